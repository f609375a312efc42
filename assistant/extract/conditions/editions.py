"""Tell whether a place is of the session or edition that a question numbers."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.conditions.place import Place

Edition = tuple[str, int]
"""What is numbered, a meeting or what it is a meeting of, and its number."""

_WORDS = {
    1: "first|första|erste[nrsm]?",
    2: "second|andra|zweite[nrsm]?",
    3: "third|tredje|dritte[nrsm]?",
    4: "fourth|fjärde|vierte[nrsm]?",
    5: "fifth|femte|fünfte[nrsm]?",
    6: "sixth|sjätte|sechste[nrsm]?",
    7: "seventh|sjunde|siebte[nrsm]?",
    8: "eighth|åttonde|achte[nrsm]?",
    9: "ninth|nionde|neunte[nrsm]?",
    10: "tenth|tionde|zehnte[nrsm]?",
    11: "eleventh|elfte|elfte[nrsm]?",
    12: "twelfth|tolfte|zwölfte[nrsm]?",
}
_NUMBER = r"\d{1,3}(?:st|nd|rd|th|:e|:a|\.)|" + "|".join(_WORDS.values())
_MEETING = r"\w*(?:session|meeting|sammanträde|möte|sitzung|tagung|plenum|plenary)\w*"
_BODY = (
    r"\w*(?:congress|kongress|npc\b|cppcc|committee|fair\b|expo\b|exhibition|edition"
    r"|conference|forum|mässa|mässan|upplaga|messe\b|auflage|konferen[sz])\w*"
)
_LATIN = re.compile(
    rf"\b(?P<number>{_NUMBER})[ -]+(?:[^\W\d_][\w'’-]*[ -]+){{0,4}}?"
    rf"(?:(?P<meeting>{_MEETING})|(?P<body>{_BODY}))",
    re.IGNORECASE,
)
_HAN_NUMERAL = "[〇零一二三四五六七八九十百\\d]{1,5}"
_HAN = re.compile(
    rf"第?(?P<body>{_HAN_NUMERAL})届|(?:第|(?<=[会届大]))(?P<meeting>{_HAN_NUMERAL})次"
    r"(?:全体|常务)?(?:会议|全会)"
)
_DIGITS = {sign: n for n, sign in enumerate("一二三四五六七八九", 1)}
_PARTS = re.compile(r"[;；。！？\n]|[.!?]\s")


def check_edition(question: str, place: Place) -> Outcome:
    """Tell whether a figure or date is of another session or edition than is asked for.

    What was said last before the answer counts, else all of its sentence.
    """
    asked = editions_in(question)
    if not asked or not place.concerns_figure(question):
        return Outcome.SHOWN
    for text in (_PARTS.split(place.sentence_until)[-1], place.sentence):
        said = editions_in(text)
        known = {kind for kind, _ in said} & {kind for kind, _ in asked}
        if known:
            shown = all(e in said for e in asked if e[0] in known)
            return Outcome.SHOWN if shown else Outcome.CONTRADICTED
    return Outcome.SHOWN


@lru_cache(maxsize=1_000)
def editions_in(text: str) -> frozenset[Edition]:
    """Return the numbered sessions and editions that a text names."""
    found: set[Edition] = set()
    for match in _LATIN.finditer(text):
        kind = "meeting" if match["meeting"] else "body"
        found.add((kind, _latin_number(match["number"])))
    for match in _HAN.finditer(text):
        kind = "body" if match["body"] else "meeting"
        found.add((kind, han_number(match["body"] or match["meeting"])))
    return frozenset(found)


def _latin_number(text: str) -> int:
    if text[0].isdigit():
        return int(re.match(r"\d+", text)[0])  # type: ignore[index]
    return next(n for n, words in _WORDS.items() if re.fullmatch(words, text, re.I))


def han_number(text: str) -> int:
    """Return the number below a thousand that a Chinese numeral stands for."""
    if text.isdigit():
        return int(text)
    total, digit = 0, 0
    for sign in text:
        if sign in "十百":
            total += (digit or 1) * (10 if sign == "十" else 100)
            digit = 0
        else:
            digit = 10 * digit + _DIGITS.get(sign, 0) if digit else _DIGITS.get(sign, 0)
    return total + digit
