"""An answer in the shape of a completion, whole or in chunks, with its sources."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel

from assistant.answers import Answer, Citation
from assistant.cite.quotes.links import link_to, page_link
from assistant.mcp.document_resources import resource_address

MODEL = "cluster-policy"
"""What the assistant is called where a model is named."""


class URLCitation(BaseModel):
    """Which characters of the reply rest on which source."""

    start_index: int
    end_index: int
    title: str
    url: str


class Annotation(BaseModel):
    """A source of the reply."""

    type: Literal["url_citation"] = "url_citation"
    url_citation: URLCitation


class AssistantMessage(BaseModel):
    """The reply."""

    role: Literal["assistant"] = "assistant"
    content: str
    """The answer, and what is to be known of it."""
    refusal: None = None
    annotations: list[Annotation]


class Choice(BaseModel):
    """The one answer."""

    index: int = 0
    message: AssistantMessage
    finish_reason: Literal["stop"] = "stop"
    logprobs: None = None


class Usage(BaseModel):
    """Tokens are not counted: nothing is paid by them."""

    prompt_tokens: int = 0
    completion_tokens: int = 0
    total_tokens: int = 0


class Told(BaseModel):
    """What the API has no place for: the citations, as Python gets them, and more."""

    citations: list[Citation]
    status: str
    notes: list[str]
    standalone_question: str

    @classmethod
    def of(cls, answer: Answer) -> Told:
        """Return what is told of an answer."""
        return cls(
            citations=list(answer.citations),
            status=answer.status,
            notes=list(answer.notes),
            standalone_question=answer.standalone_question,
        )


class Completion(Told):
    """An answer as a whole."""

    id: str
    object: Literal["chat.completion"] = "chat.completion"
    created: int
    model: str = MODEL
    choices: list[Choice]
    usage: Usage = Usage()


def completion_of(answer: Answer, id: str, created: int, page: str) -> Completion:
    """Return an answer as a completion.

    Args:
        answer: What is said.
        id: The completion's own.
        created: When it was asked for, in seconds since 1970.
        page: Address of the page that shows documents; empty where there is none.
    """
    message = AssistantMessage(
        content=answer.text + remarks_on(answer),
        annotations=annotations_of(answer, page),
    )
    told = dict(Told.of(answer))
    return Completion(id=id, created=created, choices=[Choice(message=message)], **told)


def annotations_of(answer: Answer, page: str) -> list[Annotation]:
    """Return which characters of an answer rest on which source."""
    return [
        Annotation(
            url_citation=URLCitation(
                start_index=citation.answer_span.start,
                end_index=citation.answer_span.end,
                title=citation.title,
                url=address_of(citation, page),
            )
        )
        for citation in answer.citations
    ]


def remarks_on(answer: Answer) -> str:
    """Return what stands below an answer: that a figure may be wrong, for instance.

    Few programs show anything but the text of a reply.
    """
    remarks = [*answer.notes]
    for source in answer.sources:
        remarks += [f"[{source.number}] {warning}" for warning in source.warnings]
    return "".join(f"\n\n{remark}" for remark in remarks)


def source_event(citation: Citation, page: str) -> dict[str, Any]:
    """Return a citation as Open WebUI takes it up among the sources of a reply.

    It puts together what has the same ``source``, and numbers them as they come.
    """
    span = citation.source_span
    name = ", ".join(filter(None, (citation.title, citation.place)))
    metadata = {
        "source": f"{citation.document_id}#{span.start}-{span.end}",
        "name": name,
        "warnings": list(citation.warnings),
    }
    source = {"name": name, "url": address_of(citation, page)}
    data = {"source": source, "document": [citation.quote], "metadata": [metadata]}
    return {"type": "source", "data": data}


def address_of(citation: Citation, page: str) -> str:
    """Return the address of a quoted place; see ``completion_of``."""
    document_id, span = citation.document_id, citation.source_span
    if not page:
        return resource_address(document_id)
    link = link_to(document_id, citation.content_hash, span, citation.quote)
    return page_link(page, link)
