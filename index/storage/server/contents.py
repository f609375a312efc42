"""What is kept on the server, as bytes and back, under names made from the bytes."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import Any

from pydantic import TypeAdapter

from index.documents import Document, Passage, ReadFailure, Span
from index.errors import IndexDamagedError


@dataclass(frozen=True, slots=True)
class Manifest:
    """A generation: which version of which document it has."""

    info: Mapping[str, str]
    """What it was made with."""
    versions: Mapping[str, str]
    """The version of each document, by document id."""
    failures: tuple[ReadFailure, ...]
    """The files that could not be read."""
    vectors: str
    """The collection that holds the vectors of all its versions."""
    previous: str | None
    """The generation that was live before it."""
    created: float
    """When it was published, seconds since the epoch."""
    name: str = field(default="", compare=False)
    """What the pointer calls it; made from all the rest."""


_DOCUMENT = TypeAdapter(Document)
_PASSAGES = TypeAdapter(tuple[Passage, ...])
_MANIFEST = TypeAdapter(Manifest)


def pack_version(
    document: Document, passages: Sequence[Passage], vectors: str
) -> tuple[str, bytes]:
    """Return the version of a document as one sync read it, and its bytes.

    Other text, other passages or other vectors make another version. ``vectors``
    names the collection that its embeddings go to.
    """
    kept = [asdict(passage) for passage in passages]
    for passage in kept:
        del passage["text"]  # The document has it, at the passage's span.
    data = _pack(
        {"vectors": vectors, "document": asdict(document), "passages": kept},
    )
    return _digest(data), data


def unpack_version(version: str, data: bytes) -> tuple[Document, tuple[Passage, ...]]:
    """Return the document and the passages that were packed.

    Raises:
        IndexDamagedError: The bytes are not those of ``version``.
    """
    with _checked(version, data) as content:
        document = _DOCUMENT.validate_python(content["document"])
        passages = content["passages"]
        for passage in passages:
            passage["text"] = Span(**passage["span"]).of(document.text)
        return document, _PASSAGES.validate_python(passages)


def pack_manifest(manifest: Manifest) -> tuple[str, bytes]:
    """Return the name that a manifest gets, and its bytes."""
    content = asdict(manifest)
    del content["name"]
    data = _pack(content)
    number = int(manifest.previous.split("-")[0]) if manifest.previous else 0
    return f"{number + 1:06d}-{_digest(data)[:12]}", data


def unpack_manifest(name: str, data: bytes) -> Manifest:
    """Return the manifest that was packed under ``name``.

    Raises:
        IndexDamagedError: The bytes are not those of ``name``.
    """
    with _checked(name.split("-")[1], data) as content:
        return _MANIFEST.validate_python(content | {"name": name})


def _pack(content: Mapping[str, Any]) -> bytes:
    return zlib.compress(json.dumps(content, separators=(",", ":")).encode())


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:32]


@contextmanager
def _checked(digest: str, data: bytes) -> Iterator[dict[str, Any]]:
    try:
        if not _digest(data).startswith(digest):
            raise ValueError("these are other bytes")
        yield json.loads(zlib.decompress(data))
    except (ValueError, KeyError, TypeError, zlib.error) as exc:
        raise IndexDamagedError(
            f"A part of the index on the server is damaged ({exc}).",
            "Run `cluster-policy index --rebuild`.",
        ) from exc
