"""Places of answers in small documents."""

from __future__ import annotations

from assistant.extract.conditions.place import Place
from index.documents import Document, Passage, Span
from index.text.languages import detect_language


def place_of(
    text: str,
    answer: str,
    title: str = "",
    name: str = "note.txt",
    date: str | None = None,
) -> Place:
    """Return the place of an answer in a document that is one passage."""
    document = Document(
        id=name,
        path=name,
        title=title,
        language=detect_language(text),
        text=text,
        pages=(),
        content_hash="",
        warnings=(),
        date=date,
    )
    passage = Passage("1", name, text, Span(0, len(text)), None, None)
    start = text.index(answer)
    return Place(document, passage, Span(start, start + len(answer)))
