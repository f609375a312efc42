"""What is published: generations of versions on PostgreSQL, and which one is live."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator, Mapping, Sequence
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
_FORGET = (
    """DELETE FROM index_generation WHERE replaced < now() - interval '1 hour'
    AND name NOT IN (SELECT name FROM index_generation ORDER BY name DESC LIMIT :n)""",
    """DELETE FROM index_version WHERE written < now() - interval '1 hour'
    AND NOT EXISTS (SELECT FROM index_content WHERE version = name)""",
)
_UNUSED = """SELECT name FROM index_segment
    WHERE NOT EXISTS (SELECT FROM index_content WHERE segment = name)"""
_ANNOUNCE = """INSERT INTO index_version (name, data) VALUES (:name, :data)
    ON CONFLICT (name) DO UPDATE SET written = now()"""
_BEGIN = """INSERT INTO index_segment VALUES (:name, :passages)
    ON CONFLICT (name) DO NOTHING"""
_ADD = "INSERT INTO index_content VALUES (:after, :document, :version, :segment)"
_PUBLISH = (
    "INSERT INTO index_generation (name, content) VALUES (:after, :content)",
    """INSERT INTO index_content SELECT :after, document_id, version, segment
    FROM index_content WHERE generation = :before AND document_id != ALL(:gone)""",
    "UPDATE index_generation SET replaced = now() WHERE name = :live",
    "UPDATE index_live SET generation = :after",
)
_VERSION = TypeAdapter(tuple[Document, tuple[Passage, ...]])


@dataclass(frozen=True, slots=True)
class Generation:
    """Which version of which document a generation has."""

    name: str
    info: Mapping[str, str]
    """What it was made with."""
    failures: tuple[ReadFailure, ...]
    """The files that could not be read."""
    versions: Mapping[str, str]
    """By document id."""
    segments: Mapping[str, str]
    """By document id: where the vectors of its version are."""

    @property
    def rows(self) -> set[tuple[str, str, str]]:
        """Of each document the id, the version and the segment."""
        return {(id_, self.versions[id_], s) for id_, s in self.segments.items()}


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
        content = "SELECT * FROM index_content WHERE generation = :n"
        for (data,) in self._all(named, n=name):
            rows = self._all(content, n=name)
            return replace(
                GENERATION.validate_json(data),
                versions={row.document_id: row.version for row in rows},
                segments={row.document_id: row.segment for row in rows},
            )
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

    def announce(self, packed: Mapping[str, bytes]) -> None:
        """Keep versions, by their names."""
        self._do(_ANNOUNCE, [{"name": n, "data": data} for n, data in packed.items()])

    def begin_segment(self, name: str, passages: int) -> None:
        """Note that there will be a segment of so many passages on Chroma."""
        self._do(_BEGIN, [{"name": name, "passages": passages}])

    def segments(self) -> dict[str, int]:
        """Return how many passages were sent in each segment."""
        return {s: count for s, count in self._all("SELECT * FROM index_segment")}

    def publish(self, after: Generation, before: Generation | None) -> None:
        """Make a generation the live one, in one transaction.

        Args:
            after: What is to be live; its name is one more than that of what is.
            before: What it is built on, where it is.

        Raises:
            IndexBusyError: Another machine has published meanwhile.
        """
        known = before.rows if before else set()
        gone = [document_id for document_id, *_ in known - after.rows]
        new = [
            {"after": after.name, "document": document_id, "version": v, "segment": s}
            for document_id, v, s in after.rows - known
        ]
        bare = replace(after, versions={}, segments={})
        content = GENERATION.dump_json(bare).decode()

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
                **{"live": live, "after": after.name, "content": content},
                **{"before": before.name if before else None, "gone": gone},
            }
            for change in _PUBLISH[:2]:
                connection.execute(text(change), values)
            if new:
                connection.execute(text(_ADD), new)
            for change in _PUBLISH[2:]:
                connection.execute(text(change), values)

        self.rows.run(publish)

    def forget(self, keep: int) -> list[str]:
        """Remove generations and versions that nobody needs any more.

        Returns the segments that no generation has: to be removed from Chroma, first.
        """
        for what in _FORGET:
            self._do(what, {"n": keep})
        return [name for (name,) in self._all(_UNUSED)]

    def forget_segment(self, name: str) -> None:
        """Remove a segment that no generation has, and that is not on Chroma."""
        self._do("DELETE FROM index_segment WHERE name = :n", {"n": name})

    def _do(self, change: str, values: Any) -> None:
        self.rows.run(lambda c: c.execute(text(change), values) and None)

    def _all(self, query: str, **values: Any) -> Sequence[Any]:
        return self.rows.run(lambda c: c.execute(text(query), values).all())


def next_name(live: str | None) -> str:
    """Return a name for the generation after ``live`` that no other has."""
    return f"{_number(live) + 1:06d}-{uuid4().hex[:12]}"


def pack(document: Document, passages: Sequence[Passage]) -> tuple[str, bytes]:
    """Return what a version is called, which tells all that is in it, and its bytes."""
    # The document has the texts of the passages, and what replaces it is found anew.
    bare = tuple(replace(passage, text="") for passage in passages)
    data = _VERSION.dump_json((replace(document, replaced_by=None), bare))
    return hashlib.sha256(data).hexdigest()[:32], zlib.compress(data)


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
