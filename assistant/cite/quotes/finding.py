"""Find a quote again in the text of its document as it is now."""

from __future__ import annotations

import re
from typing import Literal

from index.documents import Span

Found = Literal["stands", "moved", "several", "gone"]
"""``stands``: at the very offsets. ``moved``: the same words stand once elsewhere in
the document. ``several``: they stand elsewhere more than once, so that nobody can tell
which was quoted. ``gone``: they do not."""

# Chinese and Japanese are written without spaces, so that any character may end.
_LETTER = r"[^\W\d_\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
_THROUGH = re.compile(
    rf"(?<={_LETTER})(?={_LETTER})|(?<=\d)(?=[.,]?\d)|(?<=\d[.,])(?=\d)"
)
"""A place in the middle of a word or a figure."""


def find_quote(
    quote: str, start: int, text: str, *, same_file: bool = False
) -> tuple[Found, Span | None]:
    """Return whether a quote stands in a text, and where.

    At its offset, else the same words elsewhere, whatever white space is between them.
    Where they stand several times, the first is returned.

    Args:
        quote: Word for word.
        start: Where it stood.
        text: Of the document as it is now.
        same_file: Whether the file is known to have the bytes that were quoted. A long
            sentence may have been cut within a word; in any other file a word that
            goes on where the quote ends is another word.
    """
    same = Span(start, start + len(quote))
    whole = same_file or not _goes_on(text, same.start, same.end)
    if whole and same.of(text) == quote:
        return "stands", same
    if not quote.split():
        return "gone", None
    words = re.compile(r"\s+".join(map(re.escape, quote.split())))
    found = [
        Span(*match.span())
        for match in words.finditer(text)
        if not _goes_on(text, match.start(), match.end())
    ]
    if not found:
        return "gone", None
    return ("moved" if len(found) == 1 else "several"), found[0]


def _goes_on(text: str, start: int, end: int) -> bool:
    """Return whether a word or figure goes on beyond a range: "40" in "140"."""
    return bool(_THROUGH.match(text, start) or _THROUGH.match(text, end))
