"""Tables read from files, and what is said of them."""

from __future__ import annotations

from pathlib import Path

from assistant.extract.tables.lookup import LookedUp, look_up
from index.documents import Document, ScoredPassage
from index.readers import load_document
from tests.small_documents import passage


def read(folder: Path, name: str, content: str | bytes) -> Document:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return load_document(path, folder)


def look(question: str, *documents: Document) -> LookedUp:
    hits = [ScoredPassage(passage(d), 1.0) for d in documents]
    return look_up(question, hits, {d.id: d for d in documents})


def said(question: str, *documents: Document) -> list[str]:
    """Return the cells that are stated of the tables alone."""
    texts = {d.id: d.text for d in documents}
    statements = look(question, *documents).statements([])
    return [s.key.of(texts[s.document_id]) for s in statements if s.key]
