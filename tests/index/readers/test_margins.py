"""Headers and footers are read only where nothing else has text."""

from __future__ import annotations

import io

import docx
import pptx
import pytest
from pptx.util import Inches

from index.readers.extract import ONLY_MARGINS, Extract
from index.readers.slides.pptx import read_pptx
from index.readers.word.rtf.rtf import read_rtf
from index.readers.word.word import read_word


def word_file(body: str) -> Extract:
    document = docx.Document()
    if body:
        document.add_paragraph(body)
    section = document.sections[0]
    section.header.paragraphs[0].text = "Bureau of Industry"
    section.footer.paragraphs[0].text = "Page 1"
    file = io.BytesIO()
    document.save(file)
    return read_word(file.getvalue())


def rich_text(body: str) -> Extract:
    text = rf"{{\rtf1\ansi {{\header Bureau of Industry\par}}{body}"
    return read_rtf(text.encode() + rb"{\footer Page 1\par}}")


def slides(body: str) -> Extract:
    presentation = pptx.Presentation()
    layout = presentation.slide_layouts[6]
    slide = presentation.slides.add_slide(layout)
    for place, text in [(slide, body), (layout, "Bureau of Industry\nPage 1")]:
        if text:
            box = slide.shapes.add_textbox(*[Inches(1)] * 4)
            box.text_frame.text = text
            place.shapes._spTree.append(box._element)
    file = io.BytesIO()
    presentation.save(file)
    return read_pptx(file.getvalue())


@pytest.mark.parametrize("read", [word_file, rich_text, slides])
def test_headers_and_footers_are_left_out(read: object) -> None:
    assert callable(read)
    extract = read("There are 252 firms.")
    assert (extract.text, extract.notes) == ("There are 252 firms.", ())


@pytest.mark.parametrize("read", [word_file, rich_text, slides])
def test_headers_and_footers_are_read_where_there_is_nothing_else(
    read: object,
) -> None:
    assert callable(read)
    extract = read("")
    assert extract.text.split("\n") in (
        ["Bureau of Industry", "", "Page 1"],
        ["Bureau of Industry", "Page 1"],
    )
    assert extract.notes == (ONLY_MARGINS,)
