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
# "The whole city", and how many there are altogether: 全市共有多少家.
_ALL_OF_IT = re.compile(r"全[市县省区国镇]|共有(?=多少|几)")
_ENDS_IN_TOTAL = re.compile(r"[合总]\s?计\Z|\b(?:total(?:t|en)?|totals|insgesamt)\Z")
_LONGEST_LABEL = 120

_GROUP_WORDS = (
    r"(?:group|industry|sector|branch|category|section|part|grupp(?:en)?"
    r"|industri(?:n)?|sektor(?:n)?|bransch(?:en)?|gruppe|industrie|branche)"
)
_KIND_OF_GROUP = re.compile(
    rf"\b(?:of which|therein|varav|darav|davon|darunter|{_GROUP_WORDS})\b|其中"
    r"|(?<=[\u3400-\u9fff]{2})(?:行业|产业|工业|业|类)\Z"
)
_GROUP_BEFORE = re.compile(rf"\b{_GROUP_WORDS} (?:of |der )?\Z")
_GROUP_BEHIND = re.compile(rf"[ -]?{_GROUP_WORDS}\b|行业|产业|工业|业|类")

Named = tuple[TableRow, list[tuple[Cell, Span]]]
"""A row with the cells of it that the question names, and the words that do so."""


def named_rows(asked: Asked, table: Table) -> list[Named]:
    """Return the row that the question names, or the rows where "and" joins them.

    Where two rows are named by the same words, neither is. A group that is named
    leaves only its own rows.
    """
    periods = period_columns(table.rows)
    groups = _named_groups(asked, table)
    found = [
        (row, [*names, *_group_name(row, groups)])
        for row in table.rows
        if (names := _names(asked, row, periods)) and not is_total(row)
    ]
    if groups and found:
        found = [(row, names) for row, names in found if _group_name(row, groups)]
        if not found:
            return []
    if not found:
        rows = [row for row in table.rows if not groups or _group_name(row, groups)]
        return _total(asked, table, rows) or _measures(asked, rows)
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


def _named_groups(asked: Asked, table: Table) -> dict[str, Span]:
    """Return the groups of rows that the question names, with the words for each."""
    names = {row.group.text for row in table.rows if row.group}
    spans = {name: span for name in names if (span := _names_group(asked, name))}
    # "Metal" is no group of its own in "metal goods".
    return {
        name: span
        for name, span in spans.items()
        if not any(s != span and s.contains(span) for s in spans.values())
    }


def _names_group(asked: Asked, name: str) -> Span | None:
    """Return where a question names a group, with "industry" or the like behind it."""
    bare = _KIND_OF_GROUP.sub("", flat(name)).strip()
    span = asked.names(bare or name)
    if span is None:
        return None
    behind = _GROUP_BEHIND.match(asked.text, span.end)
    before = _GROUP_BEFORE.search(asked.text[: span.start])
    return Span(
        before.start() if before else span.start, behind.end() if behind else span.end
    )


def _group_name(row: TableRow, groups: dict[str, Span]) -> list[tuple[Cell, Span]]:
    if row.group is None or row.group.text not in groups:
        return []
    return [(row.group, groups[row.group.text])]


def _total(asked: Asked, table: Table, rows: Sequence[TableRow]) -> list[Named]:
    """Return the row of the total, where that is asked for and there is one.

    Below the last of several groups it is that of all of them.
    """
    asks = TOTAL.search(asked.text) or _ALL_OF_IT.search(asked.text)
    if asks is None:
        return []
    totals = [row for row in rows if is_total(row)]
    groups = {row.group for row in table.rows if row.group}
    every = sum(map(is_total, table.rows))
    if len(rows) < len(table.rows) and every < len(groups):
        return []
    if len(totals) != 1:
        return []
    return [(totals[0], [(_label_cell(totals[0]), Span(*asks.span()))])]


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


def period_columns(rows: Sequence[TableRow]) -> frozenset[str]:
    """Return the headers of the columns in which there are years alone."""
    labels = {cell.label for row in rows for cell in row.cells}
    others = {cell.label for row in rows for cell in row.cells if not cell.is_period}
    return frozenset(labels - others)


def _label_cell(row: TableRow) -> Cell:
    return next((c for c in row.cells if not c.has_figure), row.cells[0])


def is_total(row: TableRow) -> bool:
    """Return whether a row is a total or a subtotal: 全市合计, Summa."""
    label = flat(_label_cell(row).text)
    ends = _ENDS_IN_TOTAL.search(label)
    return bool(ends or TOTAL.match(label) or SUBTOTAL.search(label))
