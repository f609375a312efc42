"""Write small OpenDocument spreadsheets by hand."""

from __future__ import annotations

import io
import zipfile

from tests.index.readers.opendocument.odt_files import NAMES

_CONFIG = "urn:oasis:names:tc:opendocument:xmlns:config:1.0"


def write_ods(
    sheets: str,
    *,
    title: str = "",
    styles: str = "",
    frozen: dict[str, int] | None = None,
    manifest: str = "<manifest/>",
) -> bytes:
    """Return a file with these tables, and ``styles`` as its automatic styles."""
    content = (
        f"<office:document-content {NAMES}>"
        f"<office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    meta = (
        '<m xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{title}</dc:title></m>"
    )
    entries = "".join(
        f'<c:entry c:name="{name}"><c:item c:name="VerticalSplitMode">2</c:item>'
        f'<c:item c:name="VerticalSplitPosition">{rows}</c:item></c:entry>'
        for name, rows in (frozen or {}).items()
    )
    settings = (
        f'<s xmlns:c="{_CONFIG}"><c:config-item-map-named c:name="Tables">{entries}'
        "</c:config-item-map-named></s>"
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("settings.xml", settings)
        archive.writestr("meta.xml", meta)
        archive.writestr("META-INF/manifest.xml", manifest)
    return file.getvalue()


def sheet(name: str, *rows: str, style: str = "", columns: str = "") -> str:
    """Return a table."""
    return (
        f'<table:table table:name="{name}" table:style-name="{style}">'
        f"{columns}{''.join(rows)}</table:table>"
    )


def row(*cells: str, attributes: str = "") -> str:
    """Return a row; what is no cell becomes one with that text."""
    written = (one if one.startswith("<") else cell(one) for one in cells)
    return f"<table:table-row {attributes}>{''.join(written)}</table:table-row>"


def cell(text: str = "", attributes: str = "", more: str = "") -> str:
    """Return a cell, with ``more`` elements in it."""
    shown = f"<text:p>{text}</text:p>" if text else ""
    return f"<table:table-cell {attributes}>{more}{shown}</table:table-cell>"
