"""Write the blocks of WordprocessingML as lines of text.

All that a person reads is kept: content controls, tracked insertions, fields and
text boxes; what was deleted or is hidden is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.readers.extract import TextBuilder
from index.readers.office.archive import Element
from index.readers.shared.list_numbers import BULLET
from index.readers.shared.struck import STRUCK
from index.readers.shared.tables import Cell, Line, Row, row_lines
from index.readers.word.docx.numbers import Numbers
from index.readers.word.docx.run_styles import hand_down
from index.readers.word.docx.text import (
    OFF,
    SKIPPED,
    is_on,
    is_struck,
    name_of,
    text_of,
    value_of,
)

_HEADING_NAME = re.compile(r"heading ([1-9])", re.IGNORECASE)
_LIST_NAME = re.compile(r"list (?:bullet|number)", re.IGNORECASE)
_BODY_LEVEL = 9


def write_blocks(
    root: Element,
    styles: Element,
    builder: TextBuilder,
    numbering: Element | None = None,
) -> None:
    """Append the text under ``root`` to ``builder``, one paragraph or row a block.

    Args:
        root: An element with paragraphs and tables in it.
        styles: The styles part; an empty element where there is none.
        builder: List items begin with "- " or their number, cells have their headers.
        numbering: The part that says how lists and headings are numbered.
    """
    _BlockWriter(root, styles, builder, Numbers(numbering)).write(root)


class _BlockWriter:
    def __init__(
        self, root: Element, styles: Element, builder: TextBuilder, numbers: Numbers
    ) -> None:
        self._builder = builder
        self._styles = {
            style.get(name_of("styleId")): style
            for style in styles.iter(name_of("style"))
        }
        hand_down(root, self._styles)
        if any(map(is_struck, root.iter(name_of("r")))):
            builder.note(STRUCK)
        self._in_list = False
        # Also those in cells and boxes count, in the order of the document.
        self._marks = {
            paragraph: self._mark_of(paragraph, numbers)
            for paragraph in _paragraphs(root)
        }

    def write(self, root: Element) -> None:
        for block in _blocks(root):
            if block.tag == name_of("p"):
                self._write_paragraph(block)
                for box in _text_boxes(block):
                    self.write(box)
            else:
                self._write_table(block)

    def _write_paragraph(self, paragraph: Element) -> None:
        text = text_of(paragraph)
        if not text.strip():
            return
        level = self._heading_level(paragraph)
        mark = self._marks.get(paragraph, "")
        if level:
            number = "" if mark == BULLET else mark
            self._builder.add_heading(level, f"{number} {text}")
            self._in_list = False
        elif mark:
            newlines = 1 if self._in_list else 2
            self._builder.add(f"{mark} {text.strip()}", newlines)
            self._in_list = True
        else:
            self._builder.add(text)
            self._in_list = False

    def _write_table(self, table: Element) -> None:
        self._in_list = False
        elements = [row for row in _children(table, "tr") if not _is_deleted(row)]
        styled = _has_header_style(table, self._styles)
        rows = [
            _table_row(element, styled and index == 0)
            for index, element in enumerate(elements)
        ]
        lines = {line.row: line for line in row_lines(rows)}
        newlines = 2
        for index, element in enumerate(elements):
            line = lines.get(index)
            if _is_laid_out(element) or (line and _is_one_cell(line, rows[index])):
                for cell in _children(element, "tc"):
                    self.write(cell)
                newlines = 2
            elif line:
                self._builder.add(line.text, 2 if line.apart else newlines)
                newlines = 2 if line.apart else 1

    def _heading_level(self, paragraph: Element) -> int:
        """Return 1 to 9, or 0 for a paragraph that is no heading."""
        for properties, name in self._properties(paragraph):
            named = _HEADING_NAME.fullmatch(name)
            if named:
                return int(named[1])
            if name.lower() == "title":
                return 1
            outline = properties.find(name_of("outlineLvl"))
            if outline is not None:
                level = int(outline.get(name_of("val"), _BODY_LEVEL))
                return 0 if level >= _BODY_LEVEL else level + 1
        return 0

    def _mark_of(self, paragraph: Element, numbers: Numbers) -> str:
        """Return what stands before a list item or heading; "" before no other."""
        level = None
        for properties, name in self._properties(paragraph):
            place = properties.find(f"{name_of('numPr')}/{name_of('ilvl')}")
            if place is not None and level is None:
                level = int(place.get(name_of("val"), "0"))
            found = properties.find(f"{name_of('numPr')}/{name_of('numId')}")
            if found is not None:
                number = found.get(name_of("val"), "0")
                if level is None:
                    level = numbers.level_of(number, self._style_of(paragraph))
                return "" if number == "0" else numbers.next(number, level)
            if _LIST_NAME.match(name):
                return BULLET
        return ""

    def _style_of(self, paragraph: Element) -> str:
        own = paragraph.find(name_of("pPr"))
        return "" if own is None else value_of(own, "pStyle") or ""

    def _properties(self, paragraph: Element) -> Iterator[tuple[Element, str]]:
        """Yield the paragraph's own properties, then those its styles hand down."""
        own = paragraph.find(name_of("pPr"))
        if own is None:
            return
        yield own, ""
        style_id = value_of(own, "pStyle")
        seen = set()
        while style_id in self._styles and style_id not in seen:
            seen.add(style_id)
            style = self._styles[style_id]
            properties = style.find(name_of("pPr"))
            if properties is None:
                properties = style
            yield properties, value_of(style, "name") or ""
            style_id = value_of(style, "basedOn")


def _blocks(root: Element) -> Iterator[Element]:
    """Yield the outermost paragraphs and tables, looking through any wrapper."""
    for child in root:
        if child.tag in (name_of("p"), name_of("tbl")):
            yield child
        elif child.tag not in SKIPPED:
            yield from _blocks(child)


def _paragraphs(root: Element) -> Iterator[Element]:
    for child in root:
        if child.tag not in SKIPPED:
            if child.tag == name_of("p"):
                yield child
            yield from _paragraphs(child)


def _children(parent: Element, local: str) -> Iterator[Element]:
    """Yield rows or cells, also those inside content controls and insertions."""
    for child in parent:
        if child.tag == name_of(local):
            yield child
        elif child.tag not in SKIPPED and child.tag not in (
            name_of("p"),
            name_of("tbl"),
        ):
            yield from _children(child, local)


def _table_row(row: Element, styled: bool) -> Row:
    if _is_laid_out(row):
        return Row(())
    properties = row.find(name_of("trPr"))
    before = None if properties is None else value_of(properties, "gridBefore")
    cells = [Cell("", int(before))] if before else []
    elements = list(_children(row, "tc"))
    cells += map(_table_cell, elements)
    filled = [element for element in elements if _cell_text(element)]
    return Row(
        cells,
        header=properties is not None and is_on(properties, "tblHeader"),
        emphasised=styled or all(map(_is_bold, filled)),
    )


def _table_cell(cell: Element) -> Cell:
    properties = cell.find(name_of("tcPr"))
    if properties is None:
        return Cell(_cell_text(cell))
    merged = properties.find(name_of("vMerge"))
    return Cell(
        _cell_text(cell),
        int(value_of(properties, "gridSpan") or 1),
        continues=merged is not None and merged.get(name_of("val")) != "restart",
    )


def _cell_text(cell: Element) -> str:
    return " ".join(map(text_of, cell.iter(name_of("p")))).strip()


def _is_bold(cell: Element) -> bool:
    runs = [run for run in cell.iter(name_of("r")) if text_of(run).strip()]
    properties = (run.find(name_of("rPr")) for run in runs)
    return all(found is not None and is_on(found, "b") for found in properties)


def _is_laid_out(row: Element) -> bool:
    """Return whether the cells hold tables, so that they are no cells of data."""
    return row.find(f".//{name_of('tbl')}") is not None


def _is_one_cell(line: Line, row: Row) -> bool:
    """Return whether the row is a box around text, or a title."""
    return line.apart and any(" ".join(c.text.split()) == line.text for c in row.cells)


def _is_deleted(row: Element) -> bool:
    return row.find(f"{name_of('trPr')}/{name_of('del')}") is not None


def _has_header_style(table: Element, styles: dict[str | None, Element]) -> bool:
    """Return whether the style of the table sets its first row apart."""
    look = table.find(f"{name_of('tblPr')}/{name_of('tblLook')}")
    named = table.find(f"{name_of('tblPr')}/{name_of('tblStyle')}")
    style = None if named is None else styles.get(named.get(name_of("val")))
    if look is None or style is None:
        return False
    bits = int(look.get(name_of("val"), "0"), 16)
    on = look.get(name_of("firstRow"), "1" if bits & 0x20 else "0") not in OFF
    parts = style.iter(name_of("tblStylePr"))
    return on and any(part.get(name_of("type")) == "firstRow" for part in parts)


def _text_boxes(paragraph: Element) -> Iterator[Element]:
    for child in paragraph:
        if child.tag == name_of("txbxContent"):
            yield child
        elif child.tag not in SKIPPED:
            yield from _text_boxes(child)
