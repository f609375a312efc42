"""Write the shapes of a slide (PresentationML) as lines of text."""

from __future__ import annotations

from collections.abc import Iterator

from index.readers.extract import TextBuilder
from index.readers.office.archive import Element
from index.readers.office.formulas import MATH, formula_text
from index.readers.shared.raised import raised
from index.readers.shared.struck import STRUCK
from index.readers.shared.symbols import Signs, find_signs, read_signs
from index.readers.shared.tables import Cell, Row, write_table

SLIDE = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_FORMULA = f"{MATH}oMath"
_TITLES = ("title", "ctrTitle")
# Repeated on every slide: its date, its footer and its number.
_CHROME = ("dt", "ftr", "sldNum", "hdr")
_LISTS = ("body", "obj", None)
_BREAKS = (f"{_DRAWING}br", f"{_DRAWING}tab")
_ON = ("1", "true")


def write_shapes(
    slide: Element,
    builder: TextBuilder,
    *,
    margins: bool = False,
    placeholders: bool = True,
) -> None:
    """Append what stands on a slide: its title first, then the shapes in their order.

    Args:
        slide: The root of a slide.
        builder: Where to; lists begin with "- ", and cells have their headers.
        margins: Whether what is repeated on every slide is wanted, too.
        placeholders: Whether shapes that stand in for those of a slide are wanted.
    """
    shapes = list(_shapes(slide))
    if any(map(_is_struck, slide.iter(f"{_DRAWING}rPr"))):
        builder.note(STRUCK)
    for shape in sorted(shapes, key=lambda shape: _placeholder(shape) not in _TITLES):
        if shape.tag == f"{_DRAWING}tbl":
            write_table([_table_row(row, shape) for row in _rows(shape)], builder)
        elif placeholders or _placeholder(shape) == "":
            _write_shape(shape, builder, margins=margins)


def notes_text(notes: Element) -> str:
    """Return what the speaker wrote under a slide, a paragraph a line."""
    lines = [
        text_of(paragraph)
        for shape in _shapes(notes)
        if _placeholder(shape) == "body"
        for paragraph in shape.iter(f"{_DRAWING}p")
    ]
    return "\n".join(line for line in lines if line.strip())


def _shapes(element: Element) -> Iterator[Element]:
    """Yield shapes with text, and tables, also those in groups."""
    for child in element:
        if child.tag in (f"{SLIDE}sp", f"{SLIDE}cxnSp", f"{_DRAWING}tbl"):
            if not _is_hidden(child):
                yield child
        elif child.tag != _FALLBACK and not _is_hidden(child):
            yield from _shapes(child)


def _is_hidden(shape: Element) -> bool:
    properties = shape.find(f"*/{SLIDE}cNvPr")
    return properties is not None and properties.get("hidden") in _ON


def _placeholder(shape: Element) -> str | None:
    """Return which part of the layout a shape fills; "" where it fills none."""
    found = shape.find(f"{SLIDE}nvSpPr/{SLIDE}nvPr/{SLIDE}ph")
    return "" if found is None else found.get("type")


def _write_shape(shape: Element, builder: TextBuilder, *, margins: bool) -> None:
    kind = _placeholder(shape)
    body = shape.find(f"{SLIDE}txBody")
    if body is None or (kind in _CHROME and not margins):
        return
    paragraphs = list(body.iterfind(f"{_DRAWING}p"))
    if kind in _TITLES:
        builder.add_heading(1, " ".join(map(text_of, paragraphs)))
        return
    filled = [paragraph for paragraph in paragraphs if text_of(paragraph).strip()]
    in_list = kind in _LISTS and len(filled) > 1
    newlines = 2
    for paragraph in filled:
        item = in_list if _bullet(paragraph) is None else _bullet(paragraph)
        builder.add(("- " if item else "") + text_of(paragraph).strip(), newlines)
        newlines = 1


def _bullet(paragraph: Element) -> bool | None:
    """Return whether the paragraph has a bullet of its own; None if it says nothing."""
    properties = paragraph.find(f"{_DRAWING}pPr")
    if properties is None:
        return None
    if properties.find(f"{_DRAWING}buNone") is not None:
        return False
    bullets = (properties.find(f"{_DRAWING}{name}") for name in ("buChar", "buAutoNum"))
    return True if any(bullet is not None for bullet in bullets) else None


def text_of(paragraph: Element) -> str:
    """Return the text of a paragraph."""
    text = []
    above = False
    struck = False
    signs = None
    for piece in _pieces(paragraph):
        if piece.tag == f"{_DRAWING}rPr":
            above = piece.get("baseline", "0")[0] not in "-0"
            struck = _is_struck(piece)
            signs = _signs_of(piece)
        elif piece.tag == f"{_DRAWING}t":
            seen = "" if struck else read_signs(piece.text or "", signs)
            text.append(raised(seen) if above else seen)
            above, struck, signs = False, False, None
        elif piece.tag == _FORMULA:
            text.append(formula_text(piece))
        elif piece.tag in _BREAKS:
            text.append("\n" if piece.tag == _BREAKS[0] else "\t")
    return "".join(text)


def _pieces(element: Element) -> Iterator[Element]:
    """Yield what makes up the characters of a paragraph; a formula is one."""
    for child in element:
        if child.tag != _FALLBACK:
            yield child
            if child.tag != _FORMULA:
                yield from _pieces(child)


def _is_struck(properties: Element) -> bool:
    return properties.get("strike", "noStrike") != "noStrike"


def _signs_of(properties: Element) -> Signs | None:
    """Return the signs of the font of a run, where it is one of signs."""
    fonts = (properties.find(_DRAWING + name) for name in ("sym", "latin"))
    found = (find_signs(font.get("typeface")) for font in fonts if font is not None)
    return next((signs for signs in found if signs is not None), None)


def _rows(table: Element) -> list[Element]:
    return table.findall(f"{_DRAWING}tr")


def _table_row(row: Element, table: Element) -> Row:
    properties = table.find(f"{_DRAWING}tblPr")
    styled = properties is not None and properties.get("firstRow") in _ON
    cells = [
        Cell(
            " ".join(map(text_of, cell.iter(f"{_DRAWING}p"))),
            int(cell.get("gridSpan", "1")),
            int(cell.get("rowSpan", "1")),
        )
        for cell in row.iterfind(f"{_DRAWING}tc")
        if cell.get("hMerge") not in _ON and cell.get("vMerge") not in _ON
    ]
    return Row(cells, emphasised=styled and row is _rows(table)[0])
