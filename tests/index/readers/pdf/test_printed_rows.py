"""Rows of tables are told from running text by where their words stand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.readers.pdf.paragraphs import Line
from index.readers.pdf.pdf import read_pdf
from index.readers.pdf.printed_rows import is_wide, join_page
from tests.index.readers.pdf.pdf_files import Page, paragraph, write_pdf


def cell(text: str, left: float, baseline: float, height: float = 10) -> Line:
    width = 6.0 * len(text)
    return Line(text, left, left + width, baseline, height, width)


def table(*rows: tuple[str, ...]) -> list[Line]:
    return [
        cell(text, 150.0 * column, 700.0 - 12 * row)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]


def test_each_row_of_a_table_is_a_line() -> None:
    lines = table(("Year", "Firms"), ("2019", "120"), ("2020", "-135"))

    assert join_page(lines) == "Year | Firms\n2019 | 120\n2020 | -135"


def test_rows_are_kept_apart_from_the_text_around_them() -> None:
    before = cell("The firms of the town grew in number, year by year,", 0, 730)
    after = cell("which was to be expected.", 0, 640)
    lines = [before, *table(("2019", "120"), ("2020", "135")), after]

    assert join_page(lines) == (
        "The firms of the town grew in number, year by year,\n\n"
        "2019 | 120\n2020 | 135\n\nwhich was to be expected."
    )


def test_cells_are_read_as_they_stand_not_as_they_were_written() -> None:
    lines = table(("Year", "Firms"), ("2019", "120"))

    assert join_page([*lines[1::-1], *lines[:1:-1]]) == "Year | Firms\n2019 | 120"


def test_words_that_a_cell_goes_on_with_belong_to_it() -> None:
    lines = table(("Loans", "Firms with fewer"), ("Grants", "All others"))
    lines.insert(2, cell("than fifty people", 150, 688))
    for index in (3, 4):
        lines[index] = cell(lines[index].text, lines[index].left, 670)

    assert join_page(lines) == (
        "Loans | Firms with fewer than fifty people\nGrants | All others"
    )


def test_a_figure_below_a_figure_is_not_joined_to_it() -> None:
    lines = [*table(("2019", "30"), ("2020", "31")), cell("35", 150, 676)]

    assert "31 35" not in join_page(lines)


def test_a_footnote_below_a_table_is_no_part_of_a_cell() -> None:
    lines = [*table(("2019", "All of them"), ("2020", "Most of them"))]
    lines.append(cell("¹ Of the town", 150, 676))

    assert join_page(lines).endswith("2020 | Most of them\n\n¹ Of the town")


def test_one_line_with_a_gap_is_text() -> None:
    assert join_page(table(("Interface guide", "Release 23"))) == (
        "Interface guide Release 23"
    )


def test_numbers_of_sections_and_marks_of_items_are_no_cells() -> None:
    lines = [
        cell("3.1", 0, 700),
        cell("Logical view", 50, 700),
        cell("3.2", 0, 670),
        cell("Physical view", 50, 670),
        cell("•", 0, 640),
        cell("One of them", 50, 640),
    ]

    text = join_page(lines)
    assert "|" not in text
    assert text.endswith("• One of them")


def test_parts_of_one_line_are_put_together() -> None:
    lines = [
        cell("per cm", 0, 700),
        Line("2", 36, 40, 703, 6, 4),
        cell(") of", 40, 700),
    ]

    assert join_page(lines) == "per cm²) of"


def test_turned_lines_that_begin_at_one_height_are_not_side_by_side() -> None:
    lines = [
        Line(text, x, x + 9, 100, 10, 9) for text, x in [("Input", 0), ("Top", 12)]
    ]

    assert "|" not in join_page(lines)
    assert "InputTop" not in join_page(lines)


def test_what_is_turned_is_read_apart_from_what_is_level() -> None:
    turned = [replace(line, turn=1) for line in table(("Year", "Firms"), ("9", "120"))]
    lines = [cell("Of all firms", 0, 700), *turned, cell("of the town", 300, 688)]

    assert join_page(lines) == "Of all firms\n\nYear | Firms\n9 | 120\n\nof the town"


def test_figures_stand_closer_together_than_words() -> None:
    assert is_wide(9, 10, "0.955", "0.88")
    assert is_wide(9, 10, "252¹", "300")
    assert not is_wide(9, 10, "justified", "text")
    assert is_wide(13, 10, "Year", "Firms")


@pytest.mark.parametrize(
    ("turn", "rotate"), [(0, 0), (1, 90), (1, 0), (2, 180), (3, 270)]
)
def test_the_rows_of_a_pdf_are_lines_and_its_paragraphs_are_not(
    turn: int, rotate: int
) -> None:
    """Also on pages that lie on their side, as wide tables do."""
    page = [
        *paragraph("The number of firms by year is given in this table."),
        ("Year", 72, 660),
        ("Firms", 200, 660),
        ("2019", 72, 646),
        ("120", 200, 646),
        ("2020", 72, 632),
        ("135", 200, 632),
        *paragraph("The fee is due in the year of the report.", top=610),
    ]

    assert read_pdf(write_pdf(page, turn=turn, rotate=rotate)).text == (
        "The number of firms by year is given in this table.\n\n"
        "Year | Firms\n2019 | 120\n2020 | 135\n\n"
        "The fee is due in the year of the report."
    )


def test_the_cells_of_a_row_that_runs_leftwards_follow_each_other() -> None:
    letters = {"a": "ا", "b": "ب", "c": "ت"}
    page = [
        ("abc", 300, 700),
        ("12", 100, 700),
        ("cba", 300, 680),
        ("34", 100, 680),
    ]

    assert read_pdf(write_pdf(page, meanings=letters)).text == "تبا | 12\nابت | 34"


def test_a_narrow_gap_parts_cells_that_begin_below_each_other() -> None:
    names, sizes = paragraph(*["Firms"] * 7), paragraph(*["small"] * 7, left=194)
    page: Page = [cell for row in zip(names, sizes, strict=True) for cell in row]
    page = [*page, ("Firms, all of the town", 72, 602), ("few", 194, 602)]

    assert read_pdf(write_pdf(page)).text.endswith("Firms, all of the town | few")
