from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from xml.sax.saxutils import quoteattr

import openpyxl
import pytest
from openpyxl.styles import Font
from openpyxl.workbook import Workbook
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from index.errors import UnreadableDocumentError
from index.limits import DEFAULT_LIMITS
from index.readers.extract import Extract
from index.readers.sheets.xlsx import read_xlsx


def save(workbook: Workbook) -> bytes:
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def read(write: Callable[[Worksheet], object], name: str = "Firms") -> Extract:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    sheet.title = name
    write(sheet)
    return read_xlsx(save(workbook))


def fill(sheet: Worksheet, *rows: tuple[object, ...]) -> None:
    for row in rows:
        sheet.append(row)


def replace_part(content: bytes, part: str, old: str, new: str) -> bytes:
    """Return the packed file with another text in one of its parts."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            text = source.read(name)
            if name == part:
                assert old.encode() in text
                text = text.replace(old.encode(), new.encode())
            target.writestr(name, text)
    return file.getvalue()


def read_styled(values: dict[int, float], codes: dict[int, str]) -> str:
    """Return a row of values, each in the format of a number; some are defined."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    for column, (number, value) in enumerate(values.items(), 1):
        sheet.cell(1, column, value).number_format = f'"{number}"0'
    content = save(workbook)
    # The program gives the formats numbers from 164 on, in the order of their use.
    for own, number in enumerate(values, 164):
        content = replace_part(
            content,
            "xl/styles.xml",
            f'<xf numFmtId="{own}"',
            f'<xf numFmtId="{number}"',
        )
    defined = "".join(
        f'<numFmt numFmtId="{number}" formatCode={quoteattr(code)}/>'
        for number, code in codes.items()
    )
    content = replace_part(
        content, "xl/styles.xml", "</numFmts>", f"{defined}</numFmts>"
    )
    return read_xlsx(content).text.removeprefix("Sheet\n\n")


def test_each_row_is_a_page_with_its_sheet_number_and_headers() -> None:
    extract = read(
        lambda sheet: fill(
            sheet,
            ("Firms in 2021",),
            (),
            ("City", "Firms", "Jobs"),
            ("Xuzhou", 252, 9000),
            ("Nanjing", 140, 8000),
        )
    )

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
    def write(sheet: Worksheet) -> None:
        values = [0.12, 1234567.5, datetime.date(2021, 3, 3), 5, True, "#N/A", "text"]
        formats = ["0%", "#,##0.00", "dd.mm.yyyy", '0 "€"', "General", "General", "@"]
        for place, (value, code) in enumerate(zip(values, formats, strict=True), 1):
            cell = sheet.cell(1, place, value)
            cell.number_format = code

    assert read(write).text.splitlines()[-1] == (
        "12% | 1,234,567.50 | 03.03.2021 | 5 € | TRUE | #N/A | text"
    )


def test_a_date_in_the_format_of_the_system_is_written_year_first() -> None:
    extract = read(lambda sheet: fill(sheet, (datetime.date(2021, 4, 3), 1)))

    def write(sheet: Worksheet) -> None:
        sheet.cell(1, 1, 44289).number_format = "mm-dd-yy"

    assert extract.text.endswith("2021-04-03 | 1")
    assert read(write).text.endswith("2021-04-03")


def test_a_format_that_the_file_defines_holds_for_a_built_in_number_too() -> None:
    kr = {44: '_-* #,##0.00\\ "kr"_-;\\-* #,##0.00\\ "kr"_-', 6: '#,##0\\ "kr"'}
    dates = {
        14: "mm/dd/yy",
        22: "m/d/yy h:mm",
        31: 'yyyy"年"m"月"d"日"',
        32: 'h"时"mm"分"',
    }
    values = {44: 1234.5, 6: -700, 14: 44289, 22: 44289.5, 31: 44289, 32: 44289.5}

    assert read_styled(values, kr | dates) == (
        "1,234.50 kr | -700 kr | 2021-04-03 | 2021-04-03 12:00 | 2021-04-03 | 12:00"
    )


def test_an_amount_in_the_currency_of_the_system_is_written_without_one() -> None:
    values = {5: 1234.5, 6: -500, 7: 1234.5, 8: -500, 42: -500, 44: 1234.5}

    assert (
        read_styled(values, {}) == "1,235 | -500 | 1,234.50 | -500.00 | -500 | 1,234.50"
    )


@pytest.mark.parametrize("value", ["NaN", "INF", "1,5", "about 5"])
def test_a_cell_without_a_number_shows_what_is_stored_and_costs_no_workbook(
    value: str,
) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    fill(sheet, ("Xuzhou", 252, 9))
    content = replace_part(
        save(workbook), "xl/worksheets/sheet1.xml", "<v>252</v>", f"<v>{value}</v>"
    )

    assert read_xlsx(content).text == f"Sheet\n\nXuzhou | {value} | 9"


def test_formulas_show_their_stored_results() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    fill(sheet, ("Sum", "=1+1"), ("Other", "=2+2"))
    content = replace_part(
        save(workbook),
        "xl/worksheets/sheet1.xml",
        "<f>1+1</f><v></v>",
        "<f>1+1</f><v>2</v>",
    )

    extract = read_xlsx(content)

    assert extract.text == "Sheet\n\nSum | 2\n\nOther"
    assert extract.notes == (
        '1 formulas on the sheet "Sheet" have no stored result; open the file in a '
        "spreadsheet program and save it.",
    )


def test_what_is_hidden_is_left_out_and_the_notes_say_so() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    fill(sheet, ("a", "draft", "c"), ("old", "d", "e"), ("f", "g", "h"))
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    secret = workbook.create_sheet("Draft")
    secret.append(("secret",))
    secret.sheet_state = "hidden"

    extract = read_xlsx(save(workbook))

    assert extract.text == "Sheet\n\na | c\nf | h"
    assert extract.notes == (
        '1 hidden rows of the sheet "Sheet" were left out.',
        '1 hidden columns of the sheet "Sheet" were left out.',
        'The sheet "Draft" is hidden and was left out.',
    )


def test_merged_cells_belong_to_all_their_rows_and_columns() -> None:
    def write(sheet: Worksheet) -> None:
        fill(
            sheet,
            ("City", "2019", None, "2020", None),
            (None, "Firms", "Jobs", "Firms", "Jobs"),
            ("Xuzhou", 252, 9, 260, 8),
            (None, 1, 2, 3, 4),
        )
        for cells in ("A1:A2", "B1:C1", "D1:E1", "A3:A4"):
            sheet.merge_cells(cells)

    assert read(write).text.split("\n\n")[-1].splitlines() == [
        "City: Xuzhou | 2019 / Firms: 252 | 2019 / Jobs: 9"
        " | 2020 / Firms: 260 | 2020 / Jobs: 8",
        "City: Xuzhou | 2019 / Firms: 1 | 2019 / Jobs: 2"
        " | 2020 / Firms: 3 | 2020 / Jobs: 4",
    ]


def test_a_merged_cell_whose_first_row_is_hidden_says_nothing() -> None:
    def write(sheet: Worksheet) -> None:
        fill(sheet, ("a", "b", "c"), ("old", 1, 2), (None, 3, 4), (None, None, 5))
        sheet.merge_cells("A2:A3")
        sheet.merge_cells("A4:B4")
        sheet.row_dimensions[2].hidden = True

    assert read(write).text.endswith("\nb: 3 | c: 4\n\nc: 5")


@pytest.mark.parametrize("mark", ["table", "filter", "bold", "frozen"])
def test_a_row_that_is_marked_as_the_header_is_one(mark: str) -> None:
    def write(sheet: Worksheet) -> None:
        fill(sheet, ("City", "Head"), ("Xuzhou", "Li"), ("Nanjing", "Wu"))
        if mark == "table":
            sheet.add_table(Table(displayName="Heads", ref="A1:B3"))
        elif mark == "filter":
            sheet.auto_filter.ref = "A1:B3"
        elif mark == "frozen":
            sheet.freeze_panes = "A2"
        else:
            for cell in sheet[1]:
                cell.font = Font(bold=True)

    assert read(write).text == (
        "Firms\n\nCity: Xuzhou | Head: Li\nCity: Nanjing | Head: Wu"
    )


def test_a_header_is_not_that_of_another_table_below_a_blank_row() -> None:
    extract = read(
        lambda sheet: fill(
            sheet,
            ("City", "Firms", "Jobs"),
            ("Xuzhou", 252, 9),
            (),
            ("Jiangsu", 107, 3),
        )
    )

    assert extract.text.splitlines()[-1] == "Jiangsu | 107 | 3"


def test_other_years_below_a_table_are_the_header_of_another() -> None:
    extract = read(
        lambda sheet: fill(
            sheet,
            ("City", 2019, 2020),
            ("Xuzhou", 252, 260),
            ("Wuxi", 3, 4),
            ("Region", 2021, 2022),
            ("Cby", 1, 2),
            ("Dby", 3, 4),
        )
    )

    assert extract.text.splitlines()[-3:] == [
        "City: Wuxi | 2019: 3 | 2020: 4",
        "Region: Cby | 2021: 1 | 2022: 2",
        "Region: Dby | 2021: 3 | 2022: 4",
    ]


def test_figures_below_a_blank_row_belong_to_the_header_above_it() -> None:
    extract = read(
        lambda sheet: fill(
            sheet, ("City", "Firms", "Jobs"), (), ("Xuzhou", 252, 9), ("Wuxi", 3, 4)
        )
    )

    assert extract.text.splitlines()[-1] == "City: Wuxi | Firms: 3 | Jobs: 4"


def test_the_title_is_that_of_the_properties_unless_a_program_made_it_up() -> None:
    workbook = openpyxl.Workbook()
    workbook.properties.title = "Firms of Jiangsu"
    assert read_xlsx(save(workbook)).title == "Firms of Jiangsu"
    workbook.properties.title = "Book1"
    assert read_xlsx(save(workbook)).title is None


def test_signs_of_pronunciation_and_escapes_are_no_text() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    fill(sheet, ("東京", "b_x000D_c"))
    content = replace_part(
        save(workbook),
        "xl/sharedStrings.xml",
        "<t>東京</t>",
        "<r><t>東</t></r><r><t>京</t></r><rPh><t>トウキョウ</t></rPh>",
    )

    assert read_xlsx(content).text == "Sheet\n\n東京 | b c"


def test_a_file_in_the_strict_form_of_the_standard_is_read() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    fill(sheet, ("a", "b"))
    usual = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    strict = "http://purl.oclc.org/ooxml/spreadsheetml/main"
    content = save(workbook)
    for part in ("xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"):
        content = replace_part(content, part, usual, strict)

    assert read_xlsx(content).text == "Sheet\n\na | b"


def test_more_sheets_than_allowed_are_refused() -> None:
    workbook = openpyxl.Workbook()
    workbook.create_sheet()

    with pytest.raises(UnreadableDocumentError, match="has 2 sheets"):
        read_xlsx(save(workbook), replace(DEFAULT_LIMITS, pages=1))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\xd0\xcf\x11\xe0" + bytes(500), r"is not an Excel file of today \(.xlsx\)"),
        (b"a,b\n", r"is not an Excel file \(.xlsx\)"),
        (b"PK\x03\x04 broken off", "is damaged or not complete"),
    ],
)
def test_what_is_no_excel_file_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=reason) as caught:
        read_xlsx(content)

    assert caught.value.hint
