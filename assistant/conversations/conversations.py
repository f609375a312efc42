"""All conversations: what the page asks for, whatever becomes of the database.

question → line of waiting → a thread that answers → stored as it comes → followed
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterator
from copy import copy
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from assistant.answers import Turn
from assistant.conversations.answer_queue import AnswerQueue, answers_at_once
from assistant.conversations.conversation import (
    Conversation,
    Message,
    begin_conversation,
    begin_message,
    new_id,
    turns_before,
)
from assistant.conversations.database import Database
from assistant.conversations.presence import Presence
from assistant.conversations.production import Answering, Production
from assistant.conversations.productions import Productions
from assistant.conversations.sight import Sight, has_words
from assistant.conversations.store import ConversationStore
from assistant.errors import NotKeptError

if TYPE_CHECKING:
    from assistant.settings import Settings

_LOOK = 0.5
"""Seconds between two looks at an answer that another process produces."""
_UNREAD = (
    "What was asked before cannot be read, without which this might be misunderstood.",
    "Ask once more, or in a new conversation.",
)
T = TypeVar("T")


class Conversations:
    """What was asked and answered, and what is being answered now.

    Safe to use from several threads. What cannot be kept is answered all the same, and
    stored as soon as that works again; until then ``unkept`` says why.
    """

    def __init__(self, store: ConversationStore, at_once: int = 1) -> None:
        """Keep conversations in ``store``, and answer ``at_once`` at the same time."""
        self.feedback, self.overview = store.feedback, store.overview
        self._store = store
        self._queue = AnswerQueue(at_once)
        self._producer = new_id()
        self._begun: dict[str, Conversation] = {}
        self._on_their_way = Productions()
        keep_alive = partial(store.keep_alive, self._producer)
        self._presence = Presence(keep_alive, self._on_their_way.store_what_comes)
        self._unkept: list[NotKeptError] = []
        self._sight: Sight | None = None
        self._strict = False

    @classmethod
    def open_lasting(cls, settings: Settings) -> Conversations:
        """Open those that the settings name.

        Raises:
            NotKeptError: That is not possible.
        """
        return cls(ConversationStore(Database.of(settings)), answers_at_once(settings))

    @classmethod
    def open(cls, settings: Settings) -> Conversations:
        """Open those that the settings name; where that is not possible, later."""
        database = Database.of(settings, later=True)
        opened = cls(ConversationStore(database), answers_at_once(settings))
        opened._read(database.open, None)
        return opened

    @property
    def unkept(self) -> NotKeptError | None:
        """Why conversations last no longer than this process, where they do not now."""
        return next(iter(self._unkept), None)

    def close(self) -> None:
        """Let the database go; what is on its way is cut off."""
        self._presence.close()
        self._store.close()

    def seen_by(self, sight: Sight, *, strict: bool = False) -> Conversations:
        """Return the same as far as one visitor may see them; also what they ask.

        Args:
            sight: What the visitor may see.
            strict: Have it raise NotKeptError where something cannot be read, or is
                not kept: for who is not told by ``unkept``.
        """
        if strict:
            self._store.open()
        narrowed = copy(self)
        narrowed._sight, narrowed._strict = sight, strict
        return narrowed

    def conversation(self, id_: str) -> Conversation | None:
        """Return what is known of a conversation, None where there is none."""
        found = self._conversation(id_)
        if self._sight and self._sight.of(found, self._messages(id_)) is None:
            return None
        return found

    def messages(self, conversation_id: str) -> tuple[Message, ...]:
        """Return the messages of a conversation, as far as they have come."""
        return self._seen(conversation_id, self._messages(conversation_id))

    def _seen(self, id_: str, found: tuple[Message, ...]) -> tuple[Message, ...]:
        if self._sight is None:
            return found
        return self._sight.of(self._conversation(id_), found) or ()

    def _conversation(self, id_: str) -> Conversation | None:
        kept = self._read(lambda: self._store.conversation(id_), None)
        return kept or self._begun.get(id_)

    def _messages(self, conversation_id: str) -> tuple[Message, ...]:
        nothing: tuple[Message, ...] = ()
        kept = self._read(lambda: self._store.messages(conversation_id), nothing)
        return self._with_what_comes(conversation_id, kept)

    def _with_what_comes(
        self, conversation_id: str, kept: tuple[Message, ...]
    ) -> tuple[Message, ...]:
        messages = {message.id: message for message in kept}
        for production in self._on_their_way.of(conversation_id):
            message = self._placed(production.message)
            messages[message.id] = message
        return tuple(sorted(messages.values(), key=lambda m: (m.asked, m.id)))

    def listed(self, owner: str, words: str = "") -> tuple[Conversation, ...]:
        """Return the conversations of ``owner`` that have ``words``, newest first."""
        nothing: tuple[Conversation, ...] = ()
        found = self._read(lambda: self._store.conversations(owner, words), nothing)
        unkept = self._unkept_of(owner, {conversation.id for conversation in found})
        listed = (*unkept, *found)
        if not words.strip() or (self._sight is None and not unkept):
            return listed
        return tuple(c for c in listed if has_words(c, self.messages(c.id), words))

    def _unkept_of(self, owner: str, kept: Collection[str]) -> list[Conversation]:
        """Return what was asked of since that could not be stored, the newest first."""
        return [
            conversation
            for conversation in reversed(list(self._begun.values()))
            if conversation.owner == owner
            and conversation.id not in kept
            and self._on_their_way.of(conversation.id)
        ]

    def rename(self, conversation: Conversation, title: str) -> None:
        """Give a conversation another title; NotKeptError: it cannot be stored."""
        if title.strip():
            self._store.rename(conversation.id, title)

    def delete(self, conversation: Conversation) -> None:
        """Delete a conversation, also what is on its way; may raise NotKeptError."""
        self._store.delete(conversation.id)
        self._begun.pop(conversation.id, None)
        self._abandon(conversation.id)

    def begin(self, owner: str, question: str) -> Conversation:
        """Return a new conversation, which is kept from its first question on."""
        conversation = begin_conversation(owner, question)
        self._begun[conversation.id] = conversation
        return conversation

    def ask(
        self,
        conversation: Conversation,
        question: str,
        assistant: Answering,
        among: tuple[str, ...] = (),
    ) -> Message:
        """Put a question; ``assistant``, narrowed to ``among``, answers in its turn."""
        message = begin_message(conversation.id, question, among)
        return self._answer(conversation, message, assistant)

    def ask_again(
        self, conversation: Conversation, message: Message, assistant: Answering
    ) -> Message:
        """Put a question anew that was cut off or failed, in its place."""
        place = message.id, conversation.id, message.question, message.asked
        again = Message(*place, among=message.among)
        return self._answer(conversation, again, assistant)

    def ask_instead(
        self,
        conversation: Conversation,
        message: Message,
        question: str,
        assistant: Answering,
    ) -> Message:
        """Put a question in other words; it and what followed it are set aside.

        Raises:
            NotKeptError: That cannot be stored.
        """
        self._store.set_aside(message)
        self._abandon(conversation.id, since=message.asked)
        return self.ask(conversation, question, assistant, message.among)

    def stop(self, message_id: str) -> None:
        """End an answer with what is there of it; one that waits is not asked."""
        if production := self._on_their_way.get(message_id):
            if self._queue.withdraw(message_id):
                production.withdraw()
                self._on_their_way.tidy()
            else:
                production.stop()

    def follow(self, message_id: str) -> Iterator[Message]:
        """Yield a message whenever there may be something new, the whole at last.

        It goes on while nobody follows, and may be followed from several places.
        """
        if production := self._on_their_way.get(message_id):
            yield from map(self._placed, production.follow())
            return
        while message := self._read(lambda: self._store.message(message_id), None):
            yield message
            if message.finished:
                return
            time.sleep(_LOOK)

    def on_their_way(self) -> tuple[int, int]:
        """Return how many are being answered in this process, and how many wait."""
        states = [production.message.state for production in self._on_their_way.all()]
        return states.count("answering"), states.count("waiting")

    def _answer(
        self, conversation: Conversation, message: Message, assistant: Answering
    ) -> Message:
        self._presence.show()
        production = Production(conversation, message, self._store, self._producer)
        self._on_their_way.put(production)
        new = conversation.id in self._begun
        if not production.message.unkept:
            self._begun.pop(conversation.id, None)

        def produce() -> None:
            production.produce(assistant, partial(self._history, message, new))
            self._on_their_way.tidy()

        self._queue.put(message.id, conversation.id, produce)
        return production.message

    def _abandon(self, conversation_id: str, since: float = 0.0) -> None:
        """Forget what is on its way in a conversation, from a question on."""
        for production in self._on_their_way.of(conversation_id):
            message = production.message
            if message.asked >= since:
                waited = self._queue.withdraw(message.id)
                production.abandon()
                if waited:  # Who follows it would wait for ever.
                    production.withdraw()
                self._on_their_way.forget(message.id)

    def _history(self, message: Message, new: bool) -> tuple[Turn, ...]:
        """Return the turns before a message; looked up when its turn has come.

        Of a ``new`` conversation none was stored when it was asked. Raises NotKeptError
        where they cannot be read: without them another question might be understood.
        """
        id_ = message.conversation_id
        try:
            kept = self._store.messages(id_)
        except NotKeptError as error:
            if not new:
                raise NotKeptError(*_UNREAD) from error
            kept = ()
        return turns_before(message, self._seen(id_, self._with_what_comes(id_, kept)))

    def _placed(self, message: Message) -> Message:
        return replace(message, before=self._queue.before(message.id))

    def _read(self, read: Callable[[], T], otherwise: T) -> T:
        """Return what the store says; where it fails, say so until it works again."""
        try:
            found = read()
        except NotKeptError as error:
            if self._strict:
                raise
            self._unkept[:] = [error]
            return otherwise
        if self._unkept:
            self._unkept.clear()
            self._on_their_way.tidy()
        return found
