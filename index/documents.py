"""The values that all packages share: documents, passages and places in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

DamageKind = Literal["figure", "placeholder", "word", "character"]
PageKind = Literal["page", "slide", "row"]
FactKind = Literal["issuer", "number", "issued", "in_force", "valid_until", "replaces"]


COMMENT = re.compile(r"Comment(?: by [^\n]+?)?(?: on [A-Z]+\d+)?: ")
"""How a line begins that is a comment at the margin of a file, not its text."""


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
    """A numbered part of a document: a page, a slide or a row of a sheet."""

    number: int
    """Counted from 1, as the program that shows the file counts."""
    span: Span
    kind: PageKind = "page"
    sheet: str | None = None
    """The name of the sheet that a row stands in."""
    recognised: bool = False
    """Whether the text was read from a picture of the page (OCR)."""

    @property
    def place(self) -> str:
        """What to call this part in a citation: "page 12", "sheet Firms, row 14"."""
        name = f"{self.kind} {self.number}"
        return f"sheet {self.sheet}, {name}" if self.sheet else name


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
class DocumentFact:
    """What a document says of itself: who issued it, when it applies, and the like."""

    kind: FactKind
    span: Span
    """The line or the sentence that says it."""
    value_span: Span
    """The words in it that are told."""
    value: str
    """These words."""


@dataclass(frozen=True, slots=True)
class Successor:
    """The document of the same index that says that it replaces another."""

    id: str
    title: str


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
    """In order of their spans; empty where the format has none."""
    content_hash: str
    """SHA-256 of the file's bytes, hexadecimal."""
    warnings: tuple[SourceWarning, ...]
    headings: tuple[Heading, ...] = ()
    encoding: str | None = None
    """The character encoding the file was read with; ``None`` for binary formats."""
    modified: float = 0.0
    """Last change of the file, seconds since the epoch."""
    date: str | None = None
    """When it was issued, where the document itself says so: ISO 8601, as exact as it
    says ("2021-03-03", "2021-03", "2021")."""
    notes: tuple[str, ...] = ()
    """What a person should know of how it was read, in plain sentences."""
    unread: tuple[int, ...] = ()
    """Scanned pages that text recognition has not come to yet."""
    facts: tuple[DocumentFact, ...] = ()
    """What it says of itself, in the order of the text."""
    replaced_by: Successor | None = None
    """Known only of a document that comes from an index."""

    def page_at(self, offset: int) -> Page | None:
        """Return the page, slide or row that holds the character at ``offset``."""
        place = bisect_right(self.pages, offset, key=lambda page: page.span.start)
        page = self.pages[place - 1] if place else None
        return page if page and offset < page.span.end else None


@dataclass(frozen=True, slots=True)
class Passage:
    """A retrievable piece: ``document.text[span.start:span.end] == text``, always."""

    id: str
    document_id: str
    text: str
    span: Span
    heading: str | None
    page: int | None
    """The number of the page or slide that the passage starts on."""
    place: str | None = None
    """The same as a citation says it; for a table also "sheet Firms, row 14"."""
    language: str = ""
    """ISO 639-1 code; it may be another one than that of the whole document."""


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
    date: str | None = None
    notes: tuple[str, ...] = ()
    pages: int | None = None
    """The last page or slide on which a passage begins; None where it has none."""


@dataclass(frozen=True, slots=True)
class ReadFailure:
    """A file that could not be read, and why, in words for people."""

    document_id: str
    reason: str
    content_hash: str | None = None
    """``None`` where not even the bytes could be read."""
    answering: bool = False
    """Whether an earlier version of the file goes on answering."""
