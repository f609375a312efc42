"""The text of a PDF is what a person sees, glyph by glyph."""

from __future__ import annotations

import pytest

from index.readers.pdf.pdf import read_pdf
from tests.index.readers.pdf.pdf_files import Page, paragraph, write_pdf


@pytest.mark.parametrize("turn", [0, 1, 2, 3])
def test_the_mark_of_a_footnote_is_no_digit_of_the_figure_before_it(turn: int) -> None:
    page: Page = [
        ("There are 252", 72, 700),
        ("1", 145.5, 705, 7),
        ("firms.", 152, 700),
    ]

    assert read_pdf(write_pdf(page, turn=turn)).text == "There are 252¹ firms."


@pytest.mark.parametrize(
    ("mark", "note", "text"),
    [
        (("1", 72, 702.5, 5.5), ("50 percent", 75.1, 700, 8), "¹50 percent"),
        (("12", 72, 703, 7), ("252 answered", 79.8, 700, 10), "¹²252 answered"),
        (("1", 72, 702.5, 5.5), ("2020 is last", 75.1, 700, 8), "¹2020 is last"),
        # With a space, it would be a group of the digits of 1,500.
        (("1 ", 72, 702.5, 5.5), ("500 firms", 76.6, 700, 8), "¹ 500 firms"),
        (("1", 72, 702.5, 5.5), ("Of all firms", 75.1, 700, 8), "¹Of all firms"),
    ],
)
def test_the_mark_of_a_footnote_is_no_digit_of_the_figure_after_it(
    mark: tuple[str, float, float, float],
    note: tuple[str, float, float, float],
    text: str,
) -> None:
    assert read_pdf(write_pdf([mark, note])).text == text


@pytest.mark.parametrize(
    "page",
    [
        # The number of a heading, and the figure above the line of a fraction.
        [("1", 72, 700, 8), ("Introduction", 80, 700, 12)],
        [("3", 72, 704, 7), ("/", 76, 700, 12), ("4 of all", 79.4, 699, 7)],
    ],
)
def test_figures_that_are_no_marks_are_as_they_are(page: Page) -> None:
    text = read_pdf(write_pdf(page)).text

    assert text in ("1 Introduction", "3/4 of all")


def test_small_figures_on_the_line_are_as_they_are() -> None:
    page: Page = [("There are 25", 72, 700), ("2", 138.8, 700, 7), ("firms.", 146, 700)]

    assert read_pdf(write_pdf(page)).text == "There are 252 firms."


def test_a_glyph_without_a_name_is_seen_to_be_missing() -> None:
    # Often the minus sign: "0.94" would be a wrong figure stated plainly.
    extract = read_pdf(write_pdf(paragraph("It grew by \x030.94 percent.")))

    assert extract.text == "It grew by \ufffd0.94 percent."


def test_a_glyph_without_a_name_that_begins_a_line_is_a_bullet() -> None:
    page = paragraph("Conditions:", "\x03 First", "\x03 Second")

    assert read_pdf(write_pdf(page)).text == "Conditions:\n\n• First\n\n• Second"


@pytest.mark.parametrize(
    ("glyphs", "meanings", "text"),
    [
        # Lam and alef are one glyph; alef and lam, the article, are two.
        ("abc", {"a": "ا", "b": "لا", "c": "س"}, "سلاا"),
        ("abc", {"a": "س", "b": "ل", "c": "ا"}, "الس"),
    ],
)
def test_letters_of_arabic_ligatures_are_in_order(
    glyphs: str, meanings: dict[str, str], text: str
) -> None:
    assert read_pdf(write_pdf(paragraph(glyphs), meanings=meanings)).text == text
