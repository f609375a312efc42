"""Turn messages into rows and back, so that what comes out is what went in."""

from __future__ import annotations

from typing import Any, cast, get_args

from pydantic import TypeAdapter

from assistant.answers import Answer, Citation
from assistant.conversations.conversation import (
    VERDICTS,
    Conversation,
    Message,
    Stage,
    State,
    Verdict,
)
from assistant.conversations.tables import CitationRow, ConversationRow, MessageRow

_ANSWER = TypeAdapter(Answer)
_CITATION = TypeAdapter(Citation)
_DETAILS = {
    "answer_span",
    "warnings",
    "key_span",
    "bold_spans",
    "translation",
}
"""What of a citation has no column of its own."""


def conversation_of(row: ConversationRow) -> Conversation:
    """Return the conversation that a row keeps."""
    return Conversation(row.id, row.owner, row.title, row.changed)


def row_of(message: Message, producer: str) -> MessageRow:
    """Return the row that keeps a message which the process ``producer`` answers."""
    answer = message.answer
    verdict = VERDICTS[answer.mode] if answer else _verdict_on_the_way(message)
    generation = answer.index_version if answer else ""
    return MessageRow(
        id=message.id,
        conversation_id=message.conversation_id,
        question=message.question,
        asked=message.asked,
        among=list(message.among),
        state=message.state,
        stage=message.stage,
        reading=message.reading,
        text=message.text,
        error=message.error,
        hint=message.hint,
        producer_id=producer,
        words=f"{message.question}\n{message.text}".casefold(),
        status=answer.status if answer else None,
        mode=answer.mode if answer else None,
        model=answer.model if answer else None,
        generation=generation or None,
        answer=_rest_of(answer) if answer else None,
        titles=dict(message.titles),
        citations=[
            _citation_row(message.id, position, citation, verdict, generation)
            for position, citation in enumerate(message.citations)
        ],
    )


def message_of(row: MessageRow) -> Message:
    """Return the message that a row keeps."""
    citations = tuple(map(_citation_of, row.citations))
    answer = None
    if row.answer is not None:
        whole = {**row.answer, "text": row.text, "citations": citations}
        answer = _ANSWER.validate_python(whole)
    return Message(
        id=row.id,
        conversation_id=row.conversation_id,
        question=row.question,
        asked=row.asked,
        among=tuple(row.among),
        state=cast(State, row.state) if row.state in get_args(State) else "failed",
        stage=cast(Stage, row.stage) if row.stage in get_args(Stage) else "searching",
        reading=row.reading,
        text=row.text,
        citations=citations,
        answer=answer,
        titles=row.titles,
        error=row.error,
        hint=row.hint,
    )


def _rest_of(answer: Answer) -> dict[str, Any]:
    rest = _ANSWER.dump_python(answer, mode="json", exclude={"text", "citations"})
    return cast("dict[str, Any]", rest)


def _citation_row(
    message_id: str, position: int, citation: Citation, verdict: str, generation: str
) -> CitationRow:
    return CitationRow(
        message_id=message_id,
        position=position,
        number=citation.number,
        document_id=citation.document_id,
        content_hash=citation.content_hash,
        title=citation.title,
        language=citation.language,
        page=citation.page,
        place=citation.place,
        source_start=citation.source_span.start,
        source_end=citation.source_span.end,
        quote=citation.quote,
        verdict=verdict,
        generation=generation,
        details=_CITATION.dump_python(citation, mode="json", include=_DETAILS),
    )


def _citation_of(row: CitationRow) -> Citation:
    return _CITATION.validate_python(
        {
            **row.details,
            "number": row.number,
            "document_id": row.document_id,
            "content_hash": row.content_hash,
            "title": row.title,
            "language": row.language,
            "page": row.page,
            "place": row.place,
            "source_span": {"start": row.source_start, "end": row.source_end},
            "quote": row.quote,
        }
    )


def _verdict_on_the_way(message: Message) -> Verdict:
    return "supported" if message.stage == "writing" else "quoted"
