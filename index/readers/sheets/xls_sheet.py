"""Read the cells of one sheet of an Excel 97-2003 file that a person sees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from index.readers.office.built_in_formats import format_code
from index.readers.office.number_formats import GENERAL, format_number, hides_text
from index.readers.office.sheet import MOST_FROZEN, CellComment, Range, Sheet, SheetRow
from index.readers.shared.raised import raised

if TYPE_CHECKING:
    from xlrd import Book
    from xlrd.sheet import Sheet as Source

_SUPERSCRIPT = 1
_BOLD = 600


def read_sheet(book: Book, source: Source, tables: Sequence[Range]) -> Sheet:
    """Return what is seen of a sheet.

    Args:
        book: The workbook.
        source: The sheet.
        tables: Ranges whose first row is marked as their header.
    """
    return _SheetReader(book, source).read(tables)


class _SheetReader:
    def __init__(self, book: Book, source: Source) -> None:
        self._book = book
        self._source = source
        # Those that the file defines; the map has what the library takes for the rest.
        self._codes = {found.format_key: found.format_str for found in book.format_list}
        self._hidden = {
            column for column, info in source.colinfo_map.items() if info.hidden
        }
        self._columns_hidden: set[int] = set()

    def read(self, tables: Sequence[Range]) -> Sheet:
        source = self._source
        sheet = Sheet(tables=list(tables))
        if source.panes_are_frozen and source.horz_split_pos <= MOST_FROZEN:
            sheet.frozen = source.horz_split_pos
        for row in range(source.nrows):
            cells = dict(self._cells(row))
            info = source.rowinfo_map.get(row)
            if info.hidden if info else source.default_row_hidden:
                sheet.hidden_rows.update([row + 1] if cells else [])
            elif cells:
                sheet.rows.append(SheetRow(row + 1, cells))
        sheet.hidden_columns = self._columns_hidden
        sheet.comments += (
            CellComment(row + 1, column + 1, note.author, note.text)
            for (row, column), note in sorted(source.cell_note_map.items())
        )
        sheet.merge(
            Range(left + 1, top + 1, right, bottom)
            for top, bottom, left, right in source.merged_cells
        )
        return sheet

    def _cells(self, row: int) -> Iterator[tuple[int, tuple[str, bool]]]:
        for column in range(self._source.row_len(row)):
            text = self._show(row, column)
            if not text.strip():
                continue
            if column in self._hidden:
                self._columns_hidden.add(column)
            else:
                yield column + 1, (text, self._is_bold(row, column))

    def _show(self, row: int, column: int) -> str:
        """Return the value of a cell as a person sees it."""
        import xlrd

        kind = self._source.cell_type(row, column)
        value = self._source.cell_value(row, column)
        if kind == xlrd.XL_CELL_TEXT:
            hidden = hides_text(self._code(row, column))
            return "" if hidden else self._rich_text(row, column, value)
        if kind in (xlrd.XL_CELL_NUMBER, xlrd.XL_CELL_DATE):
            since_1904 = self._book.datemode == 1
            code = self._code(row, column)
            return format_number(value, code, since_1904=since_1904)
        if kind == xlrd.XL_CELL_BOOLEAN:
            return "TRUE" if value else "FALSE"
        if kind == xlrd.XL_CELL_ERROR:
            return str(xlrd.error_text_from_code.get(value, "#N/A"))
        return ""

    def _rich_text(self, row: int, column: int, text: str) -> str:
        """Return a text with what is raised in it told apart."""
        runs = self._source.rich_text_runlist_map.get((row, column))
        if not runs:
            return text
        parts = [text[: runs[0][0]]]
        for (start, font), (end, _) in pairwise([*runs, (len(text), 0)]):
            above = self._book.font_list[font].escapement == _SUPERSCRIPT
            parts.append(raised(text[start:end]) if above else text[start:end])
        return "".join(parts)

    def _code(self, row: int, column: int) -> str:
        style = self._source.cell_xf_index(row, column)
        if style >= len(self._book.xf_list):
            return GENERAL
        return format_code(self._book.xf_list[style].format_key, self._codes)

    def _is_bold(self, row: int, column: int) -> bool:
        style = self._source.cell_xf_index(row, column)
        if style >= len(self._book.xf_list):
            return False
        font = self._book.font_list[self._book.xf_list[style].font_index]
        return bool(font.bold) or font.weight >= _BOLD
