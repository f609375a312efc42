"""Read Excel files of 1997 to 2003 (.xls) and before: each row that is seen."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from index.errors import UnreadableDocumentError
from index.limits import DEFAULT_LIMITS, ReadLimits
from index.readers.extract import Extract, TextBuilder, parsing
from index.readers.office.archive import OLE_MAGIC, password_error
from index.readers.office.ole import find_ole_title, open_ole
from index.readers.office.sheet import Range
from index.readers.office.sheet_lines import (
    check_sheets,
    hidden_note,
    sheet_notes,
    write_sheet,
)
from index.readers.sheets.xls_boxes import read_boxes
from index.readers.sheets.xls_sheet import read_sheet

if TYPE_CHECKING:
    from xlrd import Book

_STREAMS = ("Workbook", "Book")
_FILTERED = "_FilterDatabase"
_REFERENCE = -1


def read_xls(content: bytes, limits: ReadLimits = DEFAULT_LIMITS) -> Extract:
    """Return the rows of all sheets, each a page with the number the program shows.

    What is hidden from a person who opens the file is left out, and a note says so.

    Raises:
        UnreadableDocumentError: not an Excel file, encrypted, damaged or too large.
    """
    with parsing("an Excel file"):
        stream, title = content, None
        if content.startswith(OLE_MAGIC):
            stream, title = _unpack(content)
        with _open(stream) as book:
            check_sheets(book.nsheets, limits)
            builder = TextBuilder()
            notes = _write_sheets(book, read_boxes(stream), builder)
            return builder.build(title, notes=notes)


def not_excel() -> UnreadableDocumentError:
    """Return the failure of a file that is none of Excel's."""
    return UnreadableDocumentError(
        "is not an Excel file, although its name says so",
        "Open it in the program that made it and save it as .xlsx.",
    )


def _unpack(content: bytes) -> tuple[bytes, str | None]:
    """Return the records of the workbook, and its title."""
    with closing(open_ole(content)) as file:
        for name in _STREAMS:
            if file.exists(name):
                return file.openstream(name).read(), find_ole_title(file)
    raise not_excel()


def _open(stream: bytes) -> Book:
    """Open a workbook; its sheets are read when they are asked for."""
    import xlrd

    try:
        return xlrd.open_workbook(
            file_contents=stream,
            formatting_info=True,
            on_demand=True,
            ragged_rows=True,
            logfile=io.StringIO(),
        )
    except xlrd.XLRDError as exc:
        if "encrypted" in str(exc):
            raise password_error() from exc
        raise


def _write_sheets(
    book: Book, boxes: Sequence[Sequence[str]], builder: TextBuilder
) -> list[str]:
    """Append the sheets; return what a person should know of them."""
    notes: list[str] = []
    tables = _filtered(book)
    for index, name in enumerate(book.sheet_names()):
        source = book.sheet_by_index(index)
        if source.visibility:
            notes.append(hidden_note(name))
        else:
            sheet = read_sheet(book, source, tables[index])
            write_sheet(name, sheet, builder)
            for text in boxes[index] if index < len(boxes) else ():
                for paragraph in text.splitlines():
                    builder.add(paragraph)
            notes += sheet_notes(name, sheet)
        book.unload_sheet(index)
    return notes


def _filtered(book: Book) -> dict[int, list[Range]]:
    """Return by sheet the ranges that have a filter: their first row is a header."""
    found: dict[int, list[Range]] = defaultdict(list)
    for name in book.name_obj_list:
        result = name.result
        if name.name != _FILTERED or not result or result.kind != _REFERENCE:
            continue
        for place in result.value or ():
            found[place.shtxlo].append(
                Range(place.colxlo + 1, place.rowxlo + 1, place.colxhi, place.rowxhi)
            )
    return found
