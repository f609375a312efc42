"""What reading gives: words that may answer, and the statements made of them."""

from __future__ import annotations

from dataclasses import dataclass

from index.documents import Document, Passage, Span
from index.text.sentences import sentences_around


@dataclass(frozen=True, slots=True)
class Statement:
    """A stretch of a document that answers; all spans are into the document's text."""

    document_id: str
    span: Span
    """Whole sentences."""
    score: float
    key: Span | None = None
    """The words in it that answer."""
    leads: bool = False
    """Whether these words are said first: a figure was asked for."""
    items: tuple[Span, ...] = ()
    """What it lists; empty where it is no list."""
    counted: int | None = None
    """How many rows of a table were counted; that figure itself may stand nowhere."""


@dataclass(frozen=True, slots=True)
class Found:
    """Words of a passage that may answer, with their score."""

    passage: Passage
    document: Document
    span: Span
    """Into the document's text."""
    score: float
    singled_out: bool = False
    """Whether it was told from the figures of other things in its sentence."""

    @property
    def text(self) -> str:
        """The words."""
        return self.span.of(self.document.text)

    @property
    def language(self) -> str:
        """ISO 639-1 code of the passage."""
        return self.passage.language or self.document.language

    @property
    def sentence(self) -> Span:
        """The whole sentences that the words stand in."""
        start, language = self.passage.span.start, self.document.language
        place = self.span.shift(-start)
        return sentences_around(self.passage.text, language, place).shift(start)
