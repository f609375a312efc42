"""The place of an answer: its sentence, what stands around it and what is above it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from assistant.extract.questions import begins_with_figure, is_exact
from index.documents import Document, Passage, Span
from index.text.sentences import sentences_around

_DATED_LINE = re.compile(
    r"(?=.{4,60}$)[^\S\n]*(?:#+\s|[\divx]{1,3}[.)]\s|\d{1,2}、)?"
    r"[^\d。！？!?;；:：]*(?:19|20)\d\d(?!\d)[^\d。！？!?;；:：]*(?<!\.)$",
    re.IGNORECASE,
)
"""A short line that is no sentence, with a year and no other figure but its number."""


@dataclass(frozen=True)
class Place:
    """Where an answer stands."""

    document: Document
    passage: Passage
    span: Span
    """The words that answer, into the document's text."""

    @property
    def language(self) -> str:
        """ISO 639-1 code of the passage."""
        return self.passage.language or self.document.language

    @property
    def words(self) -> str:
        """The words that answer."""
        return self.span.of(self.document.text)

    @cached_property
    def sentence_span(self) -> Span:
        """The whole sentences that the words stand in, into the document's text."""
        start = self.passage.span.start
        text = self.passage.span.of(self.document.text)
        place = self.span.shift(-start)
        return sentences_around(text, self.document.language, place).shift(start)

    @property
    def sentence(self) -> str:
        """The whole sentences that the words stand in."""
        return self.sentence_span.of(self.document.text)

    @property
    def sentence_before(self) -> str:
        """The sentence up to the words."""
        return self.sentence[: max(0, self.span.start - self.sentence_span.start)]

    @property
    def sentence_until(self) -> str:
        """The sentence to the end of the words."""
        return self.sentence[: max(0, self.span.end - self.sentence_span.start)]

    @property
    def sentence_after(self) -> str:
        """The sentence from the end of the words on."""
        return self.sentence[len(self.sentence_until) :]

    @property
    def before_figure(self) -> str:
        """The sentence up to the first digit of the words, or up to these."""
        figure = re.search(r"\d", self.words)
        return self.sentence_before + self.words[: figure.start() if figure else 0]

    @property
    def before(self) -> str:
        """The passage up to the sentence."""
        start = self.passage.span.start
        return self.document.text[start : max(start, self.sentence_span.start)]

    @cached_property
    def section(self) -> str:
        """The nearest line before the sentence that stands alone and names a year.

        Plain text has no headings; there "一、2023年工作回顾" is but a short line.
        """
        lines = self.document.text[: self.sentence_span.start].splitlines()
        return next((line for line in reversed(lines) if _DATED_LINE.match(line)), "")

    @property
    def above(self) -> tuple[str, ...]:
        """The section, heading, title and name of the file, the nearest first."""
        return (
            self.section,
            self.passage.heading or "",
            self.document.title,
            self.document.id.rsplit("/", 1)[-1],
        )

    @property
    def context(self) -> str:
        """The sentence with the passage up to it, and what is above it."""
        return "\n".join((self.before, self.sentence, *self.above))

    def is_at(self, span: Span) -> bool:
        """Return whether a stretch of the sentence overlaps the words that answer."""
        return span.shift(self.sentence_span.start).overlaps(self.span)

    def concerns_figure(self, question: str) -> bool:
        """Return whether a figure or date is asked for, or is what answers."""
        return is_exact(question) or begins_with_figure(self.words)
