"""What nobody sees on a page is not read, but what was recognised in a scan is."""

from __future__ import annotations

import pytest

from index.readers.pdf.pdf import read_pdf
from tests.index.readers.pdf.pdf_files import Page, paragraph, write_pdf

FIRMS = "There are 252 firms in Xuzhou."
SEEN = paragraph(FIRMS)


@pytest.mark.parametrize("place", [(-200, 700), (700, 700), (72, 850), (72, -40)])
def test_what_stands_off_the_page_is_not_read(place: tuple[float, float]) -> None:
    page: Page = [*SEEN, ("Draft, 300 firms", *place)]

    assert read_pdf(write_pdf(page)).text == FIRMS


def test_what_reaches_over_the_edge_is_read() -> None:
    assert (
        read_pdf(write_pdf([("252", 72, 700), ("firms", 600, 700)])).text == "252 firms"
    )


def test_a_page_whose_boxes_contradict_each_other_is_read() -> None:
    content = write_pdf(SEEN).replace(b"/Rotate 0", b"/CropBox [900 0 999 9] /Rotate 0")

    assert read_pdf(content).text == FIRMS


def test_text_without_colour_beside_printed_text_is_not_read() -> None:
    colourless = [("300 firms", 240, 700), ("400 firms", 72, 600)]

    assert read_pdf(write_pdf(SEEN, colourless=colourless)).text == FIRMS


@pytest.mark.parametrize(
    ("stamp", "picture"),
    [
        ("Copy", False),
        ("Copy", True),
        ("This copy was made for those who study the firms of Xuzhou.", True),
    ],
)
def test_what_was_recognised_in_a_scanned_page_is_read(
    stamp: str, picture: bool
) -> None:
    page: Page = [(stamp, 72, 740)]
    content = write_pdf(page, colourless=SEEN, picture=picture)

    assert read_pdf(content).text.split() == [*stamp.split(), *FIRMS.split()]
