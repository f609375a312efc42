"""Write the blocks of WordprocessingML as lines of text.

All that a person reads is kept: content controls, tracked insertions, fields and
text boxes; what was deleted or is hidden is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from index.readers.archive import Element
from index.readers.extract import TextBuilder
from index.readers.formulas import MATH, formula_text
from index.readers.raised import raised
from index.readers.tables import Cell, Line, Row, row_lines

_NAMESPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# The repetition of a drawing for old programs, deleted text, reading aids.
_SKIPPED = frozenset(
    [_FALLBACK, *(_NAMESPACE + tag for tag in ("del", "moveFrom", "rt"))]
)
_OFF = ("0", "false", "off", "none")
_FORMULA = f"{MATH}oMath"
_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_HEADING_NAME = re.compile(r"heading ([1-9])", re.IGNORECASE)
_LIST_NAME = re.compile(r"list (?:bullet|number)", re.IGNORECASE)
_BODY_LEVEL = 9


def write_blocks(root: Element, styles: Element, builder: TextBuilder) -> None:
    """Append the text under ``root`` to ``builder``, one paragraph or row a block.

    Args:
        root: An element with paragraphs and tables in it.
        styles: The styles part; an empty element where there is none.
        builder: List items begin with "- " there, and cells have their headers.
    """
    _BlockWriter(styles, builder).write(root)


class _BlockWriter:
    def __init__(self, styles: Element, builder: TextBuilder) -> None:
        self._builder = builder
        self._styles = {
            style.get(_name("styleId")): style for style in styles.iter(_name("style"))
        }
        self._in_list = False

    def write(self, root: Element) -> None:
        for block in _blocks(root):
            if block.tag == _name("p"):
                self._write_paragraph(block)
                for box in _text_boxes(block):
                    self.write(box)
            else:
                self._write_table(block)

    def _write_paragraph(self, paragraph: Element) -> None:
        text = _text_of(paragraph)
        if not text.strip():
            return
        level = self._heading_level(paragraph)
        if level:
            self._builder.add_heading(level, text)
            self._in_list = False
        elif self._is_list_item(paragraph):
            self._builder.add("- " + text.strip(), 1 if self._in_list else 2)
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
            outline = properties.find(_name("outlineLvl"))
            if outline is not None:
                level = int(outline.get(_name("val"), _BODY_LEVEL))
                return 0 if level >= _BODY_LEVEL else level + 1
        return 0

    def _is_list_item(self, paragraph: Element) -> bool:
        for properties, name in self._properties(paragraph):
            number = properties.find(f"{_name('numPr')}/{_name('numId')}")
            if number is not None:
                return bool(number.get(_name("val")) != "0")
            if _LIST_NAME.match(name):
                return True
        return False

    def _properties(self, paragraph: Element) -> Iterator[tuple[Element, str]]:
        """Yield the paragraph's own properties, then those its styles hand down."""
        own = paragraph.find(_name("pPr"))
        if own is None:
            return
        yield own, ""
        style_id = _value(own, "pStyle")
        seen = set()
        while style_id in self._styles and style_id not in seen:
            seen.add(style_id)
            style = self._styles[style_id]
            properties = style.find(_name("pPr"))
            if properties is None:
                properties = style
            yield properties, _value(style, "name") or ""
            style_id = _value(style, "basedOn")


def _name(local: str) -> str:
    return _NAMESPACE + local


def _value(element: Element, child: str) -> str | None:
    found = element.find(_name(child))
    return None if found is None else found.get(_name("val"))


def _blocks(root: Element) -> Iterator[Element]:
    """Yield the outermost paragraphs and tables, looking through any wrapper."""
    for child in root:
        if child.tag in (_name("p"), _name("tbl")):
            yield child
        elif child.tag not in _SKIPPED:
            yield from _blocks(child)


def _children(parent: Element, local: str) -> Iterator[Element]:
    """Yield rows or cells, also those inside content controls and insertions."""
    for child in parent:
        if child.tag == _name(local):
            yield child
        elif child.tag not in _SKIPPED and child.tag not in (_name("p"), _name("tbl")):
            yield from _children(child, local)


def _pieces(element: Element) -> Iterator[Element]:
    """Yield what makes up the characters of a paragraph, without its text boxes."""
    for child in element:
        if child.tag == _name("txbxContent") or child.tag in _SKIPPED:
            continue
        properties = child.find(_name("rPr"))
        if properties is not None and _is_on(properties, "vanish"):
            continue
        yield child
        if child.tag != _FORMULA:
            yield from _pieces(child)


def _text_of(paragraph: Element) -> str:
    text = []
    above = False
    for piece in _pieces(paragraph):
        if piece.tag == _name("r"):
            above = _is_raised(piece)
        elif piece.tag == _name("t"):
            text.append(raised(piece.text or "") if above else piece.text or "")
        elif piece.tag == _FORMULA:
            text.append(formula_text(piece))
        elif piece.tag.startswith(_NAMESPACE):
            text.append(_CHARACTERS.get(piece.tag.removeprefix(_NAMESPACE), ""))
    return "".join(text)


def _is_raised(run: Element) -> bool:
    properties = run.find(_name("rPr"))
    return properties is not None and _value(properties, "vertAlign") == "superscript"


def _table_row(row: Element, styled: bool) -> Row:
    if _is_laid_out(row):
        return Row(())
    properties = row.find(_name("trPr"))
    before = None if properties is None else _value(properties, "gridBefore")
    cells = [Cell("", int(before))] if before else []
    elements = list(_children(row, "tc"))
    cells += map(_table_cell, elements)
    filled = [element for element in elements if _cell_text(element)]
    return Row(
        cells,
        header=properties is not None and _is_on(properties, "tblHeader"),
        emphasised=styled or all(map(_is_bold, filled)),
    )


def _table_cell(cell: Element) -> Cell:
    properties = cell.find(_name("tcPr"))
    if properties is None:
        return Cell(_cell_text(cell))
    merged = properties.find(_name("vMerge"))
    return Cell(
        _cell_text(cell),
        int(_value(properties, "gridSpan") or 1),
        continues=merged is not None and merged.get(_name("val")) != "restart",
    )


def _cell_text(cell: Element) -> str:
    return " ".join(map(_text_of, cell.iter(_name("p")))).strip()


def _is_bold(cell: Element) -> bool:
    runs = [run for run in cell.iter(_name("r")) if _text_of(run).strip()]
    properties = (run.find(_name("rPr")) for run in runs)
    return all(found is not None and _is_on(found, "b") for found in properties)


def _is_laid_out(row: Element) -> bool:
    """Return whether the cells hold tables, so that they are no cells of data."""
    return row.find(f".//{_name('tbl')}") is not None


def _is_one_cell(line: Line, row: Row) -> bool:
    """Return whether the row is a box around text, or a title."""
    return line.apart and any(" ".join(c.text.split()) == line.text for c in row.cells)


def _is_deleted(row: Element) -> bool:
    return row.find(f"{_name('trPr')}/{_name('del')}") is not None


def _has_header_style(table: Element, styles: dict[str | None, Element]) -> bool:
    """Return whether the style of the table sets its first row apart."""
    look = table.find(f"{_name('tblPr')}/{_name('tblLook')}")
    named = table.find(f"{_name('tblPr')}/{_name('tblStyle')}")
    style = None if named is None else styles.get(named.get(_name("val")))
    if look is None or style is None:
        return False
    bits = int(look.get(_name("val"), "0"), 16)
    on = look.get(_name("firstRow"), "1" if bits & 0x20 else "0") not in _OFF
    parts = style.iter(_name("tblStylePr"))
    return on and any(part.get(_name("type")) == "firstRow" for part in parts)


def _is_on(properties: Element, local: str) -> bool:
    found = properties.find(_name(local))
    return found is not None and found.get(_name("val"), "1").lower() not in _OFF


def _text_boxes(paragraph: Element) -> Iterator[Element]:
    for child in paragraph:
        if child.tag == _name("txbxContent"):
            yield child
        elif child.tag not in _SKIPPED:
            yield from _text_boxes(child)
