"""Read OpenDocument spreadsheets: each row that is seen, as its cells show it."""

from __future__ import annotations

from index.limits import DEFAULT_LIMITS, ReadLimits
from index.readers.extract import Extract, TextBuilder, parsing
from index.readers.office.archive import Archive
from index.readers.office.sheet import MOST_FROZEN
from index.readers.office.sheet_lines import (
    check_sheets,
    hidden_note,
    sheet_notes,
    write_sheet,
)
from index.readers.opendocument.ods_sheet import read_sheets
from index.readers.opendocument.package import find_title, open_package
from index.readers.opendocument.styles import Styles

_STYLES = "styles.xml"
_CONFIG = "{urn:oasis:names:tc:opendocument:xmlns:config:1.0}"
_TABLES = f"{_CONFIG}config-item-map-named[@{_CONFIG}name='Tables']"
_FROZEN = "2"


def read_ods(content: bytes, limits: ReadLimits = DEFAULT_LIMITS) -> Extract:
    """Return the rows of all sheets, each a page with the number the program shows.

    What is hidden from a person who opens the file is left out, and a note says so.

    Raises:
        UnreadableDocumentError: not such a file, encrypted, damaged or too large.
    """
    kind = "an OpenDocument spreadsheet"
    with parsing(kind):
        archive = open_package(content, limits, kind, ".ods", ".sxc")
        styles = Styles(
            archive.xml(part) for part in ("styles.xml",) if part in archive
        )
        sheets = read_sheets(archive.read("content.xml"), styles)
        check_sheets(len(sheets), limits)
        frozen = _read_frozen(archive)
        builder = TextBuilder()
        notes: list[str] = []
        for sheet in sheets:
            if not sheet.shown:
                notes.append(hidden_note(sheet.name))
                continue
            rows = frozen.get(sheet.name, 0)
            sheet.seen.frozen = rows if rows <= MOST_FROZEN else 0
            write_sheet(sheet.name, sheet.seen, builder)
            for text in sheet.boxes:
                builder.add(text)
            notes += sheet_notes(sheet.name, sheet.seen)
        return builder.build(find_title(archive), notes=notes)


def _read_frozen(archive: Archive) -> dict[str, int]:
    """Return by sheet how many rows at its top stay in view."""
    found: dict[str, int] = {}
    if "settings.xml" not in archive:
        return found
    for tables in archive.xml("settings.xml").iterfind(f".//{_TABLES}"):
        for entry in tables:
            items = {item.get(f"{_CONFIG}name"): item.text or "" for item in entry}
            rows = items.get("VerticalSplitPosition", "")
            if items.get("VerticalSplitMode") == _FROZEN and rows.isdigit():
                found[entry.get(f"{_CONFIG}name", "")] = int(rows)
    return found
