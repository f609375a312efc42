from __future__ import annotations

from index.readers.opendocument.ods import read_ods
from index.readers.opendocument.odt import read_odt
from tests.index.readers.opendocument.ods_files import cell, row, sheet, write_ods
from tests.index.readers.opendocument.odt_files import write_odt

COMMENT = (
    '<office:annotation xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<dc:creator>Anna Li</dc:creator><dc:date>2021-03-03</dc:date>"
    "<text:p>Should be <text:span>300</text:span>.</text:p><text:p>See 2.</text:p>"
    "</office:annotation>"
)
WRITTEN = "Should be 300. See 2."


def test_comments_stand_at_the_end_and_the_sentence_stays_as_it_is() -> None:
    deleted = f"<text:tracked-changes><text:p>{COMMENT}</text:p></text:tracked-changes>"
    body = (
        f"{deleted}<text:p>There are {COMMENT}252 firms.</text:p><text:p>End.</text:p>"
    )

    assert read_odt(write_odt(body)).text == (
        f"There are 252 firms.\n\nEnd.\n\nComment by Anna Li: {WRITTEN}"
    )


def test_a_comment_on_a_cell_follows_the_table_with_the_row_of_its_cell() -> None:
    table = sheet(
        "Firms",
        row("City", "Firms", "Jobs"),
        row("Xuzhou", cell("252", more=COMMENT), "9"),
        row("Nanjing", "140", "8"),
    )

    extract = read_ods(write_ods(table))

    assert extract.text == (
        "Firms\n\nCity: Xuzhou | Firms: 252 | Jobs: 9\nCity: Nanjing | Firms: 140 | "
        f"Jobs: 8\n\nComment by Anna Li on B2: {WRITTEN}"
    )
    assert extract.pages[-1].place == "sheet Firms, row 2"
