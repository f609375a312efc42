"""Know what the cells and shapes of an OpenDocument spreadsheet show."""

from __future__ import annotations

from collections.abc import Iterator

from index.readers.office.archive import Element
from index.readers.office.number_formats import GENERAL, format_stored
from index.readers.opendocument.annotations import ANNOTATION
from index.readers.opendocument.styles import DRAW, OFFICE, TEXT, Styles, count
from index.readers.shared.raised import raised

_PARAGRAPH = f"{TEXT}p"
_CHARACTERS = {f"{TEXT}tab": "\t", f"{TEXT}line-break": "\n"}
_UNREAD = (f"{TEXT}ruby-text", ANNOTATION)
_MOST_SPACES = 100
_PERCENT = "0.########%"
_VALUES = ("string-value", "date-value", "time-value")


def shown_text(cell: Element, styles: Styles) -> str:
    """Return what a cell shows; its value where a program stored no text for it."""
    paragraphs = cell.findall(_PARAGRAPH)
    if paragraphs:
        return "\n".join(_text_of(paragraph, styles) for paragraph in paragraphs)
    kind = cell.get(f"{OFFICE}value-type", "")
    if kind == "boolean":
        return cell.get(f"{OFFICE}boolean-value", "").upper()
    if kind in ("float", "percentage", "currency"):
        code = _PERCENT if kind == "percentage" else GENERAL
        return format_stored(cell.get(f"{OFFICE}value", ""), code)
    return next(filter(None, (cell.get(OFFICE + name) for name in _VALUES)), "")


def box_texts(element: Element) -> Iterator[str]:
    """Yield the paragraphs of the shapes under ``element``, without its notes."""
    for child in element:
        if child.tag.startswith(DRAW):
            for paragraph in child.iter(_PARAGRAPH):
                yield "".join(paragraph.itertext())


def _text_of(paragraph: Element, styles: Styles) -> str:
    text = [paragraph.text or ""]
    for child in paragraph:
        if child.tag == f"{TEXT}s":
            text.append(" " * min(count(child, f"{TEXT}c"), _MOST_SPACES))
        elif child.tag not in _UNREAD:
            inside = _CHARACTERS.get(child.tag) or _text_of(child, styles)
            above = styles.is_raised(child.get(f"{TEXT}style-name"))
            text.append(raised(inside) if above else inside)
        text.append(child.tail or "")
    return "".join(text)
