"""The tables that conversations are kept in, in SQLite as in PostgreSQL.

A change of them wants a new step in ``assistant/conversations/migrations/versions``.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, ForeignKey, MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Table(DeclarativeBase):
    """What the tables share: names of constraints, so that they can be changed."""

    metadata = MetaData(
        naming_convention={
            "ix": "%(table_name)s_%(column_0_name)s_index",
            "fk": "%(table_name)s_%(column_0_name)s_fkey",
            "pk": "%(table_name)s_pkey",
        }
    )
    type_annotation_map = {dict[str, Any]: JSON, list[str]: JSON}  # noqa: RUF012


class ConversationRow(Table):
    """A conversation."""

    __tablename__ = "conversation"

    id: Mapped[str] = mapped_column(primary_key=True)
    owner: Mapped[str] = mapped_column(index=True)
    title: Mapped[str]
    words: Mapped[str]
    """The title as it is searched: without capitals."""
    started: Mapped[float]
    changed: Mapped[float]


class MessageRow(Table):
    """A question and its answer, as far as it has come."""

    __tablename__ = "message"

    id: Mapped[str] = mapped_column(primary_key=True)
    conversation_id: Mapped[str] = mapped_column(
        ForeignKey("conversation.id", ondelete="CASCADE"), index=True
    )
    question: Mapped[str]
    asked: Mapped[float]
    set_aside: Mapped[bool] = mapped_column(default=False)
    """Whether its question, or one before it, was put anew in other words."""
    among: Mapped[list[str]] = mapped_column(default=list, server_default="[]")
    """The documents and folders that it is asked of."""
    state: Mapped[str]
    stage: Mapped[str]
    reading: Mapped[int]
    text: Mapped[str]
    error: Mapped[str]
    hint: Mapped[str]
    producer_id: Mapped[str]
    """The process that answers; nothing else keeps the answer from being cut off."""
    words: Mapped[str]
    """Question and answer as they are searched: without capitals."""
    status: Mapped[str | None]
    mode: Mapped[str | None]
    model: Mapped[str | None]
    generation: Mapped[str | None]
    """The state of the index that answered."""
    answer: Mapped[dict[str, Any] | None]
    """The rest of the answer, without its text and its citations."""
    titles: Mapped[dict[str, Any]]
    """Of the documents of its passages, by id."""
    citations: Mapped[list[CitationRow]] = relationship(
        cascade="all, delete-orphan",
        passive_deletes=True,
        order_by="CitationRow.position",
    )


class CitationRow(Table):
    """A quote that an answer cites."""

    __tablename__ = "citation"

    message_id: Mapped[str] = mapped_column(
        ForeignKey("message.id", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int]
    document_id: Mapped[str] = mapped_column(index=True)
    content_hash: Mapped[str]
    """Of the file that was quoted."""
    title: Mapped[str]
    language: Mapped[str]
    page: Mapped[int | None]
    place: Mapped[str | None]
    source_start: Mapped[int]
    source_end: Mapped[int]
    quote: Mapped[str]
    verdict: Mapped[str]
    generation: Mapped[str]
    """The state of the index that was quoted from; empty while the answer comes."""
    details: Mapped[dict[str, Any]]
    """The rest of the citation: where in the answer it stands, warnings, and so on."""


class FeedbackRow(Table):
    """What somebody thought of an answer."""

    __tablename__ = "feedback"

    message_id: Mapped[str] = mapped_column(
        ForeignKey("message.id", ondelete="CASCADE"), primary_key=True
    )
    owner: Mapped[str] = mapped_column(primary_key=True)
    helpful: Mapped[bool]
    reason: Mapped[str]
    """One of those that are offered; empty where none was chosen."""
    words: Mapped[str]
    """What they wrote themselves."""
    given: Mapped[float]


class ProducerRow(Table):
    """A process that produces answers, and when it was last known to live."""

    __tablename__ = "producer"

    id: Mapped[str] = mapped_column(primary_key=True)
    alive: Mapped[float]


class KeyRow(Table):
    """A key of the service, of which only a hash is kept."""

    __tablename__ = "service_key"

    prefix: Mapped[str] = mapped_column(primary_key=True)
    """How the key begins, by which people tell keys apart."""
    hash: Mapped[str]
    """SHA-256 of the whole key."""
    name: Mapped[str]
    """Whose it is, in words."""
    role: Mapped[str]
    groups: Mapped[list[str]]
    made: Mapped[float]
    expires: Mapped[float | None]
    revoked: Mapped[float | None]


class EvaluationRow(Table):
    """Questions with known answers that are asked, and what came of that."""

    __tablename__ = "evaluation"

    id: Mapped[str] = mapped_column(primary_key=True)
    owner: Mapped[str | None] = mapped_column(index=True)
    """Who asked for it, and may see it; None once they want nothing of it."""
    running: Mapped[bool | None] = mapped_column(index=True, unique=True)
    """True while it goes on, and None after: the index lets one go on at a time."""
    stopping: Mapped[bool]
    questions: Mapped[int]
    asked: Mapped[int]
    """How many of the questions have been asked."""
    begun: Mapped[float]
    alive: Mapped[float]
    """When the process that asks was last known to live."""
    documents: Mapped[dict[str, Any]]
    """All that were there to be asked: ids, and hashes of the files."""
    report: Mapped[str | None]
    problem: Mapped[str | None]


class SyncRow(Table):
    """How the last sync of an index ended, and how far one is that goes on."""

    __tablename__ = "last_sync"

    index: Mapped[str] = mapped_column(primary_key=True)
    """The one on servers, or a folder of a machine."""
    ended: Mapped[float]
    """0 while the first goes on."""
    counts: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    """How many documents were added, changed and so on; None where it failed."""
    progress: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    """Of one that goes on, or was killed while it did."""
