"""Figures are parted where they stand in columns, groups of their digits are not."""

from __future__ import annotations

import pytest

from index.readers.pdf.paragraphs import Gap, Line
from index.readers.pdf.pdf import read_pdf
from index.readers.pdf.printed_figures import part_figures
from tests.index.readers.pdf.pdf_files import Page, write_pdf

# A figure of 10 points is 5.56 wide, a space 2.78.
DIGIT = 5.56
ROWS = (("Xuzhou", "252", "300", "401"), ("Wuxi", "120", "133", "150"))
MORE = (*ROWS, ("Nanjing", "310", "350", "440"), ("Suzhou", "990", "101", "640"))


def narrow(rows: tuple[tuple[str, ...], ...], gap: float, top: float = 700) -> Page:
    """Return rows with figures of three places, ``gap`` points apart."""
    page: list[tuple[str, float, float, float]] = []
    for number, (name, *figures) in enumerate(rows):
        bottom = top - 12 * number
        page.append((name, 72, bottom, 10))
        for column, figure in enumerate(figures, start=1):
            # They end below each other.
            right = 130 + column * (3 * DIGIT + gap)
            page.append((figure, right - DIGIT * len(figure), bottom, 10))
    return page


def text_of(page: Page) -> str:
    return read_pdf(write_pdf(page)).text


@pytest.mark.parametrize("gap", [4.4, 5.3, 6.9])
def test_figures_in_narrow_columns_are_not_one_figure(gap: float) -> None:
    assert text_of(narrow(MORE, gap)).split("\n") == [
        "Xuzhou | 252 | 300 | 401",
        "Wuxi | 120 | 133 | 150",
        "Nanjing | 310 | 350 | 440",
        "Suzhou | 990 | 101 | 640",
    ]


def test_they_may_end_below_each_other_and_lack_one() -> None:
    rows = (*MORE, ("Jinan", "99", "–", "100"), ("Jining", "252", "1", "40"))

    assert text_of(narrow(rows, 5.3)).split("\n")[-2:] == [
        "Jinan | 99 | – | 100",
        "Jining | 252 | 1 | 40",
    ]


def test_groups_of_the_digits_of_a_figure_are_not_parted() -> None:
    # The three places after a space are below each other in all rows.
    rows = (("Xuzhou", "12 252"), ("Wuxi", "9 120"), ("Jinan", "310 350"))
    page: Page = [
        cell
        for number, (name, firms) in enumerate(rows)
        for cell in (
            (name, 72, 700 - 12 * number, 10),
            (firms, 200 - DIGIT * len(firms), 700 - 12 * number, 10),
        )
    ]

    assert text_of(page) == "Xuzhou | 12 252\nWuxi | 9 120\nJinan | 310 350"


def test_figures_that_stand_below_no_others_are_not_parted() -> None:
    """Lines of text that are stretched have wide spaces, too."""
    page = [*narrow(ROWS[:1], 4.4), *narrow(ROWS[1:], 6.9, top=688)]

    assert text_of(page) == "Xuzhou | 252 300 401\nWuxi | 120 133 150"


@pytest.mark.parametrize("text", ["1. 31", "31 ", "31 of", "31. 2"])
def test_what_is_no_figure_is_not_in_a_column_of_them(text: str) -> None:
    gaps = (Gap(3, 9, 15),)
    rows = [
        [Line(text, 0, 26, 700 - 12 * n, 10, 9, gaps=gaps, space=2.8)] for n in range(3)
    ]

    assert part_figures(rows) == rows


@pytest.mark.parametrize(("space", "parts"), [(2.8, 2), (6.0, 1), (0, 1)])
def test_a_gap_parts_where_it_is_wider_than_a_space_of_the_type(
    space: float, parts: int
) -> None:
    gaps = (Gap(3, 18, 24),)
    rows = [
        [Line("12 345", 0, 42, 700 - 12 * n, 10, 18, gaps=gaps, space=space)]
        for n in range(3)
    ]

    assert [len(row) for row in part_figures(rows)] == [parts] * 3
