"""A permanent link to a quoted place: what it holds, and what it quotes by now.

Document, file, offsets and words: ``document=a.pdf&file=3f…&at=120-187&quote=In+2019…``
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from index.documents import Span

DOCUMENT, FILE, AT, QUOTE, WHOLE = "document", "file", "at", "quote", "whole"
PARAMETERS = (DOCUMENT, FILE, AT, QUOTE, WHOLE)
"""The names of what a link holds."""

_LONGEST = 300
"""Characters of a quote that a link holds; of a longer one its beginning."""
_DIGITS = 16
"""Of a SHA-256: enough to tell files, and words, from each other."""
_MOST = 2_000
"""Characters that anything in a link of ours can have."""
_BEGINNING = Span(0, 0)
_AT = re.compile(r"(\d{1,9})-(\d{1,9})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Link:
    """What a link says of a place. It comes from outside, and proves nothing."""

    document_id: str
    content_hash: str = ""
    """How the SHA-256 of the file begins; empty where the link does not say."""
    span: Span = _BEGINNING
    quote: str = ""
    """The words, or how they begin; empty: the document as a whole."""
    whole: str = ""
    """How the SHA-256 of all the words begins, where the link has not all of them."""

    def quoted_in(self, text: str) -> str:
        """Return what it quotes: all the words if they stand there, else what it has.

        ``text`` is that of the document.
        """
        words = self.span.of(text)
        return words if self.whole and _hash(words) == self.whole else self.quote


def held_of(
    document_id: str, content_hash: str = "", span: Span = _BEGINNING, quote: str = ""
) -> dict[str, str]:
    """Return what the link to a place holds, by ``PARAMETERS``."""
    held = {DOCUMENT: document_id}
    if quote:
        held[FILE] = content_hash[:_DIGITS]
        held[AT] = f"{span.start}-{span.end}"
        held[QUOTE] = quote[:_LONGEST]
        if len(quote) > _LONGEST:
            held[WHOLE] = _hash(quote)
    return {name: value for name, value in held.items() if value}


def link_to(
    document_id: str, content_hash: str = "", span: Span = _BEGINNING, quote: str = ""
) -> str:
    """Return the link to a place, as what stands behind the ``?`` of an address."""
    return urlencode(held_of(document_id, content_hash, span, quote))


def page_link(address: str, link: str) -> str:
    """Return the whole address of a link, on the page that people open there."""
    return f"{address.rstrip('/')}/?{link}"


def read_link(parameters: Mapping[str, str]) -> Link | None:
    """Return the link that an address holds, None where it holds none.

    What in it cannot be of a link of ours is taken for not there.
    """
    held = {name: parameters.get(name, "") for name in PARAMETERS}
    document_id = held[DOCUMENT]
    if not document_id or len(document_id) > _MOST:
        return None
    at = _AT.fullmatch(held[AT])
    start, end = map(int, at.groups()) if at else (0, 0)
    quote = held[QUOTE][:_LONGEST]
    if not quote.strip() or end < start:
        return Link(document_id)
    whole = held[WHOLE][:_DIGITS]
    if not whole:
        end = start + len(quote)
    return Link(document_id, held[FILE][:_DIGITS], Span(start, end), quote, whole)


def _hash(words: str) -> str:
    encoded = words.encode("utf-8", "surrogatepass")
    return hashlib.sha256(encoded).hexdigest()[:_DIGITS]
