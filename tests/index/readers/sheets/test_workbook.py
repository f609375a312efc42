from __future__ import annotations

import io

import openpyxl
import pytest

from index.errors import UnreadableDocumentError
from index.limits import DEFAULT_LIMITS
from index.readers import READERS
from index.readers.sheets.workbook import read_workbook
from tests.index.readers.opendocument.ods_files import row, sheet, write_ods
from tests.index.readers.sheets.xls_files import XlsSheet, write_xls

TABLE = (
    "<table><tr><th>City</th><th>Firms</th><th>Jobs</th></tr>"
    "<tr><td>Xuzhou</td><td>252</td><td>9</td></tr></table>"
)
ROW = "City: Xuzhou | Firms: 252 | Jobs: 9"


def write_xlsx() -> bytes:
    workbook = openpyxl.Workbook()
    workbook.worksheets[0].append(["City", "Firms", "Jobs"])
    workbook.worksheets[0].append(["Xuzhou", 252, 9])
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        write_xls(XlsSheet("S", [["City", "Firms", "Jobs"], ["Xuzhou", 252, 9]])),
        write_xlsx(),
        write_ods(sheet("S", row("City", "Firms", "Jobs"), row("Xuzhou", "252", "9"))),
        f"<html><body>{TABLE}</body></html>".encode(),
        TABLE.encode("utf-16"),
        b"City\tFirms\tJobs\nXuzhou\t252\t9\n",
        "City;Firms;Jobs\nXuzhou;252;9\n".encode("utf-16"),
        f"MIME-Version: 1.0\nContent-Type: text/html\n\n{TABLE}".encode(),
    ],
    ids=[
        "xls",
        "xlsx",
        "ods",
        "html",
        "wide html",
        "tabs",
        "wide semicolons",
        "web archive",
    ],
)
@pytest.mark.parametrize("suffix", [".xls", ".xlsx", ".ods"])
def test_a_workbook_is_read_as_what_it_is(content: bytes, suffix: str) -> None:
    assert ROW in READERS[suffix](content, DEFAULT_LIMITS).text.splitlines()


def test_what_is_no_workbook_at_all_is_refused() -> None:
    with pytest.raises(UnreadableDocumentError, match="is not an Excel file"):
        read_workbook(bytes(range(256)) * 10)
