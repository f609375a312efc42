"""The receipt of answers: what was asked, read and quoted, so that it can be checked.

It is no signature: whoever can write the file can write another answer into it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from pydantic import TypeAdapter, ValidationError

from assistant.answers import Answer, Citation, Mode, Status
from assistant.errors import ReceiptError
from assistant.export.exchange import Exchange
from index.documents import ScoredPassage, Span

Format = Literal["cluster-policy receipt 1"]


@dataclass(frozen=True, slots=True)
class ReceiptQuote:
    """A quote, and where it stood: ``text[start:end] == quote``."""

    number: int
    """The marker ``[1]`` in the answer; several statements may cite one quote."""
    document: str
    title: str
    content_hash: str
    """SHA-256 of the file; empty where it was not known."""
    place: str | None
    page: int | None
    start: int
    end: int
    quote: str
    answer_start: int
    answer_end: int
    """Where the statement that it supports stands in the answer."""

    def __post_init__(self) -> None:
        """Refuse what can be no quote, and would be found everywhere."""
        if not self.quote.strip() or self.end - self.start != len(self.quote):
            raise ValueError("start, end and quote do not fit each other")
        Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class ReceiptPassage:
    """A passage that was read."""

    document: str
    place: str | None
    start: int
    end: int
    text_hash: str
    """SHA-256 of its text."""
    score: float


@dataclass(frozen=True, slots=True)
class ReceiptAnswer:
    """An answer, and all that it rests on; without a status there is no whole one."""

    question: str
    asked: str
    """ISO 8601, with the time zone."""
    text: str
    standalone_question: str = ""
    status: Status | None = None
    mode: Mode | None = None
    model: str = ""
    generation: str = ""
    """The state of the index that answered."""
    language: str = ""
    notes: tuple[str, ...] = ()
    quotes: tuple[ReceiptQuote, ...] = ()
    passages: tuple[ReceiptPassage, ...] = ()


@dataclass(frozen=True, slots=True)
class Receipt:
    """The receipt of an answer, or of the answers of a conversation."""

    format: Format
    title: str
    answers: tuple[ReceiptAnswer, ...]


_RECEIPT = TypeAdapter(Receipt)


def receipt_of(exchanges: Sequence[Exchange], title: str = "") -> Receipt:
    """Return the receipt of answers, in the order asked."""
    (format_,) = get_args(Format)
    return Receipt(format_, title, tuple(map(_answer_of, exchanges)))


def receipt_json(receipt: Receipt) -> str:
    """Return a receipt as the text of its file."""
    return _RECEIPT.dump_json(receipt, indent=2).decode("utf-8") + "\n"


def write_receipt(receipt: Receipt, path: Path) -> None:
    """Write a receipt to a file.

    Raises:
        ReceiptError: It cannot be written.
    """
    try:
        path.write_text(receipt_json(receipt), encoding="utf-8")
    except OSError as exc:
        raise ReceiptError(
            f"The receipt {path} cannot be written ({exc.strerror or exc}).",
            "Name a file in a folder that is there and that you may write to.",
        ) from exc


def read_receipt(path: Path) -> Receipt:
    """Return the receipt that a file holds.

    Raises:
        ReceiptError: The file cannot be read, or is no receipt.
    """
    try:
        return _RECEIPT.validate_json(path.read_bytes())
    except OSError as exc:
        raise ReceiptError(
            f"The receipt {path} cannot be read ({exc.strerror or exc}).",
            "Name the JSON file of an answer, as the page or `ask --receipt` gives it.",
        ) from exc
    except ValidationError as exc:
        first = exc.errors()[0]
        where = ".".join(map(str, first["loc"]))
        reason = f"{where}: {first['msg']}" if where else first["msg"]
        raise ReceiptError(
            f"{path} is no receipt of answers, or was damaged ({reason}).",
            "Name the JSON file of an answer, as the page or `ask --receipt` gives it.",
        ) from exc


def text_hash(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8, hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _answer_of(exchange: Exchange) -> ReceiptAnswer:
    asked = exchange.asked.isoformat(timespec="seconds")
    answer = exchange.answer
    if answer is None:
        notes = (exchange.note,) if exchange.note else ()
        return ReceiptAnswer(exchange.question, asked, exchange.text, notes=notes)
    return ReceiptAnswer(
        question=answer.question,
        asked=asked,
        text=answer.text,
        standalone_question=answer.standalone_question,
        status=answer.status,
        mode=answer.mode,
        model=answer.model,
        generation=answer.index_version,
        language=answer.language,
        notes=answer.notes,
        quotes=_quotes_of(answer),
        passages=tuple(map(_passage_of, answer.passages)),
    )


def _quotes_of(answer: Answer) -> tuple[ReceiptQuote, ...]:
    return tuple(map(_quote_of, answer.citations))


def _quote_of(citation: Citation) -> ReceiptQuote:
    return ReceiptQuote(
        number=citation.number,
        document=citation.document_id,
        title=citation.title,
        content_hash=citation.content_hash,
        place=citation.place,
        page=citation.page,
        start=citation.source_span.start,
        end=citation.source_span.end,
        quote=citation.quote,
        answer_start=citation.answer_span.start,
        answer_end=citation.answer_span.end,
    )


def _passage_of(scored: ScoredPassage) -> ReceiptPassage:
    passage = scored.passage
    return ReceiptPassage(
        document=passage.document_id,
        place=passage.place,
        start=passage.span.start,
        end=passage.span.end,
        text_hash=text_hash(passage.text),
        score=scored.score,
    )
