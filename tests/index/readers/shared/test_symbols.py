"""Signs of the fonts Symbol and Wingdings are the characters that people see."""

from __future__ import annotations

import io
import struct

import docx
import pptx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from pptx.util import Inches

from index.readers.shared.symbols import find_signs, read_sign, read_signs
from index.readers.slides.pptx import read_pptx
from index.readers.word.doc.doc import read_doc
from index.readers.word.rtf.rtf import read_rtf
from index.readers.word.word import read_word
from tests.index.readers.word.doc.doc_files import P, write_doc

SEEN = "Change −5,2 percent; for ≥ 65 years; 10−20 days; ≤ 500 kr"
PARTS = [
    ("Change ", 0xF02D),
    ("5,2 percent; for ", 0xF0B3),
    (" 65 years; 10", 0xF02D),
    ("20 days; ", 0xF0A3),
]


@pytest.mark.parametrize(
    ("code", "font", "seen"),
    [
        (0xF0B3, "Symbol", "≥"),
        (0xB3, "symbol", "≥"),
        (0xF06D, "Symbol", "μ"),
        (0xF07E, "Symbol", "∼"),
        (0xF0FE, "Symbol", "⎭"),
        (0xF085, "Wingdings", "⑤"),
        (0xF0FE, "Wingdings", "☑"),
        (0xF041, "Webdings", "\ufffd"),
        (0xF041, "Some Font", "\ufffd"),
        (0x2265, "Symbol", "≥"),
        (0x2265, None, "≥"),
    ],
)
def test_a_sign_is_known_by_its_number_in_a_font(
    code: int, font: str | None, seen: str
) -> None:
    assert read_sign(code, font) == seen


def test_letters_stay_in_a_font_of_signs_and_private_characters_do_not() -> None:
    assert read_signs("for \uf0b3 65 ³", find_signs("Symbol")) == "for ≥ 65 ³"
    assert read_signs("for \uf0b3 65", find_signs("Arial")) == "for \uf0b3 65"


def test_a_word_file_shows_them() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph()
    for text, code in PARTS:
        paragraph.add_run(text)
        sign = OxmlElement("w:sym")
        sign.set(qn("w:font"), "Symbol")
        sign.set(qn("w:char"), f"{code:04X}")
        paragraph.add_run()._r.append(sign)
    paragraph.add_run(" 500 kr")
    file = io.BytesIO()
    document.save(file)

    assert read_word(file.getvalue()).text == SEEN


def test_a_word_file_shows_private_characters_in_their_font() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Change ")
    paragraph.add_run("\uf02d").font.name = "Symbol"
    paragraph.add_run("5,2 percent")
    file = io.BytesIO()
    document.save(file)

    assert read_word(file.getvalue()).text == "Change −5,2 percent"


def test_an_old_word_file_shows_them() -> None:
    special = struct.pack("<HB", 0x0855, 1)
    runs = []
    for text, code in PARTS:
        runs.append((text, b""))
        runs.append(("(", special + struct.pack("<H2H", 0x6A09, 1, code)))
    runs.append((" 500 kr\r", b""))

    assert read_doc(write_doc([P(runs)], fonts=["Arial", "Symbol"])).text == SEEN


def test_a_bracket_of_symbol_is_seen_and_one_that_is_no_sign_is_not() -> None:
    special = struct.pack("<HB", 0x0855, 1)
    bracket = special + struct.pack("<H2H", 0x6A09, 0, 0xF028)
    runs = [("a ", b""), ("(", bracket), ("b", b""), ("(", special), ("c\r", b"")]

    assert read_doc(write_doc([P(runs)], fonts=["Symbol"])).text == "a (bc"


def test_rich_text_shows_them_as_bytes_and_as_unicode() -> None:
    fonts = rb"{\fonttbl{\f0 Arial;}{\f3\froman\fcharset2 Symbol;}}"
    body = (
        rb"Change {\f3 -}5,2 percent; for {\f3\'b3} 65 years; "
        rb"10{\f3\u-4051\'2d}20 days; {\f3 \'a3} 500 kr"
    )

    assert read_rtf(rb"{\rtf1\ansi\deff0" + fonts + body + rb"\par}").text == SEEN


def test_a_slide_shows_them() -> None:
    presentation = pptx.Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    box = slide.shapes.add_textbox(*[Inches(1)] * 4)
    paragraph = box.text_frame.paragraphs[0]
    for text, code in PARTS:
        paragraph.add_run().text = text
        sign = paragraph.add_run()
        sign.text = chr(code)
        sign.font.name = "Symbol"
    paragraph.add_run().text = " 500 kr"
    file = io.BytesIO()
    presentation.save(file)

    assert read_pptx(file.getvalue()).text == SEEN
