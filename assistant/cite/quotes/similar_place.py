"""Find the place of a changed document that comes nearest to what stood in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from assistant.cite.quotes.words import Word, words_of
from index.documents import Span
from index.text.sentences import sentences_around, trim

_LIKE = 0.4
"""Less of its words in common, and it is another sentence."""
_COMMON = 20
"""A word that stands more often than so many times tells less of a place."""
_EVERYWHERE = 500
"""One that stands so often is not looked for, as long as there are others."""
_SAME = 1e-6
"""Sums that differ by no more are the same."""
_SHORT = 20_000
"""Characters of a text of which many can be kept."""
_AROUND = 1_000
"""Characters in which a sentence ends."""


def find_similar(quote: str, start: int, text: str, language: str) -> Span | None:
    """Return the sentences of a text that have most words of a quote, None if few have.

    Of several that have as many, those nearest to ``start`` are meant: what was changed
    has mostly not gone far.
    """
    wanted = [word.folded for word in words_of(quote)]
    there, places = _index(text)
    hits = _hits(wanted, places)
    if not hits:
        return None
    needed = Counter(wanted)
    weights = {
        word: min(1.0, _COMMON / max(len(places.get(word, ())), 1)) for word in needed
    }
    first, last = _best_window(hits, there, needed, weights, start)
    held = Counter(word.folded for word in there[first : last + 1])
    shared = sum(weights[w] * min(n, held[w]) for w, n in needed.items())
    if shared < _LIKE * sum(weights[w] * n for w, n in needed.items()):
        return None
    near = Span(there[first].span.start, there[last].span.end)
    return _sentences(text, language, near)


def _index(text: str) -> tuple[Sequence[Word], Mapping[str, Sequence[int]]]:
    """Return the words of a text, and of each word which of them it is.

    An old conversation asks for many quotes of the same documents; what is kept of a
    text takes fifty times its room.
    """
    return _of_short(text) if len(text) <= _SHORT else _of_long(text)


def _make_index(text: str) -> tuple[Sequence[Word], Mapping[str, Sequence[int]]]:
    there = words_of(text)
    places: dict[str, list[int]] = {}
    for place, word in enumerate(there):
        places.setdefault(word.folded, []).append(place)
    return there, places


_of_short = lru_cache(maxsize=64)(_make_index)
_of_long = lru_cache(maxsize=4)(_make_index)


def _hits(wanted: Sequence[str], places: Mapping[str, Sequence[int]]) -> list[int]:
    """Return which words of a text are wanted, without those that stand everywhere."""
    found = [places[word] for word in set(wanted) if word in places]
    telling = [each for each in found if len(each) < _EVERYWHERE]
    return sorted(place for each in telling or found for place in each)


def _best_window(
    hits: Sequence[int],
    there: Sequence[Word],
    needed: Mapping[str, int],
    weights: Mapping[str, float],
    start: int,
) -> tuple[int, int]:
    """Return the first and the last of the words that stand together, most of them."""
    longest = sum(needed.values())
    held: Counter[str] = Counter()
    shared, first = 0.0, 0
    best: tuple[float, int, int, int] = (-1.0, 0, 0, 0)
    for place in hits:
        while place - hits[first] >= longest:
            word = there[hits[first]].folded
            shared -= weights[word] if held[word] <= needed[word] else 0.0
            held[word] -= 1
            first += 1
        word = there[place].folded
        held[word] += 1
        shared += weights[word] if held[word] <= needed[word] else 0.0
        if shared >= best[0] - _SAME:
            far = -abs(there[hits[first]].span.start - start)
            best = max(best, (round(shared, 6), far, hits[first], place))
    return best[2:]


def _sentences(text: str, language: str, near: Span) -> Span:
    """Return the sentences that a place stands in; only what is around it is read."""
    start = max(0, near.start - _AROUND)
    around = Span(start, near.end + _AROUND).of(text)
    found = sentences_around(around, language, near.shift(-start)).shift(start)
    return trim(text, found) or near
