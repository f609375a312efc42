"""A page of a PDF as a picture: which it is, what is boxed, what cannot be drawn."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from assistant.originals.page_picture import draw_page, is_drawable
from index.documents import Document, Page, Span
from tests.index.readers.pdf.pdf_files import paragraph, write_pdf
from tests.ui.page.fakes import make_document

FIRST = paragraph(
    "There are 252 firms in the clus-", "ter of Xuzhou, which make glass."
)
SECOND = paragraph("In 2030 there will be 300 firms.")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "plan.pdf"
    file.write_bytes(write_pdf(FIRST, SECOND))
    return file


def document_of(file: Path) -> Document:
    document = make_document("plan.pdf", "Plan", "Text.", pages=(Page(1, Span(0, 5)),))
    return replace(document, content_hash=sha256(file.read_bytes()).hexdigest())


def test_a_quote_is_boxed_line_by_line_however_the_page_breaks_it(file: Path) -> None:
    quote = "There are 252 firms in the cluster of Xuzhou"
    picture = draw_page(file, "1", 1, [quote])
    assert picture
    assert picture.boxes == 2
    drawn = Image.open(BytesIO(picture.jpeg))
    assert drawn.width == 1100
    # The box begins 72 points from the left, where the line does; above it is paper.
    inside = drawn.getpixel((int(100 * 1100 / 612), int((792 - 697) * 1100 / 612)))
    assert isinstance(inside, tuple)
    assert inside[2] < 240
    assert drawn.getpixel((300, 60)) == (255, 255, 255)


def test_the_cells_of_a_row_are_boxed_on_a_page_that_lies_on_its_side(
    tmp_path: Path,
) -> None:
    file = tmp_path / "plan.pdf"
    row = [("Xuzhou", 72, 500), ("252", 200, 500), ("300", 330, 500)]
    file.write_bytes(write_pdf(row, turn=1))
    picture = draw_page(file, "1", 1, ["Xuzhou | 252 | 300"])
    assert picture
    assert picture.boxes == 3
    drawn = Image.open(BytesIO(picture.jpeg))
    inside = drawn.getpixel((int(85 * 1100 / 612), int((792 - 507) * 1100 / 612)))
    assert isinstance(inside, tuple)
    assert inside[2] < 240


def test_what_is_not_on_the_page_has_no_box(file: Path) -> None:
    picture = draw_page(file, "1", 2, ["There are 252 firms"])
    assert picture
    assert picture.boxes == 0


def test_of_a_quote_over_an_end_of_page_the_lines_that_are_there_are_boxed(
    file: Path,
) -> None:
    quote = "which make glass, in many places.\nIn 2030 there will be 300 firms."
    picture = draw_page(file, "1", 2, [quote])
    assert picture
    assert picture.boxes == 1


@pytest.mark.parametrize(("content", "page"), [(b"no pdf", 1), (None, 7)])
def test_what_cannot_be_drawn_is_no_error(
    file: Path, content: bytes | None, page: int, caplog: pytest.LogCaptureFixture
) -> None:
    if content:
        file.write_bytes(content)
    assert draw_page(file, "1", page, []) is None
    assert f"Page {page} of plan.pdf cannot be drawn" in caplog.text


def test_a_page_that_cannot_be_drawn_is_not_tried_again_with_whatever_quotes(
    file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    whole = file.read_bytes()
    file.write_bytes(b"no pdf")
    assert draw_page(file, "1", 1, []) is None
    file.write_bytes(whole)  # It would succeed, were it tried.
    assert draw_page(file, "1", 1, []) is None
    assert draw_page(file, "1", 1, ["There are 252 firms"]) is None
    assert caplog.text.count("cannot be drawn") == 1
    assert draw_page(file, "1", 2, [])
    assert draw_page(file, "2", 1, [])


def test_only_the_file_that_was_read_is_drawn(file: Path) -> None:
    document = document_of(file)
    assert is_drawable(file, document)
    assert not is_drawable(None, document)
    assert not is_drawable(file, replace(document, pages=()))
    assert not is_drawable(file.with_name("gone.pdf"), document)
    file.write_bytes(write_pdf(SECOND))
    assert not is_drawable(file, document)
