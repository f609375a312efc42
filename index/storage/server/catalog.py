"""What is published: generations of versions on PostgreSQL, and which one is live."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, cast
from uuid import uuid4

from pydantic import TypeAdapter
from sqlalchemy import Connection, text

from index.documents import Document, Passage, ReadFailure
from index.errors import IndexBusyError, IndexMissingError
from index.storage.server.rows import Rows

TOGETHER = 100
"""Versions of one request."""
# For an hour a reader may go on with a generation that was replaced, and what an
# interrupted writer sent waits for the next one.
_UNUSED = """written < now() - interval '1 hour'
    AND NOT EXISTS (SELECT FROM index_content WHERE version = name)"""
_FORGET = """
DELETE FROM index_generation WHERE replaced < now() - interval '1 hour' AND name NOT IN
    (SELECT name FROM index_generation ORDER BY name DESC LIMIT :keep)
"""
_ANNOUNCE = """
INSERT INTO index_version (name, vectors, data) VALUES (:name, :vectors, :data)
ON CONFLICT (name) DO UPDATE SET written = now()
"""
_ADD = "INSERT INTO index_content VALUES (:after, :d, :v)"
_PUBLISH = (
    "INSERT INTO index_generation (name, content) VALUES (:after, :content)",
    """INSERT INTO index_content SELECT :after, document_id, version FROM index_content
    WHERE generation = :before AND document_id != ALL(:gone)""",
    "UPDATE index_generation SET replaced = now() WHERE name = :live",
    "UPDATE index_live SET generation = :after",
)
_VERSION = TypeAdapter(tuple[Document, tuple[Passage, ...]])


@dataclass(frozen=True, slots=True)
class Generation:
    """Which version of which document a generation has."""

    name: str
    vectors: str
    """What the names of the Chroma collections with its vectors begin with."""
    info: Mapping[str, str]
    """What it was made with."""
    failures: tuple[ReadFailure, ...]
    """The files that could not be read."""
    versions: Mapping[str, str]
    """By document id."""


GENERATION = TypeAdapter(Generation)


class Catalog:
    """The generations of an index; raises what ``Rows`` raises."""

    def __init__(self, rows: Rows) -> None:
        """Read and write ``rows``."""
        self.rows = rows

    def live(self) -> str | None:
        """Return the name of the live generation, or ``None`` before the first."""
        ((name,),) = self._all("SELECT generation FROM index_live")
        return cast("str | None", name)

    def names(self) -> list[str]:
        """Return the generations that are kept, the live one first."""
        names = "SELECT name FROM index_generation ORDER BY name DESC"
        return [name for (name,) in self._all(names)]

    def generation(self, name: str) -> Generation:
        """Return what a generation consists of.

        Raises:
            IndexMissingError: It is not kept any more.
        """
        named = "SELECT content FROM index_generation WHERE name = :n"
        content = "SELECT document_id, version FROM index_content WHERE generation = :n"
        for (data,) in self._all(named, n=name):
            versions = {id_: version for id_, version in self._all(content, n=name)}
            return replace(GENERATION.validate_json(data), versions=versions)
        raise IndexMissingError(f"Generation {name} is no longer kept.", "Ask again.")

    def fetch(
        self, names: Sequence[str]
    ) -> Iterator[tuple[str, Document, tuple[Passage, ...]]]:
        """Give each of these versions, in some order.

        Raises:
            IndexMissingError: One is not kept any more.
        """
        for start in range(0, len(names), TOGETHER):
            some = list(names[start : start + TOGETHER])
            yield from (found := self.rows.run(partial(_versions, names=some)))
            if len(found) < len(some):
                raise IndexMissingError("What was live was replaced.", "Ask again.")

    def announce(self, packed: Mapping[str, bytes], vectors: str) -> set[str]:
        """Keep versions; return those whose vectors are not all in Chroma yet."""
        new = [{"name": n, "vectors": vectors, "data": d} for n, d in packed.items()]
        self.rows.run(lambda c: c.execute(text(_ANNOUNCE), new) and None)
        missing = "SELECT name FROM index_version WHERE name = ANY(:n) AND NOT embedded"
        return {name for (name,) in self._all(missing, n=list(packed))}

    def note_embedded(self, names: Iterable[str], *, whether: bool = True) -> None:
        """Note whether all vectors of these versions are in Chroma."""
        noted = "UPDATE index_version SET embedded = :whether WHERE name = ANY(:n)"
        self._all(f"{noted} RETURNING name", n=list(names), whether=whether)

    def publish(self, after: Generation, before: Generation | None) -> None:
        """Make a generation the live one, in one transaction.

        Args:
            after: What is to be live; its name is one more than that of what is.
            before: What it is built on, where it is.

        Raises:
            IndexBusyError: Another machine has published meanwhile.
        """
        known = before.versions if before else {}
        gone = [id_ for id_, _ in known.items() - after.versions.items()]
        new = after.versions.items() - known.items()
        bare = GENERATION.dump_json(replace(after, versions={})).decode()

        def publish(connection: Connection) -> None:
            live = connection.scalar(
                text("SELECT generation FROM index_live FOR UPDATE")
            )
            if live == after.name:
                return  # The first try succeeded, and its answer was lost.
            if _number(live) + 1 != _number(after.name):
                raise IndexBusyError(
                    "Another machine has published the index, because this one lost its"
                    " connection.",
                    "What was published counts; run the command again for the rest.",
                )
            values = {
                **{"live": live, "after": after.name, "content": bare, "gone": gone},
                "before": before.name if before else None,
            }
            for change in _PUBLISH[:2]:
                connection.execute(text(change), values)
            if new:
                pairs = [{"after": after.name, "d": id_, "v": v} for id_, v in new]
                connection.execute(text(_ADD), pairs)
            for change in _PUBLISH[2:]:
                connection.execute(text(change), values)

        self.rows.run(publish)

    def forget(self, keep: int) -> dict[str, list[str]]:
        """Remove generations that are not kept; return versions that none has.

        They are named by where their vectors are.
        """
        self.rows.run(lambda c: c.execute(text(_FORGET), {"keep": keep}) and None)
        found: dict[str, list[str]] = {}
        for row in self._all(
            f"SELECT vectors, name FROM index_version WHERE {_UNUSED}"
        ):
            found.setdefault(row.vectors, []).append(row.name)
        return found

    def is_used(self, vectors: str) -> bool:
        """Return whether some version that stays has its vectors there."""
        used = (
            f"SELECT FROM index_version WHERE vectors = :v AND NOT ({_UNUSED}) LIMIT 1"
        )
        return bool(self._all(used, v=vectors))

    def remove(self, names: Sequence[str]) -> None:
        """Remove versions that no generation has, and whose vectors are gone."""
        gone = f"DELETE FROM index_version WHERE name = ANY(:n) AND {_UNUSED}"
        self._all(f"{gone} RETURNING name", n=list(names))

    def _all(self, query: str, **values: Any) -> Sequence[Any]:
        return self.rows.run(lambda c: c.execute(text(query), values).all())


def next_name(live: str | None) -> str:
    """Return a name for the generation after ``live`` that no other has."""
    return f"{_number(live) + 1:06d}-{uuid4().hex[:12]}"


def pack(
    document: Document, passages: Sequence[Passage], vectors: str
) -> tuple[str, bytes]:
    """Return what a version is called, which tells all that is in it, and its bytes."""
    # The document has the texts of the passages, and what replaces it is found anew.
    bare = tuple(replace(passage, text="") for passage in passages)
    data = _VERSION.dump_json((replace(document, replaced_by=None), bare))
    return hashlib.sha256(vectors.encode() + data).hexdigest()[:32], zlib.compress(data)


def _number(name: str | None) -> int:
    return int(name.partition("-")[0]) if name else 0


def _versions(connection: Connection, names: list[str]) -> list[tuple[Any, ...]]:
    query = text("SELECT name, data FROM index_version WHERE name = ANY(:names)")
    found = []
    for row in connection.execute(query, {"names": names}):
        document, bare = _VERSION.validate_json(zlib.decompress(row.data))
        whole = (replace(p, text=p.span.of(document.text)) for p in bare)
        found.append((row.name, document, tuple(whole)))
    return found
