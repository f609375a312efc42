"""A header is found where it is certain, row by row of a grid."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pytest

from index.readers.shared.table_headers import (
    Grid,
    Header,
    Slot,
    filled,
    find_header,
    is_label,
    numbers_columns,
    starts_table,
)


class Marked(NamedTuple):
    """What a row is known to be."""

    header: bool = False
    emphasised: bool = False


def grid(*rows: str) -> Grid:
    return [[Slot(cell.strip()) for cell in row.split("|")] for row in rows]


def found(
    rows: Grid,
    marked: Sequence[Marked] | None = None,
    start: int = 0,
    *,
    records: bool = False,
) -> Header | None:
    return find_header(rows, marked or [Marked()] * len(rows), start, records=records)


FIRMS = grid("Town | Firms | Share", "Xuzhou | 252 | 12 %", "Linyi | 40 | 3 %")


def test_words_over_figures_name_the_columns() -> None:
    header = found(FIRMS)
    assert header == Header(0, 1, ("Town", "Firms", "Share"), (1, 2))


def test_a_marked_row_needs_no_figures() -> None:
    rows = grid("Town | Mayor", "Xuzhou | Li", "Linyi | Wang")
    assert found(rows) is None
    marked = [Marked(header=True), Marked(), Marked()]
    assert found(rows, marked) == Header(0, 1, ("Town", "Mayor"))


def test_where_every_row_is_marked_none_is_a_header() -> None:
    rows = grid("Town | Mayor", "Xuzhou | Li")
    assert found(rows, [Marked(header=True)] * 2) is None


def test_a_look_of_its_own_marks_a_row_too() -> None:
    rows = grid("Town | Mayor", "Xuzhou | Li", "Linyi | Wang")
    looks = [Marked(emphasised=True), Marked(), Marked()]
    assert found(rows, looks) == Header(0, 1, ("Town", "Mayor"))
    assert found(rows, [Marked(emphasised=True)] * 3) is None


def test_pairs_of_a_name_and_a_value_have_no_header() -> None:
    assert found(grid("Name | Xuzhou", "Firms | 252")) is None
    assert found(grid("Town: | Firms", "Xuzhou: | 252", "Linyi: | 40")) is None


def test_a_title_above_is_passed_over() -> None:
    header = found([[Slot("Table 1")], *FIRMS])
    assert header
    assert (header.start, header.end) == (1, 2)


def test_two_names_alike_are_no_header() -> None:
    assert found(grid("Town | Firms | Firms", "Xuzhou | 252 | 3")) is None


def test_a_table_of_one_cell_a_row_has_none() -> None:
    assert found(grid("One", "Two")) is None
    assert found([]) is None


def test_a_name_over_two_columns_goes_on_below() -> None:
    rows = [
        [Slot("Town"), Slot("Firms", 2), Slot("Firms", 0)],
        *grid(" | 2019 | 2020", "Xuzhou | 252 | 260", "Linyi | 40 | 41"),
    ]
    marked = [Marked(header=True)] * 2 + [Marked()] * 2
    header = found(rows, marked)
    assert header
    assert header.labels == ("Town", "Firms / 2019", "Firms / 2020")


@pytest.mark.parametrize(
    ("column", "width", "label"),
    [(1, 1, "Firms"), (0, 2, ""), (1, 2, ""), (9, 1, "")],
)
def test_several_columns_have_a_name_only_if_it_is_one(
    column: int, width: int, label: str
) -> None:
    header = Header(0, 1, ("Town", "Firms", "Share"))
    assert header.label(column, width) == label
    assert Header(0, 1, ("a", "a")).label(0, 2) == "a"


def test_an_uncertain_header_ends_where_words_stand_under_figures() -> None:
    rows = grid("Town | Firms | Share", "Xuzhou | 252 | 12", "City | Parks | Area")
    header = Header(0, 1, ("Town", "Firms", "Share"), (1, 2))
    plain = [Marked()] * 3
    assert starts_table(rows, plain, 2, header, records=False)
    assert not starts_table(rows, plain, 2, header, records=True)
    assert not starts_table(rows, plain, 1, header, records=False)
    assert not starts_table(rows, plain, 2, None, records=False)


@pytest.mark.parametrize(
    ("labels", "row", "starts"),
    [
        ("City | 2019 | 2020", "Region | 2021 | 2022", True),
        ("City | 2019 | 2020", "City | 2019 | 2020", True),
        ("City | 2019年 | Change", "City | 2021年 | Change", True),
        ("City | Firms / 2019 | Firms / 2020", "Region | 2021 | 2022", True),
        ("City | 2019/20 | 2020/21 | Sum", "City | 2021/22 | 2022/23 |", True),
        # Amounts that look like years.
        ("City | 2019 | 2020", "Xuzhou | 1967 | 1908", False),
        ("City | 2019", "Xuzhou | 2021", False),
        ("City | 2019 | 2020 | Share", "Xuzhou | 2021 | 2022 | 12 %", False),
        ("City | 2019 | 2020", "Xuzhou | 2021 | 252", False),
        ("City | Begun | Ended", "Xuzhou | 2019 | 2020", False),
    ],
)
def test_other_periods_under_those_of_a_header_begin_another_table(
    labels: str, row: str, starts: bool
) -> None:
    header = Header(0, 1, tuple(label.strip() for label in labels.split("|")), (1,))
    rows = grid(labels, "Nanjing | 140 | 150", row)
    for records in (True, False):
        assert starts is starts_table(rows, [Marked()] * 3, 2, header, records=records)


def test_a_header_reaches_over_no_row_with_more_cells() -> None:
    header = Header(0, 1, ("City", "Firms", ""))
    rows = grid("Xuzhou | 1 | 2", "Xuzhou | 1 | 250 | 300", "Xuzhou | 1 | 2 | ")
    assert [header.reaches_over(row) for row in rows] == [True, False, True]


def test_a_marked_row_or_one_below_a_gap_begins_another_table() -> None:
    rows = grid("Town | Firms", "Xuzhou | 252", "City | Parks")
    marked = [Marked(), Marked(), Marked(header=True)]
    assert starts_table(rows, marked, 2, None, records=False)
    apart = [*grid("Xuzhou | 252"), [Slot("")], *grid("City | Parks")]
    assert starts_table(apart, [Marked()] * 3, 2, None, records=True)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Firms", True),
        ("2019", True),
        ("2019/20", True),
        ("2019年产值", True),
        ("№", True),
        ("252", False),
        ("$1.5", False),
        ("n/a", False),
        ("-", False),
        ("无", False),
        ("Name:", False),
        ("x" * 121, False),
    ],
)
def test_a_label_is_words_or_a_year(text: str, label: bool) -> None:
    assert is_label(text) is label


@pytest.mark.parametrize(
    ("row", "numbers"),
    [
        ("1 | 2 | 3", True),
        ("(1) | (2) | (3)", True),
        ("A | 1 | 2", True),
        ("1 | 2", False),
        ("1 | 2 | 4", False),
        ("Town | 1 | 2", False),
    ],
)
def test_a_row_may_only_count_the_columns(row: str, numbers: bool) -> None:
    (slots,) = grid(row)
    assert numbers_columns(slots) is numbers


def test_only_cells_that_begin_there_and_have_text_are_filled() -> None:
    assert filled([Slot("a", 2), Slot("a", 0), Slot(""), Slot("b")]) == [0, 3]


def test_a_year_with_its_unit_names_a_column() -> None:
    rows = grid(
        "Item | 2024 (million yuan) | 2025（万元）", "Roads | 180 | 240", "Rail | 9 | 8"
    )
    header = found(rows)
    assert header == Header(
        0, 1, ("Item", "2024 (million yuan)", "2025（万元）"), (1, 2)
    )
