"""Turn values into HTML in which nothing that comes from outside is markup."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape
from itertools import pairwise

from assistant import Citation
from index.documents import Document, Span

QUOTE_ID = "quoted-span"
_MARKER = re.compile(r"\[(\d+)\]")
_MARKERS = re.compile(r"(\s|\[\d+\])*")
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


def notice(message: str, hint: str = "", *, kind: str = "error") -> str:
    """Return a message with its hint as a box that screen readers announce."""
    hint_html = f"<p>{escape(hint)}</p>" if hint else ""
    role = "alert" if kind == "error" else "status"
    return (
        f'<div class="cp-notice cp-{kind}" role="{role}">'
        f"<p><strong>{escape(message)}</strong></p>{hint_html}</div>"
    )


def answer_html(text: str, citations: Iterable[Citation], reply: int) -> str:
    """Return an answer with its markers as buttons that open their source.

    Args:
        text: The answer, or as much of it as there is.
        citations: What its markers stand for; any other ``[n]`` stays text.
        reply: Position of the reply in the conversation.
    """
    known = tuple(citations)
    pieces: list[str] = []
    end = 0
    for match in _MARKER.finditer(text):
        citation = next((c for c in known if _marks(match, c)), None)
        if citation:
            before = text[: match.start()].rstrip(" ")
            pieces.append(_with_bold(before, end, citation.bold_spans))
            pieces.append(_marker(citation, reply))
            end = match.end()
    pieces.append(escape(text[end:]))
    return f'<div class="cp-answer">{"".join(_blocks("".join(pieces)))}</div>'


def _with_bold(text: str, start: int, bold: Iterable[Span]) -> str:
    """Return ``text`` from ``start`` on, the spans that lie in there in bold."""
    pieces: list[str] = []
    for span in bold:
        if start <= span.start and span.end <= len(text):
            pieces.append(escape(text[start : span.start]))
            pieces.append(f"<strong>{escape(span.of(text))}</strong>")
            start = span.end
    return "".join([*pieces, escape(text[start:])])


def _marks(marker: re.Match[str], citation: Citation) -> bool:
    """Tell the markers of a citation from a ``[1]`` that stands in what it quotes.

    They follow its statement, and where that is a list also each line of it.
    """
    if int(marker[1]) != citation.number:
        return False
    text, span = marker.string, citation.answer_span
    if marker.start() >= span.end:
        return _MARKERS.fullmatch(text, span.end, marker.start()) is not None
    return marker.start() >= span.start and text[marker.end() :][:1] == "\n"


def _marker(citation: Citation, reply: int) -> str:
    label = escape(f"Source {citation.number}: {citation.title}")
    return (
        f'<button type="button" class="cp-marker" title="{label}" '
        f'aria-label="{label}" data-source="{reply}:{citation.number}">'
        f"{citation.number}</button>"
    )


def _blocks(html: str) -> Iterator[str]:
    """Give lines that open with a bullet as a list, and the others as paragraphs."""
    items: list[str] = []
    for line in [*html.splitlines(), ""]:
        bullet = _BULLET.match(line)
        if bullet:
            items.append(f'<li dir="auto">{line[bullet.end() :]}</li>')
            continue
        if items:
            yield f"<ul>{''.join(items)}</ul>"
            items = []
        if line.strip():
            yield f'<p dir="auto">{line}</p>'


def document_html(document: Document, quote: Span | None) -> str:
    """Return the whole document, with the span ``quote`` marked where it is given."""
    styles = [(heading.span, "cp-heading") for heading in document.headings]
    styles += [(warning.span, "cp-damaged") for warning in document.warnings]
    pages = {page.span.start: page.number for page in document.pages}
    spans = [span for span, _ in styles] + ([quote] if quote else [])
    cuts = {0, len(document.text), *pages}
    cuts |= {place for span in spans for place in (span.start, span.end)}
    borders = sorted(cuts)
    pieces: list[str] = []
    for start, end in pairwise(borders):
        piece = Span(start, end)
        if start in pages:
            pieces.append(f'<span class="cp-page">Page {pages[start]}</span>')
        names = [name for span, name in styles if span.overlaps(piece)]
        pieces.append(_piece(piece.of(document.text), names, piece, quote))
    language = escape(document.language)
    return (
        f'<article class="cp-document" dir="auto" lang="{language}">'
        f"{''.join(pieces)}</article>"
    )


def _piece(text: str, names: list[str], piece: Span, quote: Span | None) -> str:
    html = escape(text)
    if names:
        html = f'<span class="{" ".join(names)}">{html}</span>'
    if quote is None or not quote.overlaps(piece):
        return html
    identity = f' id="{QUOTE_ID}"' if piece.start == quote.start else ""
    return f"<mark{identity}>{html}</mark>"
