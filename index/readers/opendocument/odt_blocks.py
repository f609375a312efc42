"""Write the blocks of an OpenDocument text as lines of text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from index.readers.extract import TextBuilder
from index.readers.office.archive import Element
from index.readers.opendocument.odt_lists import paragraph_marks
from index.readers.opendocument.styles import DRAW as _DRAW
from index.readers.opendocument.styles import OFFICE as _OFFICE
from index.readers.opendocument.styles import TABLE as _TABLE
from index.readers.opendocument.styles import TEXT as _TEXT
from index.readers.opendocument.styles import Styles, count
from index.readers.shared.list_numbers import BULLET
from index.readers.shared.raised import raised
from index.readers.shared.struck import STRUCK
from index.readers.shared.tables import Cell, Row, row_lines

_OASIS = "urn:oasis:names:tc:opendocument:xmlns:"
_BOX = f"{_DRAW}text-box"
# What was deleted, remarks at the margin, and what only describes.
_SKIPPED = frozenset(
    [
        f"{_TEXT}tracked-changes",
        f"{_OFFICE}annotation",
        f"{_TEXT}note-citation",
        f"{_TEXT}hidden-text",
        f"{_TEXT}hidden-paragraph",
        f"{_TEXT}ruby-text",
        f"{_TEXT}sequence-decls",
        f"{_TEXT}user-field-decls",
        f"{_TEXT}variable-decls",
        f"{_OFFICE}forms",
        "{http://www.w3.org/2000/svg}title",
        f"{{{_OASIS}svg-compatible:1.0}}title",
        f"{{{_OASIS}svg-compatible:1.0}}desc",
    ]
)
_PARAGRAPHS = (f"{_TEXT}p", f"{_TEXT}h")
_TITLE_STYLE = re.compile(r"Title", re.IGNORECASE)
_MOST_REPEATED = 100
_MOST_LEVELS = 9


def write_blocks(
    root: Element, more_styles: Sequence[Element], builder: TextBuilder
) -> None:
    """Append the text under ``root`` to ``builder``, one paragraph or row a block.

    Args:
        root: The root of the content; it holds styles of its own.
        more_styles: The roots of other parts with styles.
        builder: List items begin with "- " or their number, cells have their headers.
    """
    body = root.find(f"{_OFFICE}body")
    if body is None:
        raise ValueError("no body")
    roots = [root, *more_styles]
    writer = _BlockWriter(roots, paragraph_marks(body, roots, _SKIPPED), builder)
    writer.write(body)
    writer.write_notes()


class _BlockWriter:
    def __init__(
        self,
        roots: Sequence[Element],
        marks: Mapping[Element, str],
        builder: TextBuilder,
    ) -> None:
        self._builder = builder
        self._marks = marks
        self._styles = Styles(roots)
        self._notes: list[Element] = []
        self._in_list = False

    def write(self, root: Element) -> None:
        for child in root:
            if child.tag in _SKIPPED:
                continue
            if child.tag in _PARAGRAPHS:
                self._write_paragraph(child)
            elif child.tag == f"{_TABLE}table":
                self._write_table(child)
            else:
                self.write(child)

    def write_notes(self) -> None:
        while self._notes:
            self.write(self._notes.pop(0))

    def _write_paragraph(self, paragraph: Element) -> None:
        text = self._text_of(paragraph)
        level = self._heading_level(paragraph)
        if text.strip() and level:
            self._builder.add_heading(level, self._numbered(paragraph, text))
            self._in_list = False
        elif text.strip():
            mark = self._marks.get(paragraph, "")
            newlines = 1 if mark and self._in_list else 2
            self._builder.add(f"{mark} {text.strip()}".lstrip(), newlines)
            self._in_list = bool(mark)
        for box in _boxes(paragraph):
            self.write(box)

    def _numbered(self, paragraph: Element, text: str) -> str:
        """Return the text of a paragraph after its number; a bullet is none."""
        mark = self._marks.get(paragraph, BULLET)
        return text if mark == BULLET or not text.strip() else f"{mark} {text.strip()}"

    def _heading_level(self, paragraph: Element) -> int:
        if paragraph.tag.endswith("}h"):
            level = paragraph.get(f"{_TEXT}outline-level", "1")
            return min(max(int(level), 1), _MOST_LEVELS)
        name = paragraph.get(f"{_TEXT}style-name")
        parent = self._styles.parent(name)
        return int(any(_TITLE_STYLE.fullmatch(found or "") for found in (name, parent)))

    def _write_table(self, table: Element) -> None:
        self._in_list = False
        elements = list(_rows(table))
        rows = [self._table_row(row, header=header) for row, header in elements]
        lines = {line.row: line for line in row_lines(rows)}
        newlines = 2
        for index, (element, _) in enumerate(elements):
            line = lines.get(index)
            if _is_laid_out(element) or (line and line.apart and _one(rows[index])):
                for cell in element.iterfind(f"{_TABLE}table-cell"):
                    self.write(cell)
                newlines = 2
            elif line:
                self._builder.add(line.text, 2 if line.apart else newlines)
                newlines = 2 if line.apart else 1

    def _table_row(self, row: Element, *, header: bool) -> Row:
        if _is_laid_out(row):
            return Row(())
        elements = row.findall(f"{_TABLE}table-cell")
        cells = []
        for element in elements:
            text = " ".join(
                self._numbered(found, self._text_of(found))
                for found in _cell_paragraphs(element)
            )
            repeated = count(element, f"{_TABLE}number-columns-repeated")
            cells += [
                Cell(
                    text,
                    count(element, f"{_TABLE}number-columns-spanned"),
                    count(element, f"{_TABLE}number-rows-spanned"),
                )
            ] * min(repeated, _MOST_REPEATED)
        return Row(cells, header=header, emphasised=all(map(self._is_bold, elements)))

    def _is_bold(self, cell: Element) -> bool:
        """Return whether the text of a cell is bold; an empty cell is no obstacle."""
        for paragraph in _cell_paragraphs(cell):
            spans = list(paragraph.iter(f"{_TEXT}span"))
            inside = "".join("".join(span.itertext()) for span in spans)
            whole = "".join(paragraph.itertext())
            if not whole.strip() or self._bold_style(paragraph):
                continue
            if inside != whole or not all(map(self._bold_style, spans)):
                return False
        return True

    def _bold_style(self, element: Element) -> bool:
        return self._styles.is_bold(element.get(f"{_TEXT}style-name"))

    def _text_of(self, element: Element) -> str:
        """Return the text of a paragraph or a part of it; notes wait for the end."""
        text = [element.text or ""]
        for child in element:
            text += [self._inside(child), child.tail or ""]
        return self._shown("".join(text), element.get(f"{_TEXT}style-name"))

    def _inside(self, child: Element) -> str:
        local = child.tag.removeprefix(_TEXT)
        if local == "note":
            self._notes += child.findall(f"{_TEXT}note-body")
        elif local == "s":
            return " " * min(count(child, f"{_TEXT}c"), _MOST_REPEATED)
        elif local in ("tab", "line-break"):
            return "\t" if local == "tab" else "\n"
        elif child.tag not in _SKIPPED and child.tag != _BOX:
            inside = self._text_of(child)
            above = self._styles.is_raised(child.get(f"{_TEXT}style-name"))
            return raised(inside) if above else inside
        return ""

    def _shown(self, text: str, style: str | None) -> str:
        """Return the part of a text that is neither hidden nor struck out."""
        if not text.strip():
            return text
        struck = self._styles.is_struck(style)
        if struck:
            self._builder.note(STRUCK)
        return "" if struck or self._styles.is_hidden(style) else text


def _rows(table: Element, *, header: bool = False) -> Iterator[tuple[Element, bool]]:
    """Yield the rows, and whether the table marks them as its header."""
    for child in table:
        if child.tag == f"{_TABLE}table-row":
            yield child, header
        elif child.tag == f"{_TABLE}table-header-rows":
            yield from _rows(child, header=True)
        elif child.tag in (f"{_TABLE}table-rows", f"{_TABLE}table-row-group"):
            yield from _rows(child, header=header)


def _cell_paragraphs(cell: Element) -> Iterator[Element]:
    return (found for found in cell.iter() if found.tag in _PARAGRAPHS)


def _boxes(paragraph: Element) -> Iterator[Element]:
    """Yield the text boxes that hang on a paragraph, not those inside them."""
    for child in paragraph:
        if child.tag == _BOX:
            yield child
        elif child.tag not in _SKIPPED and child.tag != f"{_TEXT}note":
            yield from _boxes(child)


def _is_laid_out(row: Element) -> bool:
    """Return whether the cells hold tables, so that they are no cells of data."""
    return row.find(f".//{_TABLE}table") is not None


def _one(row: Row) -> bool:
    """Return whether a row is a box around text, or a title."""
    filled = [index for index, cell in enumerate(row.cells) if cell.text.strip()]
    return filled == [0]
