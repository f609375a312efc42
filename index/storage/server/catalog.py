"""What is published on PostgreSQL: generations in blocks, and which one is live."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, text

from index.errors import IndexBusyError, IndexDamagedError, IndexMissingError
from index.storage.server.rows import Rows

TOGETHER = 100
"""Blocks of one request."""
# For an hour a reader may go on with a generation that was replaced, and what an
# interrupted writer sent waits for the next one.
_FORGET = (
    """DELETE FROM index_generation WHERE replaced < now() - interval '1 hour'
    AND name NOT IN (SELECT name FROM index_generation ORDER BY name DESC LIMIT :n)""",
    """DELETE FROM index_block WHERE written < now() - interval '1 hour'
    AND NOT EXISTS (SELECT FROM index_generation, unnest(blocks) AS kept
    WHERE kept = digest)""",
)
# What is noted otherwise, no generation can have any more; it waits to be removed.
_UNUSED = """UPDATE index_segment SET name = '-' || name WHERE left(name, 1) <> '-'
    AND NOT EXISTS (SELECT FROM index_generation, unnest(segments) AS kept
    WHERE kept = index_segment.name)"""
_REMOVED = "SELECT substr(name, 2) FROM index_segment WHERE left(name, 1) = '-'"
_NOTED = "SELECT count(*) FROM index_segment WHERE name = ANY(:segments)"
_LIVE = "SELECT generation FROM index_live FOR UPDATE"
_ANNOUNCE = """INSERT INTO index_block (digest, data) VALUES (:digest, :data)
    ON CONFLICT (digest) DO UPDATE SET written = now(), data = excluded.data"""
_GENERATION = """SELECT name, info, segments, size, blocks FROM index_generation
    WHERE name = :name"""
# What there is while nothing is live is of an index that was given up.
_PUBLISH = (
    "DELETE FROM index_generation WHERE CAST(:live AS text) IS NULL",
    """INSERT INTO index_generation (name, info, segments, size, blocks)
    VALUES (:name, CAST(:info AS jsonb), CAST(:segments AS text[]), :size,
    CAST(:blocks AS bytea[]))""",
    "UPDATE index_generation SET replaced = now() WHERE name = :live",
    "UPDATE index_live SET generation = :name",
)


@dataclass(frozen=True, slots=True)
class Generation:
    """One state of the index: a file with its texts, and where its vectors are."""

    name: str
    info: Mapping[str, str]
    """What it was made with."""
    segments: Sequence[str]
    """Where the vectors of its documents are."""
    size: int = 0
    """Of the file, in bytes."""
    blocks: Sequence[bytes] = ()
    """The digests of the blocks of the file, one after the other."""


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

    def generation(self, name: str) -> Generation:
        """Return what a generation consists of.

        Raises:
            IndexMissingError: It is not kept any more.
        """
        for row in self._ask(_GENERATION, {"name": name}):
            return Generation(*row)
        raise IndexMissingError(f"Generation {name} is no longer kept.", "Ask again.")

    def fetch(self, digests: Sequence[bytes]) -> Iterator[tuple[bytes, bytes]]:
        """Give the digest and the bytes of each of these blocks, in some order.

        Raises:
            IndexDamagedError: One is not what it was.
            IndexMissingError: One is not kept any more.
        """
        query = "SELECT digest, data FROM index_block WHERE digest = ANY(:some)"
        for start in range(0, len(digests), TOGETHER):
            some = list(digests[start : start + TOGETHER])
            found = self._ask(query, {"some": some})
            yield from ((digest, _unpacked(digest, data)) for digest, data in found)
            if len(found) < len(some):
                raise IndexMissingError("What was live was replaced.", "Ask again.")

    def announce(self, blocks: Mapping[bytes, bytes]) -> None:
        """Keep blocks, by their digests."""
        packed = {digest: zlib.compress(data, 1) for digest, data in blocks.items()}
        self._ask(_ANNOUNCE, [{"digest": n, "data": packed[n]} for n in packed])

    def begin_segment(self, name: str) -> None:
        """Note that there will be a segment on Chroma."""
        noted = "INSERT INTO index_segment VALUES (:n) ON CONFLICT DO NOTHING"
        self._ask(noted, {"n": name})

    def publish(self, generation: Generation) -> None:
        """Make a generation the live one, in one transaction.

        Its name is one more than that of what is live.

        Raises:
            IndexBusyError: Another machine has published meanwhile, or removed segments
                of this generation.
        """
        values = {
            "name": generation.name,
            "info": json.dumps(dict(generation.info)),
            "segments": list(generation.segments),
            "size": generation.size,
            "blocks": list(generation.blocks),
        }

        def publish(connection: Connection) -> None:
            live = connection.scalar(text(_LIVE))
            if live == generation.name:
                return  # The first try succeeded, and its answer was lost.
            noted = connection.scalar(text(_NOTED), values)
            is_next = _number(live) + 1 == _number(generation.name)
            if not is_next or noted != len(generation.segments):
                raise IndexBusyError(
                    "Another machine has published the index, because this one lost its"
                    " connection.",
                    "What was published counts; run the command again for the rest.",
                )
            for change in _PUBLISH:
                connection.execute(text(change), values | {"live": live})

        self.rows.run(publish)

    def forget(self, keep: int) -> list[str]:
        """Remove generations and blocks that nobody needs any more.

        Returns the segments that no generation has: to be removed from Chroma, first.
        """

        def forget(connection: Connection) -> list[str]:
            connection.execute(text(_LIVE))  # Nobody publishes what is forgotten here.
            for what in (*_FORGET, _UNUSED):
                connection.execute(text(what), {"n": keep})
            return list(connection.scalars(text(_REMOVED)))

        return self.rows.run(forget)

    def forget_segment(self, name: str) -> None:
        """Remove a segment that was forgotten, and that is no longer on Chroma."""
        self._ask("DELETE FROM index_segment WHERE name = '-' || :n", {"n": name})

    def _ask(self, query: str, values: Any = None) -> Sequence[Any]:
        """Return the rows of a query, or none where it is a change."""

        def ask(connection: Connection) -> Sequence[Any]:
            result = connection.execute(text(query), values)
            return result.all() if result.returns_rows else ()

        return self.rows.run(ask)


def next_name(live: str | None) -> str:
    """Return a name for the generation after ``live`` that no other has."""
    return f"{_number(live) + 1:06d}-{uuid4().hex[:12]}"


def _unpacked(digest: bytes, data: bytes) -> bytes:
    with suppress(zlib.error):
        if hashlib.sha256(block := zlib.decompress(data)).digest() == digest:
            return block
    raise IndexDamagedError(
        "The texts of the index in the database are damaged.",
        "Run `cluster-policy index --rebuild` where the documents are.",
    )


def _number(name: str | None) -> int:
    return int(name.partition("-")[0]) if name else 0
