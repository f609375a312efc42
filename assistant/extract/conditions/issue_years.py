"""Tell the year in which a document says that it was issued: by date or number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.facts.dates import find_days
from index.documents import Document
from index.readers.shared.dates import find_labelled_date

_HEAD, _FOOT = 600, 200
"""Characters at the start and at the end in which a document tells of itself."""
_LONGEST_LINE = 90
_LONGEST_FOOT = 40
_PROSE = re.compile(r"[.!?;:,。！？；：，、][\"”’)）]?\s*\Z")
"""What ends a line that is a sentence, or that goes on in the next one."""
_YEAR = r"((?:19[5-9]|20[0-4])\d)"
_NUMBER = re.compile(
    rf"[〔（(\[【]{_YEAR}[〕）)\]】]\s*(?:第?\s*\d{{1,4}}\s*号|(?:no|nr)\b\.?\s*\d)"
    rf"|\b(?:no|nr|number|nummer)\b\.?:?\s*(?:\d{{1,5}}\s?[(（/]|(?=\d{{4}}[/:-]\d))"
    rf"{_YEAR}(?!\d)"
    rf"|\b(?:d|diarie|ärende|akten?)\.?(?:nr|nummer|zeichen)\b[.:]?\s*"
    rf"(?:[A-ZÅÄÖ]+[ -])?{_YEAR}[/:-]\d"
    rf"|\A\W*(?:[^\W\d_]+\s)?[^\W\d_]*FS\s{_YEAR}:\d",
    re.IGNORECASE,
)


def issue_years(document: Document) -> frozenset[int]:
    """Return the years of issue that a document tells; empty where it tells none.

    It tells them as its date, in its number (国发〔2023〕5号, Dnr 2023/144), or by a
    date in a line of its own, before its text or after it.
    """
    date = document.date or find_labelled_date(document.text)
    if date and date[:4].isdecimal():
        return frozenset({int(date[:4])})
    return _told(document.text, document.language)


@lru_cache(maxsize=200)
def _told(text: str, language: str) -> frozenset[int]:
    return frozenset(_years(text, language))


def _years(text: str, language: str) -> Iterator[int]:
    for line in _lines(text[:_HEAD], _LONGEST_LINE):
        yield from _dates(line, language)
        for number in _NUMBER.finditer(line):
            yield int(next(filter(None, number.groups())))
    for line in _lines(text[_HEAD:][-_FOOT:], _LONGEST_FOOT):
        yield from _dates(line, language)


def _lines(text: str, longest: int) -> Iterator[str]:
    for line in text.splitlines():
        if len(line) <= longest and not _PROSE.search(line):
            yield line


def _dates(line: str, language: str) -> Iterator[int]:
    for day in find_days(line, language):
        year, month, _ = day.readings[0]
        if year and month:
            yield year
