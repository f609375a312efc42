"""Leave the mark of a list's item out of what is quoted of it."""

from __future__ import annotations

import re

from index.documents import Span

_MARK = re.compile(r"[ \t]*([-*+•·▪◦‣●■–—])[ \t]+(?=\S)")
_DASHES = "-–—"


def without_list_mark(text: str, span: Span) -> Span:
    """Return ``span`` from the first of its words on, where it is one item of a list.

    Readers write "- " before an item, and files have it as "* " or "• ". Several items
    keep their marks, and so does what may be a minus: "- 5 %" on a line of its own.

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
    may_be_minus = mark[1] in _DASHES and text[mark.end()].isdigit()
    if may_be_minus and mark[1] not in _marks_beside(text, line):
        return span
    return Span(mark.end(), span.end)


def _marks_beside(text: str, start: int) -> set[str]:
    """Return the marks of the lines before and after the one that begins there."""
    before = text[:start].rstrip("\n").rpartition("\n")[2]
    after = text[start:].partition("\n")[2].lstrip("\n")
    return {mark[1] for line in (before, after) if (mark := _MARK.match(line))}
