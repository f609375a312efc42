"""Read Excel files: each row that is seen on a sheet, its values as they are shown."""

from __future__ import annotations

from index.limits import DEFAULT_LIMITS, ReadLimits
from index.readers.extract import Extract, TextBuilder, parsing
from index.readers.office.archive import Archive, open_archive
from index.readers.office.drawings import write_drawings
from index.readers.office.sheet_lines import (
    check_sheets,
    hidden_note,
    sheet_notes,
    write_sheet,
)
from index.readers.sheets.xlsx_sheet import read_sheet
from index.readers.sheets.xlsx_values import open_workbook

_PARAGRAPH = "{http://schemas.openxmlformats.org/drawingml/2006/main}p"
_TEXT = "{http://schemas.openxmlformats.org/drawingml/2006/main}t"


def read_xlsx(content: bytes, limits: ReadLimits = DEFAULT_LIMITS) -> Extract:
    """Return the rows of all sheets, each a page with the number the program shows.

    What is hidden from a person who opens the file is left out, and a note says so.

    Raises:
        UnreadableDocumentError: not an Excel file, encrypted, damaged or too large.
    """
    archive = open_archive(content, limits, "an Excel file", ".xlsx", ".xls")
    with parsing("an Excel file"):
        workbook = open_workbook(archive)
        check_sheets(len(workbook.sheets), limits)
        builder = TextBuilder()
        notes: list[str] = []
        shown = {name for name, _, visible in workbook.sheets if visible}
        for name, part, visible in workbook.sheets:
            if not visible:
                notes.append(hidden_note(name))
            elif part in archive:
                sheet = read_sheet(archive, part, workbook)
                write_sheet(name, sheet, builder)
                _write_drawings(archive, part, builder, shown)
                notes += sheet_notes(name, sheet)
        return builder.build(archive.title(), notes=notes)


def _write_drawings(
    archive: Archive, part: str, builder: TextBuilder, shown: set[str]
) -> None:
    """Append the text boxes, charts and diagrams that lie on a sheet."""
    for drawing in archive.related(part, "drawing"):
        for paragraph in archive.xml(drawing).iter(_PARAGRAPH):
            builder.add("".join(text.text or "" for text in paragraph.iter(_TEXT)))
        write_drawings(archive, drawing, builder, shown)
