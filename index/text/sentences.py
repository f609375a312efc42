"""Find paragraphs and sentences, as spans, in Latin and CJK scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.documents import Span

_LINE = re.compile(r"[^\n]*\n?")
_LIST_ITEM = re.compile(
    r"\s*(?:[-*•·▪◦‣–—]\s|\(?\d{1,3}[.)、．]\s?(?!\d)|[(（][\w一二三四五六七八九十]{1,3}[)）]"
    r"|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十百\d]{1,5}[条章节]|[①-⑳]|#{1,6}\s|\|)"
)
# A row of a table, as ``index.readers.shared.tables`` writes it, is one sentence.
_TABLE_ROW = re.compile(r"\S[^\S\n]\|[^\S\n]\S")
_COUNTER = re.compile(r"\(?(?:\d{1,3}|[a-zA-Z])[.)]")
_TERMINAL = re.compile(r"""[.!?:;…。！？：；]["'”’»」』）)\]]*\s*$""")
_WIDE = re.compile(
    r"[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]"
)
# Lines of these widths (a CJK character counts two) were broken to fit a page: a
# shorter one ends on purpose, a longer one is a paragraph of its own.
_WRAPPED = range(40, 121)


def paragraph_spans(text: str) -> list[Span]:
    """Return the paragraphs of ``text``, in order, without surrounding white space.

    A blank line ends a paragraph. A single line break does too, unless the line
    before it looks wrapped: of page width and without a mark that ends a sentence.
    A row of a table, a line with " | " in it, is a paragraph and a sentence.
    """
    paragraphs: list[Span] = []
    start, previous = 0, ""
    for match in _LINE.finditer(text):
        line = match.group()
        if _begins_paragraph(previous, line) and match.start() > start:
            paragraphs.append(Span(start, match.start()))
            start = match.start()
        previous = line
    paragraphs.append(Span(start, len(text)))
    return [span for raw in paragraphs if (span := trim(text, raw))]


def sentence_spans(text: str, language: str) -> list[Span]:
    """Return the sentences of ``text``, in order, without surrounding white space.

    Args:
        text: Any text; sentences never cross a paragraph border.
        language: ISO 639-1 code; it decides which abbreviations end no sentence.
    """
    return [
        span
        for paragraph in paragraph_spans(text)
        for span in _split_paragraph(text, paragraph, language)
    ]


def trim(text: str, span: Span) -> Span | None:
    """Return ``span`` without white space at its ends; ``None`` if nothing is left."""
    piece = span.of(text)
    if not piece.strip():
        return None
    start = span.start + len(piece) - len(piece.lstrip())
    return Span(start, start + len(piece.strip()))


def _begins_paragraph(previous: str, line: str) -> bool:
    if not previous.strip() or not line.strip() or _LIST_ITEM.match(line):
        return True
    if _TABLE_ROW.search(previous) or _TABLE_ROW.search(line):
        return True
    bare = previous.rstrip()
    width = len(bare) + len(_WIDE.findall(bare))
    return width not in _WRAPPED or _TERMINAL.search(bare) is not None


def _split_paragraph(text: str, paragraph: Span, language: str) -> Iterator[Span]:
    from sentencex import get_sentence_boundaries

    if _TABLE_ROW.search(paragraph.of(text)):
        yield paragraph
        return
    start = paragraph.start
    for found in get_sentence_boundaries(language, paragraph.of(text)):
        end = paragraph.start + found["end_index"]
        span = trim(text, Span(start, end))
        # "1." in front of a list item ends no sentence.
        if span and (end == paragraph.end or not _COUNTER.fullmatch(span.of(text))):
            yield span
            start = end
