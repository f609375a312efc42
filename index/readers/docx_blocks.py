"""Write the blocks of WordprocessingML as lines of text.

python-docx opens the file and knows its parts, but its paragraphs leave out text
in content controls, tracked insertions, fields and text boxes, so the elements
are walked here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from index.readers.extract import TextBuilder, join_cells

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement as Element

_NAMESPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# The repetition of a drawing for old programs, deleted text, reading aids.
_SKIPPED = frozenset(
    [_FALLBACK, *(_NAMESPACE + tag for tag in ("del", "moveFrom", "rt"))]
)
_TEXT = frozenset([f"{_NAMESPACE}t", f"{_MATH}t"])
_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_HEADING_NAME = re.compile(r"heading ([1-9])", re.IGNORECASE)
_LIST_NAME = re.compile(r"list (?:bullet|number)", re.IGNORECASE)
_BODY_LEVEL = 9


def write_blocks(root: Element, styles: Element, builder: TextBuilder) -> None:
    """Append the text under ``root`` to ``builder``, one paragraph or row a block.

    List items begin with "- ", cells of a table row are separated by " | ".
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
        newlines = 2
        self._in_list = False
        for row in _children(table, "tr"):
            cells = list(_children(row, "tc"))
            texts = [_cell_text(cell) for cell in cells]
            if sum(map(bool, texts)) > 1:
                self._builder.add(join_cells(texts), newlines)
                newlines = 1
            else:  # A box around text, or a row that is a caption.
                for cell in cells:
                    self.write(cell)
                newlines = 2

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
        yield child
        yield from _pieces(child)


def _text_of(paragraph: Element) -> str:
    text = []
    for piece in _pieces(paragraph):
        if piece.tag in _TEXT:
            text.append(piece.text or "")
        elif isinstance(piece.tag, str) and piece.tag.startswith(_NAMESPACE):
            text.append(_CHARACTERS.get(piece.tag.removeprefix(_NAMESPACE), ""))
    return "".join(text)


def _cell_text(cell: Element) -> str:
    return " ".join(map(_text_of, cell.iter(_name("p")))).strip()


def _text_boxes(paragraph: Element) -> Iterator[Element]:
    for child in paragraph:
        if child.tag == _name("txbxContent"):
            yield child
        elif child.tag not in _SKIPPED:
            yield from _text_boxes(child)
