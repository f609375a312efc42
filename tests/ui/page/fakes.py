"""A small assistant over documents in memory, whose citations are exact."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import copy
from hashlib import sha256
from threading import Event

from assistant import Answer, AnswerEvent, Citation, Turn
from assistant.access import Visitor
from assistant.search.among import chosen_of
from index.documents import (
    Document,
    Heading,
    IndexedDocument,
    Page,
    Passage,
    ReadFailure,
    ScoredPassage,
    SourceWarning,
    Span,
)
from index.errors import DocumentMissingError

HOSTILE = (
    "# <script>window.hacked = 1</script><img src=x onerror='window.hacked = 1'> "
    "[x](javascript:alert(1)) **bold** $x^2$ :red[red] :smile: "
    "![i](http://example.invalid/i.png) www.example.invalid <style>*{color:red}</style>"
)
"""What a document, a file name or a question may hold, and must never become."""


def make_document(
    id_: str,
    title: str,
    text: str,
    language: str = "en",
    pages: tuple[Page, ...] = (),
    warnings: tuple[SourceWarning, ...] = (),
    headings: tuple[Heading, ...] = (),
) -> Document:
    digest = sha256(text.encode()).hexdigest()
    return Document(id_, id_, title, language, text, pages, digest, warnings, headings)


class SmallAssistant:
    """Quotes the sentences it was told to for a question; knows nothing else.

    ``quotes`` maps a question to ``(document_id, quote)`` pairs or to an error that
    the answer ends in. Each call of ``stream`` is kept in ``asked``.
    """

    def __init__(
        self,
        documents: Sequence[Document],
        quotes: Mapping[str, Sequence[tuple[str, str]] | Exception] = {},
        warnings: Mapping[str, str] = {},
        failures: tuple[ReadFailure, ...] = (),
        near_duplicates: tuple[tuple[str, ...], ...] = (),
    ) -> None:
        self.index_version = "1"
        self.hidden: dict[str, str] = {}
        self.modified: dict[str, float] = {}
        self.asked: list[tuple[str, tuple[Turn, ...]]] = []
        self._documents = {document.id: document for document in documents}
        self._quotes = quotes
        self._warnings = warnings
        self._failures = failures
        self._near_duplicates = near_duplicates

    def among(self, *places: str) -> SmallAssistant:
        """Return the same for some documents; both note what they are asked."""
        narrowed = copy(self)
        ids = chosen_of(self._documents, places)
        narrowed._documents = {id_: self._documents[id_] for id_ in ids}
        return narrowed

    def for_visitor(self, visitor: Visitor) -> SmallAssistant:
        """Return itself: all that it knows is for everybody."""
        return self

    def publish(self, *documents: Document) -> None:
        """Replace what is indexed, as another generation does."""
        self._documents = {document.id: document for document in documents}
        self.index_version = str(int(self.index_version) + 1)

    def document(self, document_id: str) -> Document:
        if document_id not in self._documents:
            raise DocumentMissingError(f"{document_id} is no longer in the index.")
        return self._documents[document_id]

    def documents(self) -> tuple[IndexedDocument, ...]:
        return tuple(
            IndexedDocument(
                d.id,
                d.title,
                d.language,
                1,
                self.modified.get(d.id, 1.7e9),
                "utf-8",
                0,
                d.date,
                d.notes,
            )
            for d in self._documents.values()
        )

    def failures(self) -> tuple[ReadFailure, ...]:
        return self._failures

    def near_duplicates(self) -> tuple[tuple[str, ...], ...]:
        return self._near_duplicates

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """Answer without a note of it: nobody asked, a question is tried out."""
        found = self._quotes.get(question, ())
        return self._answer(question, () if isinstance(found, Exception) else found)

    def stream(
        self,
        question: str,
        history: Sequence[Turn] = (),
        stop: Event | None = None,
    ) -> Iterator[AnswerEvent]:
        self.asked.append((question, tuple(history)))
        found = self._quotes.get(question, ())
        answer = self._answer(question, () if isinstance(found, Exception) else found)
        yield AnswerEvent("searching", text=question)
        yield AnswerEvent("reading", passages=answer.passages)
        if isinstance(found, Exception):
            raise found
        yield AnswerEvent("text", text=answer.text)
        for citation in answer.citations:
            yield AnswerEvent("citation", citation=citation)
        yield AnswerEvent("done", answer=answer)

    def _answer(self, question: str, quotes: Sequence[tuple[str, str]]) -> Answer:
        text = ""
        citations: list[Citation] = []
        for number, (document_id, quote) in enumerate(quotes, 1):
            start = len(text) + (1 if text else 0)
            text += ("\n" if text else "") + f"{quote} [{number}]"
            document = self._documents[document_id]
            place = document.text.index(quote)
            warning = self._warnings.get(quote)
            citations.append(
                Citation(
                    number,
                    document_id,
                    document.title,
                    quote,
                    Span(place, place + len(quote)),
                    Span(start, start + len(quote)),
                    None,
                    document.language,
                    (warning,) if warning else (),
                    content_hash=document.content_hash,
                )
            )
        return Answer(
            question=question,
            standalone_question=question,
            text=text or "The documents do not say.",
            status="answered" if citations else "not_found",
            citations=tuple(citations),
            passages=tuple(
                ScoredPassage(
                    Passage(d.id, d.id, d.text, Span(0, len(d.text)), None, None), 1.0
                )
                for d in self._documents.values()
            ),
            mode="extracted",
            model="small",
            index_version=self.index_version,
            timings={"search": 0.1},
        )
