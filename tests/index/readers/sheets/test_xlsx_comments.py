from __future__ import annotations

import io

import openpyxl
from openpyxl.comments import Comment

from index.readers.sheets.xlsx import read_xlsx
from tests.index.readers.office.packed_files import add_parts

THREADS = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
LINKS = "http://schemas.microsoft.com/office/2017/10/relationships"
TABLE = "Firms\n\nCity: Xuzhou | Firms: 252 | Jobs: 9000"


def write_workbook(**comments: Comment) -> bytes:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Firms"
    sheet.append(["City", "Firms", "Jobs"])
    sheet.append(["Xuzhou", 252, 9000])
    for cell, comment in comments.items():
        sheet[cell].comment = comment
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def test_a_note_follows_the_table_and_is_cited_by_the_row_of_its_cell() -> None:
    content = write_workbook(B2=Comment("Anna Li:\nShould be 300.", "Anna Li"))

    extract = read_xlsx(content)

    assert extract.text == f"{TABLE}\n\nComment by Anna Li on B2: Should be 300."
    assert [(page.place, page.span.of(extract.text)[:4]) for page in extract.pages] == [
        ("sheet Firms, row 2", "City"),
        ("sheet Firms, row 2", "Comm"),
    ]


def test_a_thread_is_read_instead_of_the_note_that_stands_in_for_it() -> None:
    note = Comment("[Threaded comment] Your version of Excel ... 300?", "tc={1}")
    plain = Comment("A plain note.", "Bo Ek")
    threads = (
        f'<ThreadedComments xmlns="{THREADS}">'
        '<threadedComment ref="B2" personId="{A}"><text>Is it 300?</text>'
        '</threadedComment><threadedComment ref="B2" personId="{B}">'
        "<text>No.</text></threadedComment></ThreadedComments>"
    )
    people = (
        f'<personList xmlns="{THREADS}"><person displayName="Anna Li" id="{{A}}"/>'
        '<person displayName="Bo Ek" id="{B}"/></personList>'
    )
    content = add_parts(
        write_workbook(B2=note, C2=plain),
        {"xl/threadedComments/one.xml": threads, "xl/persons/person.xml": people},
        {
            "xl/worksheets/sheet1.xml": {
                "xl/threadedComments/one.xml": f"{LINKS}/threadedComment"
            },
            "xl/workbook.xml": {"xl/persons/person.xml": f"{LINKS}/person"},
        },
    )

    assert read_xlsx(content).text == (
        f"{TABLE}\n\nComment by Bo Ek on C2: A plain note.\n\n"
        "Comment by Anna Li on B2: Is it 300?\n\nComment by Bo Ek on B2: No."
    )


def test_a_comment_on_what_is_hidden_is_left_out() -> None:
    content = write_workbook(
        A2=Comment("Row.", "Anna Li"), B1=Comment("Column.", "Anna Li")
    )
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    workbook.worksheets[0].row_dimensions[2].hidden = True
    workbook.worksheets[0].column_dimensions["B"].hidden = True
    file = io.BytesIO()
    workbook.save(file)

    assert "Comment" not in read_xlsx(file.getvalue()).text
