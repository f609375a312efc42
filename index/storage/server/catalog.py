"""What is published: generations of versions on PostgreSQL, and which one is live."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple
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
    """DELETE FROM index_content WHERE until <=
    (SELECT min(split_part(name, '-', 1)::integer) FROM index_generation)""",
    """DELETE FROM index_version WHERE written < now() - interval '1 hour'
    AND NOT EXISTS (SELECT FROM index_content WHERE version = name)""",
)
_UNUSED = """SELECT name FROM index_segment
    WHERE NOT EXISTS (SELECT FROM index_content WHERE segment = name)"""
_ANNOUNCE = """INSERT INTO index_version (name, data) VALUES (:name, :data)
    ON CONFLICT (name) DO UPDATE SET written = now()"""
# Each row is of the generations from one number to another, so that a change of few
# documents writes few rows, and whoever follows reads few.
_CHANGED = """SELECT document_id, version, segment, until <= :after AS ended
    FROM index_content WHERE since <= :after AND (since > :before OR until > :before)"""
_NAMED = "SELECT name, content FROM index_generation WHERE name = ANY(:names)"
# What there is while nothing is live is of an index that was given up.
_PUBLISH = (
    "DELETE FROM index_content WHERE CAST(:live AS text) IS NULL",
    "DELETE FROM index_generation WHERE CAST(:live AS text) IS NULL",
    "INSERT INTO index_generation (name, content) VALUES (:after, :content)",
    """UPDATE index_content SET until = :number
    WHERE until IS NULL AND document_id = ANY(:gone)""",
    """INSERT INTO index_content (document_id, version, segment, since)
    SELECT *, :number FROM unnest(CAST(:documents AS text[]),
    CAST(:versions AS text[]), CAST(:segments AS text[]))""",
    "UPDATE index_generation SET replaced = now() WHERE name = :live",
    "UPDATE index_live SET generation = :after",
)
_VERSION = TypeAdapter(tuple[Document, tuple[Passage, ...]])


class Content(NamedTuple):
    """What a generation has of a document."""

    version: str
    segment: str
    """Where the vectors of the version are."""


@dataclass(frozen=True, slots=True)
class Generation:
    """Which version of which document there is at a time."""

    name: str
    info: Mapping[str, str]
    """What it was made with."""
    failures: tuple[ReadFailure, ...]
    """The files that could not be read."""
    contents: Mapping[str, Content]
    """By document id."""


GENERATION = TypeAdapter(Generation)


class Catalog:
    """The generations of an index; raises what ``Rows`` raises."""

    def __init__(self, rows: Rows) -> None:
        """Read and write ``rows``."""
        self.rows = rows

    def live(self) -> str | None:
        """Return the name of the live generation, or ``None`` before the first."""
        ((name,),) = self._ask("SELECT generation FROM index_live")
        return None if name is None else str(name)

    def names(self) -> list[str]:
        """Return the generations that are kept, the live one first."""
        names = "SELECT name FROM index_generation ORDER BY name DESC"
        return [name for (name,) in self._ask(names)]

    def generation(self, name: str, known: Generation | None = None) -> Generation:
        """Return what a generation consists of.

        Args:
            name: What it is called.
            known: An earlier one, of which only what differs is asked for.

        Raises:
            IndexMissingError: It is not kept any more.
        """
        before = known.name if known else None
        numbers = {"before": _number(before), "after": _number(name)}
        rows = self._ask(_CHANGED, numbers)
        # Asked last: while it is kept, so is all that was changed since.
        kept = dict(map(tuple, self._ask(_NAMED, {"names": [name, before]})))
        if name not in kept:
            raise IndexMissingError(
                f"Generation {name} is no longer kept.", "Ask again."
            )
        if known and known.name not in kept:
            return self.generation(name)
        contents = dict(known.contents) if known else {}
        for row in sorted(rows, key=lambda row: not row.ended):
            contents.pop(row.document_id, None)
            if not row.ended:
                contents[row.document_id] = Content(row.version, row.segment)
        return GENERATION.validate_python(
            json.loads(kept[name]) | {"contents": contents}
        )

    def fetch(
        self, names: Sequence[str]
    ) -> Iterator[tuple[str, Document, tuple[Passage, ...]]]:
        """Give each of these versions, in some order.

        Raises:
            IndexMissingError: One is not kept any more.
        """
        query = "SELECT name, data FROM index_version WHERE name = ANY(:names)"
        for start in range(0, len(names), TOGETHER):
            some = list(names[start : start + TOGETHER])
            found = self._ask(query, {"names": some})
            yield from ((name, *_unpack(data)) for name, data in found)
            if len(found) < len(some):
                raise IndexMissingError("What was live was replaced.", "Ask again.")

    def announce(self, packed: Mapping[str, bytes]) -> None:
        """Keep versions, by their names."""
        self._ask(_ANNOUNCE, [{"name": n, "data": data} for n, data in packed.items()])

    def begin_segment(self, name: str, passages: int) -> None:
        """Note that there will be a segment of so many passages on Chroma."""
        noted = (
            "INSERT INTO index_segment VALUES (:n, :passages) ON CONFLICT DO NOTHING"
        )
        self._ask(noted, {"n": name, "passages": passages})

    def segments(self) -> dict[str, int]:
        """Return how many passages were sent in each segment."""
        return dict(map(tuple, self._ask("SELECT name, passages FROM index_segment")))

    def publish(self, after: Generation, before: Generation | None) -> None:
        """Make a generation the live one, in one transaction.

        Args:
            after: What is to be live; its name is one more than that of what is.
            before: What is live.

        Raises:
            IndexBusyError: Another machine has published meanwhile.
        """
        known, number = before.contents if before else {}, _number(after.name)
        gone = [id_ for id_ in known if after.contents.get(id_) != known[id_]]
        new = {id_: c for id_, c in after.contents.items() if c != known.get(id_)}
        values = {
            "after": after.name,
            "number": number,
            "gone": gone,
            "documents": [*new],
            "versions": [content.version for content in new.values()],
            "segments": [content.segment for content in new.values()],
            "content": GENERATION.dump_json(after, exclude={"contents"}).decode(),
        }

        def publish(connection: Connection) -> None:
            live = connection.scalar(
                text("SELECT generation FROM index_live FOR UPDATE")
            )
            if live == after.name:
                return  # The first try succeeded, and its answer was lost.
            if _number(live) + 1 != number:
                raise IndexBusyError(
                    "Another machine has published the index, because this one lost its"
                    " connection.",
                    "What was published counts; run the command again for the rest.",
                )
            for change in _PUBLISH:
                connection.execute(text(change), values | {"live": live})

        self.rows.run(publish)

    def forget(self, keep: int) -> list[str]:
        """Remove generations and versions that nobody needs any more.

        Returns the segments that no generation has: to be removed from Chroma, first.
        """

        def forget(connection: Connection) -> list[str]:
            for what in _FORGET:
                connection.execute(text(what), {"n": keep})
            return list(connection.scalars(text(_UNUSED)))

        return self.rows.run(forget)

    def forget_segment(self, name: str) -> None:
        """Remove a segment that no generation has, and that is not on Chroma."""
        self._ask("DELETE FROM index_segment WHERE name = :n", {"n": name})

    def _ask(self, query: str, values: Any = None) -> Sequence[Any]:
        """Return the rows of a query, or none where it is a change."""

        def ask(connection: Connection) -> Sequence[Any]:
            result = connection.execute(text(query), values)
            return result.all() if result.returns_rows else ()

        return self.rows.run(ask)


def next_name(live: str | None) -> str:
    """Return a name for the generation after ``live`` that no other has."""
    return f"{_number(live) + 1:06d}-{uuid4().hex[:12]}"


def pack(document: Document, passages: Sequence[Passage]) -> tuple[str, bytes]:
    """Return what a version is called, which tells all that is in it, and its bytes."""
    # The document has the texts of the passages, and what replaces it is found anew.
    bare = tuple(replace(passage, text="") for passage in passages)
    data = _VERSION.dump_json((replace(document, replaced_by=None), bare))
    return hashlib.sha256(data).hexdigest()[:32], zlib.compress(data)


def _unpack(data: bytes) -> tuple[Document, tuple[Passage, ...]]:
    document, bare = _VERSION.validate_json(zlib.decompress(data))
    return document, tuple(replace(p, text=p.span.of(document.text)) for p in bare)


def _number(name: str | None) -> int:
    return int(name.partition("-")[0]) if name else 0
