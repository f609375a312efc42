"""Keep conversations in a database: each method is one transaction."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import ColumnElement, Select, delete, or_, select, update
from sqlalchemy.orm import Session, selectinload

from assistant.conversations.conversation import Conversation, Message, title_of
from assistant.conversations.database import Database
from assistant.conversations.feedback import FeedbackStore
from assistant.conversations.overview import Overview
from assistant.conversations.read_answers import ReadAnswers
from assistant.conversations.stored import conversation_of, message_of, row_of
from assistant.conversations.tables import (
    ConversationRow,
    MessageRow,
    ProducerRow,
)

LONGEST_SILENCE = 5.0
"""Seconds after which a process that says nothing is taken to have ended."""


class ConversationStore:
    """The conversations of one database; safe to use from several threads.

    What cannot be stored or read is a ``NotKeptError``.
    """

    def __init__(self, database: Database) -> None:
        """Keep conversations in ``database``."""
        self._database = database
        self._read = ReadAnswers()
        self.feedback = FeedbackStore(database)
        """What people think of the answers."""
        self.overview = Overview(database)
        """What all conversations together tell."""

    def open(self) -> None:
        """Make sure that the database is open."""
        self._database.open()

    def close(self) -> None:
        """Let the database go."""
        self._database.close()

    # Conversations ---------------------------------------------------------------

    def conversation(self, id_: str) -> Conversation | None:
        """Return what is known of a conversation, None where there is none."""
        with self._database.reading() as session:
            row = session.get(ConversationRow, id_)
            return conversation_of(row) if row else None

    def conversations(self, owner: str, words: str = "") -> tuple[Conversation, ...]:
        """Return the conversations of ``owner`` that have ``words``, newest first.

        They may stand in the title, in a question or in an answer.
        """
        found = select(ConversationRow).where(ConversationRow.owner == owner)
        if folded := " ".join(words.casefold().split()):
            found = found.where(_has(folded))
        found = found.order_by(ConversationRow.changed.desc(), ConversationRow.id)
        with self._database.reading() as session:
            return tuple(map(conversation_of, session.scalars(found)))

    def rename(self, id_: str, title: str) -> None:
        """Give a conversation another title."""
        title = title_of(title)
        with self._database.changing() as session:
            session.execute(
                update(ConversationRow)
                .where(ConversationRow.id == id_)
                .values(title=title, words=title.casefold())
            )

    def delete(self, id_: str) -> None:
        """Delete a conversation with all that was asked and answered in it."""
        with self._database.changing() as session:
            session.execute(delete(ConversationRow).where(ConversationRow.id == id_))
        self._read.forget(id_)

    # Messages --------------------------------------------------------------------

    def messages(self, conversation_id: str) -> tuple[Message, ...]:
        """Return the messages of a conversation, in the order asked."""
        found = (
            select(MessageRow.id, MessageRow.state)
            .where(
                MessageRow.conversation_id == conversation_id,
                MessageRow.set_aside.is_(False),
            )
            .order_by(MessageRow.asked, MessageRow.id)
        )
        with self._database.reading() as session:
            return self._messages(session, found)

    def message(self, id_: str) -> Message | None:
        """Return a message as far as it has come, None where there is none."""
        with self._database.reading() as session:
            named = MessageRow.id == id_
            found = select(MessageRow.id, MessageRow.state).where(named)
            messages = self._messages(session, found)
        return messages[0] if messages else None

    def _messages(
        self, session: Session, found: Select[str, str]
    ) -> tuple[Message, ...]:
        """Return messages by their ids and states, in the order of these."""
        states = {id_: state for id_, state in session.execute(found)}
        answered = [id_ for id_, state in states.items() if state == "answered"]
        messages = dict(self._read.among(answered))
        if unread := [id_ for id_ in states if id_ not in messages]:
            read = {message.id: message for message in _read(session, unread)}
            self._read.keep(read.values())
            messages |= read
        return tuple(messages[id_] for id_ in states if id_ in messages)

    def add(self, conversation: Conversation, message: Message, producer: str) -> None:
        """Store a message for the first time, and its conversation if that is new.

        One that was answered meanwhile stays as it is.

        Args:
            conversation: That of the message.
            message: As far as it has come.
            producer: The process that answers it.
        """
        title = conversation.title
        with self._database.changing() as session:
            row = session.get(ConversationRow, conversation.id)
            if row is None:
                row = ConversationRow(
                    id=conversation.id,
                    owner=conversation.owner,
                    title=title,
                    words=title.casefold(),
                    started=message.asked,
                    changed=message.asked,
                )
                session.add(row)
            row.changed = max(row.changed, message.asked)
            session.flush()
            if not _is_answered(session, message):
                session.merge(row_of(message, producer))

    def update(self, message: Message, producer: str) -> None:
        """Store how far a message has come, unless it was deleted or answered."""
        with self._database.changing() as session:
            if _is_answered(session, message) is False:
                session.merge(row_of(message, producer))

    def set_aside(self, message: Message) -> None:
        """Show a message and those after it no longer; they are kept all the same."""
        with self._database.changing() as session:
            session.execute(
                update(MessageRow)
                .where(
                    MessageRow.conversation_id == message.conversation_id,
                    or_(MessageRow.asked >= message.asked, MessageRow.id == message.id),
                )
                .values(set_aside=True)
            )

    # Who answers -----------------------------------------------------------------

    def keep_alive(self, producer: str) -> None:
        """Note that a process that answers is there."""
        with self._database.changing() as session:
            session.merge(ProducerRow(id=producer, alive=time.time()))


def _has(words: str) -> ColumnElement[bool]:
    return or_(
        ConversationRow.words.contains(words, autoescape=True),
        ConversationRow.id.in_(
            select(MessageRow.conversation_id).where(
                MessageRow.words.contains(words, autoescape=True)
            )
        ),
    )


def _is_answered(session: Session, message: Message) -> bool | None:
    """Return whether the answer is stored, which is final; None without a message.

    Nobody else changes that until the transaction ends.
    """
    found = select(MessageRow.state).where(MessageRow.id == message.id)
    state = session.scalar(found.with_for_update())
    return None if state is None else state == "answered"


def _read(session: Session, ids: Sequence[str]) -> list[Message]:
    """Return messages; one on its way whose process has ended is cut off."""
    found = select(MessageRow).where(MessageRow.id.in_(ids))
    rows = session.scalars(found.options(selectinload(MessageRow.citations))).all()
    messages = [(message_of(row), row.producer_id) for row in rows]
    unfinished = {producer for message, producer in messages if not message.finished}
    heard = select(ProducerRow.id).where(
        ProducerRow.id.in_(unfinished),
        ProducerRow.alive > time.time() - LONGEST_SILENCE,
    )
    living = set(session.scalars(heard)) if unfinished else set()
    return [
        message
        if message.finished or producer in living
        else replace(message, state="cut_off")
        for message, producer in messages
    ]
