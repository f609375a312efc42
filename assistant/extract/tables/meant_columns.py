"""Choose the column whose label means what is asked for, in another language.

What is chosen here is only said where the reader has found the very cell, too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.extract.questions import QuestionKind
from assistant.extract.tables.choosing import Choice, cells_asked, is_of_years
from assistant.extract.tables.columns import is_number_label, is_share
from assistant.extract.tables.concepts import TELLING, find_concepts
from assistant.extract.tables.explaining import (
    context_of,
    row_words,
    unexplained_spans,
)
from assistant.extract.tables.fillers import is_filler
from assistant.extract.tables.labels import (
    Asked,
    flat,
    without_years,
    words_of,
    years_in,
)
from assistant.extract.tables.meanings import Meanings, as_noun
from assistant.extract.tables.naming import Named, named_rows
from assistant.extract.tables.pivots import MEASURES
from assistant.extract.tables.rows import Cell, Table
from index.documents import Document, Span
from index.text.languages import detect_language

# These ask, and end a word: 研究人员.
_HAN_BEHIND = re.compile(r"(?<=[\u3400-\u9fff])(?:人员|人数|总?额|数量|[率量者])")


def choose_by_meaning(
    asked: Asked,
    kind: QuestionKind,
    document: Document,
    table: Table,
    meanings: Meanings,
) -> list[Choice]:
    """Return the one cell whose row is named, and whose column or kind is meant.

    Args:
        asked: The question.
        kind: What it asks for; only figures are looked up so.
        document: Where the table stands.
        table: One of its tables, in which no words alone lead to a cell.
        meanings: Compares meanings across languages.
    """
    if not kind.wants_figure or detect_language(asked.question) == document.language:
        return []
    named = named_rows(asked, table)
    context = context_of(document, table)
    if len(named) != 1:
        return []
    row, names = named[0]
    words = context + row_words(document, row, names)
    cell = _qualified(asked, kind, document, named[0], words, meanings)
    cell = cell or _column_meant(asked, document, named[0], words, meanings)
    if cell is None or not is_of_years(asked, row, [cell], context):
        return []
    return [Choice(table, row, (cell,), certain=False, meant=True)]


def _qualified(
    asked: Asked,
    kind: QuestionKind,
    document: Document,
    named: Named,
    context: str,
    meanings: Meanings,
) -> Cell | None:
    """Return the cell of a row whose kind of firms is what is left: Holz, wood."""
    row, names = named
    cells, spans = cells_asked(asked, kind, row, names)
    known = [*spans, *(span for _, span in names)]
    phrase = _phrase(asked, known, context) if len(cells) == 1 else None
    if phrase is None:
        return None
    words = phrase.of(asked.question)
    said = meanings.are_all_said(asked, document, [words], context)
    return cells[0] if said else None


def _column_meant(
    asked: Asked,
    document: Document,
    named: Named,
    context: str,
    meanings: Meanings,
) -> Cell | None:
    """Return the cell of a row whose header is what is left of the question."""
    row, names = named
    known = [*(span for _, span in names), *_years(asked)]
    phrase = _phrase(asked, known, context)
    if phrase is None:
        return None
    naming = [cell for cell, _ in names]
    others = [cell for cell in row.cells if cell not in naming]
    bare = {c: as_noun(without_years(c.label), document.language) for c in others}
    labels = [label for label in dict.fromkeys(bare.values()) if label]
    words = as_noun(phrase.of(asked.question), detect_language(asked.question))
    meant = meanings.nearest(words, labels, MEASURES)
    cells = [
        cell
        for cell in others
        if bare[cell] == meant
        and cell.has_figure
        and not is_number_label(cell.label)
        and not is_share(asked, cell.label)
        and (not asked.years or years_in(cell.label) <= asked.years)
        and _speak_of_the_same(asked, phrase, cell.label)
    ]
    return cells[0] if len(cells) == 1 else None


def _phrase(asked: Asked, known: Sequence[Span], context: str) -> Span | None:
    """Return the words that neither the table nor what stands above it explains.

    None where they do not stand together.
    """
    left = sorted(unexplained_spans(asked, known, context), key=lambda span: span.start)
    for one, other in pairwise(left):
        between = asked.text[one.end : other.start]
        if not all(is_filler(word) for word, _ in words_of(between)):
            return None
    if not left:
        return None
    behind = _HAN_BEHIND.match(asked.text, left[-1].end)
    return Span(left[0].start, behind.end() if behind else left[-1].end)


def _speak_of_the_same(asked: Asked, phrase: Span, label: str) -> bool:
    """Return whether what is known of the words is known of the label, too.

    What tells women or growth apart may be said in the words alone.
    """
    words = {name for name, _ in find_concepts(phrase.of(asked.text))}
    named = {name for name, _ in find_concepts(flat(label))}
    every = {name for name, _ in find_concepts(asked.text)}
    return (
        words - TELLING <= named
        and named - TELLING <= every
        and (named & TELLING <= every)
    )


def _years(asked: Asked) -> list[Span]:
    return [span for year in asked.years if (span := asked.year(year))]
