"""Find paragraphs and sentences, as spans, in Latin and CJK scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

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
# Below this a line that the next one goes on from in lower case may be a list's item.
_NARROWEST = 25
# Of so many lines it can be told that they were all broken at one width.
_FEWEST_LINES = 3
_FIRST_WORD = re.compile(r"\s*(\S+)")
# Before a figure sentencex goes on, as in "3.5": "增长。2003年" is two sentences.
_BEFORE_FIGURE = re.compile(r"[。！？][”’」』）]*(?=\d)")


def paragraph_spans(text: str) -> list[Span]:
    """Return the paragraphs of ``text``, in order, without surrounding white space.

    A blank line ends a paragraph. A single line break does too, unless the line
    before it looks wrapped and has no mark that ends a sentence: it is of page width,
    or the next one goes on in lower case, or no line of its block had room for the
    first word of the next. A row of a table, a line with " | " in it, is a paragraph
    and a sentence.
    """
    paragraphs: list[Span] = []
    start, previous, joined = 0, "", False
    for block in _blocks(text):
        wrapped = _is_wrapped([match.group() for match in block])
        for match in block:
            line = match.group()
            begins = _begins_paragraph(previous, line) and not (
                _goes_on(previous, line, wrapped=wrapped, joined=joined)
            )
            if begins and match.start() > start:
                paragraphs.append(Span(start, match.start()))
                start = match.start()
            previous, joined = line, not begins
    paragraphs.append(Span(start, len(text)))
    return [span for raw in paragraphs if (span := trim(text, raw))]


def _blocks(text: str) -> Iterator[list[re.Match[str]]]:
    """Yield the lines of a text, those between two blank ones together."""
    block: list[re.Match[str]] = []
    for match in _LINE.finditer(text):
        block.append(match)
        if not match.group().strip():
            yield block
            block = []
    yield block


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Return whether all lines of a block were broken at one width, as a program does.

    None of them had room for the first word of the next, and one at least goes on in
    the middle of a sentence: in lower case, or in a script that has none.
    """
    said = [line.strip() for line in lines if line.strip()]
    if len(said) < _FEWEST_LINES or any(map(_is_apart, said)):
        return False
    widest = max(map(_width, said))
    within = any(
        line[0].islower() or _WIDE.match(line)
        for before, line in pairwise(said)
        if not _TERMINAL.search(before)
    )
    return (
        within
        and widest >= _NARROWEST
        and all(
            _width(before) + _room(line) > widest for before, line in pairwise(said)
        )
    )


def _is_apart(line: str) -> bool:
    return bool(_TABLE_ROW.search(line) or _LIST_ITEM.match(line))


def _room(line: str) -> int:
    """Return what the first word of a line needs at the end of another."""
    if _WIDE.match(line):
        return 4  # A sign, and one that may not begin a line.
    word = _FIRST_WORD.match(line)
    return 1 + _width(word[1]) if word else 0


def _goes_on(previous: str, line: str, *, wrapped: bool, joined: bool) -> bool:
    """Return whether a line goes on from the one before, whatever its width is."""
    if not previous.strip() or not line.strip() or _TERMINAL.search(previous):
        return False
    if _is_apart(line) or _TABLE_ROW.search(previous):
        return False
    lower = line.lstrip()[0].islower()
    return wrapped or (lower and (joined or _width(previous.strip()) >= _NARROWEST))


def _width(line: str) -> int:
    return len(line) + len(_WIDE.findall(line))


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
    return _width(bare) not in _WRAPPED or _TERMINAL.search(bare) is not None


def sentences_around(text: str, language: str, span: Span) -> Span:
    """Return the whole sentences of ``text`` that ``span`` stands in."""
    around = [s for s in _kept_sentences(text, language) if s.overlaps(span)]
    if not around:
        return span
    return Span(min(span.start, around[0].start), max(span.end, around[-1].end))


@lru_cache(maxsize=32)
def _kept_sentences(text: str, language: str) -> tuple[Span, ...]:
    # Of the passages of a question each is asked for dozens of times.
    return tuple(sentence_spans(text, language))


def _split_paragraph(text: str, paragraph: Span, language: str) -> Iterator[Span]:
    from sentencex import get_sentence_boundaries

    if _TABLE_ROW.search(paragraph.of(text)):
        yield paragraph
        return
    start = paragraph.start
    found = get_sentence_boundaries(language, paragraph.of(text))
    ends = {paragraph.start + each["end_index"] for each in found}
    figures = _BEFORE_FIGURE.finditer(text, paragraph.start, paragraph.end)
    for end in sorted(ends.union(match.end() for match in figures)):
        span = trim(text, Span(start, end))
        # "1." in front of a list item ends no sentence.
        if span and (end == paragraph.end or not _COUNTER.fullmatch(span.of(text))):
            yield span
            start = end
