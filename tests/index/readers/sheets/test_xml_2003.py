from __future__ import annotations

import pytest

from index.errors import UnreadableDocumentError
from index.limits import DEFAULT_LIMITS, ReadLimits
from index.readers import READERS
from index.readers.sheets.xml_2003 import read_xml_2003

HEAD = (
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
    ' xmlns:o="urn:schemas-microsoft-com:office:office"'
    ' xmlns:x="urn:schemas-microsoft-com:office:excel"'
    ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">'
)
STYLES = (
    '<Styles><Style ss:ID="bold"><Font ss:Bold="1"/></Style>'
    '<Style ss:ID="part"><NumberFormat ss:Format="0 %"/></Style>'
    '<Style ss:ID="money"><NumberFormat ss:Format="Standard"/></Style>'
    '<Style ss:ID="cur"><NumberFormat ss:Format="Currency"/></Style>'
    '<Style ss:ID="eur"><NumberFormat ss:Format="Euro Currency"/></Style>'
    '<Style ss:ID="day"><NumberFormat ss:Format="Short Date"/></Style></Styles>'
)


def write(*sheets: str) -> bytes:
    return f"{HEAD}{STYLES}{''.join(sheets)}</Workbook>".encode()


def sheet(name: str, rows: str, more: str = "") -> str:
    return f'<Worksheet ss:Name="{name}"><Table>{rows}</Table>{more}</Worksheet>'


def row(*cells: str, attributes: str = "") -> str:
    written = (one if one.startswith("<") else cell(one) for one in cells)
    return f"<Row {attributes}>{''.join(written)}</Row>"


def cell(value: str, kind: str = "String", attributes: str = "", more: str = "") -> str:
    data = f'<Data ss:Type="{kind}">{value}</Data>'
    return f"<Cell {attributes}>{data}{more}</Cell>"


FIRMS = sheet(
    "Firms",
    row("City", "Firms", "Jobs")
    + row(
        "Xuzhou",
        cell("252", "Number"),
        cell("9000", "Number"),
        attributes='ss:Index="4"',
    ),
)


def test_each_row_is_a_page_with_its_sheet_and_number() -> None:
    extract = read_xml_2003(
        write(sheet("Firms", row("A") + row("B", attributes='ss:Index="4"')))
    )

    assert extract.text == "Firms\n\nA\n\nB"
    assert [page.place for page in extract.pages] == [
        "sheet Firms, row 1",
        "sheet Firms, row 4",
    ]


def test_values_are_written_as_the_cells_show_them() -> None:
    cells = [
        cell("0.12", "Number", 'ss:StyleID="part"'),
        cell("1234567.5", "Number", 'ss:StyleID="money"'),
        cell("2021-03-03T00:00:00.000", "DateTime", 'ss:StyleID="day"'),
        cell("1", "Boolean"),
        cell("007"),
        cell("#REF!", "Error"),
        cell("far", attributes='ss:Index="9"'),
    ]

    assert read_xml_2003(write(sheet("S", row(*cells)))).text == (
        "S\n\n12 % | 1,234,567.50 | 2021-03-03 | TRUE | 007 | #REF! | far"
    )


def test_what_is_raised_stays_apart_from_the_figure_before_it() -> None:
    html = 'xmlns="http://www.w3.org/TR/REC-html40"'
    cells = [
        cell(f"252<Sup {html}>1</Sup> firms"),
        cell(f"<B {html}>5 m<Sup><Font>2</Font></Sup></B>"),
    ]

    assert read_xml_2003(write(sheet("S", row(*cells)))).text == (
        "S\n\n252¹ firms | 5 m²"
    )


def test_a_cell_without_a_number_costs_no_workbook() -> None:
    cells = [cell("1,5", "Number"), cell("NaN", "Number"), cell("soon", "DateTime")]

    assert read_xml_2003(write(sheet("S", row(*cells)))).text == (
        "S\n\n1,5 | NaN | soon"
    )


def test_an_amount_in_the_currency_of_the_system_is_written_without_one() -> None:
    amounts = [
        cell("1234.5", "Number", f'ss:StyleID="{one}"') for one in ("cur", "eur")
    ]

    assert read_xml_2003(write(sheet("S", row(*amounts)))).text == (
        "S\n\n1,234.50 | €1,234.50"
    )


def test_what_is_hidden_is_left_out_and_the_notes_say_so() -> None:
    hidden = (
        "<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions>"
    )
    rows = (
        '<Column/><Column ss:Hidden="1"/>'
        + row("City", "Draft", "Firms")
        + row("Xuzhou", "1", "252")
        + row("Nanjing", "2", "140", attributes='ss:Hidden="1"')
    )

    extract = read_xml_2003(write(sheet("Seen", rows), sheet("Hidden", rows, hidden)))

    assert extract.text == "Seen\n\nCity | Firms\nXuzhou | 252"
    assert extract.notes == (
        '1 hidden rows of the sheet "Seen" were left out.',
        '1 hidden columns of the sheet "Seen" were left out.',
        'The sheet "Hidden" is hidden and was left out.',
    )


@pytest.mark.parametrize("mark", ["bold", "frozen", "filtered"])
def test_a_row_that_is_marked_as_the_header_is_one(mark: str) -> None:
    style = 'ss:StyleID="bold"' if mark == "bold" else ""
    more = {
        "bold": "",
        "frozen": "<x:WorksheetOptions><x:FreezePanes/><x:SplitHorizontal>1"
        "</x:SplitHorizontal></x:WorksheetOptions>",
        "filtered": '<x:AutoFilter x:Range="R1C1:R3C2"/>',
    }
    rows = (
        row(cell("City", attributes=style), cell("Policy", attributes=style))
        + row("Xuzhou", "Land")
        + row("Nanjing", "Tax")
    )

    assert read_xml_2003(write(sheet("S", rows, more[mark]))).text == (
        "S\n\nCity: Xuzhou | Policy: Land\nCity: Nanjing | Policy: Tax"
    )


def test_merged_cells_and_comments_are_those_of_a_workbook() -> None:
    note = '<Comment ss:Author="Anna Li"><Data>Should be 300.</Data></Comment>'
    rows = (
        row(
            cell("Region", attributes='ss:MergeDown="1"'),
            cell("2020", attributes='ss:MergeAcross="1"'),
        )
        + row(cell("Firms", attributes='ss:Index="2"'), "Jobs")
        + row("North", cell("252", "Number", more=note), cell("9", "Number"))
        + row("South", cell("140", "Number"), cell("8", "Number"))
    )

    assert read_xml_2003(write(sheet("S", rows))).text.splitlines()[-4:] == [
        "Region: North | 2020 / Firms: 252 | 2020 / Jobs: 9",
        "Region: South | 2020 / Firms: 140 | 2020 / Jobs: 8",
        "",
        "Comment by Anna Li on B3: Should be 300.",
    ]


def test_it_is_known_by_its_content_and_refused_where_that_is_damaged() -> None:
    content = write(FIRMS)

    assert "Xuzhou | 252 | 9000" in READERS[".xls"](content, DEFAULT_LIMITS).text
    with pytest.raises(UnreadableDocumentError, match="cannot be read as an Excel"):
        READERS[".xls"](content[:-20], DEFAULT_LIMITS)
    with pytest.raises(UnreadableDocumentError, match="has 1 sheets"):
        read_xml_2003(content, ReadLimits(pages=0))
