"""Read Excel files: each row that is seen on a sheet, its values as they are shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.errors import UnreadableDocumentError
from index.limits import DEFAULT_LIMITS, ReadLimits
from index.readers.extract import Extract, TextBuilder, parsing
from index.readers.office.archive import Archive, open_archive
from index.readers.office.drawings import write_drawings
from index.readers.shared.table_headers import is_label
from index.readers.shared.tables import Cell, Row, row_lines
from index.readers.sheets.xlsx_sheet import (
    Range,
    Sheet,
    SheetRow,
    read_sheet,
)
from index.readers.sheets.xlsx_values import open_workbook

_PARAGRAPH = "{http://schemas.openxmlformats.org/drawingml/2006/main}p"
_MOST_HEADER_ROWS = 4
_LABEL = 100
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
        if len(workbook.sheets) > limits.pages:
            raise UnreadableDocumentError(
                f"has {len(workbook.sheets)} sheets",
                f"Most are {limits.pages}: split it.",
            )
        builder = TextBuilder()
        notes: list[str] = []
        shown = {name for name, _, visible in workbook.sheets if visible}
        for name, part, visible in workbook.sheets:
            if not visible:
                notes.append(f'The sheet "{name}" is hidden and was left out.')
            elif part in archive:
                sheet = read_sheet(archive, part, workbook)
                _write_sheet(name, sheet, builder)
                _write_drawings(archive, part, builder, shown)
                notes += _sheet_notes(name, sheet)
        return builder.build(archive.title(), notes=notes)


def _write_sheet(name: str, sheet: Sheet, builder: TextBuilder) -> None:
    if not sheet.rows:
        return
    builder.add_heading(1, name)
    for block in _blocks(sheet):
        columns = sorted({column for row in block for column in row.cells})
        rows = [_table_row(row, sheet, columns) for row in block]
        newlines = 2
        for line in row_lines(rows):
            builder.add_page(
                block[line.row].number,
                line.text,
                "row",
                sheet=name,
                newlines=2 if line.apart else newlines,
            )
            newlines = 2 if line.apart else 1


def _blocks(sheet: Sheet) -> Iterator[list[SheetRow]]:
    """Yield the rows that stand together: blank rows part one table from another.

    Below a header that stays in view, or in a range that is marked as one table, a
    blank row parts only groups; it is kept to show that something may begin anew.
    """
    block: list[SheetRow] = []
    for row in sheet.rows:
        if block and _is_parted(sheet, block[-1].number, row.number):
            if _is_one_table(sheet, block[-1].number, row.number) or (
                _is_header_block(block) and row.number == block[-1].number + 2
            ):
                block.append(SheetRow(row.number - 1, {}))
            else:
                yield block
                block = []
        block.append(row)
    if block:
        yield block


def _is_parted(sheet: Sheet, above: int, below: int) -> bool:
    return any(n not in sheet.hidden_rows for n in range(above + 1, below))


def _is_one_table(sheet: Sheet, above: int, below: int) -> bool:
    return above >= sheet.frozen > 0 or any(
        table.top <= above and below <= table.bottom for table in sheet.tables
    )


def _is_header_block(block: Sequence[SheetRow]) -> bool:
    """Return whether rows are nothing but labels, for figures below a blank row."""
    texts = [text for row in block for text, _ in row.cells.values()]
    return (
        len(block) <= _MOST_HEADER_ROWS
        and len(block[-1].cells) > 1
        and all(map(is_label, texts))
    )


def _table_row(row: SheetRow, sheet: Sheet, columns: Sequence[int]) -> Row:
    cells = []
    for column in columns:
        merged = sheet.merged.get((row.number, column))
        if merged is None:
            cells.append(Cell(row.cells.get(column, ("", False))[0]))
            continue
        reached = [
            other
            for other in columns
            if merged.place.left <= other <= merged.place.right
        ]
        if column == reached[0]:
            # Of a cell beside several rows, only a label is repeated.
            repeats = row.number == merged.place.top or len(merged.text) <= _LABEL
            cells.append(Cell(merged.text if repeats else "", len(reached)))
    return Row(
        cells,
        header=any(_is_header(row, table) for table in sheet.tables),
        emphasised=bool(row.cells)
        and (row.number <= sheet.frozen or all(bold for _, bold in row.cells.values())),
    )


def _is_header(row: SheetRow, table: Range) -> bool:
    """Return whether the row heads a marked table, and nothing beside it."""
    return row.number == table.top and all(
        table.left <= column <= table.right for column in row.cells
    )


def _write_drawings(
    archive: Archive, part: str, builder: TextBuilder, shown: set[str]
) -> None:
    """Append the text boxes, charts and diagrams that lie on a sheet."""
    for drawing in archive.related(part, "drawing"):
        for paragraph in archive.xml(drawing).iter(_PARAGRAPH):
            builder.add("".join(text.text or "" for text in paragraph.iter(_TEXT)))
        write_drawings(archive, drawing, builder, shown)


def _sheet_notes(name: str, sheet: Sheet) -> Iterator[str]:
    if sheet.hidden_rows:
        hidden = len(sheet.hidden_rows)
        yield f'{hidden} hidden rows of the sheet "{name}" were left out.'
    if sheet.hidden_columns:
        yield (
            f'{sheet.hidden_columns} hidden columns of the sheet "{name}" were '
            "left out."
        )
    if sheet.unsaved_formulas:
        yield (
            f'{sheet.unsaved_formulas} formulas on the sheet "{name}" have no stored '
            "result; open the file in a spreadsheet program and save it."
        )
