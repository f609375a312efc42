"""Read workbooks that are one XML document: what Excel 2003 and many sites write."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from xml.etree import ElementTree

from index.limits import DEFAULT_LIMITS, ReadLimits
from index.readers.extract import Extract, TextBuilder, parsing
from index.readers.office.archive import Element, meaningful_title
from index.readers.office.date_formats import SYSTEM_DATE, SYSTEM_MOMENT
from index.readers.office.number_formats import GENERAL, format_stored
from index.readers.office.sheet import (
    MOST_FROZEN,
    CellComment,
    Range,
    Sheet,
    SheetRow,
)
from index.readers.office.sheet_lines import (
    check_sheets,
    hidden_note,
    sheet_notes,
    write_sheet,
)
from index.readers.shared.raised import raised

NAMESPACE = b"urn:schemas-microsoft-com:office:spreadsheet"
_SHEET = f"{{{NAMESPACE.decode()}}}"
_EXCEL = "{urn:schemas-microsoft-com:office:excel}"
_TITLE = ".//{urn:schemas-microsoft-com:office:office}Title"
_FILTER = re.compile(r"R(\d+)C(\d+):R(\d+)C(\d+)")
_FIRST_DAY = datetime(1899, 12, 30)
_FORMATS = {
    "General Number": GENERAL,
    "General Date": SYSTEM_MOMENT,
    "Long Date": SYSTEM_DATE,
    "Medium Date": "d-mmm-yy",
    "Short Date": SYSTEM_DATE,
    "Long Time": "h:mm:ss AM/PM",
    "Medium Time": "h:mm AM/PM",
    "Short Time": "h:mm",
    "Currency": "#,##0.00",  # That of the reader's system.
    "Euro Currency": "€#,##0.00",
    "Fixed": "0.00",
    "Standard": "#,##0.00",
    "Percent": "0.00%",
    "Scientific": "0.00E+00",
}


def read_xml_2003(content: bytes, limits: ReadLimits = DEFAULT_LIMITS) -> Extract:
    """Return the rows of all sheets, each a page with the number the program shows.

    Raises:
        UnreadableDocumentError: it is damaged, or has too many sheets.
    """
    with parsing("an Excel file"):
        root = ElementTree.fromstring(content)
        sheets = root.findall(f"{_SHEET}Worksheet")
        check_sheets(len(sheets), limits)
        styles = {
            style.get(f"{_SHEET}ID", ""): style
            for style in root.iterfind(f"{_SHEET}Styles/{_SHEET}Style")
        }
        builder = TextBuilder()
        notes: list[str] = []
        for source in sheets:
            name = source.get(f"{_SHEET}Name", "")
            if source.findtext(f".//{_EXCEL}Visible", "").startswith("SheetHidden"):
                notes.append(hidden_note(name))
                continue
            sheet = _SheetReader(styles).read(source)
            write_sheet(name, sheet, builder)
            notes += sheet_notes(name, sheet)
        return builder.build(meaningful_title(root.findtext(_TITLE)), notes=notes)


class _SheetReader:
    def __init__(self, styles: dict[str, Element]) -> None:
        self._styles = styles
        self._sheet = Sheet()
        self._hidden: set[int] = set()
        self._merged: list[Range] = []

    def read(self, source: Element) -> Sheet:
        sheet = self._sheet
        for number, span, column in _numbered(source, "Column"):
            if column.get(f"{_SHEET}Hidden") == "1":
                self._hidden.update(range(number, number + span))
        for number, _, row in _numbered(source, "Row"):
            cells = dict(self._cells(number, row))
            if cells and row.get(f"{_SHEET}Hidden") == "1":
                sheet.hidden_rows.add(number)
            elif cells:
                sheet.rows.append(SheetRow(number, cells))
        sheet.merge(self._merged)
        self._take_marks(source)
        return sheet

    def _take_marks(self, source: Element) -> None:
        """Take what marks a header: rows that stay in view, ranges with a filter."""
        rows = source.findtext(f".//{_EXCEL}SplitHorizontal", "")
        if source.find(f".//{_EXCEL}FreezePanes") is not None and rows.isdigit():
            self._sheet.frozen = int(rows) if int(rows) <= MOST_FROZEN else 0
        for found in source.iterfind(f"{_EXCEL}AutoFilter"):
            if place := _FILTER.fullmatch(found.get(f"{_EXCEL}Range", "")):
                top, left, bottom, right = map(int, place.groups())
                self._sheet.tables.append(Range(left, top, right, bottom))

    def _cells(
        self, number: int, row: Element
    ) -> Iterator[tuple[int, tuple[str, bool]]]:
        for column, span, cell in _numbered(row, "Cell"):
            self._note_more(number, column, span, cell)
            text = self._show(cell)
            if text.strip() and column in self._hidden:
                self._sheet.hidden_columns.add(column)
            elif text.strip():
                font = self._style(cell, "Font")
                bold = font is not None and font.get(f"{_SHEET}Bold") == "1"
                yield column, (text, bold)

    def _note_more(self, row: int, column: int, span: int, cell: Element) -> None:
        """Note how far a cell reaches, and what is commented on it."""
        down = int(cell.get(f"{_SHEET}MergeDown", "0"))
        if down or span > 1:
            place = Range(column, row, column + span - 1, row + down)
            self._merged.append(place)
        for comment in cell.iterfind(f"{_SHEET}Comment"):
            author = comment.get(f"{_SHEET}Author", "")
            text = _rich_text(comment)
            self._sheet.comments.append(CellComment(row, column, author, text))

    def _show(self, cell: Element) -> str:
        """Return the value of a cell as a person sees it."""
        data = cell.find(f"{_SHEET}Data")
        if data is None:
            return ""
        kind, value = data.get(f"{_SHEET}Type"), _rich_text(data)
        if kind == "Boolean":
            return "TRUE" if value.strip() == "1" else "FALSE"
        if kind not in ("Number", "DateTime"):
            return value
        found = self._style(cell, "NumberFormat")
        code = GENERAL if found is None else found.get(f"{_SHEET}Format", GENERAL)
        stored = _serial(value) if kind == "DateTime" else value
        return format_stored(stored, _FORMATS.get(code, code))

    def _style(self, cell: Element, part: str) -> Element | None:
        style = self._styles.get(cell.get(f"{_SHEET}StyleID", "Default"))
        return None if style is None else style.find(f"{_SHEET}{part}")


def _numbered(parent: Element, kind: str) -> Iterator[tuple[int, int, Element]]:
    """Yield columns, rows or cells with their numbers, and how many each stands for."""
    path = f"{_SHEET}{kind}" if kind == "Cell" else f"{_SHEET}Table/{_SHEET}{kind}"
    number = 1
    for element in parent.iterfind(path):
        number = int(element.get(f"{_SHEET}Index", number))
        more = element.get(f"{_SHEET}MergeAcross", element.get(f"{_SHEET}Span", "0"))
        yield number, int(more) + 1, element
        number += int(more) + 1


def _rich_text(element: Element) -> str:
    """Return a text with what is raised in it told apart."""
    text = [element.text or ""]
    for child in element:
        inside = _rich_text(child)
        above = child.tag.rpartition("}")[2].lower() == "sup"
        text.append(raised(inside) if above else inside)
        text.append(child.tail or "")
    return "".join(text)


def _serial(value: str) -> str:
    """Return the number that is stored for a day; what is none stays as it is."""
    try:
        moment = datetime.fromisoformat(value.strip())
        return str((moment - _FIRST_DAY) / timedelta(days=1))
    except (ValueError, TypeError):  # The latter where it has a time zone.
        return value
