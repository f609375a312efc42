"""Find the lines that a cell's meaning hangs on: its unit above it, and its header."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from assistant.extract.found import Statement
from assistant.extract.questions import contains_figure
from assistant.extract.tables.named_units import is_unit_alone, names_unit
from assistant.extract.tables.rows import BORDER, Cell, Table, find_tables
from index.documents import Document, Heading, Span

_BRACKET = re.compile(r"[(（](?P<inside>[^()（）]+)")
# These are no units: "Profit (prel.)", "Staff (2023)".
_NO_UNIT = re.compile(
    r"\d|\b(?:prel|est|rev|forecast|estimat|prognos|plan|target|mål|goal|ziel|note|not\b)"
    r"|初步|预计|预测|目标|计划",
    re.IGNORECASE,
)


def unit_lines(document: Document, table: Table, cells: Sequence[Cell]) -> list[Span]:
    """Return the line that has the unit, and the header where it is a line of its own.

    A header with the unit in it needs no other line. Where neither it nor what stands
    right above says a unit, a heading above or what it begins with may do so.

    Args:
        document: Where the table stands.
        table: One of its tables.
        cells: What is said of it.
    """
    header = [table.header] if table.header else []
    if cells and all(_has_unit(cell.label) for cell in cells):
        return header
    units = [line for line in table.above if names_unit(line.of(document.text))]
    if units and table.header:
        return [Span(units[-1].start, table.header.end)]
    return [*(units[-1:] or _general_unit(document, table)), *header]


def with_unit_lines(
    said: Iterable[Statement], documents: Mapping[str, Document]
) -> Iterator[Statement]:
    """Yield statements, each figure of a table followed by what ``unit_lines`` gives.

    Args:
        said: What is stated.
        documents: Those of the statements, by id.
    """
    all_said = list(said)
    shown = [(statement.document_id, statement.span) for statement in all_said]
    for statement in all_said:
        yield statement
        document = documents[statement.document_id]
        for line in _lines_of(document, statement):
            if not any(i == document.id and s.contains(line) for i, s in shown):
                shown.append((document.id, line))
                yield replace(statement, span=line, key=None, leads=False)


def _lines_of(document: Document, statement: Statement) -> list[Span]:
    key = statement.key
    if key is None or statement.items or not contains_figure(key.of(document.text)):
        return []
    for table in find_tables(document.text):
        cells = [
            cell
            for row in table.rows
            if row.span.contains(key)
            for cell in row.cells
            if cell.span.overlaps(key) and cell.has_figure
        ]
        if cells:
            return unit_lines(document, table, cells)
    return []


def _has_unit(label: str) -> bool:
    bracket = _BRACKET.search(label)
    return names_unit(label) or bool(bracket and not _NO_UNIT.search(bracket["inside"]))


def _general_unit(document: Document, table: Table) -> list[Span]:
    """Return the line with the unit of all tables below a heading above this one."""
    for heading, end, own in _headings_above(document, table):
        text = document.text[heading.span.end : end]
        # A unit between two tables of one section is of the second.
        text = text.partition(BORDER)[0] if not own or BORDER not in text else ""
        start = heading.span.end
        for line in text.split("\n"):
            if is_unit_alone(line.strip()):
                return [Span(start, start + len(line))]
            start += len(line) + 1
        if is_unit_alone(heading.span.of(document.text)):
            return [heading.span]
    return []


def _headings_above(
    document: Document, table: Table
) -> Iterator[tuple[Heading, int, bool]]:
    """Yield the headings that a table stands under, the nearest first.

    With each comes where its own text ends, and whether the table stands in that.
    """
    level, end, own = sys.maxsize, table.span.start, True
    for heading in reversed(document.headings):
        if heading.span.start >= table.span.start:
            continue
        if heading.level < level:
            yield heading, end, own
            level = heading.level
        end, own = heading.span.start, False
