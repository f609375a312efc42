"""Find the page, row, chapter, clause or measure that a question names by number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from assistant.facts.numerals import read_chinese
from index.documents import Document, Span

PlaceKind = Literal["page", "slide", "row", "chapter", "clause", "measure"]

_HAN_NUMBER = r"[零〇一二三四五六七八九十百\d]+"
_ASKED: dict[PlaceKind, str] = {
    "page": rf"\b(?:page|p\.|sida|sidan|seite)\s?(\d+)\b|第\s?({_HAN_NUMBER})\s?页",
    "slide": rf"\b(?:slide|folie)\s?(\d+)\b|第\s?({_HAN_NUMBER})\s?张幻灯片",
    "row": rf"\b(?:row|rad|zeile)\s?(\d+)\b|第\s?({_HAN_NUMBER})\s?行(?!动)",
    "chapter": r"\b(?:chapter|kapitel)\s?(\d+)\b|\b(\d+)\s?kap\b"
    rf"|第\s?({_HAN_NUMBER})\s?章",
    "clause": r"\b(?:clause|section|paragraph|point|punkt|avsnitt|abschnitt|ziffer)"
    r"\s?(\d+(?:\.\d+)+)(?![\d.]*\d)|第?\s?(\d+(?:\.\d+)+)\s?[节条款]",
    "measure": r"\b(?:measure|åtgärd|maßnahme)\s?(\d+)\b"
    rf"|措施\s?({_HAN_NUMBER})|第\s?({_HAN_NUMBER})\s?项措施",
}
_QUESTIONS = {kind: re.compile(asked, re.I) for kind, asked in _ASKED.items()}
_MARGIN = r"^[ \t\u3000#*]*"
_BEGINNINGS: dict[PlaceKind, str] = {
    "chapter": r"(?:chapter|kapitel)\s(\d+)\b.*|(\d+)\skap\..*"
    rf"|第\s?({_HAN_NUMBER})\s?章.*",
    "clause": r"(\d+(?:\.\d+)+)\.?(?=[ \t\u3000\u4e00-\u9fff])",
    "measure": r"(?:measure|åtgärd|maßnahme|措施)\s?"
    rf"({_HAN_NUMBER})(?=\s|[.:：、，—–-]).*",
}
_LABELS = {
    kind: re.compile(f"{_MARGIN}(?:{label})", re.MULTILINE | re.IGNORECASE)
    for kind, label in _BEGINNINGS.items()
}
_NUMBERED = re.compile(_MARGIN + r"(\d+(?:\.\d+)*)\.?[ \t\u3000]", re.MULTILINE)
_FEWEST = 2
"""A document is divided into chapters, clauses or measures when it has this many."""


@dataclass(frozen=True, slots=True)
class PlaceName:
    """What a question calls a place: page 4, clause 5.3."""

    kind: PlaceKind
    number: str


def find_place_names(question: str) -> dict[PlaceName, str]:
    """Return the places that a question names, with the words that name them."""
    return {
        PlaceName(kind, _number(match)): match.group()
        for kind, pattern in _QUESTIONS.items()
        for match in pattern.finditer(question)
    }


def find_places(
    name: PlaceName, question: str, document: Document
) -> list[Span] | None:
    """Return the places of a document that are called so; None where it has no such.

    Args:
        name: A page, a clause …
        question: It may name the sheet of a row.
        document: The document that is meant.
    """
    if name.kind in ("page", "slide", "row"):
        return _pages(name, question, document)
    labels = list(_LABELS[name.kind].finditer(document.text))
    if len(labels) < _FEWEST:
        return None
    called = [label for label in labels if _number(label) == name.number]
    ends = _ends(name, labels, document) if called else []
    places = [_division(label, ends, document.text) for label in called]
    # A table of contents names a chapter, too, and says nothing of it.
    said = [place for place in places if "\n" in place.of(document.text)]
    return said if len(places) > 1 and said else places


def _pages(name: PlaceName, question: str, document: Document) -> list[Span] | None:
    pages = [page for page in document.pages if page.kind == name.kind]
    named = [page for page in pages if page.sheet and page.sheet in question]
    pages = named or pages
    places = [page.span for page in pages if str(page.number) == name.number]
    return places if pages else None


def _ends(
    name: PlaceName, labels: list[re.Match[str]], document: Document
) -> list[int]:
    """Return where the parts of a document end that are numbered so."""
    text = document.text
    ends = [label.start() for label in labels]
    if name.kind == "chapter":
        return ends
    if name.kind == "clause":
        numbers = _NUMBERED.finditer(text)
        ends = [n.start() for n in numbers if _follows(n[1], name.number)]
    else:
        for kind in ("clause", "chapter"):
            ends += [part.start() for part in _LABELS[kind].finditer(text)]
    return ends + [heading.span.start for heading in document.headings]


def _division(label: re.Match[str], ends: list[int], text: str) -> Span:
    end = min((end for end in ends if end > label.end()), default=len(text))
    whole = text[label.start() : end]
    start = label.start() + len(whole) - len(whole.lstrip(" \t\u3000\n#*"))
    return Span(start, label.start() + len(whole.rstrip()))


def _follows(other: str, number: str) -> bool:
    """Return whether a clause begins what comes after one, and not a part of it."""
    after, own = ([int(part) for part in n.split(".")] for n in (other, number))
    return after > own and after[: len(own)] != own


def _number(match: re.Match[str]) -> str:
    written = next(filter(None, match.groups()))
    value = None if written[0].isascii() else read_chinese(written)
    return str(value[0]) if value else written
