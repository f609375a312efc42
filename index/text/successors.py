"""Find which documents of an index are replaced by another, as that one says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

_BRACKETS = re.compile(r"[（(][^）)]*[）)]")
_TITLE = re.compile(r"《([^》]+)》")
_ARTICLE = re.compile(r"(?i)^(?:the|den|det|die|der|das)\s+")
_ENDING = re.compile(r"(?i)[\s,]+(?:of|from|dated|av|från|vom|von)\s+[^,]*\d{4}\.?$")
_NUMBERS = re.compile(r"\b\d{4}:\d+\b|[\u4e00-\u9fff]*[〔\[]\d{4}[〕\]]\d+号")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MARKS = re.compile(r"[\W_]+")
_SHORTEST = 6
"""Letters of a title below which it names no one document."""


@dataclass(frozen=True, slots=True)
class Named:
    """How a document is named, and what it says that it replaces."""

    id: str
    title: str
    date: str | None
    numbers: tuple[str, ...]
    replaces: tuple[str, ...]


def find_successors(documents: Iterable[Named]) -> dict[str, str]:
    """Return the id of the document that replaces another, by the id of that.

    A document is meant by its number or by its whole title. Where several could be,
    or several say that they replace it, none is marked.
    """
    known = tuple(documents)
    by_number: dict[str, list[Named]] = {}
    by_title: dict[str, list[Named]] = {}
    for named in known:
        for number in {*named.numbers, *_NUMBERS.findall(named.title)}:
            by_number.setdefault(_bare(number), []).append(named)
        by_title.setdefault(_title(named.title), []).append(named)
    found: dict[str, set[str]] = {}
    for newer in known:
        for name in newer.replaces:
            older = _by_number(name, by_number) or _by_title(name, newer, by_title)
            others = [named for named in older if named.id != newer.id]
            if len(others) == 1:
                found.setdefault(others[0].id, set()).add(newer.id)
    return {
        old: next(iter(newer))
        for old, newer in found.items()
        # Two that say it of each other have misread one another's names.
        if len(newer) == 1 and old not in found.get(next(iter(newer)), ())
    }


def _by_number(name: str, known: dict[str, list[Named]]) -> list[Named]:
    numbers = [_bare(number) for number in (*_NUMBERS.findall(name), name)]
    return [
        named for number in dict.fromkeys(numbers) for named in known.get(number, [])
    ]


def _by_title(name: str, newer: Named, known: dict[str, list[Named]]) -> list[Named]:
    """Return the documents of a title; where a year is said, not those of another."""
    if _NUMBERS.search(name):
        return []  # Its number says which one is meant, and it is not here.
    quoted = _TITLE.search(name)
    title = _title(quoted[1] if quoted else name)
    years = set(_YEAR.findall(name))
    if len(title) < _SHORTEST:
        return []
    return [
        named
        for named in known.get(title, [])
        if not (named.date and years) or named.date[:4] in years
        if not (named.date and newer.date) or named.date <= newer.date
    ]


def _title(text: str) -> str:
    """Return a title without what stands around it when another text names it."""
    text = _BRACKETS.sub("", text).strip()
    return _bare(_ARTICLE.sub("", _ENDING.sub("", text)))


def _bare(text: str) -> str:
    return _MARKS.sub("", text).casefold()
