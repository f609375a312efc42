"""Write the sheets of a workbook: each row that is seen, cited by its number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from index.errors import UnreadableDocumentError
from index.limits import ReadLimits
from index.readers.extract import TextBuilder
from index.readers.office.sheet import Range, Sheet, SheetRow, column_name
from index.readers.shared.comments import format_comment
from index.readers.shared.table_headers import is_label
from index.readers.shared.tables import Cell, Row, row_lines

_MOST_HEADER_ROWS = 4
_LABEL = 100


def check_sheets(count: int, limits: ReadLimits) -> None:
    """Refuse a workbook with more sheets than are read.

    Raises:
        UnreadableDocumentError: it has too many.
    """
    if count > limits.pages:
        raise UnreadableDocumentError(
            f"has {count} sheets", f"Most are {limits.pages}: split it."
        )


def hidden_note(name: str) -> str:
    """Return what is said of a sheet that is not seen."""
    return f'The sheet "{name}" is hidden and was left out.'


def write_sheet(name: str, sheet: Sheet, builder: TextBuilder) -> None:
    """Append a sheet: each row a page with the number that the program shows."""
    if not sheet.rows and not sheet.comments:
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
    _write_comments(name, sheet, builder)


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


def _write_comments(name: str, sheet: Sheet, builder: TextBuilder) -> None:
    """Append the comments below the rows: a figure in one is none of the table's."""
    for comment in sheet.comments:
        if comment.row in sheet.hidden_rows or comment.column in sheet.hidden_columns:
            continue
        cell = f"{column_name(comment.column)}{comment.row}"
        text = format_comment(comment.author, comment.text, cell)
        builder.add_page(comment.row, text, "row", sheet=name)


def sheet_notes(name: str, sheet: Sheet) -> Iterator[str]:
    """Yield what was left out of a sheet, in plain sentences."""
    if sheet.hidden_rows:
        hidden = len(sheet.hidden_rows)
        yield f'{hidden} hidden rows of the sheet "{name}" were left out.'
    if sheet.hidden_columns:
        yield (
            f'{len(sheet.hidden_columns)} hidden columns of the sheet "{name}" were '
            "left out."
        )
    if sheet.unsaved_formulas:
        yield (
            f'{sheet.unsaved_formulas} formulas on the sheet "{name}" have no stored '
            "result; open the file in a spreadsheet program and save it."
        )
