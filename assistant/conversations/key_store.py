"""Store the keys of the service in the database of conversations, as hashes."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from sqlalchemy import select, update

from assistant.conversations.database import Database
from assistant.conversations.tables import KeyRow


@dataclass(frozen=True, slots=True)
class StoredKey:
    """What is kept of a key; times are seconds since the epoch."""

    prefix: str
    """How the key begins, by which people tell keys apart."""
    hash: str
    name: str
    role: str
    groups: tuple[str, ...]
    made: float
    expires: float | None = None
    """None where it holds until it is revoked."""
    revoked: float | None = None


class KeyStore:
    """The keys of one database; safe to use from threads.

    Each method raises NotKeptError where the database cannot be used.
    """

    def __init__(self, database: Database) -> None:
        """Keep them in ``database``, beside the conversations."""
        self._database = database

    def close(self) -> None:
        """Let the database go."""
        self._database.close()

    def add(self, key: StoredKey) -> None:
        """Store a new key."""
        with self._database.changing() as session:
            session.add(KeyRow(**{**asdict(key), "groups": list(key.groups)}))

    def key(self, prefix: str) -> StoredKey | None:
        """Return what is kept of a key, also of one that no longer holds."""
        with self._database.reading() as session:
            row = session.get(KeyRow, prefix)
            return _stored(row) if row else None

    def keys(self) -> tuple[StoredKey, ...]:
        """Return all there ever were, in the order in which they were made."""
        found = select(KeyRow).order_by(KeyRow.made, KeyRow.prefix)
        with self._database.reading() as session:
            return tuple(map(_stored, session.scalars(found)))

    def any(self) -> bool:
        """Return whether a key was ever made."""
        with self._database.reading() as session:
            return session.scalar(select(KeyRow.prefix).limit(1)) is not None

    def revoke(self, prefix: str, at: float) -> None:
        """Have a key hold no longer; one that was revoked before stays as it is."""
        with self._database.changing() as session:
            session.execute(
                update(KeyRow)
                .where(KeyRow.prefix == prefix, KeyRow.revoked.is_(None))
                .values(revoked=at)
            )


def _stored(row: KeyRow) -> StoredKey:
    return StoredKey(
        prefix=row.prefix,
        hash=row.hash,
        name=row.name,
        role=row.role,
        groups=tuple(row.groups),
        made=row.made,
        expires=row.expires,
        revoked=row.revoked,
    )
