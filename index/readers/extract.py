"""What a reader gives back, and the normal form of text that all readers share."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from index.documents import Heading, Page, PageKind, Span
from index.errors import UnreadableDocumentError

_LINE_BREAKS = re.compile(r"\r\n?|[\v\f\x85]")
# What Windows means by the numbers of these controls, as browsers take them.
_CONTROLS = {
    number: bytes([number]).decode("cp1252", "replace") for number in range(0x80, 0xA0)
}
# Controls, and the invisible marks of where a line may be broken: soft hyphen, zero
# width space, word joiner, byte order mark. They would split words for every search.
_UNWANTED = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b\u2060\ufeff]")
# Beside a figure they were signs: what is left of 10–20 must not be 1020.
_HYPHEN_AT_FIGURE = re.compile(r"(?<=\d)\u00ad|\u00ad(?=\d)")
_BETWEEN_FIGURES = re.compile(rf"(?<=\d){_UNWANTED.pattern}+(?=\d)")
_SURROGATE = re.compile(r"[\ud800-\udfff]")

ONLY_MARGINS = "Only the headers and footers of its pages have text."
"""A note: elsewhere these are left out, as they stand on every page."""


@dataclass(frozen=True, slots=True)
class Extract:
    """The text of a file in normal form; every span is into ``text``."""

    text: str
    title: str | None = None
    pages: tuple[Page, ...] = ()
    headings: tuple[Heading, ...] = ()
    encoding: str | None = None
    date: str | None = None
    """When it was issued, if the file says so; see ``Document.date``."""
    notes: tuple[str, ...] = ()
    """What a person should know of how it was read, in plain sentences."""
    unread: tuple[int, ...] = ()
    """Scanned pages that there was no time for."""
    telling: str = ""
    """What of it tells its language; empty where all of it does."""


def normalise_text(text: str) -> str:
    r"""Return ``text`` with ``\n`` line ends, without what nobody sees, in NFC.

    Nothing else changes, so that a quote is what stands in the file.
    """
    text = _LINE_BREAKS.sub("\n", text).translate(_CONTROLS)
    text = _HYPHEN_AT_FIGURE.sub("-", text)
    text = _UNWANTED.sub("", _BETWEEN_FIGURES.sub(" ", text))
    if _SURROGATE.search(text):
        # Halves are joined; one alone cannot be stored and becomes visible damage.
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return unicodedata.normalize("NFC", text)


@contextmanager
def parsing(kind: str) -> Iterator[None]:
    """Turn whatever a parser of ``kind`` throws at a broken file into our own error.

    Raises:
        UnreadableDocumentError: the file broke the parser.
    """
    try:
        yield
    except UnreadableDocumentError:
        raise
    except Exception as exc:  # Parsers promise no family of errors.
        raise UnreadableDocumentError(
            f"cannot be read as {kind}; it may be damaged",
            "Open it in the program that made it and save it again.",
        ) from exc


class TextBuilder:
    """Put blocks of text together and remember where headings and pages stand."""

    def __init__(self) -> None:
        """Start with no text."""
        self._parts: list[str] = []
        self._length = 0
        self._headings: list[Heading] = []
        self._pages: list[Page] = []
        self._notes: dict[str, None] = {}

    @property
    def is_empty(self) -> bool:
        """Whether there is no text so far."""
        return not self._length

    def add(self, text: str, newlines: int = 2) -> Span:
        """Append a block after ``newlines`` line ends; return where it stands."""
        text = normalise_text(text).strip()
        if text and self._length:
            self._append("\n" * newlines)
        start = self._length
        self._append(text)
        return Span(start, self._length)

    def note(self, sentence: str) -> None:
        """Keep what a person should know of how the text was read, once."""
        self._notes[sentence] = None

    def add_heading(self, level: int, text: str) -> None:
        """Append a heading."""
        span = self.add(" ".join(text.split()))
        if span:
            self._headings.append(Heading(level, span))

    def add_page(
        self,
        number: int,
        text: str,
        kind: PageKind = "page",
        *,
        sheet: str | None = None,
        recognised: bool = False,
        newlines: int = 2,
    ) -> None:
        """Append a page, slide or row; one without text leaves no trace."""
        span = self.add(text, newlines)
        if span:
            self._pages.append(Page(number, span, kind, sheet, recognised))

    @contextmanager
    def page(
        self, number: int, kind: PageKind = "page", *, sheet: str | None = None
    ) -> Iterator[None]:
        """Make one page, slide or row of all that is appended inside the block."""
        before = len(self._parts)
        start = self._length
        yield
        added = self._parts[before:]
        start += len(added[0]) if added and added[0].isspace() else 0
        if start < self._length:
            self._pages.append(Page(number, Span(start, self._length), kind, sheet))

    def build(
        self,
        title: str | None,
        encoding: str | None = None,
        date: str | None = None,
        notes: Iterable[str] = (),
    ) -> Extract:
        """Return what was put together; a blank ``title`` counts as none."""
        title = " ".join(normalise_text(title or "").split())
        return Extract(
            "".join(self._parts),
            title or None,
            tuple(self._pages),
            tuple(self._headings),
            encoding,
            date,
            (*notes, *self._notes),
        )

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)
