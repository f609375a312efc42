from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pptx
import pytest
from pptx.presentation import Presentation
from pptx.util import Inches

from index.errors import UnreadableDocumentError
from index.limits import DEFAULT_LIMITS
from index.readers.extract import Extract
from index.readers.slides.pptx import read_pptx

TITLE_AND_CONTENT, BLANK = 1, 6
BOX = (Inches(1), Inches(1), Inches(4), Inches(1))


def save(write: Callable[[Presentation], object]) -> bytes:
    presentation = pptx.Presentation()
    write(presentation)
    file = io.BytesIO()
    presentation.save(file)
    return file.getvalue()


def read(write: Callable[[Presentation], object]) -> Extract:
    return read_pptx(save(write))


def test_each_slide_is_a_page_with_its_title_as_heading() -> None:
    def write(presentation: Presentation) -> None:
        for number in (1, 2):
            slide = presentation.slides.add_slide(
                presentation.slide_layouts[TITLE_AND_CONTENT]
            )
            slide.shapes.title.text = f"Title {number}"
            slide.placeholders[1].text = "one\ntwo"
        presentation.slides.add_slide(presentation.slide_layouts[BLANK])
        presentation.slides[1].notes_slide.notes_text_frame.text = "Say\nthis."

    extract = read(write)

    assert extract.text == (
        "Title 1\n\n- one\n- two\n\nTitle 2\n\n- one\n- two\n\n"
        "Speaker notes: Say\nthis."
    )
    assert [(page.place, page.span.of(extract.text)[:7]) for page in extract.pages] == [
        ("slide 1", "Title 1"),
        ("slide 2", "Title 2"),
    ]
    assert [h.span.of(extract.text) for h in extract.headings] == ["Title 1", "Title 2"]


def test_text_boxes_groups_and_tables_are_read() -> None:
    def write(presentation: Presentation) -> None:
        slide = presentation.slides.add_slide(presentation.slide_layouts[BLANK])
        slide.shapes.add_textbox(*BOX).text_frame.text = "Box"
        group = slide.shapes.add_group_shape()
        group.shapes.add_textbox(*BOX).text_frame.text = "Grouped"
        table = slide.shapes.add_table(3, 2, *BOX).table
        for row, texts in enumerate([("City", "Head"), ("Xuzhou", "Li"), ("X", "")]):
            for column, text in enumerate(texts):
                table.cell(row, column).text = text
        table.cell(2, 0).merge(table.cell(2, 1))

    assert read(write).text == "Box\n\nGrouped\n\nCity: Xuzhou | Head: Li\n\nX"


def test_a_first_row_that_the_style_does_not_set_apart_is_no_header() -> None:
    def write(presentation: Presentation) -> None:
        slide = presentation.slides.add_slide(presentation.slide_layouts[BLANK])
        table = slide.shapes.add_table(2, 2, *BOX).table
        table.first_row = False
        for place, text in enumerate(["City", "Head", "Xuzhou", "Li"]):
            table.cell(place // 2, place % 2).text = text

    assert read(write).text == "City | Head\nXuzhou | Li"


def test_a_hidden_slide_is_read_and_a_note_says_so() -> None:
    def write(presentation: Presentation) -> None:
        slide = presentation.slides.add_slide(presentation.slide_layouts[BLANK])
        slide.shapes.add_textbox(*BOX).text_frame.text = "Reserve"
        slide._element.set("show", "0")

    extract = read(write)

    assert extract.text == "Reserve"
    assert extract.notes == ("Slide 1 is hidden when the slides are shown.",)


def test_a_title_that_a_program_made_up_is_none() -> None:
    assert read(lambda presentation: None).title is None


def test_more_slides_than_allowed_are_refused() -> None:
    def write(presentation: Presentation) -> None:
        for _ in range(2):
            presentation.slides.add_slide(presentation.slide_layouts[BLANK])

    with pytest.raises(UnreadableDocumentError, match="has 2 slides"):
        read_pptx(save(write), replace(DEFAULT_LIMITS, pages=1))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\xd0\xcf\x11\xe0" + bytes(500), r"is not a PowerPoint file of today"),
        (b"text", "is not a PowerPoint file"),
        (b"PK\x03\x04 broken off", "is damaged or not complete"),
    ],
)
def test_what_is_no_powerpoint_file_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=reason) as caught:
        read_pptx(content)

    assert caught.value.hint
