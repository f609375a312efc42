"""Find the lists that a passage holds or begins, whole and with their introduction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.extract.lists.counters import SHAPES
from assistant.extract.lists.enumerations import Enumeration, find_enumerations
from assistant.language.instructions import without_instructions
from index.documents import Document, Passage, Span
from index.text.sentences import sentence_spans

_AROUND = 1500
"""Characters before and after a passage that are looked at: a list may go on there."""
_LONGEST = 3000
"""Characters of the longest list: longer ones are the chapters of a document."""
_LOOSEST = 3
"""How many times as long as its items together a list is at most."""
_LONGEST_GAP = 8
"""Characters between a sentence, or its start, and a list: fewer than these."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list with the whole sentences that it stands in; spans into the document."""

    items: tuple[Span, ...]
    span: Span
    """Whole sentences, with the one that introduces the list."""
    lead: Span | None = None
    """The sentence that introduces it, where that is one of its own."""

    def touched(self, span: Span) -> frozenset[int]:
        """Return the numbers of the items that a span overlaps."""
        return frozenset(
            number for number, item in enumerate(self.items) if item.overlaps(span)
        )


def find_listings(passage: Passage, document: Document) -> list[Listing]:
    """Return the lists that overlap a passage, as far as they go in its document.

    Args:
        passage: What was found; its text is as it is read, blank where an instruction
            to a model stands in it.
        document: The document of the passage.
    """
    window = _window(passage.span, document.text)
    around = without_instructions(window.of(document.text), document.language)
    start, end = passage.span.start - window.start, passage.span.end - window.start
    text = around[:start] + passage.text + around[end:]
    sentences = sentence_spans(text, document.language)
    lists = find_enumerations(text, document.language)
    here = Span(start, end)
    listings = [
        _listing(listed, text, sentences, window.start)
        for listed in lists
        if listed.span.overlaps(here) and _is_compact(listed)
    ]
    return [
        listing
        for listing in listings
        if listing.span.shift(-window.start).of(text) == listing.span.of(document.text)
    ]


def _is_compact(listed: Enumeration) -> bool:
    """Return whether a list is no more than its items: headings are of chapters."""
    length = sum(map(len, listed.items))
    return len(listed.span) <= min(_LONGEST, length * _LOOSEST)


def _window(span: Span, text: str) -> Span:
    """Return a passage with the whole lines that stand around it."""
    start, end = span.start, span.end
    if start <= _AROUND:
        start = 0
    elif "\n" in (before := text[start - _AROUND : start]):
        start -= len(before) - before.index("\n") - 1
    if end + _AROUND >= len(text):
        end = len(text)
    elif (line_end := text.rfind("\n", end, end + _AROUND)) >= 0:
        end = line_end
    return Span(start, end)


def _listing(
    listed: Enumeration, text: str, sentences: Sequence[Span], offset: int
) -> Listing:
    """Return a list with its sentences, and the one before it if it begins with it."""
    inside = [number for number, s in enumerate(sentences) if s.overlaps(listed.span)]
    first, lead = inside[0], None
    begins = listed.span.start - sentences[first].start < _LONGEST_GAP
    if begins and first:
        before = sentences[first - 1]
        gap = sentences[first].start - before.end
        if gap < _LONGEST_GAP and _introduces(before, listed, text):
            first, lead = first - 1, before.shift(offset)
    span = Span(
        min(listed.span.start, sentences[first].start),
        max(listed.span.end, sentences[inside[-1]].end),
    )
    items = tuple(item.shift(offset) for item in listed.items)
    return Listing(items, span.shift(offset), lead)


def _introduces(sentence: Span, listed: Enumeration, text: str) -> bool:
    """Return whether a sentence can introduce a list: by a colon, or one on lines.

    Before a list that begins the next sentence there may stand anything.
    """
    one, other = listed.items[:2]
    between = text[sentence.end : one.start]
    begins = one.start - len(between.lstrip())
    counted = any(shape.match(text, begins) for shape in SHAPES)
    on_lines = "\n" in text[one.end : other.start]
    return counted or on_lines or sentence.of(text).endswith((":", "："))
