"""Turn the text of a document into HTML with its quotes, matches, pages and damage."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from itertools import islice

from assistant.language.translations.texts import ENGLISH, _
from index.documents import Document, Page, Span
from ui.page.markup import QUOTE_ID, TOP_ID, capitalize, cut
from ui.page.places import name_part

MOST_FOUND = 500
"""Matches that are marked; who finds more looks for other words."""
_PART = 200_000
"""Characters that are drawn at once: a browser takes long to show some millions."""
_LINE = 2_000
"""Characters within which a part begins and ends with a line, where lines end there."""


@dataclass(frozen=True, slots=True)
class TextPart:
    """What is drawn of a text: all of it, or what stands around a place."""

    span: Span
    at: int
    """The place, which can be gone to as ``at-`` and this."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What is marked in the text of a document."""

    quote: Span | None = None
    """The quote that was opened."""
    quotes: tuple[Span, ...] = ()
    """All quotes of the conversation."""
    found: tuple[Span, ...] = ()
    """Where the words stand that are looked for."""
    here: int | None = None
    """Which of these is the one that is looked at."""
    near: Span | None = None
    """What comes nearest to a quote that no longer stands: no quote itself."""
    key: Span | None = None
    """The words of the quote that answer."""


def find_words(text: str, words: str) -> tuple[Span, ...]:
    """Return where ``words`` stand, in whatever case and however spaced."""
    # Between words may stand a line's end, or more than one space.
    wanted = r"\s+".join(map(re.escape, words.split()))
    if not wanted:
        return ()
    found = re.finditer(wanted, text, re.IGNORECASE)
    return tuple(Span(*match.span()) for match in islice(found, MOST_FOUND))


def shown_pages(document: Document) -> list[tuple[int, Page]]:
    """Return pages and slides with their positions, without the rows of sheets.

    A row says by itself where it is, under the heading of its sheet.
    """
    return [(n, page) for n, page in enumerate(document.pages) if page.kind != "row"]


def text_part_at(document: Document, identity: str, marks: Marks) -> TextPart:
    """Return what is drawn around the place of this id: half before, half after it."""
    text, at = document.text, offset_of(identity, document, marks)
    if len(text) <= _PART:
        return TextPart(Span(0, len(text)), at)
    start = min(max(at - _PART // 2, 0), len(text) - _PART)
    end = start + _PART
    if start:
        start = text.rfind("\n", max(start - _LINE, 0), start) + 1 or start
    if end < len(text):
        end = text.find("\n", end, end + _LINE) + 1 or end
    return TextPart(Span(start, end), at)


# An open document is drawn with every run of the page.
@lru_cache(maxsize=16)
def document_html(
    document: Document,
    marks: Marks,
    language: str = ENGLISH,
    part: TextPart | None = None,
) -> str:
    """Return a document, or a part of it, in a region that a keyboard can scroll.

    ``language`` is that of the page, in which pages are named.
    """
    drawn = part.span if part else Span(0, len(document.text))
    styles = [(heading.span, "cp-heading") for heading in document.headings]
    styles += [(warning.span, "cp-damaged") for warning in document.warnings]
    pages = {page.span.start: page for number, page in shown_pages(document)}
    anchors = anchors_of(document, marks)
    if part:
        anchors[part.at].append(f"at-{part.at}")
    lines = _numbered_lines(document, drawn)
    spans = [span for span, name in styles] + [*marks.quotes, *marks.found]
    spans += [Span(start, start) for start in (*pages, *anchors, *lines)]
    spans += [span for span in (marks.quote, marks.near) if span]
    pieces: list[str] = []
    # Both in order: of thousands of headings few are near a piece.
    waiting = sorted(styles, key=lambda style: style[0].start, reverse=True)
    near: list[tuple[Span, str]] = []
    for piece in cut(drawn, spans):
        while waiting and waiting[-1][0].start <= piece.start:
            near.append(waiting.pop())
        near = [style for style in near if style[0].end > piece.start]
        if page := pages.get(piece.start):
            place = escape(capitalize(name_part(page.place)))
            pieces.append(f'<span class="cp-page" lang="{language}">{place}</span>')
        if number := lines.get(piece.start):
            pieces.append(f'<span class="cp-line" data-line="{number}"></span>')
        pieces += [f'<span id="{name}"></span>' for name in anchors[piece.start]]
        names = [name for span, name in near if span.overlaps(piece)]
        pieces.append(_piece(piece.of(document.text), names, piece, marks))
    written_in = escape(document.language)
    label = escape(_("Text of the document"))
    return (
        '<div class="cp-reading" tabindex="0" role="region" '
        f'aria-label="{label}"><span id="{TOP_ID}"></span>'
        f'<article class="cp-document{" cp-numbered" if lines else ""}" '
        f'dir="auto" lang="{written_in}">'
        f"{''.join(pieces)}</article></div>"
    )


def _numbered_lines(document: Document, drawn: Span) -> dict[int, int]:
    """Return where each line begins, and its number, of text that is as in its file."""
    if not document.id.lower().endswith(".txt"):
        return {}
    ends = re.compile("\n").finditer(document.text, drawn.start, drawn.end)
    starts = [drawn.start, *(match.end() for match in ends)]
    first = document.text.count("\n", 0, drawn.start) + 1
    numbers = {start: number for number, start in enumerate(starts, first)}
    if drawn.start and document.text[drawn.start - 1] != "\n":
        del numbers[drawn.start]  # It begins within a line.
    return numbers


def marked_html(
    text: str,
    span: Span,
    marks: Marks,
    anchors: Mapping[int, Sequence[str]],
    start: int,
) -> str:
    """Return a part of the text with its marks, and the places that can be gone to.

    Args:
        text: In which it stands.
        span: The part.
        marks: What is marked in the text.
        anchors: Its places, as ``anchors_of`` returns those of a document.
        start: What leads to a place from here to the part leads to the part.
    """
    early = [at for at in range(start, span.start) if at in anchors]
    names = [name for at in early for name in anchors[at]]
    opened = marks.quote or marks.near
    if opened and start <= opened.start < span.start:
        names.append(QUOTE_ID)
    pieces = [f'<span id="{name}"></span>' for name in names]
    spans = [*marks.quotes, *marks.found, *filter(None, (marks.quote, marks.near))]
    spans = [other for other in spans if other.overlaps(span)]
    spans += [Span(at, at) for at in range(span.start, span.end) if at in anchors]
    for piece in cut(span, spans):
        names = list(anchors.get(piece.start, ()))
        pieces += [f'<span id="{name}"></span>' for name in names]
        pieces.append(_piece(piece.of(text), (), piece, marks))
    return "".join(pieces)


def offset_of(identity: str, document: Document, marks: Marks) -> int:
    """Return where in the text the place of this id is; its beginning if nowhere."""
    opened = marks.quote or marks.near
    if identity == QUOTE_ID and opened:
        return opened.start
    kind, _dash, number = identity.partition("-")
    if kind == "at" and number.isdecimal():
        return min(int(number), len(document.text))
    if kind == "row" and number.isdecimal() and int(number) < len(document.pages):
        return document.pages[int(number)].span.start
    anchors = anchors_of(document, marks).items()
    return next((offset for offset, names in anchors if identity in names), 0)


def anchors_of(document: Document, marks: Marks) -> defaultdict[int, list[str]]:
    """Return the names of the places that can be gone to, by where they are."""
    anchors: defaultdict[int, list[str]] = defaultdict(list)
    for number, page in shown_pages(document):
        anchors[page.span.start].append(f"page-{number}")
    for number, heading in enumerate(document.headings):
        anchors[heading.span.start].append(f"heading-{number}")
    for number, span in enumerate(marks.quotes):
        anchors[span.start].append(f"quote-{number}")
    for number, span in enumerate(marks.found):
        anchors[span.start].append(f"found-{number}")
    return anchors


def _piece(text: str, names: Sequence[str], piece: Span, marks: Marks) -> str:
    html = _with_key(text, piece, marks.key) if marks.quote else escape(text)
    if names:
        html = f'<span class="{" ".join(names)}">{html}</span>'
    if marks.quote and marks.quote.overlaps(piece):
        first = piece.start == marks.quote.start
        identity = f' id="{QUOTE_ID}"' if first else ""
        html = f"<mark{identity}>{html}</mark>"
    elif marks.near and marks.near.overlaps(piece):
        identity = f' id="{QUOTE_ID}"' if piece.start == marks.near.start else ""
        html = f'<span class="cp-now"{identity}>{html}</span>'
    elif any(map(piece.overlaps, marks.quotes)):
        html = f'<span class="cp-quoted">{html}</span>'
    # Matches are in order and apart from each other.
    number = bisect_right(marks.found, piece.start, key=lambda span: span.start) - 1
    if number < 0 or not marks.found[number].overlaps(piece):
        return html
    here = " cp-here" if number == marks.here else ""
    return f'<mark class="cp-found{here}">{html}</mark>'


def _with_key(text: str, piece: Span, key: Span | None) -> str:
    """Return a piece of the text with those of the words that answer in it."""
    if key is None or not key.overlaps(piece):
        return escape(text)
    start, end = max(key.start - piece.start, 0), key.end - piece.start
    words = f'<span class="cp-key">{escape(text[start:end])}</span>'
    return escape(text[:start]) + words + escape(text[end:])
