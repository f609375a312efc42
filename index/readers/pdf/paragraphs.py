"""Join the printed lines of a page into the paragraphs they were wrapped from."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

_UNSPACED = re.compile(
    r"[\u2e80-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]"
)
_HANGUL = re.compile(r"[\uac00-\ud7a3]")
# Private-use characters are the bullets of symbol fonts.
ITEM = re.compile(
    r"[*•◦▪‣●○■□►➢✓·\ue000-\uf8ff]\s"
    r"|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s"
    r"|[（(]?[一二三四五六七八九十]{1,3}[)）、]|第[一二三四五六七八九十百零\d]{1,6}[章节節条條]"
)
# "COVID-" and "19", or an address broken after a slash.
_CUT = re.compile(r"\w[-/]\Z")
_HYPHENATED = re.compile(r"[^\W\d_]+-[^\W\d_]+")
_LAST_WORD = re.compile(r"[^\W\d_]+\Z")
# A dash is the mark of an item only where the line above has come to its end.
_DASH = re.compile(r"[-–—]\s")
_ENDS = (".", "!", "?", ":", ";")
_NEAR = 6


@dataclass(frozen=True, slots=True)
class Gap:
    """What is between two words of a line."""

    offset: int
    """Where in the text the word behind it begins."""
    left: float
    right: float

    @property
    def width(self) -> float:
        """How far the words stand apart."""
        return self.right - self.left


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line and where it stands; distances grow upwards, as in a PDF."""

    text: str
    """As printed; a space at its end is where a word ends for certain."""
    left: float
    right: float
    baseline: float
    height: float
    """Of the type; more than zero."""
    first_word: float
    """Width of the first word."""
    hyphenated: bool = False
    """The line ended in a hyphen, which ``text`` no longer has."""
    apart: bool = False
    """It is part of a printed line, and a gap sets it apart from the one before."""
    gaps: tuple[Gap, ...] = ()
    """Between its words, from the left; none of a line that runs leftwards."""
    space: float = 0
    """Width of a space of the type that its figures have; 0: it has none."""
    turn: int = 0
    """How often writing is turned by a quarter; all measures are as if it was not."""


def find_compounds(lines: Sequence[Line]) -> frozenset[str]:
    """Return the hyphenated words inside lines: these keep their hyphen anywhere."""
    return frozenset(
        word.lower() for line in lines for word in _HYPHENATED.findall(line.text)
    )


def join_lines(
    lines: Sequence[Line],
    compounds: frozenset[str] = frozenset(),
    rows: frozenset[int] = frozenset(),
) -> str:
    """Return the text of ``lines``, a paragraph a line, blank lines between them.

    Args:
        lines: In reading order.
        compounds: Words that keep the hyphen they were broken at.
        rows: Which of the lines are rows of a table; there are no blank lines between
            those that follow each other.
    """
    if is_vertical(lines):
        return "".join(line.text.rstrip() for line in lines)
    paragraphs: list[str] = []
    for index, line in enumerate(lines):
        if {index - 1, index} <= rows:
            paragraphs[-1] += f"\n{line.text}"
        elif {index - 1, index} & rows or index == 0:
            paragraphs.append(line.text.rstrip())
        elif not _starts_paragraph(lines, index):
            paragraphs[-1] = join_two(paragraphs[-1], lines[index - 1], line, compounds)
        else:
            paragraphs.append(line.text.rstrip())
    return "\n\n".join(paragraphs)


def is_vertical(lines: Sequence[Line]) -> bool:
    """Return whether a page is written downwards: a line for each character."""
    single = [line for line in lines if len(line.text.rstrip()) <= 2]
    return 2 * sum(bool(_UNSPACED.match(line.text)) for line in single) > len(lines)


def _starts_paragraph(lines: Sequence[Line], index: int) -> bool:
    above, below = lines[index - 1], lines[index]
    if above.hyphenated:
        return False
    if not _same_type(above, below) or ITEM.match(below.text):
        return True
    if _DASH.match(below.text) and above.text.rstrip().endswith((*_ENDS, ",")):
        return True
    return (
        _is_set_apart(lines, index)
        or _is_indented(lines, index)
        or _had_room(lines, index)
    )


def _same_type(above: Line, below: Line) -> bool:
    return 0.8 < below.height / above.height < 1.25


def _is_set_apart(lines: Sequence[Line], index: int) -> bool:
    """Return whether the gap above the line is wider than gaps near it."""
    nearby = range(max(1, index - _NEAR), min(len(lines), index + _NEAR + 1))
    gaps = (
        (lines[near - 1].baseline - lines[near].baseline) / lines[near].height
        for near in nearby
        if _same_type(lines[near], lines[index])
    )
    usual = min((gap for gap in gaps if gap > 0.5), default=math.inf)
    above, below = lines[index - 1], lines[index]
    return (above.baseline - below.baseline) / below.height > usual + 0.4


def _is_indented(lines: Sequence[Line], index: int) -> bool:
    """Return whether the line is set in from the column, as first lines are.

    The second line of a list item is set in, too, but from the item's mark.
    """
    if index < 2:
        return False
    above, below = lines[index - 1], lines[index]
    in_column = abs(above.left - lines[index - 2].left) < 0.5 * above.height
    indent = (below.left - above.left) / above.height
    return in_column and 1 < indent < 5 and not ITEM.match(above.text)


def _had_room(lines: Sequence[Line], index: int) -> bool:
    """Return whether the first word of the line would have fitted on the one above.

    Then the line above was ended on purpose. How far lines go is seen from the
    neighbours in the same column.
    """
    above, below = lines[index - 1], lines[index]
    around = lines[max(0, index - _NEAR) : index + _NEAR]
    rights = sorted(
        line.right
        for line in around
        if abs(line.left - above.left) < 4 * above.height or line is above
    )
    # The outermost may be an address too long for the column.
    margin = rights[-2] if len(rights) > 3 else rights[-1]
    # The space before the word, or the room that punctuation may not be parted by.
    needed = below.first_word + 0.3 * above.height
    if _UNSPACED.match(below.text):
        needed = 3 * above.height
    if below.text[0].islower() and not above.text.rstrip().endswith(_ENDS):
        # It reads on: only a line that is clearly short was ended on purpose.
        needed = max(needed, (margin - above.left) / 4)
    return above.right + needed < margin


def join_two(text: str, above: Line, below: Line, compounds: frozenset[str]) -> str:
    """Return ``text``, which ends with the line above, and the line below it."""
    words = below.text.rstrip()
    if above.hyphenated:
        return text + _hyphen(text, words, compounds) + words
    if _HANGUL.match(text[-1]) and _HANGUL.match(words):
        # Korean has spaces, but lines break inside words, too.
        return f"{text} {words}" if above.text[-1].isspace() else text + words
    if _UNSPACED.match(text[-1]) or _UNSPACED.match(words) or _CUT.search(text):
        return text + words
    return f"{text} {words}"


def _hyphen(before: str, after: str, compounds: frozenset[str]) -> str:
    """Return what stood between two parts of a word: nothing, or a real hyphen."""
    head, tail = _LAST_WORD.search(before), re.match(r"[^\W\d_]+", after)
    if not head or not tail or not tail[0][0].islower():
        return "-"
    return "-" if f"{head[0]}-{tail[0]}".lower() in compounds else ""
