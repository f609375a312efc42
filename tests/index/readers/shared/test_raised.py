"""Figures above the line are never digits of the figure before them."""

from __future__ import annotations

import io
import struct

import docx
import openpyxl
import pptx
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.worksheet.worksheet import Worksheet
from pptx.util import Inches

from index.readers.html.html import read_html
from index.readers.opendocument.odt import read_odt
from index.readers.shared.raised import raised
from index.readers.sheets.xlsx import read_xlsx
from index.readers.slides.pptx import read_pptx
from index.readers.word.doc.doc import read_doc
from index.readers.word.rtf.rtf import read_rtf
from index.readers.word.word import read_word
from tests.index.readers.opendocument.odt_files import write_odt
from tests.index.readers.word.doc.doc_files import P, write_doc

SEEN = "There are 252¹ firms."


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("2", "²"),
        ("10", "¹⁰"),
        ("-6", "⁻⁶"),
        ("1, 3", "¹, ³"),
        ("1)", "¹⁾"),
        ("st", "st"),
        ("[1]", "[1]"),
        ("3/4", " 3/4"),
        ("*", "*"),
        ("", ""),
    ],
)
def test_raised_figures_have_characters_of_their_own(text: str, seen: str) -> None:
    assert raised(text) == seen


def test_a_word_file_keeps_them_apart() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("There are 252")
    paragraph.add_run("1").font.superscript = True
    paragraph.add_run(" firms.")
    file = io.BytesIO()
    document.save(file)

    assert read_word(file.getvalue()).text == SEEN


def test_an_old_word_file_keeps_them_apart() -> None:
    above = struct.pack("<HB", 0x2A48, 1)
    runs = [("There are 252", b""), ("1", above), (" firms.\r", b"")]

    assert read_doc(write_doc([P(runs)])).text == SEEN


@pytest.mark.parametrize(
    "mark",
    ["<sup>1</sup>", '<span style="font-size:7pt; vertical-align: super">1</span>'],
)
def test_a_page_keeps_them_apart(mark: str) -> None:
    assert read_html(f"<p>There are 252{mark} firms.</p>".encode()).text == SEEN


def test_a_table_of_a_page_keeps_them_apart() -> None:
    page = b"<table><tr><td>Firms<td>252<sup>1</sup><tr><td>Towns<td>3</table>"

    assert read_html(page).text == "Firms | 252¹\nTowns | 3"


@pytest.mark.parametrize("position", ["super 58%", "33% 58%"])
def test_an_opendocument_text_keeps_them_apart(position: str) -> None:
    style = (
        '<style:style style:name="T" style:family="text">'
        f'<style:text-properties style:text-position="{position}"/></style:style>'
    )
    body = (
        '<text:p>There are 252<text:span text:style-name="T">1</text:span> firms.'
        "</text:p>"
    )

    assert read_odt(write_odt(body, styles=style)).text == SEEN


def test_an_opendocument_text_looks_at_the_parents_of_a_style() -> None:
    styles = (
        '<style:style style:name="P" style:family="text">'
        '<style:text-properties style:text-position="super 58%"/></style:style>'
        '<style:style style:name="H" style:family="text">'
        '<style:text-properties text:display="none"/></style:style>'
        '<style:style style:name="T" style:family="text"'
        ' style:parent-style-name="P"/>'
        '<style:style style:name="S" style:family="paragraph"'
        ' style:parent-style-name="H"/>'
    )
    body = (
        '<text:p>There are 252<text:span text:style-name="T">1</text:span> firms.'
        '<text:span text:style-name="H">Not seen</text:span></text:p>'
        '<text:p text:style-name="S">Not seen either</text:p>'
    )

    assert read_odt(write_odt(body, styles=styles)).text == SEEN


@pytest.mark.parametrize("mark", [rb"{\super 1}", rb"\up6 1\up0 ", rb"\super 1\plain "])
def test_rich_text_keeps_them_apart(mark: bytes) -> None:
    body = rb"{\rtf1\ansi There are 252" + mark + rb" firms.}"

    assert " ".join(read_rtf(body).text.split()) == SEEN


def test_a_slide_keeps_them_apart() -> None:
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    box = slide.shapes.add_textbox(*[Inches(1)] * 4)
    paragraph = box.text_frame.paragraphs[0]
    for text, baseline in [
        ("There are 252", "0"),
        ("1", "30000"),
        (" firms.", "-25000"),
    ]:
        run = paragraph.add_run()
        run.text = text
        run.font._element.set("baseline", baseline)
    file = io.BytesIO()
    presentation.save(file)

    assert read_pptx(file.getvalue()).text == SEEN


def test_a_cell_of_a_sheet_keeps_them_apart() -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    above = TextBlock(InlineFont(vertAlign="superscript"), "1")
    sheet["A1"] = CellRichText("There are 252", above, " firms.")
    file = io.BytesIO()
    workbook.save(file)

    assert read_xlsx(file.getvalue()).text == f"Sheet\n\n{SEEN}"
