import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordDocument
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.table import _Row

from index.errors import UnreadableDocumentError
from index.limits import DEFAULT_LIMITS
from index.readers.extract import Extract
from index.readers.word.docx.docx import read_docx
from index.readers.word.word import read_word


def read(write: Callable[[WordDocument], object]) -> Extract:
    document = docx.Document()
    write(document)
    file = io.BytesIO()
    document.save(file)
    return read_word(file.getvalue())


def test_paragraphs_and_tables_keep_the_order_of_the_document() -> None:
    def write(document: WordDocument) -> None:
        document.add_paragraph("First.")
        table = document.add_table(rows=2, cols=2)
        for cell, text in zip(
            table._cells, ["City", "Firms", "Xuzhou", ""], strict=True
        ):
            cell.text = text
        table.add_row().cells[1].text = "252"
        table.rows[1].cells[1].add_paragraph("two lines")
        document.add_paragraph("Last.")

    assert read(write).text == (
        "First.\n\nCity | Firms\nXuzhou | two lines\n\n252\n\nLast."
    )


def test_headings_are_found_with_level_and_span() -> None:
    def write(document: WordDocument) -> None:
        document.add_heading("The title", 0)
        document.add_heading("Chapter", 1)
        document.add_paragraph("Text.")
        document.add_heading("Section  one", 2)

    extract = read(write)

    assert [(h.level, h.span.of(extract.text)) for h in extract.headings] == [
        (1, "The title"),
        (1, "Chapter"),
        (2, "Section one"),
    ]


def test_a_style_based_on_a_heading_and_an_outline_level_are_headings() -> None:
    def write(document: WordDocument) -> None:
        style = document.styles.add_style("Kapitel", 1)
        style.base_style = document.styles["Heading 3"]
        document.add_paragraph("By style", "Kapitel")
        paragraph = document.add_paragraph("By outline")
        level = OxmlElement("w:outlineLvl")
        level.set(qn("w:val"), "1")
        paragraph._p.get_or_add_pPr().append(level)

    assert [heading.level for heading in read(write).headings] == [3, 2]


def test_list_items_begin_with_a_dash_or_their_number() -> None:
    def write(document: WordDocument) -> None:
        document.add_paragraph("Actions:")
        document.add_paragraph("one", "List Bullet")
        document.add_paragraph("two", "List Number")
        document.add_paragraph("Plain.")
        document.add_paragraph("Indented", "List Paragraph")

    assert read(write).text == "Actions:\n\n- one\n1. two\n\nPlain.\n\nIndented"


def test_all_text_of_a_paragraph_is_read() -> None:
    inside = (
        "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>"
        "<w:hyperlink><w:r><w:t xml:space='preserve'> link</w:t></w:r></w:hyperlink>"
        "<w:ins><w:r><w:t xml:space='preserve'> new</w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText> old</w:delText><w:t> old</w:t></w:r></w:del>"
        "<w:sdt><w:sdtContent><w:r><w:t xml:space='preserve'> field</w:t></w:r>"
        "</w:sdtContent></w:sdt>"
        "<w:r><w:instrText> HYPERLINK </w:instrText></w:r>"
        "<w:smartTag><w:r><w:t xml:space='preserve'> smart</w:t></w:r></w:smartTag>"
        "<w:r><w:noBreakHyphen/><w:t>end</w:t></w:r>"
    )

    def write(document: WordDocument) -> None:
        document.element.body.insert(
            0, parse_xml(f"<w:p {nsdecls('w')}>{inside}</w:p>")
        )

    assert read(write).text == "a\tb\nc link new field smart-end"


def test_content_controls_and_text_boxes_around_paragraphs_are_read() -> None:
    control = (
        "<w:sdt {}><w:sdtContent><w:p><w:r><w:t>Controlled.</w:t></w:r></w:p>"
        "</w:sdtContent></w:sdt>"
    )
    box = (
        "<w:p {}><w:r><w:t>Around.</w:t></w:r><w:r><w:pict><w:txbxContent>"
        "<w:p><w:r><w:t>In the box.</w:t></w:r></w:p>"
        "</w:txbxContent></w:pict></w:r></w:p>"
    )

    def write(document: WordDocument) -> None:
        document.element.body.insert(0, parse_xml(box.format(nsdecls("w"))))
        document.element.body.insert(0, parse_xml(control.format(nsdecls("w"))))

    assert read(write).text == "Controlled.\n\nAround.\n\nIn the box."


def test_a_box_around_text_is_no_table_row() -> None:
    def write(document: WordDocument) -> None:
        cell = document.add_table(rows=1, cols=1).cell(0, 0)
        cell.text = "One."
        cell.add_paragraph("Two.")

    assert read(write).text == "One.\n\nTwo."


def test_the_title_is_the_property_of_the_file() -> None:
    def write(document: WordDocument) -> None:
        document.core_properties.title = "  Plan for\tclusters "
        document.add_paragraph("Text.")

    assert read(write).title == "Plan for clusters"


def test_a_title_that_nobody_gave_is_no_title() -> None:
    assert read(lambda document: document.add_paragraph("Text.")).title is None


def test_an_empty_file_has_an_empty_text() -> None:
    assert read(lambda document: None).text == ""


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (
            b"\xd0\xcf\x11\xe0" + bytes(500) + "EncryptedPackage".encode("utf-16-le"),
            "is password-protected",
        ),
        (b"\xd0\xcf\x11\xe0" + bytes(500), r"is not a Word file of today \(.docx\)"),
        (b"<html>not Word</html>", "is not a Word file"),
        (b"PK\x03\x04 broken off", "is damaged or not complete"),
        (b"", "is not a Word file"),
    ],
)
def test_what_is_no_word_file_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=reason) as caught:
        read_docx(content, DEFAULT_LIMITS, read_word)

    assert caught.value.hint


def test_a_zip_of_something_else_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.docx", "w") as archive:
        archive.writestr("readme.txt", "no document here")

    with pytest.raises(UnreadableDocumentError, match="cannot be read as a Word file"):
        read_word((tmp_path / "x.docx").read_bytes())


def test_a_file_that_unpacks_to_a_flood_is_refused() -> None:
    document = docx.Document()
    file = io.BytesIO()
    document.save(file)

    with pytest.raises(UnreadableDocumentError, match="too large"):
        read_word(file.getvalue(), replace(DEFAULT_LIMITS, unpacked_bytes=1_000))


def mark(row: _Row, local: str) -> None:
    """Add a property without value to a row."""
    row._tr.get_or_add_trPr().append(OxmlElement(local))


def test_a_row_that_is_marked_as_header_names_the_cells() -> None:
    def write(document: WordDocument) -> None:
        table = document.add_table(rows=2, cols=2)
        for cell, text in zip(
            table._cells, ["City", "Head", "Xuzhou", "Li"], strict=True
        ):
            cell.text = text
        mark(table.rows[0], "w:tblHeader")

    assert read(write).text == "City: Xuzhou | Head: Li"


@pytest.mark.parametrize("style", ["Light Grid Accent 1", "Table Grid"])
def test_a_style_that_sets_the_first_row_apart_makes_it_the_header(style: str) -> None:
    def write(document: WordDocument) -> None:
        table = document.add_table(rows=2, cols=2, style=style)
        for cell, text in zip(
            table._cells, ["City", "Head", "Xuzhou", "Li"], strict=True
        ):
            cell.text = text

    marked = style != "Table Grid"
    assert read(write).text == (
        "City: Xuzhou | Head: Li" if marked else "City | Head\nXuzhou | Li"
    )


def test_a_bold_first_row_is_the_header() -> None:
    def write(document: WordDocument) -> None:
        table = document.add_table(rows=2, cols=2)
        for cell, text in zip(
            table._cells, ["City", "Head", "Xuzhou", "Li"], strict=True
        ):
            cell.text = text
        for cell in table.rows[0].cells:
            cell.paragraphs[0].runs[0].bold = True

    assert read(write).text == "City: Xuzhou | Head: Li"


def test_merged_cells_of_a_table_belong_to_all_they_reach() -> None:
    def write(document: WordDocument) -> None:
        table = document.add_table(rows=3, cols=3)
        for cell, text in zip(table._cells, "Abc12x34y", strict=True):
            cell.text = text
        mark(table.rows[0], "w:tblHeader")
        table.cell(2, 0).text = ""
        table.cell(1, 0).merge(table.cell(2, 0))
        table.cell(1, 1).merge(table.cell(1, 2))

    assert read(write).text == "A: 1 | 2 x\nA: 1 | b: 4 | c: y"


def test_deleted_rows_and_hidden_words_are_not_read() -> None:
    def write(document: WordDocument) -> None:
        table = document.add_table(rows=2, cols=2)
        for cell, text in zip(table._cells, ["a", "b", "c", "d"], strict=True):
            cell.text = text
        mark(table.rows[0], "w:del")
        paragraph = document.add_paragraph("seen")
        paragraph.add_run(" hidden").font.hidden = True

    assert read(write).text == "c | d\n\nseen"


def test_a_table_in_a_cell_stands_alone() -> None:
    def write(document: WordDocument) -> None:
        outer = document.add_table(rows=1, cols=2)
        outer.cell(0, 0).text = "x"
        inner = outer.cell(0, 1).add_table(rows=1, cols=2)
        for cell, text in zip(inner._cells, "ab", strict=True):
            cell.text = text

    assert read(write).text == "x\n\na | b"


@pytest.mark.parametrize(
    ("name", "inserted"),
    [
        ("chunk.html", b"<html><body><p>Inserted page.</p></body></html>"),
        ("chunk.rtf", rb"{\rtf1\ansi Inserted page.}"),
        (
            "chunk.mht",
            b"MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n"
            b"<p>Inserted page.</p>",
        ),
    ],
)
def test_a_file_inserted_as_it_is_is_read(name: str, inserted: bytes) -> None:
    names = "http://schemas.openxmlformats.org"
    office = f"{names}/officeDocument/2006/relationships"
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{names}/wordprocessingml/2006/main"><w:body>'
            "<w:altChunk/></w:body></w:document>",
        )
        archive.writestr(
            "word/_rels/document.xml.rels",
            f'<R><r Id="r1" Type="{office}/aFChunk" Target="{name}"/></R>',
        )
        archive.writestr(f"word/{name}", inserted)

    assert read_word(file.getvalue()).text == "Inserted page."
