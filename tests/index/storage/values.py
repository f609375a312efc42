"""A small document, its passages, and a draft with embeddings made by hand."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import numpy as np
from langchain_core.embeddings import DeterministicFakeEmbedding

from index.documents import Document, Heading, Page, Passage, Span
from index.embedding.cache import EmbeddingCache
from index.storage.database import Database
from index.storage.draft import Draft
from index.storage.folder_chroma import FolderChroma
from index.storage.segment_vectors import SegmentVectors
from index.storage.segment_writer import put_into_segments
from index.storage.store import PassageStore
from index.storage.texts import Texts
from index.text.damage import find_damage

TEXT = "Glass\n\nThere are 252 firms and 60,000 5 employees.\n\n徐州有玻璃产业集群。"
DIMENSION = 16


def document(name: str = "a.md", text: str = TEXT) -> Document:
    return Document(
        id=name,
        path=f"corpus/{name}",
        title="On glass",
        language="en",
        text=text,
        pages=(Page(1, Span(0, 7)), Page(2, Span(7, len(text)))),
        content_hash="c" * 64,
        warnings=find_damage(text),
        headings=(Heading(1, Span(0, 5)),),
        encoding="utf-8",
        modified=12.5,
    )


def passages(read: Document) -> list[Passage]:
    middle = read.text.index("\n\n徐州") + 2
    spans = Span(0, middle - 2), Span(middle, len(read.text))
    return [
        Passage(f"{read.id}-{n}", read.id, span.of(read.text), span, "Glass", 1)
        for n, span in enumerate(spans)
    ]


def keys(parts: Sequence[Passage]) -> list[bytes]:
    return [passage.id.encode() for passage in parts]


def embeddings(count: int, seed: int = 0) -> np.ndarray:
    rows = np.random.default_rng(seed).normal(size=(count, DIMENSION))
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return np.asarray(rows / lengths, dtype=np.float32)


def cache(folder: Path) -> EmbeddingCache:
    embedder = DeterministicFakeEmbedding(size=DIMENSION)
    return EmbeddingCache(folder / "embeddings.sqlite", embedder, "by hand")


def begin(folder: Path, kept: EmbeddingCache) -> Draft:
    """Return an empty draft whose texts are in the new ``folder``."""
    return Draft("000001", Database.create(folder, {"schema": "1"}), kept)


def finish(draft: Draft) -> None:
    """Close a draft, with its vectors beside its texts."""
    with closing(FolderChroma(draft.texts.folder / "vectors")) as chroma:
        put_into_segments(draft, chroma, lambda done, total: None)
    draft.close()


def open_store(folder: Path) -> PassageStore:
    """Open what ``finish`` closed."""
    texts, chroma = Texts(Database(folder)), FolderChroma(folder / "vectors")
    return PassageStore(texts, SegmentVectors(chroma, texts.segments, chroma.close))


def fill(
    draft: Draft,
    documents: Sequence[Document],
    parts: Sequence[Passage],
    rows: np.ndarray,
) -> None:
    """Add documents, with those of the passages that are theirs."""
    for added in documents:
        own = [passage for passage in parts if passage.document_id == added.id]
        draft.add_document(added, own, keys(own))
    draft.cache.save(dict(zip(keys(parts), rows, strict=True)))
