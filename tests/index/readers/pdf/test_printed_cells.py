"""A narrow gap parts cells where other rows of the table have a border."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from index.readers.pdf.pdf import read_pdf
from tests.index.readers.pdf.pdf_files import Page, paragraph, write_pdf

Rows = Sequence[tuple[str, ...]]
FIRMS: Rows = [
    ("City", "Firms", "Share"),
    ("Xuzhou", "252", "12%"),
    ("Wuxi", "1,020", "7%"),
    ("Nanjing", "31", "3%"),
]
# Type of 12 points: a space has 3.3, and "Nanjing" 43.4.
LEFTS = (72.0, 119.0, 200.0)


def table(rows: Rows, lefts: tuple[float, ...] = LEFTS, top: float = 700) -> Page:
    return [
        (text, left, top - 14 * number)
        for number, row in enumerate(rows)
        for text, left in zip(row, lefts, strict=False)
        if text
    ]


def text_of(page: Page) -> str:
    return read_pdf(write_pdf(page)).text


def test_a_name_that_reaches_almost_to_its_figure_is_a_cell() -> None:
    assert text_of(table(FIRMS)).split("\n") == [
        "City | Firms | Share",
        "Xuzhou | 252 | 12%",
        "Wuxi | 1,020 | 7%",
        "Nanjing | 31 | 3%",
    ]


def test_figures_may_end_below_each_other() -> None:
    # A figure has 6.67 points, and a comma 3.33.
    page = [
        *[("Wuxi", 72, 700), ("1,020", 150, 700), ("7%", 210, 700)],
        *[("Nanjing of olds", 72, 686), ("252", 160, 686), ("3%", 210, 686)],
        *[("Suzhou", 72, 672), ("31,000", 143.3, 672), ("5%", 210, 672)],
    ]

    assert text_of(page).split("\n") == [
        "Wuxi | 1,020 | 7%",
        "Nanjing of olds | 252 | 3%",
        "Suzhou | 31,000 | 5%",
    ]


def test_a_row_with_narrow_gaps_alone_is_one_where_rows_around_it_show_it() -> None:
    rows = [("Wuxi", "1,020"), ("Jinan", "90"), ("Nanjing", "31"), ("Yixing", "5")]

    assert text_of(table(rows, (72.0, 120.0))).split("\n") == [
        "Wuxi | 1,020",
        "Jinan | 90",
        "Nanjing | 31",
        "Yixing | 5",
    ]


def test_one_row_is_enough_that_has_but_one_cell_more() -> None:
    rows = [("Wuxi", "78.4", "79.4", "73.2"), ("Nanjing", "76.6", "79.8", "71.0")]

    assert text_of(table(rows, (72.0, 124.0, 170.0, 220.0))) == (
        "Wuxi | 78.4 | 79.4 | 73.2\nNanjing | 76.6 | 79.8 | 71.0"
    )


@pytest.mark.parametrize("gap", [3.4, 6.0, 8.0])
def test_words_that_stand_equally_far_apart_are_no_cells(gap: float) -> None:
    """Neither in a cell over two columns, nor in stretched lines below the table."""
    # "Firms" has 30 points and "were" 25.3; "were" begins where a column does.
    words = [("Firms", 89.0 - gap), ("were", 119.0), ("113", 144.3 + gap)]
    over = [*[(word, left, 644.0) for word, left in words], ("9%", 200.0, 644.0)]
    below = [(word, left, 600.0 - 14 * n) for n in range(3) for word, left in words]

    text = text_of([*table(FIRMS), *over, *below])

    assert "Firms were 113 | 9%" in text
    assert text.count("Firms were 113") == 4


def test_text_between_two_tables_is_text() -> None:
    rows = table(FIRMS)
    text = paragraph("In Nanjing 31 firms closed in the year of the report.", top=640)
    page = [*rows, *text, *table(FIRMS, top=620)]

    assert "In Nanjing 31 firms closed in the year of the report." in text_of(page)
