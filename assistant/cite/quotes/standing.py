"""Say what has become of a quoted place: whether it stands, and what it says now."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.cite.quotes.finding import Found, find_quote
from assistant.cite.quotes.similar_place import find_similar
from index.documents import Document, Span


@dataclass(frozen=True, slots=True)
class Standing:
    """What has become of a quote in a document that is there."""

    found: Found
    changed: bool
    """Whether the file has other bytes than when it was quoted, as far as is known."""
    span: Span | None
    """Where the same words stand, the first of several; where they are gone, what comes
    nearest to them, or None."""
    now: str = ""
    """What is said at that place."""

    @property
    def marks(self) -> bool:
        """Whether the very words stand at a place that can be told."""
        return self.found in ("stands", "moved")

    @property
    def settled(self) -> bool:
        """Whether nothing has happened that a reader should know of."""
        return self.found == "stands" and not self.changed


def standing_of(
    quote: str, span: Span, document: Document, content_hash: str = ""
) -> Standing:
    """Return what has become of a quote that stood at ``span`` of a document.

    Args:
        quote: Word for word.
        span: Where it stood.
        document: As it is now.
        content_hash: Of the file that was quoted, or how it begins, where it is known.
            That the file is the same is not taken for the words: it may be read in
            another way by now.
    """
    text = document.text
    changed = not document.content_hash.startswith(content_hash)
    same_file = bool(content_hash) and not changed
    found, now = find_quote(quote, span.start, text, same_file=same_file)
    if found == "gone":
        now = find_similar(quote, span.start, text, document.language)
    return Standing(found, changed, now, now.of(text) if now else "")
