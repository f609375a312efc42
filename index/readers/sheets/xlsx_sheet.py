"""Read the cells of one sheet that a person sees, and what marks its tables."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from xml.etree import ElementTree

from index.readers.office.archive import Archive, Element
from index.readers.office.sheet import (
    MOST_FROZEN,
    Range,
    Sheet,
    SheetRow,
    column_number,
)
from index.readers.sheets.xlsx_comments import read_comments
from index.readers.sheets.xlsx_values import SHEET, Workbook

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?")
_LETTERS = re.compile(r"[A-Z]+")
_ON = ("1", "true")
_USED = frozenset(
    SHEET + tag for tag in ("row", "col", "pane", "mergeCell", "autoFilter")
)


def read_sheet(archive: Archive, part: str, workbook: Workbook) -> Sheet:
    """Read a sheet row by row, so that a large one fits in memory.

    Raises:
        ElementTree.ParseError: the XML is broken.
    """
    reader = _SheetReader(workbook)
    for element in _elements(archive.read(part)):
        reader.take(element)
    for table in archive.related(part, "table"):
        root = archive.xml(table)
        if root.get("headerRowCount", "1") != "0":
            reader.sheet.tables += _ranges(root.get("ref", ""))
    reader.sheet.comments += read_comments(archive, part)
    return reader.finish()


def _elements(content: bytes) -> Iterator[Element]:
    """Yield the elements that say something, and forget each when it is used."""
    for _, element in ElementTree.iterparse(io.BytesIO(content), ("end",)):
        if element.tag in _USED:
            yield element
            element.clear()


class _SheetReader:
    def __init__(self, workbook: Workbook) -> None:
        self.sheet = Sheet()
        self._workbook = workbook
        self._hidden: list[Range] = []
        self._merged: list[Range] = []
        self._number = 0

    def take(self, element: Element) -> None:
        tag = element.tag.removeprefix(SHEET)
        if tag == "row":
            self._take_row(element)
        elif tag == "col" and element.get("hidden") in _ON:
            span = int(element.get("min", "1")), int(element.get("max", "1"))
            self._hidden.append(Range(span[0], 1, span[1], 1))
        elif tag == "pane" and element.get("state", "").startswith("frozen"):
            rows = int(float(element.get("ySplit", "0")))
            self.sheet.frozen = rows if rows <= MOST_FROZEN else 0
        elif tag == "mergeCell":
            self._merged += _ranges(element.get("ref", ""))
        elif tag == "autoFilter":
            self.sheet.tables += _ranges(element.get("ref", ""))

    def finish(self) -> Sheet:
        sheet = self.sheet
        sheet.merge(self._merged)
        return sheet

    def _take_row(self, row: Element) -> None:
        self._number = int(row.get("r", self._number + 1))
        cells = dict(self._cells(row))
        if row.get("hidden") in _ON:
            self.sheet.hidden_rows.update([self._number] if cells else [])
        elif cells:
            self.sheet.rows.append(SheetRow(self._number, cells))

    def _cells(self, row: Element) -> Iterator[tuple[int, tuple[str, bool]]]:
        column = 0
        for cell in row.iterfind(f"{SHEET}c"):
            letters = _LETTERS.match(cell.get("r", ""))
            column = column_number(letters[0]) if letters else column + 1
            style = self._workbook.style(cell)
            text = self._workbook.show(cell, style)
            if not text.strip():
                formula = cell.find(f"{SHEET}f") is not None
                # The result of a formula may be an empty text.
                self.sheet.unsaved_formulas += formula and cell.get("t") != "str"
            elif self._hidden and self._is_hidden(column):
                self.sheet.hidden_columns.add(column)
            else:
                yield column, (text, style.bold)

    def _is_hidden(self, column: int) -> bool:
        return any(found.left <= column <= found.right for found in self._hidden)


def _ranges(references: str) -> Iterator[Range]:
    for found in _REFERENCE.finditer(references):
        left, top = column_number(found[1]), int(found[2])
        right = column_number(found[3]) if found[3] else left
        yield Range(left, top, right, int(found[4] or top))
