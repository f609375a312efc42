"""Leave the comments out of Markdown: nobody sees them where it is shown."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from index.documents import Span

_OPENING, _CLOSING = "<!--", "-->"
# What follows a backslash is no mark. "<!-->" and "<!--->" are whole and say nothing.
# No part looks further than it takes: a line may be very long.
_MARK = re.compile(
    r"\\[\\<`]|(?P<comment>(?<![ \t])[ \t]*<!--(?!-?>))|(?P<ticks>(?<!`)`+)"
)
_TICKS = re.compile("`+")


@dataclass(frozen=True, slots=True)
class _Blocks:
    """Where the blocks of a text stand, in order."""

    bounds: Sequence[int]
    """Where one begins or ends: no comment or code within a sentence goes beyond."""
    code: Sequence[Span]
    html: Sequence[Span]
    """A comment that begins in one ends where it says, after blank lines, too."""


def without_comments(text: str) -> str:
    r"""Return the text without its comments; its lines keep their numbers.

    Args:
        text: Markdown with ``\n`` line ends.
    """
    if _CLOSING not in text.partition(_OPENING)[2]:
        return text
    parts = []
    kept = 0
    for comment in _find_comments(text):
        parts += [text[kept : comment.start], "\n" * comment.of(text).count("\n")]
        kept = comment.end
    return "".join([*parts, text[kept:]])


def _find_comments(text: str) -> Iterator[Span]:
    blocks = _find_blocks(text)
    code_ends = _find_code_ends(text)
    closings = [found.end() for found in re.finditer(_CLOSING, text)]
    position = 0
    while found := _MARK.search(text, position):
        position = found.end()
        bound = _first_from(blocks.bounds, position, len(text))
        if code := _holding(blocks.code, found.start()):
            position = code.end
        elif found["ticks"]:
            end = code_ends.get(found.start(), bound + 1)
            position = end if end <= bound else position
        elif found["comment"]:
            end = _first_from(closings, position + len(_CLOSING), len(text) + 1)
            if end > len(text):
                return
            if end <= bound or _holding(blocks.html, found.start()):
                yield Span(found.start(), end)
                position = end


def _find_blocks(text: str) -> _Blocks:
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark")
    parser.core.ruler.enableOnly(["normalize", "block"])
    line_starts = list(
        accumulate((len(line) + 1 for line in text.split("\n")), initial=0)
    )
    bounds: set[int] = set()
    code, html = [], []
    for token in parser.parse(text):
        if not token.map:
            continue
        span = Span(*(line_starts[line] for line in token.map))
        bounds |= {span.start, span.end}
        if token.type in ("code_block", "fence"):
            code.append(span)
        elif token.type == "html_block":
            html.append(span)
    return _Blocks(sorted(bounds), code, html)


def _find_code_ends(text: str) -> dict[int, int]:
    """Return where code ends, by where it begins: at as many backticks as there."""
    ends: dict[int, int] = {}
    last: dict[int, int] = {}
    for run in _TICKS.finditer(text):
        length = len(run[0])
        if length in last:
            ends[last[length]] = run.end()
        last[length] = run.start()
    return ends


def _first_from(places: Sequence[int], position: int, otherwise: int) -> int:
    """Return the first of the sorted places that is not before a position."""
    index = bisect_left(places, position)
    return places[index] if index < len(places) else otherwise


def _holding(spans: Sequence[Span], position: int) -> Span | None:
    """Return which of the sorted spans a position is in."""
    index = bisect_right(spans, position, key=lambda span: span.start) - 1
    return spans[index] if index >= 0 and position < spans[index].end else None
