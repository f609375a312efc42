"""Find places of a document's text in what is shown of its file, by their letters.

Marks, markup and white space differ between the two; the letters are the same.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from index.documents import Span

# What is looked for where the two part: so many letters, so far ahead.
_LOOKS = ((32, 20_000), (12, 2_000), (5, 200), (3, 60))
_MOST_PARTINGS = 2_000
"""So often they part, and what comes after is not looked at."""
_BORDER = " | "
_LEAST = 0.5
"""A place is found if so much of it is shown; the rest are labels and addresses."""
_NEAR = 100
"""Letters after a place in which it is looked for."""


class Alignment:
    """Where the text of a document stands in what is shown of it."""

    def __init__(self, text: str, shown: str) -> None:
        """Align a document's ``text`` with the text that is ``shown``."""
        self._text = text
        self._places, letters = _letters(text)
        self._shown_places, shown_letters = _letters(shown)
        self._pairs = dict(_pairs(letters, shown_letters))

    def find(self, span: Span) -> Span | None:
        """Return where ``span`` of the text is shown, None where it is not for sure.

        What is returned has letters of it and no others. The row of a table is never
        found: the text repeats its headers in each row, and what is shown does not.
        """
        line = Span(self._text.rfind("\n", 0, span.start) + 1, span.end)
        if _BORDER in line.of(self._text):
            return None
        own = range(*(bisect_left(self._places, at) for at in (span.start, span.end)))
        there = [self._pairs[n] for n in own if n in self._pairs]
        if not there or len(there) < _LEAST * len(own):
            return None
        if there[-1] - there[0] + 1 != len(there):
            return None
        places = self._shown_places
        return Span(places[there[0]], places[there[-1]] + 1)

    def at(self, offset: int) -> int | None:
        """Return where the first letter after ``offset`` is shown that is shown."""
        first = bisect_left(self._places, offset)
        near = range(first, min(first + _NEAR, len(self._places)))
        there = next((self._pairs[n] for n in near if n in self._pairs), None)
        return None if there is None else self._shown_places[there]


def _letters(text: str) -> tuple[list[int], str]:
    """Return where letters and digits stand, and these."""
    places = [place for place, sign in enumerate(text) if sign.isalnum()]
    return places, "".join(text[place] for place in places)


def _pairs(text: str, shown: str) -> Iterator[tuple[int, int]]:
    """Yield which letter of the text is which one that is shown."""
    at, there, partings = 0, 0, 0
    while at < len(text) and there < len(shown) and partings < _MOST_PARTINGS:
        if text[at] == shown[there]:
            yield at, there
            at, there = at + 1, there + 1
            continue
        partings += 1
        at, there = _meet_again(text, at, shown, there)


def _meet_again(text: str, at: int, shown: str, there: int) -> tuple[int, int]:
    """Return where the two go on together: past what only one of them has."""
    for letters, reach in _LOOKS:
        added = shown.find(text[at : at + letters], there, there + reach)
        left_out = text.find(shown[there : there + letters], at, at + reach)
        if added < 0 and left_out < 0:
            continue
        if left_out < 0 or 0 <= added - there <= left_out - at:
            return at, added
        return left_out, there
    return at + 1, there + 1
