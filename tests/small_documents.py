"""Documents and passages of a sentence or two, made without reading a file."""

from __future__ import annotations

from index.documents import Document, Passage, Span
from index.text.damage import find_damage


def document(
    text: str, id_: str = "a.txt", *, language: str = "en", title: str = ""
) -> Document:
    """Return a document of ``text``."""
    return Document(
        id=id_,
        path=id_,
        title=title or id_,
        language=language,
        text=text,
        pages=(),
        content_hash="0",
        warnings=find_damage(text),
    )


def span_of(text: str, words: str) -> Span:
    """Return where ``words`` stand first in ``text``."""
    start = text.index(words)
    return Span(start, start + len(words))


def passage(of: Document, words: str = "", heading: str | None = None) -> Passage:
    """Return a passage of a document: all of it, or the words that are given."""
    span = span_of(of.text, words or of.text)
    return Passage(
        id=f"{of.id}:{span.start}",
        document_id=of.id,
        text=span.of(of.text),
        span=span,
        heading=heading,
        page=None,
    )
