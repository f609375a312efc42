from __future__ import annotations

import pytest

from index.errors import UnreadableDocumentError
from index.limits import DEFAULT_LIMITS, ReadLimits
from index.readers.sheets.xls import read_xls
from tests.index.readers.sheets.xls_files import (
    Styled,
    Value,
    XlsSheet,
    write_records,
    write_xls,
)
from tests.index.readers.word.doc.doc_files import p, write_doc, write_ole

FIRMS = XlsSheet(
    "Firms",
    [
        ["Firms in 2021"],
        [],
        ["City", "Firms", "Jobs"],
        ["Xuzhou", 252, 9000],
        ["Nanjing", 140, 8000],
    ],
)


def test_each_row_is_a_page_with_its_sheet_number_and_headers() -> None:
    extract = read_xls(write_xls(FIRMS))

    assert extract.text == (
        "Firms\n\nFirms in 2021\n\n"
        "City: Xuzhou | Firms: 252 | Jobs: 9000\n"
        "City: Nanjing | Firms: 140 | Jobs: 8000"
    )
    assert [(page.place, page.span.of(extract.text)[:8]) for page in extract.pages] == [
        ("sheet Firms, row 1", "Firms in"),
        ("sheet Firms, row 4", "City: Xu"),
        ("sheet Firms, row 5", "City: Na"),
    ]
    assert [h.span.of(extract.text) for h in extract.headings] == ["Firms"]


def test_values_are_written_as_the_cells_show_them() -> None:
    cells: list[Value | Styled] = [
        Styled(0.12, "0 %"),
        Styled(1234567.5, 4),
        Styled(7, "000"),
        Styled(44289, 14),
        Styled(44258, "dd.mm.yyyy"),
        True,
        "#REF!",
        "007",
        Styled("not seen", ";;;"),
        Styled("m2", raised=1),
        "苏州",
    ]

    extract = read_xls(write_xls(XlsSheet("S", [cells])))

    assert extract.text.splitlines()[-1] == (
        "12 % | 1,234,567.50 | 007 | 2021-04-03 | 03.03.2021 | TRUE | #REF! | 007"
        " | m² | 苏州"
    )


def test_a_format_that_the_file_defines_holds_for_a_built_in_number_too() -> None:
    cells = [Styled(1234.5, 44), Styled(-700, 6), Styled(44289, 14)]
    formats = {44: '#,##0.00\\ "kr"', 6: '#,##0\\ "kr";-#,##0\\ "kr"', 14: "m/d/yy"}

    defined = read_xls(write_xls(XlsSheet("S", [cells]), formats=formats))
    built_in = read_xls(write_xls(XlsSheet("S", [cells])))

    assert defined.text == "S\n\n1,234.50 kr | -700 kr | 2021-04-03"
    assert built_in.text == "S\n\n1,234.50 | -700 | 2021-04-03"


def test_a_cell_without_a_number_costs_no_workbook() -> None:
    sheet = XlsSheet("S", [["Xuzhou", float("nan"), Styled(float("inf"), "0.0")]])

    assert read_xls(write_xls(sheet)).text == "S\n\nXuzhou | nan | inf"


def test_dates_may_count_from_1904() -> None:
    sheet = XlsSheet("S", [[Styled(42827, "yyyy-mm-dd")]])

    assert read_xls(write_xls(sheet, since_1904=True)).text == "S\n\n2021-04-03"


def test_what_is_hidden_is_left_out_and_the_notes_say_so() -> None:
    rows: list[list[Value | None]] = [
        ["City", "Draft", "Firms", "Jobs"],
        ["Xuzhou", 1, 252, 9000],
        ["Nanjing", 2, 140, 8000],
    ]
    seen = XlsSheet("Seen", rows, hidden_rows=[2], hidden_columns=[1])

    extract = read_xls(write_xls(seen, XlsSheet("Hidden", rows, visibility=1)))

    assert extract.text == "Seen\n\nCity: Xuzhou | Firms: 252 | Jobs: 9000"
    assert extract.notes == (
        '1 hidden rows of the sheet "Seen" were left out.',
        '1 hidden columns of the sheet "Seen" were left out.',
        'The sheet "Hidden" is hidden and was left out.',
    )


def test_merged_cells_belong_to_all_their_rows_and_columns() -> None:
    rows: list[list[Value | None]] = [
        ["Region", "2020", None, "2021"],
        ["", "Firms", "Jobs", "Firms"],
        ["North", 1, 2, 3],
        [None, 4, 5, 6],
    ]
    merged = [(0, 1, 0, 0), (0, 0, 1, 2), (2, 3, 0, 0)]

    extract = read_xls(write_xls(XlsSheet("S", rows, merged=merged)))

    assert extract.text.splitlines()[-1] == (
        "Region: North | 2020 / Firms: 4 | 2020 / Jobs: 5 | 2021 / Firms: 6"
    )


@pytest.mark.parametrize("mark", ["bold", "frozen", "filtered"])
def test_a_row_that_is_marked_as_the_header_is_one(mark: str) -> None:
    head = [Styled(text, bold=mark == "bold") for text in ("City", "Policy")]
    sheet = XlsSheet(
        "S",
        [head, ["Xuzhou", "Land"], ["Nanjing", "Tax"]],
        frozen=int(mark == "frozen"),
        filtered=(0, 2, 0, 1) if mark == "filtered" else None,
    )

    extract = read_xls(write_xls(sheet))

    assert extract.text == (
        "S\n\nCity: Xuzhou | Policy: Land\nCity: Nanjing | Policy: Tax"
    )


def test_text_boxes_follow_the_rows_of_their_sheet() -> None:
    boxed = XlsSheet("A", [["Xuzhou"]], boxes=["Unaudited.\nSee annex 2."])

    extract = read_xls(write_xls(boxed, XlsSheet("B", [["Nanjing"]])))

    assert extract.text == ("A\n\nXuzhou\n\nUnaudited.\n\nSee annex 2.\n\nB\n\nNanjing")


def test_records_that_lie_in_no_compound_file_are_read() -> None:
    assert read_xls(write_records(FIRMS)) == read_xls(write_xls(FIRMS))


def test_more_sheets_than_allowed_are_refused() -> None:
    content = write_xls(FIRMS, XlsSheet("Jobs", [["x"]]))

    with pytest.raises(UnreadableDocumentError, match="has 2 sheets"):
        read_xls(content, ReadLimits(pages=1))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (write_ole({"Workbook": write_records(FIRMS, encrypted=True)}), "password"),
        (write_ole({"EncryptedPackage": b"x"}), "password-protected"),
        (write_doc([p("A letter.\r")]), "is not an Excel file"),
        (write_xls(FIRMS)[:600], "cannot be read as an Excel file"),
        (write_ole({"Workbook": b"\x09\x08"}), "cannot be read as an Excel file"),
    ],
)
def test_what_is_no_excel_file_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=reason):
        read_xls(content, DEFAULT_LIMITS)


def test_a_note_follows_the_table_and_is_cited_by_the_row_of_its_cell() -> None:
    notes = {(3, 1): ("Anna Li", "Anna Li:\nShould be 300.")}
    sheet = XlsSheet("Firms", FIRMS.rows, notes=notes, boxes=["Unaudited."])

    extract = read_xls(write_xls(sheet))

    assert extract.text.endswith(
        "Jobs: 8000\n\nComment by Anna Li on B4: Should be 300.\n\nUnaudited."
    )
    assert extract.pages[-1].place == "sheet Firms, row 4"
