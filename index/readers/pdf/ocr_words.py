"""Put the words that Tesseract finds in a picture together into text."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from index.readers.pdf.paragraphs import Line, join_lines

_UNSPACED = re.compile(r"[\u2e80-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff00-\uffef]")
# Below it, in per cent, what is read is mostly noise: shapes in a photograph.
_CONVINCING = 65
# Between cells of a table, in heights of the type.
_CELL_GAP = 1.5
_RULES = frozenset("|_[]")
_WORD = "5"


@dataclass(frozen=True, slots=True)
class Word:
    """A row of Tesseract's table of words; distances grow to the right and down."""

    line: tuple[str, str, str]
    left: int
    top: int
    width: int
    height: int
    confidence: float
    text: str


def parse_words(table: str) -> Iterator[Word]:
    """Yield the words in a table (TSV) that Tesseract writes."""
    for row in table.splitlines():
        cells = row.split("\t")
        if cells[0] == _WORD and len(cells) == 12 and cells[11].strip():
            left, top, width, height = map(int, cells[6:10])
            place = (cells[2], cells[3], cells[4])
            confidence = float(cells[10])
            yield Word(place, left, top, width, height, confidence, cells[11])


def are_convincing(words: Sequence[Word]) -> bool:
    """Return whether Tesseract is sure of most of the letters."""
    letters = sum(len(word.text) for word in words)
    sure = sum(len(word.text) * word.confidence for word in words)
    return sure >= _CONVINCING * letters


def join_words(words: Sequence[Word]) -> str:
    """Return the paragraphs that ``words`` stand in; "" where they are mostly noise."""
    if not words or not are_convincing(words):
        return ""
    lines = [list(line) for _, line in groupby(words, key=lambda word: word.line)]
    usual = median(max(word.height for word in line) for line in lines)
    blocks = groupby(lines, key=lambda line: line[0].line[0])
    return "\n\n".join(_join_block(list(block), usual) for _, block in blocks)


def _join_block(lines: Sequence[Sequence[Word]], usual: float) -> str:
    rows = [_split_cells(line, usual) for line in lines]
    if 3 * sum(len(cells) > 1 for cells in rows) > len(rows):
        return "\n".join(" | ".join(map(_text, cells)) for cells in rows if cells)
    return join_lines([_measure(line, usual) for line in lines])


def _split_cells(line: Sequence[Word], usual: float) -> list[list[Word]]:
    """Return the cells of a table row; a line of running text is a single one."""
    cells: list[list[Word]] = []
    right = -math.inf
    for word in line:
        if not set(word.text) <= _RULES:
            if word.left - right > _CELL_GAP * usual:
                cells.append([])
            cells[-1].append(word)
            right = word.left + word.width
    return cells


def _text(words: Sequence[Word]) -> str:
    text = words[0].text
    for before, word in pairwise(words):
        together = _UNSPACED.match(before.text[-1]) and _UNSPACED.match(word.text)
        text += word.text if together else f" {word.text}"
    return text


def _measure(words: Sequence[Word], usual: float) -> Line:
    text = _text(words)
    height = max(word.height for word in words)
    hyphenated = len(text) > 2 and text.endswith("-") and text[-2].isalpha()
    return Line(
        text=text.removesuffix("-") if hyphenated else text,
        left=words[0].left,
        right=max(word.left + word.width for word in words),
        # The boxes of letters with tails are lower: the size of the type is not.
        baseline=-min(word.top for word in words) - usual,
        height=usual if 0.6 < height / usual < 1.5 else height,
        first_word=words[0].width,
        hyphenated=hyphenated,
    )
