"""Ask of a kindred document what was asked of one: of another place, year or edition.

Documents are kindred whose titles are the same but for some words: "Report for 2015"
and "Report for 2018". Where a question has the words of one, it can be asked with the
words of the other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from index.documents import IndexedDocument

_ALIKE = 0.6
"""Least share of the longer title that both have, at its beginning and its end."""
_LEAST = 2
_WORDS = re.compile(r"[\u3400-\u9fff]|[^\W\d_]+|\d+|\S")


def ask_of_kindred(
    question: str, title: str, documents: Sequence[IndexedDocument]
) -> Iterator[tuple[str, str]]:
    """Yield the question as it is asked of each kindred document, and its id."""
    # Of several editions the newest, which is what an answer is taken from.
    by_title = {d.title: d for d in sorted(documents, key=_age)}
    for document in by_title.values():
        words = _differing(title, document.title)
        if words is None:
            continue
        own, other = words
        asked = re.sub(_as_word(own), other.replace("\\", r"\\"), question)
        if asked != question:
            yield asked, document.id


def _age(document: IndexedDocument) -> tuple[str, float]:
    return document.date or "", document.modified


def _differing(one: str, other: str) -> tuple[str, str] | None:
    """Return the words in which two titles differ, None where they are not kindred."""
    first, second = _WORDS.findall(one), _WORDS.findall(other)
    start = _shared(first, second)
    end = _shared(first[start:][::-1], second[start:][::-1])
    if start + end < _ALIKE * max(len(first), len(second)):
        return None
    own = _cut(one, first, start, end)
    others = _cut(other, second, start, end)
    return (own, others) if len(own) >= _LEAST and len(others) >= _LEAST else None


def _shared(first: Sequence[str], second: Sequence[str]) -> int:
    """Return how many words two titles have in common before they differ."""
    pairs = zip(first, second, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _cut(title: str, words: Sequence[str], start: int, end: int) -> str:
    """Return what is left of a title without so many words at its start and end."""
    rest = title
    for word in words[:start]:
        rest = rest.lstrip().removeprefix(word)
    for word in list(words[len(words) - end :])[::-1]:
        rest = rest.rstrip().removesuffix(word)
    return rest.strip()


def _as_word(words: str) -> str:
    """Return a pattern of these words where nothing is added to them: not 5 in 2015."""
    before = r"(?<![^\W\u3400-\u9fff])" if words[0].isalnum() else ""
    after = r"(?![^\W\u3400-\u9fff])" if words[-1].isalnum() else ""
    return before + re.escape(words) + after
