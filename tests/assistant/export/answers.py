"""Documents, and an answer that cites them exactly, as the exports are given it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256

from assistant.answers import Answer, Citation
from assistant.export.exchange import Exchange
from index.documents import Document, Page, Passage, ScoredPassage, Span

ASKED = datetime(2026, 3, 4, 9, 30, tzinfo=UTC)
FIRMS = "There are 252 firms in the [1] park.\nThey make *glass* and <b>steel</b>."
PLAN = "The plan ends in 2030.\n\nIt was agreed in Xuzhou."


def document(id_: str, title: str, text: str) -> Document:
    digest = sha256(text.encode()).hexdigest()
    pages = (Page(7, Span(0, len(text))),)
    return Document(id_, id_, title, "en", text, pages, digest, ())


DOCUMENTS = {
    "firms.txt": document("firms.txt", "Firms & parks", FIRMS),
    "plan.txt": document("plan.txt", "The plan", PLAN),
}


def cite(number: int, id_: str, quote: str, answer_span: Span) -> Citation:
    of = DOCUMENTS[id_]
    start = of.text.index(quote)
    span = Span(start, start + len(quote))
    return Citation(
        number=number,
        document_id=id_,
        title=of.title,
        quote=quote,
        source_span=span,
        answer_span=answer_span,
        page=7,
        language="en",
        warnings=(),
        place="page 7",
        content_hash=of.content_hash,
    )


def quoting(*quotes: tuple[str, str], question: str = "How many firms?") -> Exchange:
    """Return an answer that says each quote on a line of its own, with its marker.

    Quotes that are said twice have one number.
    """
    numbers: dict[tuple[str, str], int] = {}
    text, citations = "", []
    for id_, quote in quotes:
        number = numbers.setdefault((id_, quote), len(numbers) + 1)
        start = len(text)
        text += quote
        citations.append(cite(number, id_, quote, Span(start, len(text))))
        text += f" [{number}]\n"
    passages = tuple(
        ScoredPassage(Passage(d.id, d.id, d.text, Span(0, len(d.text)), None, 7), 0.9)
        for d in DOCUMENTS.values()
    )
    answer = Answer(
        question=question,
        standalone_question=question,
        text=text.rstrip(),
        status="answered" if quotes else "not_found",
        citations=tuple(citations),
        passages=passages,
        mode="extracted",
        model="small",
        index_version="7",
        timings={},
    )
    return Exchange(question, ASKED, answer)


def saying(exchange: Exchange, text: str) -> Exchange:
    """Return the exchange with another text of the answer."""
    assert exchange.answer is not None
    return replace(exchange, answer=replace(exchange.answer, text=text))


TWO = quoting(
    ("firms.txt", "There are 252 firms in the [1] park."),
    ("plan.txt", "The plan ends in 2030."),
    ("firms.txt", "There are 252 firms in the [1] park."),
)
CUT_OFF = Exchange("And then?", ASKED, text="The pl", note="It was cut off.")
