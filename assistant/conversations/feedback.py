"""What people think of answers: given, changed, taken back, and read as complaints."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Literal, cast, get_args

from sqlalchemy import select
from sqlalchemy.orm import Session

from assistant.conversations.conversation import Message
from assistant.conversations.database import Database
from assistant.conversations.stored import message_of
from assistant.conversations.tables import FeedbackRow, MessageRow
from assistant.errors import NotKeptError

Reason = Literal[
    "wrong_figure", "wrong_document", "not_asked", "documents_say", "other"
]
"""``documents_say``: it was declined though the documents do say it."""
LONGEST_WORDS = 1_000


@dataclass(frozen=True, slots=True)
class Feedback:
    """What somebody thinks of an answer."""

    helpful: bool
    reason: Reason | None = None
    words: str = ""
    """Of their own."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """An answer that did not help, and why; not who says so."""

    message: Message
    feedback: Feedback
    history: tuple[str, ...] = ()
    """The questions that were answered before it in its conversation."""


class FeedbackStore:
    """What is thought of the answers of one database; safe to use from threads."""

    def __init__(self, database: Database) -> None:
        """Keep it in ``database``, beside the answers."""
        self._database = database

    def give(self, message_id: str, owner: str, feedback: Feedback) -> None:
        """Store what somebody thinks of an answer, instead of what they thought.

        Raises:
            NotKeptError: It cannot be stored, or the answer is not.
        """
        with self._database.changing() as session:
            if session.get(MessageRow, message_id) is None:
                raise NotKeptError(
                    "What you think of this answer cannot be kept: the answer is not.",
                    "Ask again, so that there is an answer which is kept.",
                )
            session.merge(
                FeedbackRow(
                    message_id=message_id,
                    owner=owner,
                    helpful=feedback.helpful,
                    reason=feedback.reason or "",
                    words=feedback.words.strip()[:LONGEST_WORDS],
                    given=time.time(),
                )
            )

    def take_back(self, message_id: str, owner: str) -> None:
        """Forget what somebody thought of an answer.

        Raises:
            NotKeptError: That cannot be stored.
        """
        with self._database.changing() as session:
            if row := session.get(FeedbackRow, (message_id, owner)):
                session.delete(row)

    def given_in(self, conversation_id: str, owner: str) -> dict[str, Feedback]:
        """Return what somebody thinks of the answers of a conversation, by their ids.

        Raises:
            NotKeptError: It cannot be read.
        """
        found = (
            select(FeedbackRow)
            .join(MessageRow, MessageRow.id == FeedbackRow.message_id)
            .where(
                MessageRow.conversation_id == conversation_id,
                FeedbackRow.owner == owner,
            )
        )
        with self._database.reading() as session:
            return {row.message_id: _feedback_of(row) for row in session.scalars(found)}

    def complaints(self) -> tuple[Complaint, ...]:
        """Return what did not help, in the order in which it was said.

        Raises:
            NotKeptError: It cannot be read.
        """
        found = (
            select(FeedbackRow, MessageRow)
            .join(MessageRow, MessageRow.id == FeedbackRow.message_id)
            .where(FeedbackRow.helpful.is_(False), MessageRow.answer.is_not(None))
            .order_by(FeedbackRow.given, FeedbackRow.owner)
        )
        with self._database.reading() as session:
            return tuple(
                Complaint(message_of(row), _feedback_of(said), _before(session, row))
                for said, row in session.execute(found).all()
            )


def _feedback_of(row: FeedbackRow) -> Feedback:
    known = row.reason in get_args(Reason)
    # Another version may have offered other reasons: what it was is not lost.
    words = row.words if known or not row.reason else f"{row.reason} {row.words}"
    reason = cast(Reason, row.reason) if known else None
    return Feedback(row.helpful, reason, words.strip())


def _before(session: Session, row: MessageRow) -> tuple[str, ...]:
    """Return the questions on which that of a message may build."""
    earlier = (
        select(MessageRow.question)
        .where(
            MessageRow.conversation_id == row.conversation_id,
            MessageRow.asked < row.asked,
            MessageRow.status == "answered",
            MessageRow.set_aside.is_(False),
        )
        .order_by(MessageRow.asked, MessageRow.id)
    )
    return tuple(session.scalars(earlier))
