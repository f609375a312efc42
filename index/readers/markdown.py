"""Read Markdown files; the text stays as written, so quotes are exact to the file."""

from __future__ import annotations

import re
from itertools import pairwise

from index.documents import Heading, Span
from index.limits import DEFAULT_LIMITS, ReadLimits
from index.readers.encodings import decode_text
from index.readers.extract import Extract, normalise_text, parsing

_FRONT_MATTER = re.compile(
    r"---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL
)
_FRONT_TITLE = re.compile(r"^title[ \t]*:[ \t]*(\S.*?)[ \t]*$", re.MULTILINE)
_EMPHASISED = re.compile(r"([*_`]{1,3})([^*_`]+)\1")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")


def read_markdown(content: bytes, limits: ReadLimits = DEFAULT_LIMITS) -> Extract:
    """Return the text with its headings; the title is the front matter's or first H1.

    Raises:
        UnreadableDocumentError: the bytes are not text.
    """
    decoded, encoding = decode_text(content)
    text = normalise_text(decoded)
    front = _FRONT_MATTER.match(text)
    with parsing("Markdown"):
        headings = _find_headings(text, front.end() if front else 0)
    return Extract(
        text, _find_title(text, front, headings), headings=headings, encoding=encoding
    )


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
