from __future__ import annotations

import pytest

from index.errors import UnreadableDocumentError
from index.limits import ReadLimits
from index.readers.opendocument.ods import read_ods
from tests.index.readers.opendocument.ods_files import cell, row, sheet, write_ods
from tests.index.readers.opendocument.odt_files import write_odt

FIRMS = write_ods(
    sheet(
        "Firms",
        row("Firms in 2021"),
        row(cell(attributes='table:number-columns-repeated="1024"')),
        row("City", "Firms", "Jobs"),
        row("Xuzhou", "252", "9,000"),
        row("Nanjing", "140", "8,000"),
    ),
    title="Firms of Jiangsu",
)


def test_each_row_is_a_page_with_its_sheet_number_and_headers() -> None:
    extract = read_ods(FIRMS)

    assert extract.text == (
        "Firms\n\nFirms in 2021\n\n"
        "City: Xuzhou | Firms: 252 | Jobs: 9,000\n"
        "City: Nanjing | Firms: 140 | Jobs: 8,000"
    )
    assert [(page.place, page.span.of(extract.text)[:8]) for page in extract.pages] == [
        ("sheet Firms, row 1", "Firms in"),
        ("sheet Firms, row 4", "City: Xu"),
        ("sheet Firms, row 5", "City: Na"),
    ]
    assert extract.title == "Firms of Jiangsu"


def test_a_cell_without_a_number_costs_no_workbook() -> None:
    cells = [
        cell("", 'office:value-type="float" office:value="NaN"'),
        cell("", 'office:value-type="percentage" office:value="1,5"'),
        cell("", 'office:value-type="currency"'),
        cell("Xuzhou"),
    ]

    assert read_ods(write_ods(sheet("S", row(*cells)))).text == (
        "S\n\nNaN | 1,5 | Xuzhou"
    )


def test_cells_say_what_they_show_and_their_values_only_where_nothing_is_stored() -> (
    None
):
    raised = (
        '<style:style style:name="up"><style:text-properties'
        ' style:text-position="super 58%"/></style:style>'
    )
    cells = [
        cell("12 %", 'office:value-type="percentage" office:value="0.1234"'),
        cell("007", 'office:value-type="float" office:value="7"'),
        cell("", 'office:value-type="float" office:value="2.50"'),
        cell("", 'office:value-type="percentage" office:value="0.12"'),
        cell("", 'office:value-type="boolean" office:boolean-value="true"'),
        cell("", 'office:value-type="date" office:date-value="2021-03-03"'),
        cell('m<text:span text:style-name="up">2</text:span>'),
        cell('a<text:s text:c="2"/>b<text:line-break/>c'),
    ]

    extract = read_ods(write_ods(sheet("S", row(*cells)), styles=raised))

    assert (
        extract.text == "S\n\n12 % | 007 | 2.5 | 12% | TRUE | 2021-03-03 | m² | a b c"
    )


def test_repeated_cells_and_rows_are_counted_but_those_without_text_not_stored() -> (
    None
):
    empty = cell(attributes='table:number-columns-repeated="16000"')
    content = write_ods(
        sheet(
            "S",
            row(cell("x", 'table:number-columns-repeated="3"'), empty),
            row(empty, attributes='table:number-rows-repeated="1000000"'),
            row("y", attributes='table:number-rows-repeated="2"'),
            row(empty, "far", attributes='table:number-rows-repeated="1"'),
        )
    )

    extract = read_ods(content)

    assert extract.text == "S\n\nx | x | x\n\ny\n\ny\n\nfar"
    assert [page.number for page in extract.pages] == [1, 1000002, 1000003, 1000004]


def test_what_is_hidden_is_left_out_and_the_notes_say_so() -> None:
    collapsed = 'table:visibility="collapse"'
    columns = f"<table:table-column/><table:table-column {collapsed}/>"
    rows = [
        row("City", "Draft", "Firms", "Jobs"),
        row("Xuzhou", "1", "252", "9"),
        row("Nanjing", "2", "140", "8", attributes=collapsed),
        row("Suzhou", "3", "9", "7", attributes='table:visibility="filter"'),
    ]
    hidden = (
        '<style:style style:name="away"><style:table-properties'
        ' table:display="false"/></style:style>'
    )
    content = write_ods(
        sheet("Seen", *rows, columns=columns)
        + sheet("Hidden", *rows, style="away")
        + sheet("'file:///other.ods'#$S", *rows, style="away"),
        styles=hidden,
    )

    extract = read_ods(content)

    assert extract.text == "Seen\n\nCity: Xuzhou | Firms: 252 | Jobs: 9"
    assert extract.notes == (
        '2 hidden rows of the sheet "Seen" were left out.',
        '1 hidden columns of the sheet "Seen" were left out.',
        'The sheet "Hidden" is hidden and was left out.',
    )


def test_merged_cells_belong_to_all_their_rows_and_columns() -> None:
    covered = (
        "<table:covered-table-cell><text:p>not seen</text:p></table:covered-table-cell>"
    )
    content = write_ods(
        sheet(
            "S",
            row(
                cell("Region", 'table:number-rows-spanned="2"'),
                cell("2020", 'table:number-columns-spanned="2"'),
                covered,
                "2021",
            ),
            row(covered, "Firms", "Jobs", "Firms"),
            row(cell("North", 'table:number-rows-spanned="2"'), "1", "2", "3"),
            row(covered, "4", "5", "6"),
        )
    )

    assert read_ods(content).text.splitlines()[-1] == (
        "Region: North | 2020 / Firms: 4 | 2020 / Jobs: 5 | 2021 / Firms: 6"
    )


@pytest.mark.parametrize("mark", ["bold", "bold column", "frozen", "range"])
def test_a_row_that_is_marked_as_the_header_is_one(mark: str) -> None:
    style = (
        '<style:style style:name="head"><style:text-properties'
        ' fo:font-weight="bold"/></style:style><style:style style:name="plain">'
        '<style:text-properties fo:font-weight="normal"/></style:style>'
    )
    bold = 'table:style-name="head"' if mark == "bold" else ""
    plain = 'table:style-name="plain"'
    columns = (
        '<table:table-column table:default-cell-style-name="head"'
        ' table:number-columns-repeated="2"/>'
    )
    target = (
        "<table:database-ranges><table:database-range"
        " table:target-range-address=\"'A b'.A1:'A b'.B3\"/></table:database-ranges>"
    )
    table = sheet(
        "A b",
        row(cell("City", bold), cell("Policy", bold)),
        row(cell("Xuzhou", plain), cell("Land", plain)),
        row(cell("Nanjing", plain), cell("Tax", plain)),
        columns=columns if mark == "bold column" else "",
    )

    extract = read_ods(
        write_ods(
            table + (target if mark == "range" else ""),
            styles=style,
            frozen={"A b": 1} if mark == "frozen" else {},
        )
    )

    assert extract.text == (
        "A b\n\nCity: Xuzhou | Policy: Land\nCity: Nanjing | Policy: Tax"
    )


def test_text_in_shapes_follows_the_rows_of_its_sheet() -> None:
    box = (
        "<draw:frame><draw:text-box><text:p>Unaudited.</text:p></draw:text-box>"
        "</draw:frame>"
    )
    content = write_ods(
        sheet("A", f"<table:shapes>{box}</table:shapes>", row(cell("x", more=box)))
        + sheet("B", row("y"))
    )

    assert read_ods(content).text == "A\n\nx\n\nUnaudited.\n\nUnaudited.\n\nB\n\ny"


def test_more_sheets_than_allowed_are_refused() -> None:
    content = write_ods(sheet("A", row("x")) + sheet("B", row("y")))

    with pytest.raises(UnreadableDocumentError, match="has 2 sheets"):
        read_ods(content, ReadLimits(pages=1))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (write_ods("", manifest="<m><encryption-data/></m>"), "password-protected"),
        (write_odt("<text:p>A letter.</text:p>"), "cannot be read as"),
        (FIRMS[:300], "is damaged or not complete"),
        (b"plain", "is not an OpenDocument spreadsheet"),
    ],
)
def test_what_is_no_spreadsheet_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=reason):
        read_ods(content)
