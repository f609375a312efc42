from __future__ import annotations

import pytest

from index.errors import UnreadableDocumentError
from index.readers.opendocument.odt import read_odt
from tests.index.readers.opendocument.odt_files import write_odt

BOLD = (
    '<style:style style:name="B" style:family="paragraph">'
    '<style:text-properties fo:font-weight="bold"/></style:style>'
)


def text_of(body: str, styles: str = "") -> str:
    return read_odt(write_odt(body, styles=styles)).text


def test_headings_paragraphs_and_lists_are_read_in_order() -> None:
    extract = read_odt(
        write_odt(
            '<text:h text:outline-level="2">Clusters</text:h>'
            '<text:p>There are<text:s text:c="2"/>252<text:tab/>firms.'
            "<text:line-break/>Now.</text:p>"
            "<text:list><text:list-item><text:p>one</text:p><text:list>"
            "<text:list-item><text:p>inner</text:p></text:list-item></text:list>"
            "</text:list-item><text:list-item><text:p>two</text:p></text:list-item>"
            "</text:list><text:section><text:p>End.</text:p></text:section>",
            title="Plan for clusters",
        )
    )

    assert extract.text == (
        "Clusters\n\nThere are  252\tfirms.\nNow.\n\n- one\n- inner\n- two\n\nEnd."
    )
    assert [(h.level, h.span.of(extract.text)) for h in extract.headings] == [
        (2, "Clusters")
    ]
    assert extract.title == "Plan for clusters"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (
            "<text:tracked-changes><text:p>deleted</text:p></text:tracked-changes>"
            "<text:p>kept</text:p>",
            "kept",
        ),
        (
            "<text:p>a<office:annotation><text:p>remark</text:p></office:annotation>b"
            "<text:hidden-text>c</text:hidden-text></text:p>",
            "ab\n\nComment: remark",
        ),
        (
            "<text:p>Text<text:note><text:note-citation>1</text:note-citation>"
            "<text:note-body><text:p>The note.</text:p></text:note-body></text:note>."
            "</text:p><text:p>End.</text:p>",
            "Text.\n\nEnd.\n\nThe note.",
        ),
        (
            "<text:p>Around<draw:frame><draw:text-box><text:p>In the box.</text:p>"
            "</draw:text-box><svg:title>picture</svg:title></draw:frame>.</text:p>",
            "Around.\n\nIn the box.",
        ),
        (
            "<text:p><text:ruby><text:ruby-base>東京</text:ruby-base>"
            "<text:ruby-text>とうきょう</text:ruby-text></text:ruby></text:p>",
            "東京",
        ),
    ],
)
def test_only_what_a_person_reads_is_text(body: str, text: str) -> None:
    assert text_of(body) == text


def cell(text: str, more: str = "", style: str = "") -> str:
    named = f' text:style-name="{style}"' if style else ""
    return f"<table:table-cell {more}><text:p{named}>{text}</text:p></table:table-cell>"


def row(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def table(*rows: str) -> str:
    return f"<table:table>{''.join(rows)}</table:table>"


def test_a_table_with_marked_header_rows_is_read_row_by_row() -> None:
    head = row(cell("City"), cell("Head"))
    merged = cell("Xuzhou", 'table:number-rows-spanned="2"')
    body = table(
        f"<table:table-header-rows>{head}</table:table-header-rows>",
        row(merged, cell("Li")),
        row("<table:covered-table-cell/>", cell("Wu")),
    )

    assert text_of(body) == "City: Xuzhou | Head: Li\nCity: Xuzhou | Head: Wu"


def test_a_bold_first_row_is_a_header() -> None:
    body = table(
        row(cell("City", style="B"), cell("Head", style="B")),
        row(cell("Xuzhou"), cell("Li")),
    )

    assert text_of(body, BOLD) == "City: Xuzhou | Head: Li"
    assert text_of(body) == "City | Head\nXuzhou | Li"


def test_a_box_around_text_is_no_table_row() -> None:
    assert text_of(table(row(cell("One.</text:p><text:p>Two.")))) == "One.\n\nTwo."


def test_a_table_in_a_cell_stands_alone() -> None:
    inner = table(row(cell("a"), cell("b")))
    body = table(row(cell("x"), f"<table:table-cell>{inner}</table:table-cell>"))

    assert text_of(body) == "x\n\na | b"


def test_cells_repeated_without_end_cost_nothing() -> None:
    body = table(row(cell("a", 'table:number-columns-repeated="999999999"')))

    assert len(text_of(body)) < 1_000


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"not a zip file", r"is not an OpenDocument text \(.odt\)"),
        (write_odt("", manifest="<encryption-data/>"), "is password-protected"),
        (write_odt("<text:p>"), "cannot be read as an OpenDocument text"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_reason(
    content: bytes, reason: str
) -> None:
    with pytest.raises(UnreadableDocumentError, match=reason) as caught:
        read_odt(content)

    assert caught.value.hint
