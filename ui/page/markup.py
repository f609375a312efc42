"""Turn values into HTML in which nothing that comes from outside is markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from html import escape
from itertools import pairwise
from typing import Literal

from assistant import Citation
from assistant.export.markers import find_markers
from assistant.language.translations.formats import format_number
from assistant.language.translations.texts import _
from assistant.language.translations.visitor_words import for_visitors
from index.documents import Span

QUOTE_ID = "quoted-span"
TITLE_ID = "page-title"
TOP_ID = "document-top"
_BULLET = re.compile(r"^\s*[-•*]\s+")
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def plain_label(text: str) -> str:
    """Return ``text`` as a label that Streamlit's Markdown shows as it stands.

    A backslash keeps Markdown away. The invisible word joiner keeps away what looks
    for names and addresses after the Markdown was read: ``:smile:``, ``www.…``.
    """
    return _PUNCTUATION.sub("\u2060\\\\\\1", " ".join(text.split()))


def paragraph(text: str, kind: str = "", language: str = "") -> str:
    """Return ``text`` as one escaped paragraph of the style ``kind``."""
    attributes = f' class="cp-{kind}"' if kind else ""
    if language:
        attributes += f' lang="{escape(language)}"'
    return f'<p dir="auto"{attributes}>{escape(text)}</p>'


def capitalize(text: str) -> str:
    """Return ``text`` with a capital letter at its beginning, the rest as it is."""
    return text[:1].upper() + text[1:]


def heading(text: str, number: int) -> str:
    """Return a heading of a list, with how many there are in it."""
    return (
        f'<h2 class="cp-side">{escape(text)} <span>{format_number(number)}</span></h2>'
    )


def notice(message: str, hint: str = "", *, kind: str = "error") -> str:
    """Return a message with its hint as a box that screen readers announce.

    It is told as it is for visitors: see ``visitor_words``.
    """
    message, hint = for_visitors(message, hint)
    hint_html = f"<p>{escape(hint)}</p>" if hint else ""
    role = "alert" if kind == "error" else "status"
    return (
        f'<div class="cp-notice cp-{kind}" role="{role}">'
        f"<p><strong>{escape(message)}</strong></p>{hint_html}</div>"
    )


def quote_html(
    quote: str,
    language: str,
    differing: Collection[Span] = (),
    tag: Literal["del", "ins"] = "ins",
) -> str:
    """Return what stands in a document as a block of its own.

    Args:
        quote: Word for word.
        language: That it is in.
        differing: What of it is another in a text that it is held against.
        tag: Whether that was taken away, or is new.
    """
    pieces = [
        (piece.of(quote), any(map(piece.overlaps, differing)))
        for piece in cut(Span(0, len(quote)), differing)
    ]
    words = "".join(
        f"<{tag}>{escape(piece)}</{tag}>" if differs else escape(piece)
        for piece, differs in pieces
    )
    return (
        f'<blockquote class="cp-quote" dir="auto" lang="{escape(language)}">'
        f"{words}</blockquote>"
    )


def answer_html(
    text: str,
    citations: Iterable[Citation],
    message_id: str,
    unsupported: Iterable[Span] = (),
) -> str:
    """Return an answer with its markers as buttons that open their source.

    Args:
        text: The answer, or as much of it as there is.
        citations: What its markers stand for; any other ``[n]`` stays text.
        message_id: The message that is answered.
        unsupported: Statements in ``text`` that are set apart: nothing supports them.
    """
    known = tuple(citations)
    markers = {
        span: _marker(citation, message_id)
        for span, citation in find_markers(text, known).items()
    }
    bold = [span for citation in known for span in citation.bold_spans]
    # What has not arrived yet is not cut through.
    arrived = [span for span in bold if span.end <= len(text)]
    draw = partial(_line, text, markers, arrived, tuple(unsupported))
    return f'<div class="cp-answer">{"".join(_blocks(text, draw))}</div>'


def _line(
    text: str,
    markers: Mapping[Span, str],
    bold: Collection[Span],
    unsupported: Collection[Span],
    line: Span,
) -> str:
    """Return one line of an answer: its words, how they are set, and its markers."""
    html = ""
    for piece in cut(line, [*markers, *bold, *unsupported]):
        if piece in markers:
            # What keeps a marker apart from the words is its style.
            html = html.rstrip(" ") + markers[piece]
            continue
        words = escape(piece.of(text))
        if any(map(piece.overlaps, bold)):
            words = f"<strong>{words}</strong>"
        if any(map(piece.overlaps, unsupported)):
            words = f'<span class="cp-unsupported">{words}</span>'
        html += words
    return html


def cut(whole: Span, spans: Iterable[Span]) -> Iterator[Span]:
    """Cut ``whole`` wherever one of the spans begins or ends."""
    places = {place for span in spans for place in (span.start, span.end)}
    inner = {place for place in places if whole.start < place < whole.end}
    for start, end in pairwise(sorted({whole.start, whole.end, *inner})):
        yield Span(start, end)


def _marker(citation: Citation, message_id: str) -> str:
    named = _("Source {number}: {title}")
    label = escape(named.format(number=citation.number, title=citation.title))
    return (
        f'<button type="button" class="cp-marker" title="{label}" '
        f'aria-label="{label}" data-source="{escape(message_id)}:{citation.number}">'
        f"{citation.number}</button>"
    )


def _blocks(text: str, draw: Callable[[Span], str]) -> Iterator[str]:
    """Give lines that open with a bullet as a list, and the others as paragraphs."""
    items: list[str] = []
    start = 0
    for line in [*text.split("\n"), ""]:
        bullet = _BULLET.match(line)
        words = Span(start + (bullet.end() if bullet else 0), start + len(line))
        start += len(line) + 1
        if bullet:
            items.append(f'<li dir="auto">{draw(words)}</li>')
            continue
        if items:
            yield f"<ul>{''.join(items)}</ul>"
            items = []
        if line.strip():
            yield f'<p dir="auto">{draw(words)}</p>'
