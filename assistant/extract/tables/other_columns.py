"""Tell the cells of a table that are in another column than a question names."""

from __future__ import annotations

from assistant.extract.tables.columns import (
    fit_label,
    is_number_label,
    is_year_alone,
    lacks_telling,
    longest,
)
from assistant.extract.tables.concepts import find_concepts
from assistant.extract.tables.labels import Asked, flat
from assistant.extract.tables.rows import Table
from index.documents import Span


def find_other_cells(asked: Asked, table: Table) -> tuple[Span, ...]:
    """Return the figures in columns beside those that a question names.

    Where the rent of workshops is asked for, that of offices is none, though the cell
    of workshops be empty. There are none where no column is named, or where what is
    asked for first may be called by another word than a column is.
    """
    figures = [
        cell
        for row in table.rows
        for cell in row.cells
        if cell.has_figure and not cell.is_period and not is_number_label(cell.label)
    ]
    labels = dict.fromkeys(cell.label for cell in figures if cell.label)
    fits = longest(
        [
            (label, fit)
            for label in labels
            if not is_year_alone(label)
            and (fit := fit_label(asked, label))
            and not lacks_telling(asked, [label])
        ]
    )
    named = {label for label, _ in fits}
    said = {name for label in named for name, _ in find_concepts(flat(label))}
    if not named or not {name for name, _ in find_concepts(asked.text)} <= said:
        return ()
    return tuple(
        cell.span
        for cell in figures
        if cell.label not in named and not is_year_alone(cell.label)
    )
