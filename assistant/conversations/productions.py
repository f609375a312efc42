"""The answers on their way in this process, and those that could not be stored yet."""

from __future__ import annotations

from threading import Lock

from assistant.conversations.production import Production

_MOST_UNKEPT = 1_000
"""Answers that are kept in memory where they cannot be stored."""


class Productions:
    """Those of one process; safe to use from several threads."""

    def __init__(self) -> None:
        """Begin with none."""
        self._by_message: dict[str, Production] = {}
        self._lock = Lock()

    def put(self, production: Production) -> None:
        """Add one, which is found by the id of its message."""
        with self._lock:
            self._by_message[production.message.id] = production

    def get(self, message_id: str) -> Production | None:
        """Return that of a message, if it is on its way or could not be stored."""
        return self._by_message.get(message_id)

    def all(self) -> list[Production]:
        """Return all of them, in the order in which they were added."""
        with self._lock:
            return list(self._by_message.values())

    def of(self, conversation_id: str) -> list[Production]:
        """Return those of one conversation."""
        return [p for p in self.all() if p.message.conversation_id == conversation_id]

    def forget(self, message_id: str) -> None:
        """Take one away, also where it is not stored."""
        with self._lock:
            self._by_message.pop(message_id, None)

    def tidy(self) -> None:
        """Forget what is stored; store what could not be, now that it may work."""
        finished = [p for p in self.all() if p.message.finished]
        for production in finished:
            if not production.done and not production.store():
                break  # Each try may take long.
        done = {p.message.id for p in finished if p.done}
        done |= {p.message.id for p in finished[:-_MOST_UNKEPT]}
        for id_ in done:
            self.forget(id_)

    def store_what_comes(self) -> bool:
        """Store what answers have said since; return whether any is on its way."""
        unfinished = [p for p in self.all() if not p.message.finished]
        for production in unfinished:
            if not production.message.unkept:
                production.store()
        return bool(unfinished)
