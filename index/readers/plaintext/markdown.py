"""Read Markdown files: as written but for comments, and tables with their headers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from index.documents import Heading, Span
from index.limits import DEFAULT_LIMITS, ReadLimits
from index.readers.extract import Extract, TextBuilder, normalise_text, parsing
from index.readers.plaintext.encodings import decode
from index.readers.plaintext.markdown_comments import without_comments
from index.readers.shared.tables import Cell, Row, write_table

_FRONT_MATTER = re.compile(
    r"---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL
)
_FRONT_TITLE = re.compile(r"^title[ \t]*:[ \t]*(\S.*?)[ \t]*$", re.MULTILINE)
_EMPHASISED = re.compile(r"([*_`]{1,3})([^*_`]+)\1")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_TABLE_RULE = re.compile(r"^[ >]*\|?[ \t]*:?-+:?[ \t]*\|[\s|:-]*$", re.MULTILINE)


def read_markdown(content: bytes, limits: ReadLimits = DEFAULT_LIMITS) -> Extract:
    """Return the text with its headings; the title is the front matter's or first H1.

    Raises:
        UnreadableDocumentError: the bytes are not text.
    """
    decoded = decode(content)
    with parsing("Markdown"):
        text = _write_tables(without_comments(normalise_text(decoded.text)))
        front = _FRONT_MATTER.match(text)
        headings = _find_headings(text, front.end() if front else 0)
    return Extract(
        text,
        _find_title(text, front, headings),
        headings=headings,
        encoding=decoded.encoding,
        notes=decoded.notes,
    )


def _write_tables(text: str) -> str:
    """Return the text with each row of its tables as a line that can be quoted."""
    if not _TABLE_RULE.search(text):
        return text
    front = _FRONT_MATTER.match(text)
    start = front.end() if front else 0
    lines = text[start:].split("\n")
    for first, last, rows in reversed(list(_tables(text[start:]))):
        while first < last and not lines[last - 1].strip():
            last -= 1
        builder = TextBuilder()
        write_table(rows, builder)
        # Blank lines keep the rows from becoming part of what stands around them.
        above = [""] if first and lines[first - 1].strip() else []
        below = [""] if last < len(lines) and lines[last].strip() else []
        lines[first:last] = [*above, builder.build(None).text, *below]
    return text[:start] + "\n".join(lines)


def _tables(text: str) -> Iterator[tuple[int, int, list[Row]]]:
    """Yield the lines that each table takes, and its rows."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    rows: list[list[Cell]] = []
    place = (0, 0)
    before = ""
    for token in parser.parse(text):
        if token.type == "table_open" and token.map:
            rows, place = [], (token.map[0], token.map[1])
        elif token.type == "tr_open":
            rows.append([])
        elif before in ("th_open", "td_open"):
            rows[-1].append(Cell(token.content))
        elif token.type == "table_close":
            yield (
                *place,
                [Row(cells, header=index == 0) for index, cells in enumerate(rows)],
            )
        before = token.type


def _find_title(
    text: str, front: re.Match[str] | None, headings: tuple[Heading, ...]
) -> str | None:
    """Return the title without the marks of links and emphasis."""
    named = front and _FRONT_TITLE.search(front[1])
    if named:
        return named[1].strip("\"' ")
    first = next((heading for heading in headings if heading.level == 1), None)
    if first is None:
        return None
    words = _EMPHASISED.sub(r"\2", _LINK.sub(r"\1", first.span.of(text)))
    return " ".join(words.split())


def _find_headings(text: str, start: int) -> tuple[Heading, ...]:
    """Return the headings after ``start``, each with the span of its words."""
    from markdown_it import MarkdownIt

    # Blocks are enough, and inline parsing is what takes the time.
    parser = MarkdownIt("commonmark")
    parser.core.ruler.enableOnly(["normalize", "block"])
    line_starts = [start]
    for line in text[start:].split("\n"):
        line_starts.append(line_starts[-1] + len(line) + 1)
    headings = []
    tokens = parser.parse(text[start:])
    for opening, inline in pairwise(tokens):
        if opening.type == "heading_open" and opening.map:
            lines = Span(*(line_starts[line] for line in opening.map))
            words = _find_words(text, lines, inline.content)
            if words:
                headings.append(Heading(int(opening.tag[1:]), words))
    return tuple(headings)


def _find_words(text: str, lines: Span, content: str) -> Span:
    """Return where the words of a heading stand in its lines, without emphasis."""
    start = text.find(content, lines.start, lines.end)
    if start < 0:
        # The parser took out the marks of a quotation or list between two lines.
        content = content.split("\n")[0]
        start = text.find(content, lines.start, lines.end)
    if start < 0:
        return Span(lines.start, lines.start)
    emphasised = _EMPHASISED.fullmatch(content)
    if emphasised:
        start, content = start + emphasised.start(2), emphasised[2]
    return Span(start, start + len(content))
