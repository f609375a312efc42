"""One answer on its way: produced by a thread, stored as it comes, followed by many."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from threading import Condition, Event, Lock
from typing import Any, Protocol

from assistant.answers import Answer, AnswerEvent, Turn
from assistant.conversations.conversation import Conversation, Message
from assistant.conversations.store import ConversationStore
from assistant.errors import NotKeptError, displayable
from index.documents import IndexedDocument

_PAUSE = 0.2
"""Seconds between two times that what has come is stored."""
_PATIENCE = 0.2
"""Seconds after which whoever follows may look up something else, such as a click."""


class Answering(Protocol):
    """What answers questions: an ``Assistant``."""

    def stream(
        self, question: str, history: Sequence[Turn] = (), stop: Event | None = None
    ) -> Iterator[AnswerEvent]:
        """Yield the steps of an answer, the whole at last."""

    def documents(self) -> tuple[IndexedDocument, ...]:
        """Return what is known of every document."""


class Production:
    """A message and the thread that answers it.

    What cannot be stored is produced all the same, and says so.
    """

    def __init__(
        self,
        conversation: Conversation,
        message: Message,
        store: ConversationStore,
        producer: str,
    ) -> None:
        """Store the question; ``producer`` is the process that answers it."""
        self._conversation = conversation
        self._message = message
        self._store = store
        self._producer = producer
        self._stop = Event()
        self._changed = Condition()
        self._storing = Lock()
        self._stored: Message | None = None
        self._stored_at = 0.0
        self._wanted = True
        self.store()

    @property
    def message(self) -> Message:
        """The message as far as it has come."""
        stopping = self._stop.is_set() and not self._message.finished
        return replace(self._message, stopping=stopping)

    @property
    def done(self) -> bool:
        """Whether all of it is stored, so that the store can be asked instead."""
        return self._message.finished and not self._message.unkept

    def stop(self) -> None:
        """End the answer with what is there of it."""
        self._stop.set()
        with self._changed:
            self._changed.notify_all()

    def withdraw(self) -> None:
        """Have it not asked at all, which it was not yet."""
        self._keep(state="withdrawn")

    def abandon(self) -> None:
        """Stop, and store nothing more: the message is no longer wanted."""
        with self._storing:
            self._wanted = False
        self.stop()

    def store(self) -> bool:
        """Store what has come, if it is not yet; return whether it is stored now."""
        with self._storing:
            message = self._message
            unkept = "" if message is self._stored else self._try_to_store(message)
            if unkept != message.unkept:
                with self._changed:
                    self._message = replace(self._message, unkept=unkept)
            return not unkept

    def follow(self) -> Iterator[Message]:
        """Yield the message whenever there may be something new, the whole at last."""
        while True:
            with self._changed:
                if not self._message.finished:
                    self._changed.wait(_PATIENCE)
                message = self.message
            yield message
            if message.finished:
                return

    def produce(
        self, assistant: Answering, history: Callable[[], Sequence[Turn]]
    ) -> None:
        """Write the answer; an error becomes part of the message.

        ``history`` looks up the turns before it, and may fail.
        """
        self._change(state="answering")
        try:
            self._stream(assistant, history())
        except Exception as error:
            shown = displayable(error)
            self._keep(state="failed", error=shown.message, hint=shown.hint)

    def _stream(self, assistant: Answering, history: Sequence[Turn]) -> None:
        answer: Answer | None = None
        for event in assistant.stream(self._message.question, history, self._stop):
            if event.kind == "searching":
                self._change(stage="searching")
            elif event.kind == "reading":
                self._change(stage="reading", reading=len(event.passages))
            elif event.kind == "writing":
                self._change(stage="writing")
            elif event.kind == "text":
                keep = self._change if self._message.unkept else self._keep
                keep(text=self._message.text + event.text)
            elif event.citation:
                self._change(citations=(*self._message.citations, event.citation))
            else:
                answer = event.answer
        if answer is None:
            raise RuntimeError("the stream ended without an answer")
        self._keep(
            state="answered",
            text=answer.text,
            citations=answer.citations,
            answer=answer,
            titles=_titles(answer, assistant),
        )

    def _change(self, **changes: Any) -> None:
        """Tell followers at once, and the store from time to time."""
        with self._changed:
            self._message = replace(self._message, **changes)
            self._changed.notify_all()
        # Where it could not be stored it is tried once more at the end: each try may
        # take long, and nobody is to wait for it.
        due = time.monotonic() - self._stored_at >= _PAUSE
        if due and not self._message.unkept:
            self.store()

    def _keep(self, **changes: Any) -> None:
        """Store a change before anybody is told: what was seen is never lost."""
        with self._storing:
            changed = replace(self._message, **changes, unkept="")
            if unkept := self._try_to_store(changed):
                changed = replace(changed, unkept=unkept)
            with self._changed:
                self._message = changed
                self._changed.notify_all()

    def _try_to_store(self, message: Message) -> str:
        """Store a message; return why that failed, or nothing."""
        if not self._wanted:
            return ""
        try:
            if self._stored:
                self._store.update(message, self._producer)
            else:
                self._store.add(self._conversation, message, self._producer)
            self._stored = message
        except NotKeptError as error:
            return error.message
        finally:
            self._stored_at = time.monotonic()
        return ""


def _titles(answer: Answer, assistant: Answering) -> dict[str, str]:
    """Return the titles of the documents whose passages were read, or that it counts.

    What is no question to the documents is answered with how many there are.
    """
    read = {scored.passage.document_id for scored in answer.passages}
    counted = answer.status == "help"
    return {d.id: d.title for d in assistant.documents() if counted or d.id in read}
