"""Read the sheets of an OpenDocument spreadsheet row by row."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree import ElementTree

from index.readers.office.archive import Element
from index.readers.office.sheet import CellComment, Range, Sheet, SheetRow, cell_place
from index.readers.opendocument.annotations import ANNOTATION, said
from index.readers.opendocument.ods_cells import box_texts, shown_text
from index.readers.opendocument.styles import OFFICE, TABLE, Styles, count

_HIDDEN = ("collapse", "filter")
_CELLS = (f"{TABLE}table-cell", f"{TABLE}covered-table-cell")
# Programs fill rows and columns to the end of the sheet; so much of that is read.
_MOST_REPEATED = 1_000
# "'Firms in 2021'.A3:'Firms in 2021'.C40"
_TARGET = re.compile(r"\$?(?:'((?:[^']|'')+)'|([^'.]+))\.(\S+?):(?:.*\.)?(\S+)")


@dataclass(slots=True)
class OdsSheet:
    """A sheet with its name."""

    name: str
    shown: bool
    seen: Sheet = field(default_factory=Sheet)
    boxes: list[str] = field(default_factory=list)
    """The paragraphs in shapes that lie on the sheet."""


def read_sheets(content: bytes, styles: Styles) -> list[OdsSheet]:
    """Return the sheets in their order.

    Args:
        content: The part with the content; a large one is forgotten row by row.
        styles: Those of the other parts.

    Raises:
        ElementTree.ParseError: the XML is broken.
        ValueError: it is no spreadsheet.
    """
    reader = _SheetsReader(styles)
    for event, element in ElementTree.iterparse(io.BytesIO(content), ("start", "end")):
        if event == "start":
            reader.begin(element)
        else:
            reader.end(element)
    return reader.finish()


class _SheetsReader:
    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._sheets: list[OdsSheet] = []
        self._depth = 0
        self._is_spreadsheet = False
        self._tables: list[tuple[str, Range]] = []
        self._start_sheet()

    def begin(self, element: Element) -> None:
        if element.tag == f"{OFFICE}spreadsheet":
            self._is_spreadsheet = True
        elif element.tag == f"{TABLE}table":
            self._depth += 1
            if self._depth == 1:
                self._start_sheet()
                shown = self._styles.is_shown(element.get(f"{TABLE}style-name"))
                self._sheets.append(OdsSheet(element.get(f"{TABLE}name", ""), shown))

    def end(self, element: Element) -> None:
        if element.tag == f"{OFFICE}automatic-styles":
            self._styles.add(element)
        elif element.tag == f"{TABLE}database-range":
            self._tables += _read_target(element)
        elif element.tag == f"{TABLE}table":
            self._depth -= 1
            if not self._depth:
                self._finish_sheet()
                element.clear()
        elif self._depth == 1:
            self._take(element)

    def finish(self) -> list[OdsSheet]:
        if not self._is_spreadsheet:
            raise ValueError("no spreadsheet")
        for sheet in self._sheets:
            sheet.seen.tables += [
                table for name, table in self._tables if name == sheet.name
            ]
        # What other files say is stored in sheets that no program shows.
        return [sheet for sheet in self._sheets if not sheet.name.startswith("'file:")]

    def _start_sheet(self) -> None:
        self._row = 1
        self._column = 1
        self._columns: list[tuple[int, bool, str | None]] = []
        self._merged: list[Range] = []

    def _finish_sheet(self) -> None:
        seen = self._sheets[-1].seen
        seen.merge(self._merged)

    def _take(self, element: Element) -> None:
        if element.tag == f"{TABLE}table-column":
            self._column += count(element, f"{TABLE}number-columns-repeated")
            hidden = element.get(f"{TABLE}visibility") in _HIDDEN
            style = element.get(f"{TABLE}default-cell-style-name")
            self._columns.append((self._column, hidden, style))
        elif element.tag == f"{TABLE}table-row":
            self._take_row(element)
            element.clear()
        elif element.tag == f"{TABLE}shapes":
            self._sheets[-1].boxes += box_texts(element)
            element.clear()

    def _take_row(self, row: Element) -> None:
        sheet = self._sheets[-1]
        cells = dict(self._cells(row))
        times = count(row, f"{TABLE}number-rows-repeated")
        numbers = range(self._row, self._row + min(times, _MOST_REPEATED))
        if cells and row.get(f"{TABLE}visibility") in _HIDDEN:
            sheet.seen.hidden_rows.update(numbers)
        elif cells:
            sheet.seen.rows += [SheetRow(number, cells) for number in numbers]
        for cell in row:
            sheet.boxes += box_texts(cell)
        self._row += times

    def _cells(self, row: Element) -> Iterator[tuple[int, tuple[str, bool]]]:
        column = 1
        usual = row.get(f"{TABLE}default-cell-style-name")
        for cell in row:
            if cell.tag not in _CELLS:
                continue
            times = count(cell, f"{TABLE}number-columns-repeated")
            text = "" if cell.tag == _CELLS[1] else shown_text(cell, self._styles)
            self._note_merged(cell, column)
            self._sheets[-1].seen.comments += (
                CellComment(self._row, column, *said(annotation))
                for annotation in cell.iterfind(ANNOTATION)
            )
            if text.strip():
                style = cell.get(f"{TABLE}style-name") or usual
                for place in range(column, column + min(times, _MOST_REPEATED)):
                    _, hidden, default = self._column_at(place)
                    if hidden:
                        self._sheets[-1].seen.hidden_columns.add(place)
                    else:
                        yield place, (text, self._styles.is_bold(style or default))
            column += times

    def _note_merged(self, cell: Element, column: int) -> None:
        wide = count(cell, f"{TABLE}number-columns-spanned")
        high = count(cell, f"{TABLE}number-rows-spanned")
        if wide > 1 or high > 1:
            right, bottom = column + wide - 1, self._row + high - 1
            self._merged.append(Range(column, self._row, right, bottom))

    def _column_at(self, column: int) -> tuple[int, bool, str | None]:
        """Return what is said of a column: where its like end, hidden, its style."""
        found = (columns for columns in self._columns if column < columns[0])
        return next(found, (0, False, None))


def _read_target(element: Element) -> Iterator[tuple[str, Range]]:
    """Yield the range of a table, and its sheet, where its first row is a header."""
    address = element.get(f"{TABLE}target-range-address", "")
    target = _TARGET.fullmatch(address)
    if target is None or element.get(f"{TABLE}contains-header") == "false":
        return
    first, last = cell_place(target[3]), cell_place(target[4])
    if first and last:
        name = (target[1] or target[2]).replace("''", "'")
        yield name, Range(first[1], first[0], last[1], last[0])
