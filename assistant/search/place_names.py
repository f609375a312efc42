"""Read what a question calls a place by its number: Article 12, page 4, 措施七."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from unicodedata import normalize

from assistant.facts.numerals import read_chinese
from assistant.language.place_words import (
    ARTICLE,
    CHAPTER,
    MEASURE,
    SECTION,
)
from assistant.search.written_places import HAN_NUMBER, ROMAN, in_digits, read_roman

PlaceKind = Literal[
    "article", "section", "clause", "measure", "chapter", "page", "slide", "row"
]

_COUNTED = r"\s?(?:no\.|nr\.?|number|nummer)?\s?"
_LETTERED = r"(\d+(?:[a-z]\b|\s[b-h]\b)?)"
"""Article 12b; "a" and "i" that stand alone are words of some languages."""
_LETTERED_SIGN = r"(\d+(?:[a-z]\b|\s[a-h]\b)?)"
_ASKED: dict[PlaceKind, str] = {
    "article": rf"第\s?({HAN_NUMBER})\s?[条條](?P<of>之[一二三四五六七八九十])?"
    r"|제\s?(\d+)\s?조"
    rf"|\b{ARTICLE}{_COUNTED}{_LETTERED}(?:er|º)?\b"
    rf"|\bparagraf(?:en)?\s?{_LETTERED}\b"
    r"|\b(\d+(?:\s?[a-z])?)\s?§(?!\s?\d)"
    rf"|§+\s?{_LETTERED_SIGN}\b(?!-\d)",
    "section": rf"\b{SECTION}{_COUNTED}{_LETTERED}(?![\d.]*\d)"
    rf"|第\s?({HAN_NUMBER})\s?[节款点]",
    "clause": rf"\b{SECTION}{_COUNTED}(\d+(?:\.\d+)+)(?![\d.]*\d)"
    r"|第?\s?(\d+(?:\.\d+)+)\s?[节条款]",
    "measure": rf"\b{MEASURE}{_COUNTED}(\d{{1,3}})\b(?![-–]\d)"
    rf"|(?:措施|举措)\s?({HAN_NUMBER})(?![共些个样定起般直旦切次方])"
    rf"|第\s?({HAN_NUMBER})\s?项(?:措施|举措|任务|行动)?",
    "chapter": rf"\b{CHAPTER}{_COUNTED}(\d+)\b|\b(\d+)\s?kap\b"
    rf"|第\s?({HAN_NUMBER})\s?章",
    "page": r"\b(?:page|p\.|sida|sidan|seite|página|pagina|sivu)"
    rf"\s?(\d+)\b|第\s?({HAN_NUMBER})\s?页",
    "slide": r"\b(?:slide|folie|diabild|bild|bilden|diapositive|diapositiva)\s?(\d+)\b"
    rf"|第\s?({HAN_NUMBER})\s?张(?:幻灯片)?",
    "row": rf"\b(?:row|rad|raden|zeile|ligne|fila)\s?(\d+)\b"
    rf"|第\s?({HAN_NUMBER})\s?行(?!动)",
}
_PARTS_OF: dict[PlaceKind, tuple[PlaceKind, ...]] = {
    "article": ("section", "measure"),
    "clause": ("section",),
}
"""What is but a part of a place that is named beside it: Article 12, point 2."""
_QUESTIONS = {kind: re.compile(asked, re.I) for kind, asked in _ASKED.items()}


@dataclass(frozen=True, slots=True)
class PlaceName:
    """What a question calls a place: page 4, clause 5.3."""

    kind: PlaceKind
    number: str


def find_place_names(question: str) -> dict[PlaceName, str]:
    """Return the places that a question names, with the words that name them.

    The words are those of ``in_digits(question)``.
    """
    said = _all_names(in_digits(question))
    narrow = {name.kind for name in said}
    parts = {part for kind in narrow for part in _PARTS_OF.get(kind, ())}
    return {name: words for name, words in said.items() if name.kind not in parts}


def _all_names(question: str) -> dict[PlaceName, str]:
    return {name: match.group() for name, match in _matches(question)}


def find_named_in(text: str) -> list[tuple[PlaceName, int]]:
    """Return the places that a text names by number in digits, with their offsets."""
    found = [(name, match.start()) for name, match in _matches(text)]
    return sorted(found, key=lambda one: one[1])


def _matches(text: str) -> Iterator[tuple[PlaceName, re.Match[str]]]:
    for kind, pattern in _QUESTIONS.items():
        for match in pattern.finditer(text):
            yield PlaceName(kind, read_number(match)), match


def without_place_names(question: str) -> str:
    """Return a question without the words that name places by number."""
    question = in_digits(question)
    for said in _all_names(question).values():
        question = question.replace(said, " ")
    return question


def has_address(question: str) -> bool:
    """Return whether a question names a place by its number."""
    return bool(find_place_names(question))


def read_number(match: re.Match[str]) -> str:
    """Return the number that the first group of a match has, as all would write it."""
    of = match.groupdict().get("of") or ""
    groups = (group for group in match.groups() if group and group != of)
    written = normalize("NFKC", re.sub(r"\s", "", next(groups)))
    if re.fullmatch(ROMAN, written):
        return str(read_roman(written))
    in_han = not any(character.isdecimal() for character in written)
    value = read_chinese(written) if in_han else None
    return (str(value[0]) if value else written.lower()) + of
