"""Small documents with hand-made embeddings, to keep on a server."""

from __future__ import annotations

import zlib
from dataclasses import dataclass

import numpy as np

from index.documents import Document, Passage, Span
from index.storage.server import Manifest, ServerIndex, Writer

INFO = {"schema": "1", "embedding_model": "by hand"}
DIMENSION = 8


@dataclass(frozen=True)
class Sample:
    """A document with its passages, and a row for each."""

    document: Document
    passages: tuple[Passage, ...]
    embeddings: np.ndarray


def sample(name: str, edition: str = "1", passages: int = 3) -> Sample:
    """Return a document that says its edition in each of its passages."""
    lines = [f"{name}, edition {edition}, passage {n}." for n in range(passages)]
    text = "\n".join(lines)
    starts = [sum(len(line) + 1 for line in lines[:n]) for n in range(passages)]
    document = Document(
        id=name,
        path=f"/corpus/{name}",
        title=name.title(),
        language="en",
        text=text,
        pages=(),
        content_hash=f"{name}-{edition}",
        warnings=(),
    )
    parts = tuple(
        Passage(f"{name}-{edition}-{n}", name, line, Span(s, s + len(line)), None, None)
        for n, (line, s) in enumerate(zip(lines, starts, strict=True))
    )
    seed = np.random.default_rng(zlib.crc32(f"{name} {edition}".encode()))
    return Sample(document, parts, directions(seed, passages))


def directions(seed: np.random.Generator, count: int) -> np.ndarray:
    """Return embeddings of length one."""
    rows = seed.normal(size=(count, DIMENSION)).astype(np.float32)
    normal: np.ndarray = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return normal


def add(writer: Writer, *samples: Sample) -> dict[str, str]:
    """Add documents, and return their versions by id."""
    return {
        s.document.id: writer.add(s.document, s.passages, s.embeddings) for s in samples
    }


def publish(index: ServerIndex, *samples: Sample) -> Manifest:
    """Publish a generation of these documents alone."""
    with index.writing(INFO) as writer:
        return writer.publish(add(writer, *samples))


def found(index: ServerIndex, manifest: Manifest, near: np.ndarray) -> set[str]:
    """Return the passages of a generation, found one by one."""
    return {id_ for id_, _ in index.search(manifest, near.tolist(), 1_000)}


def ids(*samples: Sample) -> set[str]:
    """Return the passage ids of documents."""
    return {passage.id for s in samples for passage in s.passages}
