"""Compose an answer of what a chat model writes: checked, and else quoted instead."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from assistant.answers import Rejection
from assistant.check.verifier import Verdict
from assistant.cite.checked_writer import CheckedWriter
from assistant.cite.citations import CitedAnswer, CitedText
from assistant.extract.found import Statement
from assistant.facts import Claim, Evidence
from assistant.language.messages import rejection_reason
from assistant.write.failures import ChatFailure
from assistant.write.prompt import DECLINES, KeyedPassage
from assistant.write.reply import WrittenStatement

if TYPE_CHECKING:
    import threading

LOGGER = logging.getLogger(__name__)


class Composer:
    """Takes a model's statements one by one, and gives only what may be shown.

    A statement that cannot be supported gives way to the best quotation that is not
    in the answer yet; where the model fails, the quotations stand instead.
    """

    def __init__(
        self,
        answer: CitedAnswer,
        quotations: Sequence[Statement],
        language: str,
    ) -> None:
        """Compose ``answer``.

        Args:
            answer: To which statements are added.
            quotations: What the reader found, the best first.
            language: Code of the language it is written in.
        """
        self._answer = answer
        self._quotations = list(quotations)
        self._language = language
        self.rejected: list[Rejection] = []
        self.failure = ""
        """Why the model did not write the answer, or not all: for ``failure_note``."""
        self.written = False
        """Whether the answer holds anything that the model wrote."""
        self.declined = False
        """Whether the model says that the passages do not answer."""

    def compose(
        self,
        writer: CheckedWriter,
        question: str,
        passages: Sequence[KeyedPassage],
        stop: threading.Event,
    ) -> Iterator[CitedText]:
        """Yield the pieces of the answer, each as soon as it is checked.

        Args:
            writer: Writes, and says what may be shown of it.
            question: Standing on its own.
            passages: What the model is shown, the best first.
            stop: Set when the answer was stopped.
        """
        by_key = {passage.key: passage for passage in passages}
        try:
            for statement in writer.writer.write(
                question, self._language, passages, stop
            ):
                if statement.text.upper().startswith(DECLINES):
                    self.declined = not self._answer.text
                    LOGGER.info("The chat model finds no answer in the passages")
                    break
                yield from self._judge(writer, statement, by_key)
        except ChatFailure as failure:
            self.failure = failure.kind
        if stop.is_set():
            self.failure = "stopped"
        if self.declined:
            return
        if not self.written and not self.failure:
            self.failure = "unsupported" if self.rejected else "empty"
        if not self.written:
            LOGGER.info("Quotations stand for what is written: %s", self.failure)
            yield from self.quote_all()

    def quote_all(self) -> Iterator[CitedText]:
        """Yield the quotations that are not in the answer yet."""
        while self._quotations:
            yield from self._quote()

    def _judge(
        self,
        writer: CheckedWriter,
        statement: WrittenStatement,
        passages: Mapping[str, KeyedPassage],
    ) -> Iterator[CitedText]:
        verdict = writer.verifier.verify(statement, self._language, passages)
        piece = self._answer.write(statement, verdict.supports)
        marked = writer.marks and self._may_be_marked(statement, verdict, passages)
        if piece is None and marked:
            piece = self._answer.mark(statement)
        if piece is not None:
            self.written = True
            yield piece
            return
        facts = [fact.text for fact in verdict.missing]
        reason = rejection_reason(
            self._language, verdict.reason or "unsupported", facts
        )
        self.rejected.append(Rejection(statement.text, reason))
        LOGGER.info("A written statement is rejected: %s", verdict.reason or "lost")
        yield from self._quote()

    def _may_be_marked(
        self,
        statement: WrittenStatement,
        verdict: Verdict,
        passages: Mapping[str, KeyedPassage],
    ) -> bool:
        """Tell whether a statement may be shown with a mark: no fact of it is new."""
        if verdict.missing:
            return False
        read = [
            Evidence(p.text, p.document.language, p.subject) for p in passages.values()
        ]
        return not Claim(statement.claim, self._language).missing(read)

    def _quote(self) -> Iterator[CitedText]:
        """Yield the best quotation of which nothing is in the answer yet."""
        while self._quotations:
            quotation = self._quotations.pop(0)
            known = any(
                citation.document_id == quotation.document_id
                and citation.source_span.overlaps(quotation.span)
                for citation in self._answer.citations
            )
            if not known and (piece := self._answer.quote(quotation)):
                yield piece
                return
