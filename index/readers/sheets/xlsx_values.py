"""Know what the values in the cells of a workbook look like."""

from __future__ import annotations

import re
from dataclasses import dataclass

from index.readers.office.archive import RELATIONSHIP, Archive, Element
from index.readers.office.built_in_formats import format_code
from index.readers.office.number_formats import GENERAL, format_stored, hides_text
from index.readers.shared.raised import raised

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell shows its value."""

    code: str = GENERAL
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Workbook:
    """What all sheets share."""

    sheets: tuple[tuple[str, str, bool], ...]
    """Name, part, and whether it is shown."""
    strings: tuple[str, ...]
    styles: tuple[Style, ...]
    since_1904: bool

    def style(self, cell: Element) -> Style:
        """Return the style of a cell."""
        index = int(cell.get("s", "0"))
        return self.styles[index] if index < len(self.styles) else Style()

    def show(self, cell: Element, style: Style) -> str:
        """Return the value of a cell as a person sees it in its ``style``."""
        kind = cell.get("t", "n")
        if kind == "inlineStr":
            inline = cell.find(f"{SHEET}is")
            return "" if inline is None else rich_text(inline)
        value = cell.findtext(f"{SHEET}v") or ""
        code = style.code
        if kind in ("s", "str"):
            text = self.strings[int(value)] if kind == "s" and value else value
            return "" if hides_text(code) else unescape(text)
        if kind == "b":
            return "TRUE" if value.strip() == "1" else "FALSE"
        if kind == "n" and value.strip():
            return format_stored(value, code, since_1904=self.since_1904)
        return value  # An error such as #REF!, or a date in ISO 8601.


def open_workbook(archive: Archive) -> Workbook:
    """Read what all sheets of a packed workbook share.

    Raises:
        KeyError: it is no workbook.
        ElementTree.ParseError: the XML is broken.
    """
    main = archive.main_part()
    root = archive.xml(main)
    if root.tag != f"{SHEET}workbook":
        raise KeyError("workbook")
    relations = archive.relations(main)
    sheets = []
    for sheet in root.iter(f"{SHEET}sheet"):
        relation = relations.get(sheet.get(f"{RELATIONSHIP}id", ""))
        # A sheet that is one chart has no cells.
        if relation and relation.kind == "worksheet":
            visible = sheet.get("state", "visible") == "visible"
            sheets.append((sheet.get("name", ""), relation.target, visible))
    properties = root.find(f"{SHEET}workbookPr")
    since_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    return Workbook(
        tuple(sheets),
        _read_strings(archive, main),
        _read_styles(archive, main),
        since_1904,
    )


def rich_text(element: Element) -> str:
    """Return the text of runs, without the signs that say how it is pronounced."""
    texts = []
    for child in element:
        if child.tag == f"{SHEET}t":
            texts.append(child.text or "")
        elif child.tag == f"{SHEET}r":
            text = child.findtext(f"{SHEET}t") or ""
            place = child.find(f"{SHEET}rPr/{SHEET}vertAlign")
            above = place is not None and place.get("val") == "superscript"
            texts.append(raised(text) if above else text)
    return unescape("".join(texts))


def unescape(text: str) -> str:
    """Return ``text`` with the characters that XML cannot hold."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def _read_strings(archive: Archive, main: str) -> tuple[str, ...]:
    for part in archive.related(main, "sharedStrings"):
        return tuple(map(rich_text, archive.xml(part).iter(f"{SHEET}si")))
    return ()


def _read_styles(archive: Archive, main: str) -> tuple[Style, ...]:
    for part in archive.related(main, "styles"):
        root = archive.xml(part)
        codes = {
            int(found.get("numFmtId", "0")): found.get("formatCode", GENERAL)
            for found in root.iterfind(f"{SHEET}numFmts/{SHEET}numFmt")
        }
        bold = [
            _is_bold(font.find(f"{SHEET}b"))
            for font in root.iterfind(f"{SHEET}fonts/{SHEET}font")
        ]
        return tuple(
            _style(found, codes, bold)
            for found in root.iterfind(f"{SHEET}cellXfs/{SHEET}xf")
        )
    return ()


def _style(found: Element, codes: dict[int, str], bold: list[bool]) -> Style:
    number, font = int(found.get("numFmtId", "0")), int(found.get("fontId", "0"))
    return Style(format_code(number, codes), font < len(bold) and bold[font])


def _is_bold(mark: Element | None) -> bool:
    return mark is not None and mark.get("val", "1") not in ("0", "false")
