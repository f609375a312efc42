"""Make passages of places of a document that search did not bring."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.documents import Document, Passage, Span

_LONGEST, _LONGEST_HAN = 700, 250
"""Characters that are read, or quoted, at once."""
_LINE = re.compile(r"\S(?:.*\S)?")


def passage_at(document: Document, place: Span) -> Passage:
    """Return a place of a document as a passage."""
    page = document.page_at(place.start)
    return Passage(
        id=f"{document.id}:{place.start}-{place.end}",
        document_id=document.id,
        text=place.of(document.text),
        span=place,
        heading=None,
        page=page.number if page else None,
        place=page.place if page else None,
        language=document.language,
    )


def pieces_of(document: Document, place: Span) -> Iterator[Span]:
    """Yield a place in pieces of whole lines, each short enough to be read at once."""
    most = _LONGEST_HAN if document.language in ("zh", "ja") else _LONGEST
    piece: Span | None = None
    for line in _LINE.finditer(place.of(document.text)):
        span = Span(*line.span()).shift(place.start)
        if piece and span.end - piece.start <= most:
            piece = Span(piece.start, span.end)
            continue
        if piece:
            yield piece
        piece = span
    if piece:
        yield piece
