"""Put together paragraphs and table rows that come one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from index.readers.extract import TextBuilder
from index.readers.shared.list_numbers import BULLET
from index.readers.shared.tables import Cell, Row, row_lines

# Edges nearer than this (in twentieths of a point) are the same line of the table.
_NEAR = 40


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the text or of a cell."""

    text: str
    level: int = 0
    """Of a heading, from 1; 0 for one that is none."""
    mark: str = ""
    """What stands before a list item or a heading: its number, or "-"."""
    bold: bool = False

    @property
    def numbered(self) -> str:
        """The text after its number; a bullet is none."""
        number = "" if self.mark == BULLET else self.mark
        return f"{number} {self.text.strip()}".strip()


@dataclass(frozen=True, slots=True)
class RowLayout:
    """How the cells of a row lie."""

    edges: tuple[int, ...] = ()
    """Where each cell ends on the right."""
    continues: frozenset[int] = frozenset()
    """Cells that belong to the one above."""
    covered: frozenset[int] = frozenset()
    """Cells that belong to the one on their left."""
    header: bool = False


@dataclass(slots=True)
class _FlowRow:
    cells: list[list[Paragraph]]
    layout: RowLayout


class Flow:
    """Takes paragraphs, ends of cells and ends of rows as formats store them."""

    def __init__(self, builder: TextBuilder) -> None:
        """Write to ``builder``."""
        self._builder = builder
        self._cell: list[Paragraph] = []
        self._cells: list[list[Paragraph]] = []
        self._rows: list[_FlowRow] = []
        self._in_list = False

    def add(self, paragraph: Paragraph, *, in_table: bool) -> None:
        """Append a paragraph, to the cell that is open where it is in a table."""
        if in_table:
            self._cell.append(paragraph)
        else:
            self.finish()
            self._write(paragraph)

    def end_cell(self) -> None:
        """End the cell that is open."""
        self._cells.append(self._cell)
        self._cell = []

    def end_row(self, layout: RowLayout) -> None:
        """End the row that is open."""
        if self._cell:
            self.end_cell()
        if self._cells:
            self._rows.append(_FlowRow(self._cells, layout))
        self._cells = []

    def finish(self) -> None:
        """Write the table that is open, if one is; nothing of it is left behind."""
        self.end_row(RowLayout())
        if self._rows:
            self._write_table(self._rows)
        self._rows = []

    def _write(self, paragraph: Paragraph) -> None:
        text = paragraph.text.strip()
        if not text:
            return
        if paragraph.level:
            self._builder.add_heading(paragraph.level, paragraph.numbered)
        else:
            newlines = 1 if paragraph.mark and self._in_list else 2
            self._builder.add(f"{paragraph.mark} {text}".lstrip(), newlines)
        self._in_list = bool(paragraph.mark) and not paragraph.level

    def _write_table(self, rows: Sequence[_FlowRow]) -> None:
        self._in_list = False
        edges = _distinct([edge for row in rows for edge in row.layout.edges])
        table = [_table_row(row, edges) for row in rows]
        lines = {line.row: line for line in row_lines(table)}
        newlines = 2
        for index, row in enumerate(rows):
            line = lines.get(index)
            filled = [place for place, cell in enumerate(row.cells) if _text(cell)]
            if line and line.apart and filled == [0]:  # A box around text, or a title.
                for paragraph in row.cells[0]:
                    self._write(paragraph)
                newlines = 2
            elif line:
                self._builder.add(line.text, 2 if line.apart else newlines)
                newlines = 2 if line.apart else 1


def _table_row(row: _FlowRow, edges: Sequence[int]) -> Row:
    layout = row.layout
    fits = len(layout.edges) == len(row.cells)
    cells: list[Cell] = []
    left = 0
    for place, paragraphs in enumerate(row.cells):
        width = 1
        if fits:
            right = layout.edges[place]
            width = sum(left < edge <= right + _NEAR for edge in edges)
            left = max(left, right + _NEAR)
        if place in layout.covered and cells:
            above = cells.pop()
            text = " ".join(filter(None, [above.text, _text(paragraphs)]))
            cells.append(Cell(text, above.columns + width, continues=above.continues))
        else:
            text, continues = _text(paragraphs), place in layout.continues
            cells.append(Cell(text, width, continues=continues))
    filled = [paragraph for cell in row.cells for paragraph in cell if paragraph.text]
    bold = bool(filled) and all(paragraph.bold for paragraph in filled)
    return Row(cells, header=layout.header, emphasised=bold)


def _text(paragraphs: Sequence[Paragraph]) -> str:
    return " ".join(
        paragraph.numbered for paragraph in paragraphs if paragraph.text.strip()
    )


def _distinct(edges: Sequence[int]) -> list[int]:
    """Return the edges in order, of those near each other only the leftmost."""
    kept: list[int] = []
    for edge in sorted(set(edges)):
        if not kept or edge > kept[-1] + _NEAR:
            kept.append(edge)
    return kept
