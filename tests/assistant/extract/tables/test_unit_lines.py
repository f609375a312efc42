"""A figure of a table is said with the line that tells what it is in."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.extract.found import Statement
from assistant.extract.tables.named_units import is_unit_alone, names_unit
from assistant.extract.tables.unit_lines import with_unit_lines
from tests.assistant.extract.tables.conftest import look, read
from tests.small_documents import document, span_of

ROWS = "Town: Ash | Aid: 12 | Staff: 3\nTown: Elm | Aid: 14 | Staff: 4"


@pytest.mark.parametrize(
    "line",
    [
        *("MSEK", "tkr", "kSEK", "Amounts in USD million.", "Share of staff, per cent"),
        *(
            "Andel i procent",
            "Tusental kronor",
            "GBP thousands",
            "单位：万人",
            "（美元）",
        ),
        *("Umsatz in Mio. EUR", "Energie in GWh", "Area, hectares", "Pounds per week"),
        "Belopp i 1 000 kr.",
    ],
)
def test_a_line_that_says_what_figures_are_in_names_a_unit(line: str) -> None:
    assert names_unit(line)
    assert is_unit_alone(line)


@pytest.mark.parametrize("line", ["Towns", "Kommuner i Skåne", "各区县情况", "Table 1"])
def test_a_line_that_says_what_a_table_is_of_names_none(line: str) -> None:
    assert not names_unit(line)


@pytest.mark.parametrize(
    ("above", "unit"),
    [
        ("Results\n\nMSEK\n\n", "MSEK"),
        ("Table 2. Aid by town, per cent\n\n", "Table 2. Aid by town, per cent"),
        ("Stöd, tusental\n\n", "Stöd, tusental"),
    ],
)
def test_the_unit_right_above_a_table_is_said_with_its_figure(
    above: str, unit: str
) -> None:
    table = document(above + ROWS)
    (row, *lines) = look("How much aid does Elm get?", table).statements([])

    assert row.key is not None
    assert [line.span.of(table.text) for line in lines] == [unit]


def test_the_unit_below_the_title_holds_for_the_tables_of_all_sections(
    tmp_path: Path,
) -> None:
    content = (
        "# Aid\n\nAmounts in thousands of euros.\n\n"
        "## North\n\n| Town | Aid | Staff |\n|---|---|---|\n| Ash | 12 | 3 |\n\n"
        "## South\n\n| Town | Staff | Aid |\n|---|---|---|\n| Fir | 4 | 19 |\n"
    )
    table = read(tmp_path, "aid.md", content)
    said = look("How much aid does Fir get?", table).statements([])

    quotes = [statement.span.of(table.text) for statement in said]
    assert quotes[1:] == ["Amounts in thousands of euros."]


def test_the_unit_of_another_section_is_not_said(tmp_path: Path) -> None:
    content = (
        "# Towns\n\n## Aid\n\nSEK thousand\n\n"
        "| Town | Aid | Firms |\n|---|---|---|\n| Ash | 12 | 3 |\n\n"
        "## Staff\n\n| Town | Staff | Firms |\n|---|---|---|\n| Elm | 14 | 4 |\n"
    )
    table = read(tmp_path, "t.md", content)
    (said,) = look("How many staff does Elm have?", table).statements([])

    assert said.key is not None
    assert said.key.of(table.text) == "14"


def test_a_label_without_its_unit_in_brackets_has_that_of_the_line_above() -> None:
    rows = (
        "Town: Ash | Aid (prel.): 12 | Staff: 3\nTown: Elm | Aid (prel.): 14 | Staff: 4"
    )
    table = document(f"Aid in SEK million\n\n{rows}")
    _, unit = look("How much aid does Elm get?", table).statements([])

    assert unit.span.of(table.text) == "Aid in SEK million"


def test_a_figure_that_was_read_in_a_table_has_its_unit_beside_it_once() -> None:
    table = document(f"Aid in SEK million\n\n{ROWS}")
    row = span_of(table.text, "Town: Elm | Aid: 14 | Staff: 4")
    read_ = Statement(table.id, row, 9.0, span_of(table.text, "14"), leads=True)
    other = Statement(table.id, span_of(table.text, "Town: Ash | Aid: 12"), 8.0)

    said = list(with_unit_lines([read_, other, read_], {table.id: table}))

    assert [statement.span.of(table.text) for statement in said] == [
        "Town: Elm | Aid: 14 | Staff: 4",
        "Aid in SEK million",
        "Town: Ash | Aid: 12",
        "Town: Elm | Aid: 14 | Staff: 4",
    ]
    assert said[1].key is None
