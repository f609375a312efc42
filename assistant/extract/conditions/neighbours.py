"""Tell whether the figure of an answer is that of a neighbour of what is asked for."""

from __future__ import annotations

import re

from assistant.extract.conditions.other_clauses import names_in, share_territory
from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.conditions.place import Place
from assistant.extract.conditions.place_kinds import kinds_of_names
from assistant.extract.conditions.towns import has_town, towns_in
from index.text.languages import detect_language

_OTHERNESS = (
    r"(?:neighbou?ring|near-?by|adjacent|adjoining|närliggande|angränsande|intilliggande"
    r"|benachbarte[nrs]?|angrenzende[nrs]?)(?= )|(?:grann|nachbar)[^\W\d_]*"
)
_OF_OTHERS = re.compile(
    rf"{_OTHERNESS}|surrounding|omgivande|umliegend|邻|毗连|周边|附近|同类",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"\W*(?:[^\W\d_]+ (?:of|in|av|i|för|von|bei) )?"
    r"(?:(?:in|at|i|im|the|der|die|das|des|dem|den|det|a|its|dess) ){0,3}",
    re.IGNORECASE,
)
_NEIGHBOUR = re.compile(
    rf"(?i:{_OTHERNESS})(?=(?: [^\W\d_]+){{0,2}}? [A-Z\u00c0-\u00de][^\W\d_]{{2,}})"
)
_APPOSED = re.compile(
    rf"\W*[A-Z\u00c0-\u00de][^\W\d_]{{2,}},(?: [^\W\d_]+){{0,2}}? (?i:{_OTHERNESS})"
)
_CAPITAL = re.compile(r"\b[A-Z\u00c0-\u00de][^\W\d_]{2,}")
_HAN_NAME = r"(?P<name>[\u4e00-\u9fff]{2,4}?)(?P<kind>[市县区镇乡州])"
_HAN_DATE = r"\W*(?:(?:截至)?(?:19|20)\d\d年(?:底|末)?[，,]?)?"
_HAN_NEIGHBOUR = re.compile(
    rf"{_HAN_DATE}(?:(?:[\u4e00-\u9fff]{{2,6}}[市县区镇乡州])?(?:邻近|相邻|毗邻|临近|周边|附近)的?"
    rf"{_HAN_NAME}|{_HAN_NAME.replace('P<', 'P<of_')}(?:的)?同类)"
)
_HAN_CLUSTER = re.compile(
    rf"{_HAN_DATE}{_HAN_NAME}[\u4e00-\u9fff]{{0,10}}?(?:集群|园区)"
)
_HAN_ASKED = re.compile(
    r"[\u4e00-\u9fff]{2,4}?[市县区镇乡州][\u4e00-\u9fff]*?(?:集群|园区)"
)
_STOP = re.compile(r"[;；|\n]|[.。]\s*(?=[A-Z\u00c0-\u00de])")
_CONTRAST = re.compile(
    r",? (?:against|compared|while|whereas|medan|mot|jämfört|während|gegenüber) |，而"
)


def check_neighbour(question: str, place: Place) -> Outcome:
    """Tell whether the subject of the sentence is a neighbour, or another of its kind.

    "The neighbouring Brook cluster had a turnover of 7 million" is not what the
    cluster had that the document is about, and neither is "The Brook cluster had".
    What is of another kind, as a site of the cluster, may be a part of it.
    """
    if not place.concerns_figure(question) or _OF_OTHERS.search(question):
        return Outcome.SHOWN
    clause = _STOP.split(place.sentence_before)[-1]
    if _CONTRAST.search(clause):
        return Outcome.SHOWN
    in_han = place.language == "zh"
    if in_han:
        other = _han_neighbour(question, clause)
    else:
        other = _neighbour(question, clause, place.language)
    if other and _may_tell(question, place):
        return Outcome.CONTRADICTED
    if not in_han and _is_other_of_kind(question, clause, place):
        return Outcome.CONTRADICTED
    return Outcome.SHOWN


def _neighbour(question: str, clause: str, language: str) -> bool:
    """Return whether a clause begins with a neighbour that the question lacks."""
    lead = _LEAD.match(clause)
    found = _NEIGHBOUR.match(clause, lead.end() if lead else 0)
    if found:
        after = clause[found.end() :]
    elif _APPOSED.match(clause):  # "Norby, a neighbouring cluster, has"
        after = clause
    else:
        return False
    names = names_in(after, language) or _CAPITAL.findall(after)
    if any(name in question or name.removesuffix("s") in question for name in names):
        return False
    if share_territory(question, after, language):
        return False
    return not any(has_town(after, name) for name in towns_in(question))


def _han_neighbour(question: str, clause: str) -> bool:
    """Return whether a Chinese clause begins with one: 泸安市邻近的江宁县."""
    if found := _HAN_NEIGHBOUR.match(clause):
        name, end = found["name"] or found["of_name"], found.end()
    elif _HAN_ASKED.search(question) and (found := _HAN_CLUSTER.match(clause)):
        name, end = found["name"], found.end("name")
    else:
        return False
    after = clause[end:]
    named = [asked[:2] for asked in _HAN_ASKED.findall(question)]
    return not has_town(question, name) and not any(
        asked in after for asked in (*named, *towns_in(question))
    )


def _may_tell(question: str, place: Place) -> bool:
    """Return whether a name of the place would be seen in the question.

    In other letters it may be written in many ways: there the document has to be about
    what is asked for.
    """
    if (detect_language(question) == "zh") == (place.language == "zh"):
        return True
    above = "\n".join(place.above)
    return any(has_town(above, name) for name in towns_in(question))


def _is_other_of_kind(question: str, clause: str, place: Place) -> bool:
    """Return whether the clause begins with another cluster than that asked for.

    What the name asked for is, the title may tell: "Dunmere Glass Cluster".
    """
    asked = {(n, kind) for n, kind, _ in kinds_of_names(question, place.language)}
    for line in place.above:
        asked |= {
            (name, kind)
            for name, kind, _ in kinds_of_names(line, place.language)
            if name in question
        }
    if not asked or any(name in clause for name, _ in asked):
        return False
    lead = _LEAD.match(clause)
    start = lead.end() if lead else 0
    kinds = {kind for _, kind in asked}
    known = "\n".join((question, *place.above))
    # What begins a sentence has a capital anyway: "Integrated circuit cluster".
    return any(
        at == start
        and kind in kinds
        and name.removesuffix("s") not in known
        and not clause.strip().startswith(name)
        for name, kind, at in kinds_of_names(clause, place.language)
    )
