"""Tell which row of a table has most or least of what is asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from assistant.extract.tables.choosing import Choice
from assistant.extract.tables.columns import (
    fit_label,
    is_number_label,
    lacks_telling,
    longest,
)
from assistant.extract.tables.concepts import find_concepts
from assistant.extract.tables.explaining import context_of, unexplained
from assistant.extract.tables.labels import (
    Asked,
    flat,
    is_same_word,
    kind_of_place,
    may_be,
    years_in,
)
from assistant.extract.tables.naming import is_total, period_columns
from assistant.extract.tables.numbers import read_numbers
from assistant.extract.tables.rows import Cell, Table, TableRow
from index.documents import Document, Span

_HIGH = (
    r"\b(?:most|largest|biggest|highest|greatest|flest|mest|storst[ae]?|hogst[ae]?"
    r"|(?:meist|gro(?:ß|ss)t|hochst)en?[rs]?)\b|最[多大高]的?"
)
_LOW = (
    r"\b(?:least|fewest|lowest|smallest|farst|minst|minsta|lagst[ae]?"
    r"|(?:wenigst|geringst|kleinst|niedrigst)en?[rs]?)\b|最[少小低]的?"
)
_EXTREME = re.compile(rf"(?P<high>{_HIGH})|(?P<low>{_LOW})")
# What follows is what the answer is called: "which town", 哪个县区.
_WHICH = re.compile(
    r"\b(?:which|what|vilke[nt]|welche[rsmn]?) (?P<noun>[^\W\d]+(?: [^\W\d]+)?)"
    r"|哪一?(?:个|家|座|项)?(?P<han>[\u3400-\u9fff]+?)(?=的|最|在|有|拥|\d)"
)
# What is not so, or leaves rows out, is no matter of one column.
_NOT = re.compile(
    r"\b(?:not|never|without|except|excluding|besides|inte|ej|utan|utom|forutom|nicht"
    r"|ohne|au(?:ß|ss)er|kein\w*)\b|n['’]t\b|[不没除]"
)
_FEWEST_ROWS = 2
_FEWEST_SUMMED = 3


def denies(text: str) -> bool:
    """Return whether a flat question is of what is not so, or leaves some out."""
    return _NOT.search(text) is not None


def compare_rows(asked: Asked, document: Document, table: Table) -> Choice | None:
    """Return the name of the row that has most or least; None where it is not plain.

    It is plain where one column is asked for, each row has a number in it, one row
    leads, and the table accounts for all that the question names.

    Args:
        asked: The question.
        document: Where the table stands.
        table: One of its tables.
    """
    extremes = list(_EXTREME.finditer(asked.text))
    which = _WHICH.search(asked.text)
    rows = _rows_compared(asked, table)
    plain = len(extremes) == 1 and not denies(asked.text)
    if not plain or which is None or len(rows) < _FEWEST_ROWS:
        return None
    label = _name_label(which["noun"] or which["han"], rows)
    names = [cell for row in rows for cell in row.cells if cell.label == label]
    if label is None or not _are_names(asked, names, len(rows)):
        return None
    column = _column(asked, rows, label)
    if column is None:
        return None
    value_label, spans = column
    years = [span for year in asked.years if (span := asked.year(year))]
    known = [*spans, *years, Span(*extremes[0].span()), Span(*which.span())]
    context = context_of(document, table)
    if unexplained(asked, known, f"{context}\n{label}\n{value_label}"):
        return None
    dated = period_columns(rows)
    of_rows = {cell.text for row in rows for cell in row.cells if cell.label in dated}
    if not asked.years <= (years_in(value_label) or of_rows or years_in(context)):
        return None
    values = [cell for row in rows for cell in row.cells if cell.label == value_label]
    leading = _leading(values, document.language, high=bool(extremes[0]["high"]))
    if leading is None or len(values) != len(rows):
        return None
    return Choice(table, rows[leading], (names[leading],), certain=True, leads=True)


def _rows_compared(asked: Asked, table: Table) -> list[TableRow]:
    """Return the rows that are of one kind: no total, and of the year that is asked.

    None where rows are in groups, for a name may be in each of them.
    """
    if not table.whole or any(row.group for row in table.rows):
        return []
    rows = [row for row in table.rows if not is_total(row)]
    # Among figures, 2010 is one, too.
    dated = period_columns(rows)
    if not dated:
        return rows
    return [
        row
        for row in rows
        if any(c.label in dated and years_in(c.text) & asked.years for c in row.cells)
    ]


def _name_label(noun: str, rows: Sequence[TableRow]) -> str | None:
    """Return the header of the column whose names are asked for: "which town"."""
    labels = dict.fromkeys(
        cell.label
        for row in rows
        for cell in row.cells
        if not is_number_label(cell.label)
    )
    return next((label for label in labels if _is_called(noun, flat(label))), None)


def _is_called(noun: str, label: str) -> bool:
    if not label:
        return False
    word, *_ = noun.split()
    if label in (noun, word) or is_same_word(word, label):
        return True
    kind, other = kind_of_place(word), kind_of_place(label)
    if kind and other:
        return may_be(kind, other)
    meant = [name for name, _ in find_concepts(noun)]
    # "Company name", 企业名称: a concept begins it, and it is no number of them.
    return bool(meant) and meant == [name for name, _ in find_concepts(label)]


def _are_names(asked: Asked, names: Sequence[Cell], rows: int) -> bool:
    """Return whether a column calls each row by another name, and none is asked of."""
    texts = {flat(cell.text) for cell in names}
    figures = any(re.fullmatch(r"[\d.,\s]+", text) for text in texts)
    named = any(asked.names(cell.text) for cell in names)
    return len(names) == len(texts) == rows and not figures and not named


def _column(
    asked: Asked, rows: Sequence[TableRow], name_label: str
) -> tuple[str, tuple[Span, ...]] | None:
    """Return the header of the one column that is asked for, and the words for it."""
    labels = dict.fromkeys(
        cell.label
        for row in rows
        for cell in row.cells
        if cell.label != name_label
        and cell.has_figure
        and not cell.is_period
        and not is_number_label(cell.label)
    )
    fits = [
        (label, fit)
        for label in labels
        if (fit := fit_label(asked, label)) and not lacks_telling(asked, [label])
    ]
    fits = longest(fits)
    return (fits[0][0], fits[0][1].spans) if len(fits) == 1 else None


def _leading(values: Sequence[Cell], language: str, *, high: bool) -> int | None:
    """Return which value is above, or below, all others; None where none plainly is.

    What is the sum of all others is a total, whatever it is called; what counts from
    one on is a place in an order, where the first is the best.
    """
    numbers = read_numbers([cell.text for cell in values], language)
    if not numbers:
        return None
    largest = max(numbers)
    summed = len(numbers) >= _FEWEST_SUMMED and sum(numbers) == 2 * largest
    ordered = sorted(numbers) == [Decimal(n + 1) for n in range(len(numbers))]
    first = largest if high else min(numbers)
    if summed or ordered or numbers.count(first) > 1:
        return None
    return numbers.index(first)
