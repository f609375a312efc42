"""Documents over HTTP: which there are, and what each says."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict

from assistant.service.callers import Asked, DocumentId
from assistant.service.problems import PROBLEMS
from assistant.service.real_answers import answered
from index.documents import (
    DocumentFact,
    Heading,
    IndexedDocument,
    Page,
    SourceWarning,
    Span,
    Successor,
)

router = APIRouter(prefix="/api", tags=["documents"], responses=PROBLEMS)
_MOST = 1_000


class ListedDocuments(BaseModel):
    """Some of the documents, in order of their ids."""

    documents: list[IndexedDocument]
    total: int
    """How many there are in all."""
    next: str | None
    """What to list on ``after``; none where these were the last."""
    index_version: str


class PassagePlace(BaseModel):
    """Where a passage stands in the text of its document."""

    model_config = ConfigDict(from_attributes=True)
    id: str
    span: Span
    heading: str | None
    page: int | None
    place: str | None
    language: str


class ReadDocument(BaseModel):
    """A document with its text, into which all spans are."""

    model_config = ConfigDict(from_attributes=True)
    id: str
    title: str
    language: str
    text: str
    pages: list[Page]
    content_hash: str
    warnings: list[SourceWarning]
    headings: list[Heading]
    date: str | None
    notes: list[str]
    unread: list[int]
    """Scanned pages that text recognition has not come to yet."""
    facts: list[DocumentFact]
    replaced_by: Successor | None
    passages: list[PassagePlace] = []
    index_version: str = ""


@router.get("/documents", responses=answered("GET /api/documents"))
def list_documents(
    assistant: Asked,
    after: Annotated[str, Query(max_length=4_000)] = "",
    limit: Annotated[int, Query(ge=1, le=_MOST)] = 100,
) -> ListedDocuments:
    """List the documents that the caller may read, those after an id."""
    with assistant.open_index() as generation:
        every = generation.store.documents()
        left = [document for document in every if document.id > after]
        listed = left[:limit]
        return ListedDocuments(
            documents=listed,
            total=len(every),
            next=listed[-1].id if len(left) > limit else None,
            index_version=generation.version,
        )


@router.get(
    "/documents/{document_id:path}",
    responses=answered("GET /api/documents/{document_id}"),
)
def read_document(document_id: DocumentId, assistant: Asked) -> ReadDocument:
    """Return what a document says, and where its passages stand in it."""
    # Of one generation: spans of another one's passages would be into another text.
    with assistant.open_index() as generation:
        read = ReadDocument.model_validate(
            generation.store.require_document(document_id)
        )
        places = map(
            PassagePlace.model_validate, generation.store.passages_of(document_id)
        )
        return read.model_copy(
            update={"passages": [*places], "index_version": generation.version}
        )
