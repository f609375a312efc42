"""The values that all packages share: documents, passages and places in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DamageKind = Literal["figure", "placeholder", "word", "character"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of characters, ``text[start:end]``."""

    start: int
    end: int

    def __post_init__(self) -> None:
        """Refuse a range that no text can have."""
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        """Return the number of characters."""
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the characters of ``text`` in this range."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Return whether the two ranges share a character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Return whether all of ``other`` lies in this range."""
        return self.start <= other.start and other.end <= self.end

    def shift(self, offset: int) -> Span:
        """Return the range moved by ``offset`` characters."""
        return Span(self.start + offset, self.end + offset)


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a paginated document; ``number`` starts at 1."""

    number: int
    span: Span


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading in the text; ``level`` 1 is the topmost."""

    level: int
    span: Span


@dataclass(frozen=True, slots=True)
class SourceWarning:
    """A place that is visibly damaged in the source; ``text`` is what stands there."""

    kind: DamageKind
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """One file, read. ``text`` is normalised, and every offset is into it."""

    id: str
    """Path relative to the corpus folder, with forward slashes on every system."""
    path: str
    """Where the file was when it was read."""
    title: str
    language: str
    """ISO 639-1 code, or ``und`` when it cannot be told."""
    text: str
    pages: tuple[Page, ...]
    """Empty where the format has none."""
    content_hash: str
    """SHA-256 of the file's bytes, hexadecimal."""
    warnings: tuple[SourceWarning, ...]
    headings: tuple[Heading, ...] = ()
    encoding: str | None = None
    """The character encoding the file was read with; ``None`` for binary formats."""
    modified: float = 0.0
    """Last change of the file, seconds since the epoch."""

    def page_at(self, offset: int) -> int | None:
        """Return the number of the page that holds the character at ``offset``."""
        return next(
            (p.number for p in self.pages if p.span.start <= offset < p.span.end), None
        )


@dataclass(frozen=True, slots=True)
class Passage:
    """A retrievable piece: ``document.text[span.start:span.end] == text``, always."""

    id: str
    document_id: str
    text: str
    span: Span
    heading: str | None
    page: int | None
    """The page the passage starts on."""


@dataclass(frozen=True, slots=True)
class ScoredPassage:
    """A passage and how well it fits; a higher score is better."""

    passage: Passage
    score: float


@dataclass(frozen=True, slots=True)
class IndexedDocument:
    """What the index knows about a document, without its text."""

    id: str
    title: str
    language: str
    passages: int
    modified: float
    encoding: str | None
    warnings: int


@dataclass(frozen=True, slots=True)
class ReadFailure:
    """A file that could not be read, and why, in words for people."""

    document_id: str
    reason: str
    content_hash: str | None = None
    """``None`` where not even the bytes could be read."""
