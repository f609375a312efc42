"""Cut an answer at its markers, and tell them from a ``[1]`` in what it quotes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from assistant.answers import Answer, Citation
from index.documents import Span

_MARKER = re.compile(r"\[(\d+)\]")
_MARKERS = re.compile(r"(\s|\[\d+\])*")
_LINE_END = re.compile(r"(\[\d+\])*\n")


def find_markers(text: str, citations: Iterable[Citation]) -> dict[Span, Citation]:
    """Return where markers stand in ``text``, and the citation of each, in order."""
    known = tuple(citations)
    return {
        Span(*match.span()): citation
        for match in _MARKER.finditer(text)
        if (citation := next((c for c in known if _marks(match, c)), None))
    }


def cut_at_markers(answer: Answer) -> Iterator[Span | Citation]:
    """Yield words and citations in turn; words do not end in the space before them."""
    at = 0
    for span, citation in find_markers(answer.text, answer.citations).items():
        words = answer.text[at : span.start]
        if end := len(words.rstrip(" ")):
            yield Span(at, at + end)
        yield citation
        at = span.end
    if at < len(answer.text):
        yield Span(at, len(answer.text))


def _marks(marker: re.Match[str], citation: Citation) -> bool:
    """Tell whether a marker stands for a citation.

    Markers follow their statement, one or several, and where that is a list each line
    of it.
    """
    if int(marker[1]) != citation.number:
        return False
    text, span = marker.string, citation.answer_span
    if marker.start() >= span.end:
        return _MARKERS.fullmatch(text, span.end, marker.start()) is not None
    return (
        marker.start() >= span.start and _LINE_END.match(text, marker.end()) is not None
    )
