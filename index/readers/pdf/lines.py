"""Measure the printed lines of a PDF page, in the parts that wide gaps set apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from index.readers.pdf.characters import HYPHEN, Characters
from index.readers.pdf.paragraphs import Gap, Line
from index.readers.pdf.printed_rows import is_wide

_SOFT_HYPHENS = "\u00ad\u2010"
_LINE = re.compile(r"[^\r\n\x02]+\x02?")
_WORD = re.compile(r"[^\s\x02]+")
_FIGURE = re.compile(r"\d")
_LEFTWARDS = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
_RIGHTWARDS = re.compile(r"[A-Za-z0-9]")
# Where so many parts begin below each other, a narrow gap sets them apart, too.
_FEWEST_ALIGNED = 5
_NARROW = 0.75


@dataclass(frozen=True, slots=True)
class _Word:
    """A word, where it begins and where it ends."""

    found: re.Match[str]
    turn: int
    left: float
    right: float

    @property
    def text(self) -> str:
        return self.found[0]

    @property
    def is_mixed(self) -> bool:
        """Whether it runs both ways, so that its ends are not its sides."""
        both = _LEFTWARDS.search(self.text), _RIGHTWARDS.search(self.text)
        return None not in both


@dataclass(frozen=True, slots=True)
class _Printed:
    """The words of a line, where their text ends, and the size of its type."""

    words: Sequence[_Word]
    end: int
    height: float


def read_lines(characters: Characters) -> list[Line]:
    """Return the lines of a page, as a PDF orders them, in their parts."""
    printed = list(_read_words(characters))
    starts = _aligned_starts(printed)
    return [part for line in printed for part in _parts(characters, line, starts)]


def _read_words(characters: Characters) -> Iterator[_Printed]:
    text = characters.text
    for line in _LINE.finditer(text):
        words = [
            _measure_word(characters, found)
            for found in _WORD.finditer(text, line.start(), line.end())
        ]
        # What is turned is no part of the line that it happens to stand in.
        for _, group in groupby(words, key=lambda word: word.turn):
            alike = list(group)
            end = alike[-1].found.end() if alike[-1] is not words[-1] else line.end()
            yield _Printed(alike, end, characters.type(alike[0].found.start())[1])


def _measure_word(characters: Characters, found: re.Match[str]) -> _Word:
    first, last = found.start(), found.end() - 1
    return _Word(found, characters.turn(first), *characters.sides(first, last))


def _aligned_starts(printed: Sequence[_Printed]) -> frozenset[int]:
    """Return about where parts begin that stand below each other."""
    counts = Counter(
        round(after.left)
        for line in printed
        for before, after in pairwise(line.words)
        if is_wide(_gap(before, after), line.height, before.text, after.text)
    )
    return frozenset(
        place + slack
        for place in counts
        for slack in (-1, 0, 1)
        if counts[place] >= _FEWEST_ALIGNED
    )


def _parts(
    characters: Characters, line: _Printed, starts: frozenset[int]
) -> Iterator[Line]:
    ends = []
    text = characters.text[line.words[0].found.start() : line.end]
    mirrored = _runs_leftwards(text)
    for place, (before, after) in enumerate(pairwise(line.words), start=1):
        gap = _gap(before, after)
        wide = is_wide(gap, line.height, before.text, after.text)
        aligned = round(after.left) in starts and gap > _NARROW * line.height
        if (wide or aligned) and not (before.is_mixed or after.is_mixed):
            ends.append(place)
    for start, end in pairwise([0, *ends, len(line.words)]):
        words = line.words[start:end]
        last = words[-1].found.end() if end < len(line.words) else line.end
        yield _measure(characters, words, last, mirrored=mirrored, apart=start > 0)


def _gap(before: _Word, after: _Word) -> float:
    # Words of Arabic and Hebrew follow each other to the left.
    return max(after.left - before.right, before.left - after.right)


def _runs_leftwards(text: str) -> bool:
    return len(_LEFTWARDS.findall(text)) > len(_RIGHTWARDS.findall(text))


def _measure(
    characters: Characters,
    words: Sequence[_Word],
    end: int,
    *,
    mirrored: bool,
    apart: bool,
) -> Line:
    """Return where a part stands; one that runs leftwards as if in a mirror."""
    first, last = words[0], words[-1]
    start = first.found.start()
    printed = characters.text[start:end]
    left, right = min(first.left, last.left), max(first.right, last.right)
    baseline, height = characters.type(start)
    figure = _FIGURE.search(printed)
    return Line(
        text=printed.rstrip(HYPHEN + _SOFT_HYPHENS),
        left=-right if mirrored else left,
        right=-left if mirrored else right,
        baseline=baseline,
        height=height,
        first_word=first.right - first.left,
        hyphenated=printed.endswith((HYPHEN, *_SOFT_HYPHENS)),
        apart=apart,
        gaps=() if mirrored else _gaps(words),
        space=characters.space(start + figure.start()) if figure else 0,
        turn=first.turn,
    )


def _gaps(words: Sequence[_Word]) -> tuple[Gap, ...]:
    start = words[0].found.start()
    return tuple(
        Gap(after.found.start() - start, before.right, after.left)
        for before, after in pairwise(words)
    )
