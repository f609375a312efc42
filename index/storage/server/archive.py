"""Bytes that never change, kept on the server in pieces it can hold.

An entry is made in this order and removed in the opposite one, so that whatever a
killed process leaves behind is found, and is never taken for complete::

    key       head     that there is, or may be, something under this key
    key/0 …   pieces   the bytes
    key/end   end      all of it is there
"""

from __future__ import annotations

import base64
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from index.errors import IndexMissingError
from index.storage.server.connection import Connection, Metadata

Kind = Literal["version", "manifest"]

# In metadata, not as documents: Chroma makes a full-text index of those, which takes
# ten times as long and four times the disk. Its cloud allows 4,096 bytes a value.
_VALUE = 4_000
_PIECE = 8 * _VALUE
_READ = 100  # Pieces of one answer.


@dataclass(frozen=True, slots=True)
class Entry:
    """Bytes and what the list of entries says of them."""

    key: str
    data: bytes
    written: float
    """Seconds since the epoch."""
    link: str
    """What else it needs: a version its vectors, a manifest the one before it."""


@dataclass(frozen=True, slots=True)
class Head:
    """What the list of entries says of one."""

    key: str
    written: float
    link: str
    pieces: int

    @property
    def piece_ids(self) -> list[str]:
        """The ids of its pieces."""
        return [f"{self.key}/{number}" for number in range(self.pieces)]


class Archive:
    """Entries in one collection of a server."""

    def __init__(self, connection: Connection, collection: str) -> None:
        """Keep entries in ``collection``."""
        self._connection = connection
        self._collection = collection

    def put(self, kind: Kind, entries: Iterable[Entry]) -> None:
        """Add heads and pieces; what is there already stays."""
        heads: dict[str, Metadata] = {}
        pieces: dict[str, Metadata] = {}
        for entry in entries:
            cut = _cut(entry.data)
            heads[entry.key] = {
                "kind": kind,
                "written": entry.written,
                "link": entry.link,
                "pieces": len(cut),
            }
            pieces |= {f"{entry.key}/{n}": piece for n, piece in enumerate(cut)}
        records = heads | pieces  # In this order.
        self._connection.add(self._collection, list(records), list(records.values()))

    def finish(self, links: Mapping[str, str]) -> None:
        """Note that all of these entries is there, with what each needs."""
        self._connection.add(
            self._collection,
            [_end(key) for key in links],
            [{"link": link} for link in links.values()],
        )

    def finished(self, keys: Iterable[str]) -> dict[str, str]:
        """Return those entries that are complete, with what each needs."""
        ends = {_end(key): key for key in keys}
        found = self._connection.get(self._collection, list(ends))
        return {ends[id_]: str(noted["link"]) for id_, noted in found.items()}

    def read(self, keys: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Give the bytes of each entry, in order.

        Raises:
            IndexMissingError: One has been removed.
        """
        remaining = iter(keys)
        while batch := list(islice(remaining, _READ)):
            first = self._pieces([f"{key}/0" for key in batch])
            for key in batch:
                pieces = int(first[f"{key}/0"]["pieces"])
                rest = self._pieces([f"{key}/{n}" for n in range(1, pieces)])
                yield key, _join([first[f"{key}/0"], *rest.values()])

    def heads(self, kind: Kind) -> dict[str, Head]:
        """Return all entries of a kind, complete or not, by key."""
        found = self._connection.find(self._collection, {"kind": kind})
        return {
            key: Head(
                key, float(head["written"]), str(head["link"]), int(head["pieces"])
            )
            for key, head in found.items()
        }

    def unfinish(self, keys: Iterable[str]) -> None:
        """Take back that these entries, few at a time, are complete."""
        self._connection.delete(self._collection, [_end(key) for key in keys])

    def remove(self, ids: Sequence[str]) -> None:
        """Remove pieces or heads, few at a time."""
        self._connection.delete(self._collection, ids)

    def _pieces(self, ids: Sequence[str]) -> dict[str, Metadata]:
        found: dict[str, Metadata] = {}
        for start in range(0, len(ids), _READ):
            part = ids[start : start + _READ]
            found |= self._connection.get(self._collection, part)
        if len(found) < len(ids):
            raise IndexMissingError(
                "This generation is no longer on the server.", "Ask again."
            )
        return {id_: found[id_] for id_ in ids}


def _end(key: str) -> str:
    return f"{key}/end"


def _cut(data: bytes) -> list[Metadata]:
    text = base64.b64encode(data).decode()
    starts = range(0, len(text), _PIECE)
    return [
        {"pieces": len(starts)}
        | {
            str(place // _VALUE): text[start + place : start + place + _VALUE]
            for place in range(0, len(text[start : start + _PIECE]), _VALUE)
        }
        for start in starts
    ]


def _join(pieces: Collection[Metadata]) -> bytes:
    values = (
        str(piece[str(number)])
        for piece in pieces
        for number in range(len(piece) - 1)  # All but the count of pieces.
    )
    return base64.b64decode("".join(values))
