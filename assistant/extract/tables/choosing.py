"""Choose the cells of a table that a question asks for: its rows, then its columns."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.extract.questions import QuestionKind
from assistant.extract.tables.columns import (
    WHAT_IS,
    Fit,
    asked_first,
    fit_label,
    is_number_label,
    is_year_alone,
    lacks_telling,
    longest,
)
from assistant.extract.tables.concepts import find_concepts
from assistant.extract.tables.explaining import context_of, row_words, unexplained
from assistant.extract.tables.fillers import TOTAL
from assistant.extract.tables.labels import (
    Asked,
    flat,
    is_same_word,
    words_of,
    years_in,
)
from assistant.extract.tables.naming import named_rows
from assistant.extract.tables.rows import Cell, Table, TableRow
from index.documents import Document, Span

_DATE = re.compile(r"\d{4}|\d\d?[./]\d\d?|\d\s*月|\d\.? [^\W\d]{3,}")
_DATED = re.compile(r"(?:19|20)\d\d[-/.]\d")
_ASKS_IN_CHINESE = re.compile(r"是(?:什么|谁|哪)")


@dataclass(frozen=True, slots=True)
class Choice:
    """The cells of one row that are asked for, each beside the other."""

    table: Table
    row: TableRow
    cells: tuple[Cell, ...]
    certain: bool
    """Whether the table accounts for all that the question names."""
    leads: bool = False
    """Whether the cell is said first, though it is no figure."""
    meant: bool = False
    """Whether it only means what is asked for: the reader has to find it, too."""


def choose_cells(
    asked: Asked, kind: QuestionKind, document: Document, table: Table
) -> list[Choice]:
    """Return the cells that are asked for, a choice a row; none where it is not plain.

    Args:
        asked: The question.
        kind: Whether a figure or a date is asked for.
        document: Where the table stands.
        table: One of its tables.
    """
    context = context_of(document, table)
    named = named_rows(asked, table)
    every_name = [span for _, names in named for _, span in names]
    choices: list[Choice] = []
    for row, names in named:
        cells, spans = cells_asked(asked, kind, row, names)
        if not cells or not is_of_years(asked, row, cells, context):
            return []
        left = unexplained(
            asked, [*spans, *every_name], context + row_words(document, row, names)
        )
        if _is_elsewhere(left, table, row) or _is_qualified(asked, left, spans):
            return []
        # A column of a year says nothing of what it counts: all else must be there.
        if left and any(is_year_alone(cell.label) for cell in cells):
            return []
        certain = not left and _is_placed(asked, names, spans, context)
        choices.append(Choice(table, row, cells, certain))
    return choices


def cells_asked(
    asked: Asked, kind: QuestionKind, row: TableRow, names: Sequence[tuple[Cell, Span]]
) -> tuple[tuple[Cell, ...], list[Span]]:
    """Return the cells of a row that are asked for, and the words that ask for them."""
    fits: list[tuple[Cell, Fit]] = []
    naming = [cell for cell, _ in names]
    labels = [cell.text for cell in naming]
    for cell in row.cells:
        if cell in naming or not _is_kind(kind, cell):
            continue
        fit = fit_label(asked, cell.label)
        if fit and not lacks_telling(asked, [cell.label, *labels]):
            fits.append((cell, fit))
    fits = longest(fits)
    chosen = [fits[i] for i in asked_first(asked, [fit for _, fit in fits])]
    starts = [fit.start for _, fit in fits]
    if not chosen or len(set(starts)) < len(starts):
        return (), []
    if not (kind.wants_figure or kind.wants_date):
        alone = is_year_alone(chosen[0][0].label)
        asks = (
            names[0][1]
            if alone and names
            else Span(chosen[0][1].start, chosen[0][1].end)
        )
        if not _asks_what(asked, asks):
            return (), []
    years = [span for year in asked.years if (span := asked.year(year))]
    return (
        tuple(cell for cell, _ in chosen),
        [*years, *(span for _, fit in fits for span in fit.spans)],
    )


def _is_kind(kind: QuestionKind, cell: Cell) -> bool:
    if kind.wants_date:
        return _DATE.search(cell.text) is not None
    figure = cell.has_figure and not is_number_label(cell.label)
    return figure or not kind.wants_figure


def _asks_what(asked: Asked, chosen: Span) -> bool:
    """Return whether the question is for what a column is called: "who is the lead"."""
    before, after = asked.text[: chosen.start], asked.text[chosen.end :]
    return bool(WHAT_IS.search(before) or _ASKS_IN_CHINESE.match(after))


def is_of_years(
    asked: Asked, row: TableRow, cells: Sequence[Cell], context: str
) -> bool:
    """Return whether cells are shown to be of the years that are asked for.

    Their row and column tell, and where these say no year, what stands above.
    """
    own = {year for cell in cells for year in years_in(cell.label)}
    own |= {
        year
        for cell in row.cells
        if cell not in cells and (cell.is_period or _DATED.match(cell.text))
        for year in years_in(cell.text)
    }
    own |= years_in(row.group.text) if row.group else frozenset()
    return asked.years <= (own or years_in(context))


def _is_placed(
    asked: Asked,
    names: Sequence[tuple[Cell, Span]],
    spans: Sequence[Span],
    context: str,
) -> bool:
    """Return whether the question says which table it means.

    The name of a row says it; a total, or a year of "firms", is in many a table.
    """
    if any(_is_name(asked, cell.text) for cell, _ in names):
        return True
    known = [*spans, *(span for _, span in names)]
    every = unexplained(asked, known, "")
    unknown = unexplained(asked, known, context)
    return len(every) > len(unknown)


def _is_name(asked: Asked, label: str) -> bool:
    """Return whether a label is a name that is asked for, and no word like "firms"."""
    read = flat(label)
    counted = any(len(where) == len(read) for _, where in find_concepts(read))
    dated = is_year_alone(label)
    return bool(asked.names(label)) and not (counted or dated or TOTAL.match(read))


def _is_qualified(asked: Asked, left: Sequence[str], spans: Sequence[Span]) -> bool:
    """Return whether what is asked for is narrowed down by a word the table lacks.

    Such a word stands right before: "glass firms", 机械企业.
    """
    return any(
        asked.text[: span.start].rstrip().endswith(tuple(left))
        for span in spans
        if left
    )


def _is_elsewhere(left: Sequence[str], table: Table, row: TableRow) -> bool:
    """Return whether what a row lacks is what another one is called by."""
    others = {
        word
        for other in table.rows
        if other is not row
        for cell in other.cells
        if not cell.has_figure
        for word, _ in words_of(flat(cell.text))
    }
    return any(is_same_word(word, other) for word in left for other in others)
