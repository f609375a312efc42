"""Columns of text are read one after the other; tables stay in rows."""

from __future__ import annotations

from index.readers.pdf.paragraphs import Line
from index.readers.pdf.printed_columns import in_columns
from index.readers.pdf.printed_rows import join_page

LEFT = [
    "The province named forty towns",
    "in which small and medium-sized",
    "firms of one trade work closely",
    "together. Loans of the fund are",
    "open to all of them, and so are",
    "grants for research; a firm may",
    "apply for both in the same year",
    "at the bureau of its own town.",
]
RIGHT = [
    "Whoever applies must show the",
    "accounts of the last two years",
    "and a plan that says what the",
    "money is for. The bureau will",
    "answer within thirty days, in",
    "writing. Against its decision",
    "an appeal can be made within",
    "two weeks of its arrival here.",
]


def part(text: str, left: float, number: int, apart: bool = False) -> Line:
    right = left + 5.0 * len(text)
    return Line(text, left, right, 700 - 12 * number, 10, 30, apart=apart)


def across(*columns: list[str]) -> list[list[Line]]:
    """Return printed lines that go across all columns, 200 points wide each."""
    return [
        [part(text, 200.0 * place, number) for place, text in enumerate(texts)]
        for number, texts in enumerate(zip(*columns, strict=True))
    ]


def test_columns_written_across_are_read_one_after_the_other() -> None:
    lines = [cell for row in across(LEFT, RIGHT) for cell in row]

    assert join_page(lines).split() == " ".join([*LEFT, *RIGHT]).split()


def test_a_line_over_all_columns_stays_between_what_is_above_and_below() -> None:
    heading = part("A heading that reaches over both of the columns below", 0, 8)
    below = [
        [part(cell.text, cell.left, number + 9) for cell in row]
        for number, row in enumerate(across(LEFT, RIGHT))
    ]
    rows = in_columns([*across(LEFT, RIGHT), [heading], *below])

    texts = [cell.text for row in rows for cell in row]
    assert texts == [*LEFT, *RIGHT, heading.text, *LEFT, *RIGHT]


def test_a_table_of_figures_stays_in_rows() -> None:
    years = [str(year) for year in range(2010, 2020)]
    table = across(years, [f"{number},000" for number in range(10)])

    assert in_columns(table) == table


def test_a_table_of_words_stays_in_rows() -> None:
    terms = ["Loan", "Grant for research", "Tax", "Rent", "Land", "Patent", "Fair"]
    table = across(terms, RIGHT[:7])

    assert in_columns(table) == table


def test_a_few_lines_side_by_side_are_no_columns() -> None:
    rows = across(LEFT[:4], RIGHT[:4])

    assert in_columns(rows) == rows
