"""Tell whether the name asked for is only what another one is compared with."""

from __future__ import annotations

import re

from assistant.extract.conditions.other_clauses import asked_names, names_in
from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.conditions.place import Place

_BASE = re.compile(
    r"\b(?:than|än|als|compared (?:with|to)|jämfört med|verglichen mit"
    r"|as (?:many|much|large|big|high|old) as|så [^\W\d_]+ som|so [^\W\d_]+ wie"
    r"|(?:years?|months?|days?|år|månader|dagar|jahre?|monate?|tage?) "
    r"(?:before|after|före|efter|vor|nach)) "
    r"(?:(?:the|that|those|in|of|at|i|det|den|de|der|die|das|dem|im) ){0,3}"
    r"(?P<name>(?-i:[A-Z\u00c0-\u00de])[^\W\d_]+"
    r"(?:[ -](?-i:[A-Z\u00c0-\u00de])[^\W\d_]+)*)"
    r"(?: [^\W\d_]+){0,2}\s*(?:[.,;)]|\Z)",
    re.IGNORECASE,
)
_ELLIPSIS = re.compile(
    r"[,;] (?:(?:and|but|while|och|men|medan|und|aber|während) )?"
    r"(?:(?:that|those|the one|the ones|det|den|de|das|der|die|diejenige) )?"
    r"(?:(?:in|of|at|on|i|på|av|vid|im|bei|von) )?"
    r"(?P<name>[A-Z\u00c0-\u00de][^\W\d_]+(?:[ -][A-Z\u00c0-\u00de][^\W\d_]+)*)"
    r"(?P<rest>[^.;]*)"
)
_SO_MUCH = re.compile(
    r"\b(?:half|twice|double|third|quarter|as (?:many|much)|more|fewer|less|hälften"
    r"|dubbelt|tredjedel|fjärdedel|lika|så (?:många|mycket)|fler|färre|mer|mindre"
    r"|hälfte|halb|doppelt|drittel|viertel|ebenso|mehr|weniger"
    r"|later|earlier|senare|tidigare|später|früher)\b",
    re.IGNORECASE,
)
_HAN_BASE = re.compile(
    r"(?:^|[，,；;])[^，,；;。]{0,6}?(?:"
    r"[比较](?P<name>[\u4e00-\u9fff]{2,12}?)(?:要|略|稍)?[早晚高低多少大小快慢长短贵便]出?"
    r"(?=[\d一二三四五六七八九十百千两几约近，,。])"
    r"|(?:[高低多少早晚大小]于|超过)(?P<above>[\u4e00-\u9fff]{2,12}?)(?=[，,。])"
    r"|[是为](?P<part>[\u4e00-\u9fff]{2,12}?)的(?:[\d.两一二三四五]+倍|一半))"
)
_HAN_ELLIPSIS = re.compile(
    r"[，,；;](?:而)?(?P<name>[\u4e00-\u9fff]{2,6}?)(?:则|约|大约|仅|只|几乎|差不多)*(?:有|为|是)?"
    r"(?:其|前者|它)?的?(?:约)?(?:一半|两倍|数倍|三分之一|四分之一)"
)
_TIMES = re.compile(
    r".?年|上|去|同期|以往|往|前|计划|目标|预期|预计|规定|全国|全省|全市"
)
_COMPARES = re.compile(
    r"\b(?:than|än|als|compared|jämfört|verglichen)\b|比|相差", re.IGNORECASE
)
_LEAST_HAN = 2


def check_compared(question: str, place: Place) -> Outcome:
    """Tell whether a figure is that of a name which the one asked for is compared with.

    "Hale was founded in 1996, ten years after Norby" does not tell when Norby was, and
    of "the mill in Hale has 145 workers, that in Norby half as many" 145 are Hale's.
    """
    if not place.concerns_figure(question) or _COMPARES.search(question):
        return Outcome.SHOWN
    han = place.language == "zh"
    other = _is_han_base(question, place) if han else _is_base(question, place)
    return Outcome.CONTRADICTED if other else Outcome.SHOWN


def _is_base(question: str, place: Place) -> bool:
    """Return whether the names asked for stand in the sentence as a base alone."""
    sentence, language = place.sentence, place.language
    start = len(place.sentence_before)
    ellipses = (
        found
        for found in _ELLIPSIS.finditer(sentence)
        if _SO_MUCH.search(found["rest"]) and not re.search(r"\d", found["rest"])
    )
    for found in (*_BASE.finditer(sentence), *ellipses):
        if found.start() < len(place.sentence_until) and found.end() > start:
            continue  # What is said is the difference, or stands within.
        outside = f"{sentence[: found.start()]} . {sentence[found.end() :]}"
        if (
            names_in(outside, language)
            and asked_names(question, found["name"], language)
            and not asked_names(question, outside, language)
        ):
            return True
    return False


def _is_han_base(question: str, place: Place) -> bool:
    """Return whether the name asked for is a base in Chinese: 比锦川市早五年."""
    sentence = place.sentence
    for found in (*_HAN_BASE.finditer(sentence), *_HAN_ELLIPSIS.finditer(sentence)):
        name = next(name for name in found.groups() if name)
        if _TIMES.match(name):
            continue
        before, after = sentence[: found.start()], sentence[found.end() :]
        asked = name[:_LEAST_HAN]
        alone = asked in question and asked not in before and asked not in after
        if alone and before[:_LEAST_HAN] not in question:
            return True
    return False
