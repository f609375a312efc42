"""Answers that were read from the database before, so as not to be read anew."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from threading import Lock

from assistant.conversations.conversation import Message

_MOST = 1_000
"""Messages; with its passages one takes about 30 kB."""


class ReadAnswers:
    """The answered messages read last; safe to use from several threads.

    What is answered never changes, so each is what the database has, if that still has
    it. A page looks at them several times when it is drawn: 100 would take 20 ms each.
    """

    def __init__(self) -> None:
        """Know none yet."""
        self._messages: OrderedDict[str, Message] = OrderedDict()
        self._lock = Lock()

    def among(self, ids: Iterable[str]) -> Mapping[str, Message]:
        """Return those of ``ids`` that are known, by id."""
        with self._lock:
            known = {id_: self._messages[id_] for id_ in ids if id_ in self._messages}
            for id_ in known:
                self._messages.move_to_end(id_)
        return known

    def keep(self, messages: Iterable[Message]) -> None:
        """Keep those that are answered, instead of what was not read for long."""
        with self._lock:
            for message in messages:
                if message.state == "answered":
                    self._messages[message.id] = message
            while len(self._messages) > _MOST:
                self._messages.popitem(last=False)

    def forget(self, conversation_id: str) -> None:
        """Forget those of a conversation, which was deleted."""
        with self._lock:
            for id_, message in list(self._messages.items()):
                if message.conversation_id == conversation_id:
                    del self._messages[id_]
