"""Tell which rows of a table a question names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.extract.tables.columns import (
    are_joined,
    asked_first,
    fit_label,
    is_number_label,
    is_year_alone,
    lacks_telling,
    longest,
)
from assistant.extract.tables.fillers import SUBTOTAL, TOTAL, is_filler
from assistant.extract.tables.labels import Asked, covered, flat, words_of
from assistant.extract.tables.rows import Cell, Table, TableRow
from index.documents import Span

_LETTER = re.compile(r"[^\W\d_]")
_CHINESE_TOTAL = re.compile(r"[合总]\s?计\Z")
_LONGEST_LABEL = 120

Named = tuple[TableRow, list[tuple[Cell, Span]]]
"""A row with the cells of it that the question names, and the words that do so."""


def named_rows(asked: Asked, table: Table) -> list[Named]:
    """Return the row that the question names, or the rows where "and" joins them.

    Where two rows are named by the same words, neither is.
    """
    periods = _period_columns(table)
    found = [
        (row, names)
        for row in table.rows
        if (names := _names(asked, row, periods)) and not is_total(row)
    ]
    if not found:
        return _total(asked, table) or _measures(asked, table.rows)
    covers = [covered(span for _, span in names) for _, names in found]
    most = {c for c in set(covers) if not any(c < other for other in set(covers))}
    best = [i for i, cover in enumerate(covers) if cover in most]
    if len(best) > len(most):
        return []
    if len(best) == 1:
        return [found[best[0]]]
    shared = frozenset.intersection(*(covers[i] for i in best))
    own = [
        [span for _, span in found[i][1] if not covered([span]) <= shared] for i in best
    ]
    if not all(len(spans) == 1 for spans in own):
        return []
    joined = sorted((spans[0] for spans in own), key=lambda span: span.start)
    if not all(are_joined(asked, a, b) for a, b in pairwise(joined)):
        return []
    return [found[i] for i in best]


def _total(asked: Asked, table: Table) -> list[Named]:
    """Return the row of the total, where that is asked for and there is one."""
    if not TOTAL.search(asked.text):
        return []
    totals = [row for row in table.rows if is_total(row)]
    if len(totals) != 1:
        return []
    return [(totals[0], [(_label_cell(totals[0]), Span(0, 0))])]


def _measures(asked: Asked, rows: Sequence[TableRow]) -> list[Named]:
    """Return the rows that say what is counted, where the columns are years."""
    fits = [
        (row, fit)
        for row in rows
        if any(is_year_alone(cell.label) for cell in row.cells)
        and not is_total(row)
        and (fit := fit_label(asked, row.cells[0].text))
        and not lacks_telling(asked, [row.cells[0].text])
    ]
    fits = longest(fits)
    chosen = [fits[i] for i in asked_first(asked, [fit for _, fit in fits])]
    if len({fit.start for _, fit in fits}) < len(fits):
        return []
    return [(row, [(row.cells[0], span) for span in fit.spans]) for row, fit in chosen]


def _names(
    asked: Asked, row: TableRow, periods: frozenset[str]
) -> list[tuple[Cell, Span]]:
    """Return the cells of a row that the question names whole."""
    named = []
    for cell in row.cells:
        span = None
        if cell.is_period and cell.label in periods:
            span = asked.year(cell.text[:4])
        elif len(cell.text) > _LONGEST_LABEL:
            continue
        elif _LETTER.search(cell.text):
            span = asked.names(cell.text)
        elif is_number_label(cell.label):
            span = asked.names_number(cell.text, cell.label)
        if span and not _is_small(cell.text):
            named.append((cell, span))
    return named


def _is_small(label: str) -> bool:
    """Return whether a cell has nothing but words that any question may have: A, no."""
    words = [word for word, _ in words_of(flat(label))]
    return bool(words) and all(len(word) == 1 or is_filler(word) for word in words)


def _period_columns(table: Table) -> frozenset[str]:
    """Return the headers of the columns in which there are years alone."""
    labels = {cell.label for row in table.rows for cell in row.cells}
    others = {
        cell.label for row in table.rows for cell in row.cells if not cell.is_period
    }
    return frozenset(labels - others)


def _label_cell(row: TableRow) -> Cell:
    return next((c for c in row.cells if not c.has_figure), row.cells[0])


def is_total(row: TableRow) -> bool:
    """Return whether a row is a total or a subtotal: 全市合计, Summa."""
    label = flat(_label_cell(row).text)
    ends = _CHINESE_TOTAL.search(label)
    return (
        bool(ends or TOTAL.match(label) or SUBTOTAL.search(label)) or label == "total"
    )
