"""Read the rows of an HTML table that hold data, not the parts of a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from index.readers.shared.tables import Cell, Line, Row, row_lines

if TYPE_CHECKING:
    from bs4 import Tag

_CELLS = ["td", "th"]
_GROUPS = ["thead", "tbody", "tfoot"]
_NOT_IN_CELLS = ["table", "pre", "ul", "ol", "dl", *(f"h{n}" for n in range(1, 7))]
_BLOCKS = frozenset(["br", "p", "div", "tr", "td", "li"])
_WIDEST = 1_000
_LONGEST = 65_534


def table_lines(table: Tag) -> dict[int, Line | None]:
    """Return the line of each row of data by the ``id()`` of its element.

    It is ``None`` for a header that the other rows repeat. Rows that lay out the
    page, with lists, paragraphs or tables in their cells, are left out.
    """
    elements = _rows_of(table)
    is_data = [_is_data(element) for element in elements]
    rows = [
        _read_row(element, seen=data)
        for element, data in zip(elements, is_data, strict=True)
    ]
    rows = [_without_labels(rows, index) for index in range(len(rows))]
    lines = {line.row: line for line in row_lines(rows)}
    return {
        id(element): lines.get(index)
        for index, element in enumerate(elements)
        if is_data[index]
    }


def _rows_of(table: Tag) -> list[Tag]:
    rows = []
    for child in table.find_all(["tr", *_GROUPS], recursive=False):
        if child.name == "tr":
            rows.append(child)
        else:
            rows += child.find_all("tr", recursive=False)
    return rows


def _is_data(row: Tag) -> bool:
    cells = row.find_all(_CELLS, recursive=False)
    filled = [cell for cell in cells if cell.get_text(strip=True)]
    if not filled or any(_has_parts(cell) for cell in filled):
        return False
    # One cell is a box around text, unless others say what it belongs to.
    return (
        len(filled) > 1
        or (len(cells) > 1 and filled[0] is not cells[0])
        or _number(filled[0], "rowspan") > 1
    )


def _has_parts(cell: Tag) -> bool:
    paragraphs = cell.find_all(["p", "div"], limit=2)
    return cell.find(_NOT_IN_CELLS) is not None or len(paragraphs) > 1


def _read_row(row: Tag, *, seen: bool) -> Row:
    """Return a row; one that is not seen takes up room, but has no text."""
    elements = row.find_all(_CELLS, recursive=False)
    filled = [element for element in elements if element.get_text(strip=True)]
    in_head = row.parent is not None and row.parent.name == "thead"
    return Row(
        [
            _read_cell(element, _cell_text(element) if seen else "")
            for element in elements
        ],
        header=seen and (in_head or all(element.name == "th" for element in filled)),
        emphasised=seen and all(map(_is_bold, filled)),
    )


def _without_labels(rows: Sequence[Row], index: int) -> Row:
    """Return a row; one that holds labels of rows below is no header of theirs."""
    row = rows[index]
    below = (rows[index + 1 : index + cell.rows] for cell in row.cells)
    if row.header and not all(other.header for others in below for other in others):
        return replace(row, header=False, emphasised=False)
    return row


def _read_cell(cell: Tag, text: str) -> Cell:
    return Cell(
        text,
        min(_number(cell, "colspan"), _WIDEST),
        min(_number(cell, "rowspan"), _LONGEST),
    )


def _number(cell: Tag, attribute: str) -> int:
    value = str(cell.get(attribute, "")).strip()
    return int(value[:6]) if value.isascii() and value.isdigit() else 1


def _cell_text(cell: Tag) -> str:
    from bs4.element import NavigableString, Tag

    pieces = []
    for node in cell.descendants:
        if type(node) is NavigableString:  # Comments and the like are subclasses.
            pieces.append(str(node))
        elif isinstance(node, Tag) and node.name in _BLOCKS:
            pieces.append(" ")
    return "".join(pieces)


def _is_bold(cell: Tag) -> bool:
    bold = cell.find(["b", "strong"])
    text = cell.get_text(strip=True)
    return cell.name == "th" or (bold is not None and bold.get_text(strip=True) == text)
