"""Tables of web pages become rows that can be quoted, with their headers."""

from __future__ import annotations

import pytest

from tests.index.readers.html.test_html import text_of


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        (
            "<table><tr><th>City<th>Firms<tr><td>Xu<br>zhou<td><p>252</p></table>",
            "City: Xu zhou | Firms: 252",
        ),
        ("<table><tr><td>a<td><td>c</table>", "a | | c"),
        ("<table><tr><td>alone</table>", "alone"),
        (
            "<table><tr><td>menu<td><p>One.</p><p>Two.</p></table>",
            "menu\n\nOne.\n\nTwo.",
        ),
        (
            "<table><tr><td>x<td><table><tr><td>a<td>b</table></table>",
            "x\n\na | b",
        ),
    ],
)
def test_a_table_row_is_a_line_unless_it_lays_out_the_page(
    markup: str, text: str
) -> None:
    assert text_of(markup) == text


def test_a_cell_that_reaches_down_from_a_row_of_its_own_is_beside_those_rows() -> None:
    page = (
        "<table><tr><th>Year<th>Month<th>Firms<tr><th rowspan=3>2025"
        "<tr><td>May<td>252<tr><td>June<td>260</table>"
    )

    assert text_of(page).split("\n")[-2:] == [
        "Year: 2025 | Month: May | Firms: 252",
        "Year: 2025 | Month: June | Firms: 260",
    ]


def test_labels_of_the_rows_below_are_no_header() -> None:
    page = (
        "<table><tr><th>Year<th>Quarter<th>Month<th>Firms<tr><th rowspan=3>2025"
        "<th rowspan=3>Q2<tr><td>May<td>252<tr><td>June<td>260</table>"
    )

    assert text_of(page).split("\n")[-1] == (
        "Year: 2025 | Quarter: Q2 | Month: June | Firms: 260"
    )


def test_a_row_that_lays_out_the_page_takes_up_room() -> None:
    page = (
        "<table><tr><th>Town<th>Note<th>Firms<tr><td rowspan=2>Xuzhou"
        "<td><ul><li>one<li>two</ul><td>252<tr><td>small<td>260</table>"
    )

    assert text_of(page).split("\n")[-1] == "Note: small | Firms: 260"
