"""Tell whether a person holds the office that a question asks for, or is a deputy."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.conditions.place import Place

_OFFICES: dict[str, str] = {
    "mayor": r"mayors?\b|borgmästare|(?:ober)?bürgermeister(?:in)?\b|(?:市|县|区|镇)长",
    "secretary": r"party secretary|secretary\b|partisekreterare|(?:partei)?sekretär"
    r"|书记",
    "premier": r"prime minister|premier\b|statsminister|premiärminister"
    r"|ministerpräsident(?:in)?\b|总理",
    "minister": r"(?<!prime )\bminister\b|部长",
    "governor": r"governor|guvernör|landshövding|gouverneur|省长",
    "treasurer": r"treasurer|kassör|schatzmeister(?:in)?\b|司库",
    # Who is at the head is called differently in each language: 主任, 会长, 局长.
    "head": r"chair(?:man|woman|person)?\b|president\b|director\b|head\b|chief\b"
    r"|manager\b|leader\b|dean\b|rector\b|ordförande|direktör|chef(?:en)?\b|vd\b"
    r"|ledare|rektor|dekan|vorsitzende[rn]?|präsident(?:in)?\b|direktor(?:in)?\b"
    r"|leiter(?:in)?\b|geschäftsführer(?:in)?\b"
    r"|主任|主席|董事长|会长|理事长|局长|厅长|处长|院长|校长|经理|负责人|组长",
}
_DEPUTY = r"deputy[ -]|vice[ -]?|assistant |biträdande |stellvertretende[rn]? |vize|副"
_OFFICE = re.compile(
    rf"(?P<deputy>{_DEPUTY})?(?:[a-zåäöüß]+[ -])??[a-zåäöüß]*?(?P<office>"
    + "|".join(f"(?P<{name}>{words})" for name, words in _OFFICES.items())
    + ")",
    re.IGNORECASE,
)
_ASKS = re.compile(
    r"\b(?:who|vem|wer) (?:is|was|are|were|became|är|var|blev|blir|ist|war|wurde)\b"
    r"(?P<of>.*)|\b(?:which|what|vilken|welche[rn]?)\b(?P<which>.*)"
    r"|\b(?:name of|vad heter|wie hei(?:ß|ss)t)\b(?P<name>.*)",
    re.IGNORECASE | re.DOTALL,
)
_ASKS_IN_CHINESE = re.compile("谁|哪位|哪一位|哪个人|叫什么|姓名")
_TOLD_APART = frozenset({"mayor", "secretary", "premier", "minister", "treasurer"})
"""Offices that no other word stands for, in the languages."""
_ALIKE = frozenset({"premier", "minister"})
_SPACED_HAN = re.compile(r"(?<=[\u3400-\u9fff])[ \u3000]+(?=[\u3400-\u9fff])")
_NEAR = 40
_BREAK = re.compile(r"[;；。，、,|\n()（）]|\b(?:and|och|und|with|med|mit)\b|和|与|及")


@dataclass(frozen=True, slots=True)
class Office:
    """What a person is."""

    name: str
    deputy: bool


def check_role(question: str, place: Place) -> Outcome:
    """Tell whether the office beside a person is the one that is asked for."""
    asked = asked_office(question)
    if asked is None:
        return Outcome.SHOWN
    said = _office_beside(place)
    return Outcome.CONTRADICTED if said and _differ(said, asked) else Outcome.SHOWN


def _differ(one: Office, other: Office) -> bool:
    names = frozenset({one.name, other.name})
    if len(names) == 1:
        return one.deputy != other.deputy
    return names <= _TOLD_APART and names != _ALIKE


def asked_office(question: str) -> Office | None:
    """Return the office whose holder a question asks for, if it does."""
    if _ASKS_IN_CHINESE.search(question):
        return _first(question)
    match = _ASKS.search(question)
    if match is None:
        return None
    asked = match["of"] or match["which"] or match["name"] or ""
    return _first(asked[:_NEAR])


def _office_beside(place: Place) -> Office | None:
    """Return the office in the words with a person: "mayor Li", "Li, the mayor"."""
    words = place.words
    start = place.span.start - place.sentence_span.start
    before, after = place.sentence[:start], place.sentence[start + len(words) :]
    near = _BREAK.split(_SPACED_HAN.sub("", before)[-_NEAR:])[-1]
    if own := (_last(near) or _first(words)):
        return own
    # "Li Wei, deputy mayor of the town, …"
    return _first(_BREAK.split(after.lstrip(" ,，(（是ärist")[:_NEAR])[0])


def _first(text: str) -> Office | None:
    return next(map(_office, _OFFICE.finditer(text)), None)


def _last(text: str) -> Office | None:
    return next(map(_office, reversed(list(_OFFICE.finditer(text)))), None)


def _office(match: re.Match[str]) -> Office:
    name = next(name for name in _OFFICES if match[name])
    return Office(name, match["deputy"] is not None)
