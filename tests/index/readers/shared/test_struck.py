"""What is struck out is left out and noted, and glued to nothing."""

from __future__ import annotations

import io
import struct

import docx
import pptx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from pptx.util import Inches

from index.readers.extract import Extract
from index.readers.html.html import read_html
from index.readers.opendocument.odt import read_odt
from index.readers.shared.struck import STRUCK
from index.readers.slides.pptx import read_pptx
from index.readers.word.doc.doc import read_doc
from index.readers.word.rtf.rtf import read_rtf
from index.readers.word.word import read_word
from tests.index.readers.opendocument.odt_files import write_odt
from tests.index.readers.word.doc.doc_files import P, write_doc


def check(extract: Extract) -> None:
    assert extract.text == "Fee: 600 kr"
    assert extract.notes == (STRUCK,)


@pytest.mark.parametrize("by_style", [False, True])
@pytest.mark.parametrize("double", [False, True])
def test_a_word_file_leaves_it_out(by_style: bool, double: bool) -> None:
    document = docx.Document()
    style = document.styles.add_style("Old", WD_STYLE_TYPE.CHARACTER)
    paragraph = document.add_paragraph("Fee: ")
    old = paragraph.add_run("500", style="Old" if by_style else None)
    font = style.font if by_style else old.font
    font.strike, font.double_strike = not double, double
    paragraph.add_run("600 kr")
    file = io.BytesIO()
    document.save(file)

    check(read_word(file.getvalue()))


def test_a_line_through_a_space_is_not_noted() -> None:
    document = docx.Document()
    document.add_paragraph("Fee:").add_run(" ").font.strike = True
    file = io.BytesIO()
    document.save(file)

    assert read_word(file.getvalue()).notes == ()


@pytest.mark.parametrize("number", [0x0837, 0x2A53])
def test_an_old_word_file_leaves_it_out(number: int) -> None:
    line = struct.pack("<HB", number, 1)
    runs = [("Fee: ", b""), ("500", line), ("600 kr\r", b"")]

    check(read_doc(write_doc([P(runs)])))


@pytest.mark.parametrize(
    "old", [rb"{\strike 500}", rb"\striked1 500\striked0 ", rb"\strike 500\plain "]
)
def test_rich_text_leaves_it_out(old: bytes) -> None:
    check(read_rtf(rb"{\rtf1\ansi Fee: " + old + rb"600 kr\par}"))


@pytest.mark.parametrize("line", ["text-line-through-style", "text-line-through-type"])
def test_an_opendocument_text_leaves_it_out(line: str) -> None:
    styles = (
        '<style:style style:name="Old" style:family="text">'
        f'<style:text-properties style:{line}="solid"/></style:style>'
        '<style:style style:name="T1" style:family="text"'
        ' style:parent-style-name="Old"/>'
    )
    body = '<text:p>Fee: <text:span text:style-name="T1">500</text:span>600 kr</text:p>'

    check(read_odt(write_odt(body, styles=styles)))


@pytest.mark.parametrize(
    "old",
    [
        "<del>500</del><ins>600</ins>",
        "<s>5<del>00</del></s>600",
        "<strike>500</strike>600",
        '<span style="text-decoration: Line-Through">500</span>600',
        '<style>.o{text-decoration:line-through}</style><i class="o">500</i>600',
    ],
)
def test_a_page_leaves_it_out(old: str) -> None:
    check(read_html(f"<p>Fee: {old} kr</p>".encode()))


@pytest.mark.parametrize("strike", ["sngStrike", "dblStrike"])
def test_a_slide_leaves_it_out(strike: str) -> None:
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    box = slide.shapes.add_textbox(*[Inches(1)] * 4)
    paragraph = box.text_frame.paragraphs[0]
    for text, line in [("Fee: ", "noStrike"), ("500", strike), ("600 kr", "noStrike")]:
        run = paragraph.add_run()
        run.text = text
        run.font._element.set("strike", line)
    file = io.BytesIO()
    presentation.save(file)

    check(read_pptx(file.getvalue()))
