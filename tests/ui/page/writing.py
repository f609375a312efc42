"""A small assistant that writes its answers as a model does, in statements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from threading import Event
from typing import Any

from assistant import Answer, AnswerEvent, Citation, Turn
from index.documents import Document, Span
from tests.ui.page.fakes import SmallAssistant
from tests.waiting import PATIENCE

MODEL = "scripted:writer"
STOPPED = "The answer was stopped."


@dataclass(frozen=True, slots=True)
class Statement:
    """What is written, and the quotes it rests on, each with its translation."""

    text: str
    sources: tuple[tuple[str, str, str], ...]
    """Document, quote and translation, which may be empty."""


class WritingAssistant(SmallAssistant):
    """Writes the statements it was told to for a question; knows nothing else.

    An answer to a question of ``slow`` comes to its second statement only once it has
    been told to stop. ``changes`` are what else is to be said of each answer.
    """

    def __init__(
        self,
        documents: Sequence[Document],
        written: Mapping[str, Sequence[Statement]],
        slow: Sequence[str] = (),
        changes: Mapping[str, Any] = {},
    ) -> None:
        super().__init__(documents)
        self.paused = Event()
        self._written = written
        self._slow = slow
        self._changes = changes

    def stream(
        self,
        question: str,
        history: Sequence[Turn] = (),
        stop: Event | None = None,
    ) -> Iterator[AnswerEvent]:
        self.asked.append((question, tuple(history)))
        stop = stop or Event()
        answer = replace(
            self._answer(question, ()), text="", status="answered", mode="written"
        )
        yield AnswerEvent("searching", text=question)
        yield AnswerEvent("reading", passages=answer.passages)
        yield AnswerEvent("writing")
        for statement in self._written[question]:
            if answer.text and question in self._slow:
                self.paused.set()
                stop.wait(PATIENCE)
            if stop.is_set():
                break
            before, answer = answer, self._add(answer, statement)
            yield AnswerEvent("text", text=answer.text[len(before.text) :])
            for citation in answer.citations[len(before.citations) :]:
                yield AnswerEvent("citation", citation=citation)
        notes = (STOPPED,) if stop.is_set() else ()
        changes = {"model": MODEL, "notes": notes, **self._changes}
        yield AnswerEvent("done", answer=replace(answer, **changes))

    def _add(self, answer: Answer, statement: Statement) -> Answer:
        start = len(answer.text) + (1 if answer.text else 0)
        span = Span(start, start + len(statement.text))
        text = answer.text + ("\n" if answer.text else "") + statement.text
        citations = list(answer.citations)
        for place, (document_id, quote, translation) in enumerate(statement.sources):
            numbers = {(c.document_id, c.quote): c.number for c in citations}
            number = numbers.get((document_id, quote), len(numbers) + 1)
            text += f"{'' if place else ' '}[{number}]"
            document = self.document(document_id)
            source = document.text.index(quote)
            citations.append(
                Citation(
                    number,
                    document_id,
                    document.title,
                    quote,
                    Span(source, source + len(quote)),
                    span,
                    None,
                    document.language,
                    (),
                    translation=translation,
                )
            )
        return replace(answer, text=text, citations=tuple(citations))
