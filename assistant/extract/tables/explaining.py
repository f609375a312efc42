"""Tell what a question names that neither a table nor what stands above it has."""

from __future__ import annotations

import re
import sys
from collections.abc import Sequence

from assistant.extract.tables.concepts import find_concepts
from assistant.extract.tables.fillers import is_filler, without_chinese_fillers
from assistant.extract.tables.labels import Asked, flat, is_same_word, words_of
from assistant.extract.tables.rows import BORDER, Cell, Table, TableRow
from assistant.facts.pinyin import is_pinyin, spells_part_of
from index.documents import Document, Span

_HAN_RUN = re.compile(r"[\u3400-\u9fff]{2,}")
_LONGEST_TITLE = 120
_SENTENCE_END = (".", "。", "！", "!", "?", "？")
_LEAST_MODIFIER = 3
_LINK = 1
"""Letters that may join the parts of a compound: skogsprojekt."""


def context_of(document: Document, table: Table) -> str:
    """Return the words that tell what a table is of: above it, and on the document."""
    headings = [_first_line(document)]
    level = sys.maxsize
    for heading in reversed(document.headings):
        if heading.span.start < table.span.start and heading.level < level:
            headings.append(heading.span.of(document.text))
            level = heading.level
    above = [span.of(document.text) for span in table.above]
    date = document.date or ""
    return "\n".join([document.title, document.id, date, *headings, *above])


def _first_line(document: Document) -> str:
    """Return what is printed first: a file has it as its title more often than not."""
    line = document.text.partition("\n")[0].strip()
    headed = any(heading.span.start <= len(line) for heading in document.headings[:1])
    said = len(line) <= _LONGEST_TITLE and BORDER not in line and not headed
    return line if said and not line.endswith(_SENTENCE_END) else ""


def row_words(
    document: Document, row: TableRow, names: Sequence[tuple[Cell, Span]]
) -> str:
    """Return what a row says: its group, the headers of its names, its cells."""
    group = row.group.text if row.group else ""
    labels = [cell.label for cell, _ in names]
    return "\n".join(["", group, *labels, row.span.of(document.text)])


def parts_of(context: str) -> list[str]:
    """Return the words of a context, and what its compounds begin with: trä, företag.

    Chinese names are cut at what they count: 羊绒 of 羊绒企业.
    """
    parts: list[str] = []
    for word, where in words_of(flat(context)):
        heads = [span for _, span in find_concepts(word) if span.end == len(word)]
        cut = heads[0].start if heads else len(word)
        parts.append(where.of(context)[:cut] if heads else where.of(context))
    for run in _HAN_RUN.findall(context):
        text = run
        for _, span in find_concepts(run):
            text = _blank(text, span)
        parts += text.split()
    kept = (part for part in parts if not is_filler(flat(part)))
    return [p for p in dict.fromkeys(kept) if len(p) > 1 and not p.isdigit()]


def unexplained(asked: Asked, known: Sequence[Span], context: str) -> list[str]:
    """Return the words of the question that neither ask nor are in the table."""
    return [span.of(asked.text) for span in unexplained_spans(asked, known, context)]


def unexplained_spans(asked: Asked, known: Sequence[Span], context: str) -> list[Span]:
    """Return where the words stand that ``unexplained`` returns.

    Args:
        asked: The question.
        known: The words of it that are explained.
        context: What the table and what stands above it say.
    """
    text = asked.text
    for span in known:
        text = _blank(text, span)
    read = flat(context)
    around = [word for word, _ in words_of(read)]
    han = "".join(_HAN_RUN.findall(read))
    concepts = {name for name, _ in find_concepts(read)}
    for name, where in find_concepts(text):
        if name in concepts:
            text = _blank(text, where)
    left = [
        span
        for word, span in words_of(text)
        if not is_filler(word)
        and not _is_among(word, around)
        and not (is_pinyin(word) and spells_part_of(word, han))
    ]
    runs = _HAN_RUN.finditer(without_chinese_fillers(text))
    return left + [
        Span(*run.span())
        for run in runs
        if run[0] not in read and not _in_pieces(run[0], read)
    ]


def _blank(text: str, span: Span) -> str:
    return text[: span.start] + " " * len(span) + text[span.end :]


def _is_among(word: str, around: Sequence[str]) -> bool:
    return any(
        is_same_word(word, other)
        or is_same_word(other, word)
        or _begins_compound(word, other)
        for other in around
    )


def _begins_compound(word: str, other: str) -> bool:
    """Return whether a word stands before a known one in a compound: glas, Glaskluster.

    So "tra" is in "traklustret", and not in "transport".
    """
    if len(word) < _LEAST_MODIFIER or not other.startswith(word):
        return False
    return any(
        span.end == len(other) and 0 <= span.start - len(word) <= _LINK
        for _, span in find_concepts(other)
    )


def _in_pieces(run: str, read: str) -> bool:
    """Return whether each two signs beside each other are so in the context, too."""
    return all(run[i : i + 2] in read for i in range(len(run) - 1))
