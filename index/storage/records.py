"""The tables of a generation, and its values as their rows and back."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from index.documents import (
    Document,
    DocumentFact,
    Heading,
    IndexedDocument,
    Page,
    Passage,
    SourceWarning,
    Span,
    Successor,
)
from index.text.keywords import keyword_tokens
from index.text.shared_tokens import shared_tokens
from index.text.successors import Named

# The long columns stand last: SQLite reads past what stands before the one it is asked.
SCHEMA = """
CREATE TABLE info (key TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE documents (
    id TEXT PRIMARY KEY, path TEXT NOT NULL, title TEXT NOT NULL,
    language TEXT NOT NULL, content_hash TEXT NOT NULL, encoding TEXT,
    modified REAL NOT NULL, date TEXT, notes TEXT NOT NULL, unread TEXT NOT NULL,
    warnings INTEGER NOT NULL, facts TEXT NOT NULL,
    sketch BLOB NOT NULL, structure TEXT NOT NULL, text TEXT NOT NULL
);
CREATE INDEX documents_by_hash ON documents (content_hash, id);
CREATE INDEX documents_by_language ON documents (language, id);
CREATE INDEX documents_unread ON documents (id, unread) WHERE unread != '[]';
CREATE INDEX documents_replacing ON documents (id) WHERE facts LIKE '%"replaces"%';
CREATE TABLE passages (
    number INTEGER PRIMARY KEY, id TEXT UNIQUE NOT NULL, document_id TEXT NOT NULL,
    text TEXT NOT NULL, start INTEGER NOT NULL, end INTEGER NOT NULL,
    heading TEXT, page INTEGER, place TEXT, language TEXT NOT NULL,
    embedding_key BLOB NOT NULL
);
CREATE INDEX passages_by_document ON passages (document_id);
CREATE INDEX passages_by_language ON passages (language);
CREATE TABLE failures (
    document_id TEXT PRIMARY KEY, reason TEXT NOT NULL, content_hash TEXT
);
CREATE TABLE alike (
    document_id TEXT, other_id TEXT, PRIMARY KEY (document_id, other_id)
) WITHOUT ROWID;
CREATE INDEX alike_by_other ON alike (other_id);
CREATE TABLE replaced (document_id TEXT PRIMARY KEY, by_id TEXT NOT NULL);
CREATE TABLE sent (document_id TEXT PRIMARY KEY, segment TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE common_tokens (token TEXT PRIMARY KEY, passages INTEGER) WITHOUT ROWID;
CREATE VIRTUAL TABLE keywords USING fts5 (text, context, content='');
CREATE VIRTUAL TABLE shared_tokens USING fts5 (tokens, content='');
"""
# Names of the temporary schema come before those of the file: whatever is asked of a
# table is asked of what is left of it.
NARROWED = """
CREATE TEMP TABLE hidden (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TEMP VIEW documents AS
    SELECT * FROM main.documents WHERE id NOT IN (SELECT id FROM hidden);
CREATE TEMP VIEW passages AS
    SELECT * FROM main.passages WHERE document_id NOT IN (SELECT id FROM hidden);
CREATE TEMP VIEW failures AS
    SELECT * FROM main.failures WHERE document_id NOT IN (SELECT id FROM hidden);
CREATE TEMP VIEW sent AS
    SELECT * FROM main.sent WHERE document_id NOT IN (SELECT id FROM hidden);
CREATE TEMP TABLE replaced (document_id TEXT PRIMARY KEY, by_id TEXT NOT NULL);
CREATE TEMP VIEW alike AS
    SELECT * FROM main.alike WHERE document_id NOT IN (SELECT id FROM hidden)
    AND other_id NOT IN (SELECT id FROM hidden);
"""
COMMON = 100
"""So many passages hold a common token; others are looked up in no time."""
REMOVED = "removed_passages"
"""The key in ``info`` that counts what was removed since the file was made anew."""


def keyword_row(text: str, title: str, heading: str | None) -> tuple[str, str]:
    """Return the keyword tokens of a passage's text and of what stands above it."""
    context = f"{title}\n{heading or ''}"
    return " ".join(keyword_tokens(text)), " ".join(keyword_tokens(context))


def shared_row(text: str, title: str, heading: str | None) -> str:
    """Return what other languages find a passage by; see ``shared_tokens``."""
    return shared_tokens(f"{title}\n{heading or ''}\n{text}")


def passage_row(passage: Passage, embedding_key: bytes) -> tuple[Any, ...]:
    """Return a passage as the columns of its table, without the row number.

    ``embedding_key`` is that of its embedding in the ``EmbeddingCache``.
    """
    return (
        passage.id,
        passage.document_id,
        passage.text,
        passage.span.start,
        passage.span.end,
        passage.heading,
        passage.page,
        passage.place,
        passage.language,
        embedding_key,
    )


def passage_from_row(row: sqlite3.Row) -> Passage:
    """Return the passage that a row holds."""
    return Passage(
        id=row["id"],
        document_id=row["document_id"],
        text=row["text"],
        span=Span(row["start"], row["end"]),
        heading=row["heading"],
        page=row["page"],
        place=row["place"],
        language=row["language"],
    )


def document_row(document: Document, sketch: bytes) -> tuple[Any, ...]:
    """Return a document as the columns of its table; see ``sketch_text``."""
    structure = {
        "pages": [
            (p.number, p.span.start, p.span.end, p.kind, p.sheet, p.recognised)
            for p in document.pages
        ],
        "headings": [(h.level, h.span.start, h.span.end) for h in document.headings],
        "warnings": [(w.kind, w.span.start, w.span.end) for w in document.warnings],
    }
    return (
        document.id,
        document.path,
        document.title,
        document.language,
        document.content_hash,
        document.encoding,
        document.modified,
        document.date,
        json.dumps(document.notes),
        json.dumps(document.unread),
        len(document.warnings),
        json.dumps([_fact_entry(fact) for fact in document.facts]),
        sketch,
        json.dumps(structure),
        document.text,
    )


def _fact_entry(fact: DocumentFact) -> tuple[str | int, ...]:
    span, value = fact.span, fact.value_span
    return fact.kind, span.start, span.end, value.start, value.end, fact.value


def _facts(row: sqlite3.Row) -> tuple[DocumentFact, ...]:
    return tuple(
        DocumentFact(kind, Span(start, end), Span(first, last), value)
        for kind, start, end, first, last, value in json.loads(row["facts"])
    )


def named_from_row(row: sqlite3.Row) -> Named:
    """Return how the document of a row is named, and what it replaces."""
    facts = _facts(row)
    return Named(
        row["id"],
        row["title"],
        row["date"],
        tuple(fact.value for fact in facts if fact.kind == "number"),
        tuple(fact.value for fact in facts if fact.kind == "replaces"),
    )


def document_from_row(row: sqlite3.Row) -> Document:
    """Return the document that a row holds; it names what replaces it."""
    structure = json.loads(row["structure"])
    spans = {
        name: [(first, Span(start, end), *rest) for first, start, end, *rest in entries]
        for name, entries in structure.items()
    }
    return Document(
        id=row["id"],
        path=row["path"],
        title=row["title"],
        language=row["language"],
        text=row["text"],
        pages=tuple(Page(*entry) for entry in spans["pages"]),
        content_hash=row["content_hash"],
        warnings=tuple(
            SourceWarning(kind, span, span.of(row["text"]))
            for kind, span in spans["warnings"]
        ),
        headings=tuple(Heading(*entry) for entry in spans["headings"]),
        encoding=row["encoding"],
        modified=row["modified"],
        date=row["date"],
        notes=tuple(json.loads(row["notes"])),
        unread=tuple(json.loads(row["unread"])),
        facts=_facts(row),
        replaced_by=Successor(row["by_id"], row["by_title"]) if row["by_id"] else None,
    )


def indexed_document_from_row(row: sqlite3.Row) -> IndexedDocument:
    """Return what a row without text says of a document."""
    values = dict(zip(row.keys(), row, strict=True))
    return IndexedDocument(**values | {"notes": tuple(json.loads(row["notes"]))})
