from __future__ import annotations

import pytest

from index.readers.extract import TextBuilder
from index.readers.shared.tables import Cell, Line, Row, row_lines, write_table


def row(*cells: str | Cell, header: bool = False, emphasised: bool = False) -> Row:
    made = [cell if isinstance(cell, Cell) else Cell(cell) for cell in cells]
    return Row(made, header, emphasised)


def texts(*rows: Row, records: bool = False) -> list[str]:
    return [line.text for line in row_lines(rows, records=records)]


def test_a_marked_header_names_every_cell() -> None:
    rows = [row("City", "Head:", header=True), row("Xuzhou", "Li"), row("", "Wu")]

    assert texts(*rows) == ["City: Xuzhou | Head: Li", "Head: Wu"]


def test_words_over_columns_of_figures_are_a_header() -> None:
    rows = [
        row("City", "Firms", "Output"),
        row("Xuzhou", "252", "54.0 bn"),
        row("Nanjing", "n/a", "€ 1,200"),
    ]

    assert texts(*rows) == [
        "City: Xuzhou | Firms: 252 | Output: 54.0 bn",
        "City: Nanjing | Firms: n/a | Output: € 1,200",
    ]


def test_years_over_figures_are_a_header() -> None:
    rows = [row("", "2019", "2020年"), row("Xuzhou", "252", "260")]

    assert texts(*rows) == ["Xuzhou | 2019: 252 | 2020年: 260"]


@pytest.mark.parametrize(
    "rows",
    [
        # Names and values, of which the first is a word.
        [("Name", "Xuzhou"), ("Head", "Li"), ("Firms", "252")],
        [("Cluster", "Xuzhou"), ("Firms", "252")],
        [("Cluster:", "Xuzhou"), ("Firms:", "252"), ("Jobs:", "12")],
        # Rows of the same kind.
        [("Xuzhou", "1998", "2004"), ("Nanjing", "1999", "2003")],
        [("Xuzhou", "252", "12"), ("Nanjing", "14", "3")],
        [("City", "Head"), ("Xuzhou", "Li"), ("Nanjing", "Wu")],
        # Names that are missing, or the same twice.
        [("City", "2019", "", "2020"), ("Xuzhou", "1", "2", "3")],
        [("City", "Firms", "Firms"), ("Xuzhou", "252", "12")],
        [("City", "x" * 121, "Firms"), ("Xuzhou", "1", "2")],
    ],
)
def test_where_it_is_not_certain_there_is_no_header(
    rows: list[tuple[str, ...]],
) -> None:
    assert texts(*(row(*cells) for cells in rows)) == [
        " ".join(" | ".join(cells).split()) for cells in rows
    ]


def test_a_first_row_that_looks_different_is_a_header() -> None:
    rows = [row("City", "Head", emphasised=True), row("Xuzhou", "Li")]
    alike = [row("City", "Head", emphasised=True), row("Xu", "Li", emphasised=True)]

    assert texts(*rows) == ["City: Xuzhou | Head: Li"]
    assert texts(*alike) == ["City | Head", "Xu | Li"]


def test_records_need_less_to_have_a_header() -> None:
    rows = [row("Cluster", "Firms"), row("Xuzhou", "252")]

    assert texts(*rows) == ["Cluster | Firms", "Xuzhou | 252"]
    assert texts(*rows, records=True) == ["Cluster: Xuzhou | Firms: 252"]


def test_a_header_in_two_rows_is_put_together() -> None:
    rows = [
        row(Cell("City", rows=2), Cell("2019", 2), Cell("2020", 2)),
        row("Firms", "Jobs", "Firms", "Jobs"),
        row("Xuzhou", "252", "9", "260", "8"),
    ]

    assert texts(*rows) == [
        "City: Xuzhou | 2019 / Firms: 252 | 2019 / Jobs: 9"
        " | 2020 / Firms: 260 | 2020 / Jobs: 8"
    ]


def test_a_merged_cell_belongs_to_every_row_it_reaches() -> None:
    rows = [
        row("Province", "City", "Firms", header=True),
        row(Cell("Jiangsu", rows=2), "Xuzhou", "252"),
        row("Nanjing", "140"),
        row("Fujian", "Xiamen", "7"),
        row(Cell("", continues=True), "Putian", "8"),
    ]

    assert texts(*rows) == [
        "Province: Jiangsu | City: Xuzhou | Firms: 252",
        "Province: Jiangsu | City: Nanjing | Firms: 140",
        "Province: Fujian | City: Xiamen | Firms: 7",
        "Province: Fujian | City: Putian | Firms: 8",
    ]


def test_a_cell_over_columns_of_different_names_has_none() -> None:
    rows = [row("City", "2019", "2020", header=True), row("Xuzhou", Cell("252", 2))]

    assert texts(*rows) == ["City | 2019 | 2020", "City: Xuzhou | 252"]


def test_titles_groups_and_notes_stand_alone() -> None:
    rows = [
        row(Cell("Table 1", 3)),
        row("City", "Firms", "Jobs"),
        row(Cell("Jiangsu", 3)),
        row("Xuzhou", "252", "9"),
        row("Source: the bureau"),
    ]

    assert row_lines(rows) == [
        Line(0, "Table 1", apart=True),
        Line(2, "Jiangsu", apart=True),
        Line(3, "City: Xuzhou | Firms: 252 | Jobs: 9", apart=False),
        Line(4, "Source: the bureau", apart=True),
    ]


def test_a_second_header_ends_what_the_first_says() -> None:
    marked = [
        row("City", "Firms", header=True),
        row("Xuzhou", "252"),
        row("Region", "Area", header=True),
        row("Jiangsu", "107"),
    ]
    guessed = [
        row("City", "Firms", "Jobs"),
        *(row(f"City {n}", "1", "2") for n in range(20)),
        row("Region", "Area", "Share"),
        row("Jiangsu", "107", "8 %"),
    ]

    assert texts(*marked) == [
        "City: Xuzhou | Firms: 252",
        "Region: Jiangsu | Area: 107",
    ]
    assert texts(*guessed)[-1] == "Region: Jiangsu | Area: 107 | Share: 8 %"


@pytest.mark.parametrize("records", [True, False])
def test_other_periods_in_the_middle_of_a_table_begin_another(records: bool) -> None:
    rows = [
        row("City", "2019", "2020"),
        row("Xuzhou", "252", "260"),
        row("Linyi", "1998", "2004"),
        row("Region", "2021", "2022"),
        row("Jiangsu", "1", "2"),
        row("Shandong", "3", "4"),
    ]

    assert texts(*rows, records=records) == [
        "City: Xuzhou | 2019: 252 | 2020: 260",
        "City: Linyi | 2019: 1998 | 2020: 2004",
        "Region: Jiangsu | 2021: 1 | 2022: 2",
        "Region: Shandong | 2021: 3 | 2022: 4",
    ]


def test_a_row_with_more_cells_than_the_header_has_no_names() -> None:
    rows = [
        row("City", "Firms", "Staff"),
        *(row(f"City {n}", "1", "2") for n in range(60)),
        row("Xuzhou", "1", "250", "300"),
        row("Linyi", "3", "4", ""),
    ]

    assert texts(*rows, records=True)[-3:] == [
        "City: City 59 | Firms: 1 | Staff: 2",
        "Xuzhou | 1 | 250 | 300",
        "City: Linyi | Firms: 3 | Staff: 4",
    ]


def test_words_among_the_figures_of_one_column_end_an_uncertain_header() -> None:
    rows = [
        row("City", "Firms"),
        *(row(f"City {n}", f"{n}") for n in range(60)),
        row("Region", "Area"),
        row("Jiangsu", "107"),
    ]

    assert texts(*rows)[-3:] == [
        "City: City 59 | Firms: 59",
        "Region | Area",
        "Jiangsu | 107",
    ]


def test_a_row_that_counts_the_columns_has_no_header() -> None:
    rows = [
        row("City", "Firms", "Jobs", header=True),
        row("1", "2", "3"),
        row("X", "4", "5"),
    ]

    assert texts(*rows) == ["1 | 2 | 3", "City: X | Firms: 4 | Jobs: 5"]


def test_the_name_of_an_empty_column_is_not_lost() -> None:
    rows = [row("City", "Firms", "Remarks", header=True), row("Xuzhou", "252", "")]

    assert texts(*rows) == ["City | Firms | Remarks", "City: Xuzhou | Firms: 252"]


def test_a_header_cell_that_reaches_into_the_rows_below_is_none() -> None:
    rows = [row(Cell("E-1", rows=2), "Sheet", "Model"), row("Data", "2016")]

    assert texts(*rows) == ["E-1 | Sheet | Model", "E-1 | Data | 2016"]


def test_a_table_where_every_row_is_marked_has_no_header() -> None:
    rows = [row("City", "Firms", header=True), row("Xuzhou", "252", header=True)]

    assert texts(*rows) == ["City | Firms", "Xuzhou | 252"]


def test_a_cell_that_claims_countless_columns_costs_nothing() -> None:
    assert texts(row(Cell("wide", 10**9), "next"), row("a", "b")) == ["wide", "a | b"]


def test_rows_are_written_a_line_each_and_titles_apart() -> None:
    builder = TextBuilder()
    builder.add("Above.")
    write_table([row("Title"), row("a", "b"), row("c", "d"), row("Note")], builder)

    assert builder.build(None).text == "Above.\n\nTitle\n\na | b\nc | d\n\nNote"
