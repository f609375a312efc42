"""Make, check and revoke the keys by which programs say who they are.

A key is 256 random bits, so that its SHA-256 is enough to keep: there is nothing to
guess that a slow hash would protect.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable, Iterable
from datetime import timedelta
from hashlib import sha256
from hmac import compare_digest
from threading import Lock
from typing import TYPE_CHECKING

from assistant.access.visitor import Role, Visitor
from assistant.conversations.database import Database
from assistant.conversations.database_errors import KEYS
from assistant.conversations.key_store import KeyStore, StoredKey
from assistant.errors import KeyRefusedError

if TYPE_CHECKING:
    from assistant.settings import Settings

_MARK = "cp"
"""What every key begins with, so that it is known for one where it should not be."""
_LONGEST = 200
"""Characters of what is looked at as a key."""


class Keys:
    """The keys of a service; safe to use from several threads."""

    def __init__(self, opened: Callable[[], KeyStore]) -> None:
        """Keep them in the store that ``opened`` opens, when it is first needed.

        Where it raises, it is tried again with the next request.
        """
        self._opened = opened
        self._kept: KeyStore | None = None
        self._lock = Lock()
        self._were_made = False

    @classmethod
    def of(cls, settings: Settings) -> Keys:
        """Return those that the settings name, in the database of conversations."""
        return cls(lambda: KeyStore(Database.of(settings, KEYS)))

    @classmethod
    def open(cls, settings: Settings) -> Keys:
        """Return the same, opened at once.

        Raises:
            NotKeptError: The database cannot be used.
        """
        keys = cls.of(settings)
        keys._store()
        return keys

    def close(self) -> None:
        """Let the database go."""
        if self._kept:
            self._kept.close()

    def visitor_of(self, key: str) -> Visitor:
        """Return whoever a key was made for.

        Raises:
            KeyRefusedError: It is none, or it holds no longer.
            NotKeptError: That cannot be looked up.
        """
        # What has other letters is no key, and nothing for a database.
        kept = self._store().key(_prefix_of(key)) if key.isascii() else None
        # Whatever is wrong with a key that is not right is nobody's business.
        if kept is None or not compare_digest(kept.hash, _hash(key)):
            raise KeyRefusedError(
                "This key is not known.", "Ask whoever runs the service for one."
            )
        if kept.revoked is not None:
            raise KeyRefusedError(
                "This key was revoked.", "Ask whoever runs the service for a new one."
            )
        if kept.expires is not None and kept.expires <= time.time():
            raise KeyRefusedError(
                "This key has expired.", "Ask whoever runs the service for a new one."
            )
        return Visitor(
            name=kept.name,
            groups=frozenset(kept.groups),
            role=Role(kept.role),
            id=f"key {kept.prefix}",
        )

    def were_made(self) -> bool:
        """Return whether a key was ever made, also if none holds any more.

        Raises:
            NotKeptError: That cannot be looked up.
        """
        self._were_made = self._were_made or self._store().any()
        return self._were_made

    def add(
        self,
        name: str,
        role: Role = Role.READER,
        groups: Iterable[str] = (),
        lasting: timedelta | None = None,
    ) -> str:
        """Make a key and return it: it is told this once, and cannot be looked up.

        Args:
            name: Whose it is, in words.
            role: What they may do.
            groups: Those of access files.
            lasting: How long it holds; None: until it is revoked.

        Raises:
            NotKeptError: It cannot be stored.
        """
        prefix = f"{_MARK}_{secrets.token_hex(5)}"
        key = f"{prefix}_{secrets.token_urlsafe(32)}"
        now = time.time()
        until = None if lasting is None else now + lasting.total_seconds()
        asked = tuple(sorted({group.strip() for group in groups} - {""}))
        self._store().add(
            StoredKey(prefix, _hash(key), name.strip(), role, asked, now, until)
        )
        return key

    def listed(self) -> tuple[StoredKey, ...]:
        """Return what is known of all keys, in the order in which they were made.

        Raises:
            NotKeptError: That cannot be looked up.
        """
        return self._store().keys()

    def revoke(self, beginning: str) -> StoredKey:
        """Have a key hold no longer, from the next request on; return which.

        Args:
            beginning: As much of how it begins as no other key does, or all of it.

        Raises:
            KeyRefusedError: There is no such key, or there are several.
            NotKeptError: That cannot be stored.
        """
        named = _prefix_of(beginning)
        if f"{_MARK}_".startswith(named):
            raise KeyRefusedError(
                "All keys begin so: it does not say which one is meant.",
                "`cluster-policy keys list` shows how each begins.",
            )
        meant = [key for key in self.listed() if key.prefix.startswith(named)]
        if not meant:
            raise KeyRefusedError(
                f"There is no key {named}.", "`cluster-policy keys list` shows all."
            )
        if len(meant) > 1:
            several = ", ".join(f"{key.prefix} ({key.name})" for key in meant)
            raise KeyRefusedError(
                f"Several keys begin with {named}: {several}.",
                "Give more of the one that is meant.",
            )
        self._store().revoke(meant[0].prefix, time.time())
        return meant[0]

    def _store(self) -> KeyStore:
        if self._kept is None:
            # Whoever comes meanwhile does not wait until a server is given up.
            opened = self._opened()
            with self._lock:
                if self._kept is None:
                    self._kept = opened
                    return opened
            opened.close()
        return self._kept


def _prefix_of(key: str) -> str:
    """Return what of a key people tell it by, or of how one begins."""
    return "_".join(key.strip()[:_LONGEST].split("_")[:2])


def _hash(key: str) -> str:
    return sha256(key.strip().encode("utf-8", "surrogatepass")).hexdigest()
