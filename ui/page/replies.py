"""Answers on their way: each is written in the background and kept to be drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Condition, Event

from assistant import Answer, Assistant, Citation, Turn
from index import DisplayableError
from ui.page.errors import displayable

# A waiting page looks up this often, so that a click is never kept waiting for long.
_PATIENCE = 0.2
_SEARCHING = "Searching the documents…"
_WRITING = "Writing the answer, checking each statement…"


class Reply:
    """A question and its answer, as far as it has come.

    One background thread writes; any run of the page may draw what is there. A run
    that ends early takes nothing with it.
    """

    def __init__(self, question: str) -> None:
        """Start with the question alone."""
        self.question = question
        self.stage = _SEARCHING
        self.text = ""
        self.citations: tuple[Citation, ...] = ()
        self.answer: Answer | None = None
        self.error: DisplayableError | None = None
        self.withdrawn = False
        """Whether it was stopped before it was asked, and so has no answer."""
        self._asked = False
        self._stop = Event()
        self._changed = Condition()

    @property
    def finished(self) -> bool:
        """Whether the answer, or what there is instead of it, is complete."""
        return bool(self.answer or self.error or self.withdrawn)

    @property
    def stopping(self) -> bool:
        """Whether it was told to stop, and has not yet."""
        return self._stop.is_set() and not self.finished

    def stop(self) -> None:
        """End the answer with what is there of it; a waiting reply is not asked."""
        with self._changed:
            self._stop.set()
            self.withdrawn = not self._asked
            self._changed.notify_all()

    def follow(self) -> Iterator[None]:
        """Yield whenever there may be something new to draw, at last the whole."""
        whole = False
        while not whole:
            with self._changed:
                if not self.finished:
                    self._changed.wait(_PATIENCE)
            whole = self.finished
            yield

    def produce(self, assistant: Assistant, history: Sequence[Turn]) -> None:
        """Write the answer, unless withdrawn; an error becomes part of the reply."""
        with self._changed:
            if self.withdrawn:
                return
            self._asked = True
        try:
            self._read(assistant, history)
        except Exception as error:
            self.error = displayable(error)
        self._announce()

    def _read(self, assistant: Assistant, history: Sequence[Turn]) -> None:
        for event in assistant.stream(self.question, history, self._stop):
            if event.kind == "searching":
                self.stage = _SEARCHING
            elif event.kind == "reading":
                self.stage = f"Reading {len(event.passages)} passages…"
            elif event.kind == "writing":
                self.stage = _WRITING
            elif event.kind == "text":
                self.text += event.text
            elif event.citation:
                self.citations += (event.citation,)
            else:
                self.answer = event.answer
            self._announce()
        if self.answer is None:
            raise RuntimeError("the stream ended without an answer")

    def _announce(self) -> None:
        with self._changed:
            self._changed.notify_all()


class Conversation:
    """The replies of one visit, answered one after the other in the order asked."""

    def __init__(self) -> None:
        """Start empty."""
        self.replies: list[Reply] = []
        # One worker: a question asked while another is being answered waits for it,
        # and so can build on it.
        self._worker = ThreadPoolExecutor(1, thread_name_prefix="answer")

    def ask(self, question: str, assistant: Assistant) -> Reply:
        """Put a question; its reply is answered in the background."""
        earlier = tuple(self.replies)
        reply = Reply(question)
        self.replies.append(reply)
        if any(not other.finished for other in earlier):
            reply.stage = "Waiting for the answer before this one…"
        # The history is looked up when the answers before this one are there.
        self._worker.submit(lambda: reply.produce(assistant, _history(earlier)))
        return reply


def _history(replies: Sequence[Reply]) -> tuple[Turn, ...]:
    answers = (reply.answer for reply in replies)
    return tuple(a.turn() for a in answers if a and a.status == "answered")
