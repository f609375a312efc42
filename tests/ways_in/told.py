"""What an answer is compared by, whichever way it came."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from assistant import Answer, Citation
from assistant.export.receipt import ReceiptAnswer


@dataclass(frozen=True)
class Quoted:
    """A citation: ``document.text[start:end] == quote``."""

    number: int
    document: str
    quote: str
    start: int
    end: int
    page: int | None


@dataclass(frozen=True)
class Told:
    """An answer with its citations."""

    status: str | None
    text: str
    citations: tuple[Quoted, ...]


def of_answer(answer: Answer) -> Told:
    """Return what an answer in Python tells."""
    return Told(answer.status, answer.text, of_citations(answer.citations))


def of_citations(citations: Iterable[Citation]) -> tuple[Quoted, ...]:
    """Return what citations in Python tell."""
    return tuple(_of_json_citation(asdict(citation)) for citation in citations)


def of_json(answer: Mapping[str, Any]) -> Told:
    """Return what an answer tells whose fields in JSON are called as in Python."""
    citations = tuple(map(_of_json_citation, answer["citations"]))
    return Told(answer["status"], answer["text"], citations)


def of_receipt(answer: ReceiptAnswer) -> Told:
    """Return what a receipt tells of an answer."""
    citations = tuple(
        Quoted(q.number, q.document, q.quote, q.start, q.end, q.page)
        for q in answer.quotes
    )
    return Told(answer.status, answer.text, citations)


def _of_json_citation(citation: Mapping[str, Any]) -> Quoted:
    span = citation["source_span"]
    return Quoted(
        citation["number"],
        citation["document_id"],
        citation["quote"],
        span["start"],
        span["end"],
        citation["page"],
    )
