"""What all conversations together tell, whoever asked: for those who run the page."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from math import ceil

from sqlalchemy import select
from sqlalchemy.orm import Session

from assistant.conversations.database import Database
from assistant.conversations.tables import (
    CitationRow,
    ConversationRow,
    FeedbackRow,
    MessageRow,
)

_MOST_DECLINED = 2_000
"""The newest questions that are looked at."""
_MOST_FAILURES = 10


@dataclass(frozen=True, slots=True)
class Declined:
    """A question that was asked, and that the documents did not answer."""

    question: str
    """As it was understood: with what the conversation adds to it."""
    language: str
    asked: float
    asker: str
    """To be counted, and never shown."""
    documents: frozenset[str]
    """What was read for it, or cited in its conversation: the question may tell of
    each of them, so it is for those alone who may read them all."""
    contested: bool = False
    """Whether a reader says that the documents do say it."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A question that ended in an error; not what was asked."""

    asked: float
    error: str
    hint: str


@dataclass(frozen=True, slots=True)
class Activity:
    """What came of the questions that were asked since a time."""

    answered: int
    declined: int
    failures: tuple[Failure, ...]
    """The last ones, the newest first."""
    seconds: tuple[float, ...]
    """What each answer took that was looked for in the documents; not the waiting."""

    def percentile(self, share: float) -> float | None:
        """Return in how many seconds this share of the answers came; None of none."""
        if not self.seconds:
            return None
        rank = ceil(share * len(self.seconds))
        return sorted(self.seconds)[max(rank, 1) - 1]


class Overview:
    """What is asked of one database about all conversations."""

    def __init__(self, database: Database) -> None:
        """Ask ``database``."""
        self._database = database

    def declined(self) -> tuple[Declined, ...]:
        """Return what was asked and not answered, the newest first.

        Questions that were put in other words later are among them: they were asked.

        Raises:
            NotKeptError: It cannot be read.
        """
        found = (
            select(
                MessageRow.id,
                MessageRow.conversation_id,
                MessageRow.question,
                MessageRow.asked,
                MessageRow.titles,
                MessageRow.answer["standalone_question"]
                .as_string()
                .label("standalone"),
                MessageRow.answer["language"].as_string().label("language"),
                ConversationRow.owner,
            )
            .join(ConversationRow, ConversationRow.id == MessageRow.conversation_id)
            .where(MessageRow.status == "not_found")
            .order_by(MessageRow.asked.desc(), MessageRow.id)
            .limit(_MOST_DECLINED)
        )
        with self._database.reading() as session:
            rows = session.execute(found).all()
            contested = _contested(session)
            cited = _cited(session)
        return tuple(
            Declined(
                question=row.standalone or row.question,
                language=row.language or "",
                asked=row.asked,
                asker=row.owner,
                documents=frozenset(row.titles) | cited[row.conversation_id],
                contested=row.id in contested,
            )
            for row in rows
        )

    def activity(self, since: float) -> Activity:
        """Return what came of the questions asked since, in seconds since the epoch.

        Raises:
            NotKeptError: It cannot be read.
        """
        recent = MessageRow.asked >= since
        ended = select(
            MessageRow.status,
            MessageRow.answer["timings"]["total"].as_float().label("seconds"),
        ).where(recent, MessageRow.status.in_(("answered", "not_found")))
        failed = (
            select(MessageRow.asked, MessageRow.error, MessageRow.hint)
            .where(recent, MessageRow.state == "failed")
            .order_by(MessageRow.asked.desc(), MessageRow.id)
            .limit(_MOST_FAILURES)
        )
        with self._database.reading() as session:
            rows = session.execute(ended).all()
            errors = session.execute(failed).all()
        declined = sum(row.status == "not_found" for row in rows)
        return Activity(
            answered=len(rows) - declined,
            declined=declined,
            failures=tuple(Failure(e.asked, e.error, e.hint) for e in errors),
            seconds=tuple(row.seconds for row in rows if row.seconds is not None),
        )


def _contested(session: Session) -> frozenset[str]:
    """Return the ids of the messages of which readers say that they are answered."""
    said = select(FeedbackRow.message_id).where(FeedbackRow.reason == "documents_say")
    return frozenset(session.scalars(said))


def _cited(session: Session) -> defaultdict[str, set[str]]:
    """Return the documents that are cited, by conversation in which one declines."""
    declining = select(MessageRow.conversation_id).where(
        MessageRow.status == "not_found"
    )
    found = (
        select(MessageRow.conversation_id, CitationRow.document_id)
        .join(CitationRow, CitationRow.message_id == MessageRow.id)
        .where(MessageRow.conversation_id.in_(declining))
        .distinct()
    )
    cited: defaultdict[str, set[str]] = defaultdict(set)
    for conversation, document in session.execute(found):
        cited[conversation].add(document)
    return cited
