"""Leave the mark of a list's item out of what is quoted of it."""

from __future__ import annotations

import re

from index.documents import Span

_MARK = re.compile(r"[ \t]*([-*+•·▪◦‣●■–—])[ \t]+(?=\S)")
_DASHES = "-–—"
_MAY_BE_FIGURE = re.compile(
    r"\W{0,3}\d|[A-Z]{2,3}[$ \u00a0]?\d|(?:ca|c:a|about|around|nearly|cirka|omkring"
    r"|nästan|etwa|rund|fast|some)\b|[〇零一二三四五六七八九十百千万萬亿億两兩约近]",
    re.IGNORECASE,
)


def without_list_mark(text: str, span: Span) -> Span:
    """Return ``span`` from the first of its words on, where it is one item of a list.

    Readers write "- " before an item, and files have it as "* " or "• ". Several items
    keep their marks, and so does what may be negative: "- 5 %", "– ca 3".

    Args:
        text: Of the document.
        span: What is quoted of it.
    """
    line = text.rfind("\n", 0, span.start) + 1
    mark = _MARK.match(text, line, span.end)
    if mark is None or span.start >= mark.end():
        return span
    if any(map(_MARK.match, text[mark.end() : span.end].split("\n")[1:])):
        return span
    # A mark that is kept costs nothing; a figure without its minus is another one.
    if mark[1] in _DASHES and _MAY_BE_FIGURE.match(text, mark.end()):
        return span
    return Span(mark.end(), span.end)
