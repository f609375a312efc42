"""Find the items that commas and a joining word set off within a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import median_high

from assistant.extract.lists.chinese_lists import find_chinese_lists
from assistant.extract.questions import contains_figure
from assistant.language.function_words import INNER, SmallWords, small_words
from index.documents import Span

MIN_ITEMS = 3
_SURE_ITEMS = 5  # so many are a list even where nothing else shows it
_MAX_WORDS = 12  # longer pieces between commas are clauses

_CLAUSE_END = re.compile(
    r"\b(?:e\.g|i\.e|t\.ex|bl\.a|z\.\s?B|p\.\s?ex)\.?,?|[:：](?!\d)|[(（]"
    r"|[.!?…](?=\s|\Z)|[。！？\n)）]"
)
_BETWEEN_COMMAS = re.compile(r"(?:[^,;]|(?<=\d),(?=\d))+")
_WORD = re.compile(r"[$€£§]?\w(?:[\w'’&./-]*[\w-])?[%‰°€]?")
_AND_SO_ON = frozenset({"etc", "osv", "m.m", "mm", "usw"})
# After its verb a Swedish sentence may have the subject first, then what is listed.
_SUBJECT = re.compile(r"(?!moderna)\w{3,}[aoe]rna")


def find_sentence_lists(text: str, language: str) -> Iterator[list[Span]]:
    """Yield the items of each list within a sentence; none where it is in doubt."""
    start, opened = 0, False
    for end in [*_CLAUSE_END.finditer(text), None]:
        clause = Span(start, end.start() if end else len(text))
        if language == "zh":
            yield from find_chinese_lists(text, clause)
        else:
            yield from _listed(text, clause, opened, small_words(language))
        if end:
            start, opened = end.end(), end[0] not in ".!?…。！？\n)）"


class _Piece(list[re.Match[str]]):
    """Words in a row."""

    def part(self, start: int, end: int | None = None) -> _Piece:
        return _Piece(self[start:end])

    def words(self) -> list[str]:
        return [word[0].casefold() for word in self]

    def span(self) -> Span:
        return Span(self[0].start(), self[-1].end())

    def places(self, words: frozenset[str]) -> list[int]:
        return [index for index, word in enumerate(self.words()) if word in words]


def _listed(
    text: str, clause: Span, opened: bool, small: SmallWords
) -> Iterator[list[Span]]:
    parts = _BETWEEN_COMMAS.finditer(text, clause.start, clause.end)
    pieces = [p for p in (_Piece(_WORD.finditer(text, *m.span())) for m in parts) if p]
    runs = [[item.span() for item in run] for run in _alike(pieces, small)]
    yield from runs
    taken = [Span(run[0].start, run[-1].end) for run in runs]
    for free, group in groupby(
        pieces, lambda piece: not any(map(piece.span().overlaps, taken))
    ):
        if free and small.joins:
            for run in _joined(list(group), opened and not taken, small):
                yield [item.span() for item in run]


def _alike(pieces: Sequence[_Piece], small: SmallWords) -> Iterator[list[_Piece]]:
    """Yield runs of items that end in the same word, whatever stands around them."""
    units = [unit for piece in pieces for unit in _split_alike(piece, small)]
    lasts = [unit.words()[-1] for unit in units]
    start = 0
    for last, same in groupby(lasts):
        stop = start + len(list(same))
        run = units[start:stop]
        if stop < len(units) and last in (words := units[stop].words()[:_MAX_WORDS]):
            run.append(units[stop].part(0, words.index(last) + 1))
        if len(run) >= MIN_ITEMS and len(last) > 2:
            run = [_cut_left(run[0], run[1:], small), *run[1:]]
            if all(len(item) > 1 and not item.places(small.outside) for item in run):
                yield run
        start = stop


def _split_alike(piece: _Piece, small: SmallWords) -> Iterator[_Piece]:
    """Split at a joining word, but only between two that end alike."""
    start, words = 0, piece.words()
    for joint in piece.places(small.joins):
        if joint == start:
            start = joint + 1
        elif words[joint - 1] in words[joint + 1 : joint + _MAX_WORDS]:
            yield piece.part(start, joint)
            start = joint + 1
    if start < len(piece):
        yield piece.part(start)


def _joined(
    pieces: Sequence[_Piece], opened: bool, small: SmallWords
) -> Iterator[list[_Piece]]:
    """Yield runs of short pieces, the last of which a joining word announces."""
    index = 0
    while index < len(pieces):
        stop = index
        while stop < len(pieces) and _is_item(pieces[stop], small):
            stop += 1
        body, following = pieces[index:stop], pieces[stop : stop + 1]
        items, closed, ended = _close(body, following, small)
        if len(items) > 1:
            items, sure = _open(pieces[:index], items, small)
            sure = sure or ended or (opened and not index) or _are_names(items)
            items = _of_a_kind(items)
            if len(items) >= (MIN_ITEMS if sure and closed else _SURE_ITEMS) and (
                len(items) > MIN_ITEMS or len(body) > 1 or _are_like(items)
            ):
                yield items
        index = stop + 1


def _is_item(piece: _Piece, small: SmallWords) -> bool:
    words = piece.words()
    return (
        0 < len(words) <= _MAX_WORDS
        and words[0] not in small.links | small.joins | INNER | _AND_SO_ON
        and words[-1] not in small.links | small.joins
        and not words[-1].endswith("-")
        and small.outside.isdisjoint(words)
    )


def _of_a_kind(items: list[_Piece]) -> list[_Piece]:
    """Drop what counts the items before it: "bottles, vases, two kinds"."""
    counts = [len(item) > 1 and contains_figure(item[0][0]) for item in items]
    return (
        items[: counts.index(True)] if True in counts[1:] and not counts[0] else items
    )


def _are_names(items: Sequence[_Piece]) -> bool:
    return all(item[0][0][0].isupper() for item in items)


def _are_like(items: Sequence[_Piece]) -> bool:
    firsts = {item.words()[0] for item in items}
    return max(map(len, items)) < 3 or len(firsts) == 1 or _are_names(items)


def _close(
    body: Sequence[_Piece], following: Sequence[_Piece], small: SmallWords
) -> tuple[list[_Piece], bool, bool]:
    """Return the items up to the last.

    Also whether a word shows that it is the last, and whether the sentence has its
    verb after it.
    """
    if following and following[0].words()[0] in _AND_SO_ON:
        return list(body), True, False
    for index, piece in reversed(list(enumerate([*body, *following]))):
        words = piece.words()
        joints = [j for j in piece.places(small.joins) if words[j - 1][-1] != "-"]
        if joints and words[0] not in small.links | small.outside:
            # An item seldom has a joining word, but what follows the list may have.
            joint = joints[-1] if index < len(body) else joints[0]
            items = [*body[:index], *filter(None, [piece.part(0, joint)])]
            last = _cut_right(piece.part(joint + 1), items, small)
            if last and items and _is_item(items[-1], small):
                after = words[joint + 1 + len(last) :]
                return [*items, last], True, bool(after) and after[0] in small.verbs
    return list(body), False, False


def _cut_right(last: _Piece, items: Sequence[_Piece], small: SmallWords) -> _Piece:
    """Return the last item without the rest of its sentence; empty if in doubt."""
    longest = max(map(len, items), default=0) + 2
    last = last.part(0, min(last.places(small.outside), default=len(last)))
    if len(last) > longest:
        last = last.part(0, min(last.places(small.links), default=len(last)))
    while last and last.words()[-1] in small.links | small.joins | INNER:
        last = last.part(0, -1)
    return last if len(last) <= longest and _is_item(last, small) else _Piece()


def _open(
    earlier: Sequence[_Piece], items: list[_Piece], small: SmallWords
) -> tuple[list[_Piece], bool]:
    """Return the items with the first one whole, and whether its border is sure.

    It is the end of the clause before them, or else the end of the first of them.
    """
    places = _borders(earlier[-1], items, small) if earlier else []
    opening = earlier[0].words()[0] if len(earlier) == 1 else ""
    if places and opening not in small.fronts:
        edge = earlier[-1].words()[places[-1]]
        if small.fronts_links and opening in small.links and edge not in small.verbs:
            # "In 2019," is no item; of "In 2019 it had firms in …," that is in doubt.
            return (items, False) if places == [0] else ([], False)
        head, sure = _head(earlier[-1], places[-1], items, small)
        if _is_item(head, small):
            return [head, *items], sure
    first = _cut_left(items[0], items[1:], small)
    return [first, *items[1:]], len(first) < len(items[0])


def _head(
    before: _Piece, place: int, items: Sequence[_Piece], small: SmallWords
) -> tuple[_Piece, bool]:
    """Return what stands after a border word, at most about as long as the items."""
    edge, head = before.words()[place], before.part(place + 1)
    if edge in small.verbs and len(head) > 1 and _SUBJECT.fullmatch(head.words()[0]):
        head = head.part(1)
    lengths = list(map(len, items))
    if len(head) > max(lengths) + 2:
        return head.part(-median_high(lengths)), False
    return head, edge not in small.stops


def _cut_left(piece: _Piece, others: Sequence[_Piece], small: SmallWords) -> _Piece:
    """Return the end of a piece that is like the other items."""
    words, firsts = piece.words(), {other.words()[0] for other in others}
    if len(firsts) == 1 and firsts <= set(words):
        return piece.part(max(piece.places(frozenset(firsts))))
    places = _borders(piece, others, small)
    rest = piece.part(places[-1] + 1) if places else piece
    return rest if _are_names([rest]) == _are_names(others) else piece


def _borders(piece: _Piece, others: Sequence[_Piece], small: SmallWords) -> list[int]:
    """Return where words stand that are in none of the other items."""
    inside = {word for other in others for word in other.words()}
    return piece.part(0, -1).places((small.links | small.outside) - inside)
