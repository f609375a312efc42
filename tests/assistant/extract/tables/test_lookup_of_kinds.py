"""Of a table is said what was asked for, and nothing of another kind."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.assistant.extract.tables.conftest import look, read, said
from tests.small_documents import document

EXPORTS = """Kommun;Företag;Stora företag;Export 2022 (mkr);Export 2023 (mkr)
Tranås;640;12;101;99
Mullsjö;210;3;55;61
"""


@pytest.mark.parametrize(
    ("question", "cell"),
    [
        ("How large were exports from Tranås in 2023?", "99"),
        ("How big were the exports of Mullsjö in 2022?", "55"),
        ("Hur stora var exporten från Tranås 2022?", "101"),
        ("How many large firms are there in Tranås?", "12"),
        ("Hur många stora företag finns det i Mullsjö?", "3"),
    ],
)
def test_how_large_asks_for_no_large_things(
    tmp_path: Path, question: str, cell: str
) -> None:
    assert said(question, read(tmp_path, "e.csv", EXPORTS)) == [cell]


WOOD = """# Träklustret i Ekholma - företag efter kommun

| Kommun | Företag 2022 | Företag 2023 | Anställda 2023 |
|---|---|---|---|
| Furudal | 41 | 39 | 1105 |
| Sjövik | 57 | 63 | 1480 |
"""


OPTICS = """# Optikcluster Kupferhain

| Ort | Betriebe | Beschäftigte |
|---|---|---|
| Wiesau | 24 | 610 |
| Talheim | 51 | 1480 |
"""


@pytest.mark.parametrize(
    ("content", "question", "cell"),
    [
        (WOOD, "Hur många träföretag fanns i Sjövik 2022?", "57"),
        (WOOD, "Hur många anställda hade träföretagen i Furudal 2023?", "1105"),
        (OPTICS, "Wie viele Optikbetriebe hat Talheim?", "51"),
        # The header of the row's name is of the table, too.
        (OPTICS, "Wie viele Betriebe gibt es im Ort Wiesau?", "24"),
    ],
)
def test_what_a_compound_counts_is_asked_for(
    tmp_path: Path, content: str, question: str, cell: str
) -> None:
    assert said(question, read(tmp_path, "t.md", content)) == [cell]


@pytest.mark.parametrize(
    ("content", "question"),
    [
        (WOOD, "Hur många glasföretag fanns i Sjövik 2022?"),
        (WOOD, "Hur många exportföretag fanns i Sjövik 2022?"),
        (WOOD, "Hur många tranföretag fanns i Sjövik 2022?"),
        (OPTICS, "Wie viele Holzbetriebe hat Talheim?"),
    ],
)
def test_firms_of_another_kind_are_not_said(
    tmp_path: Path, content: str, question: str
) -> None:
    assert said(question, read(tmp_path, "t.md", content)) == []


BRANCHES = "Turnover by branch in Dunmarsh (GBP million)\n\n" + "\n".join(
    ["Branch | 2022 | 2023", "Dairies | 640 | 702", "Fisheries | 388 | 361"]
)


@pytest.mark.parametrize(
    "question",
    [
        "What was the turnover of fisheries in Dunmarsh in 2023?",
        "Turnover of fisheries in 2023?",
        "Vilken omsättning hade fisheries i Dunmarsh 2023?",
        "Welchen Umsatz hatten die Fisheries in Dunmarsh 2023?",
    ],
)
def test_who_asks_what_an_amount_was_asks_for_a_figure(question: str) -> None:
    assert said(question, document(BRANCHES)) == ["361"]


@pytest.mark.parametrize(
    "question",
    [
        "Hur stor var den totala omsättningen 2023?",
        "Wie hoch war der gesamte Umsatz 2023?",
    ],
)
def test_the_row_of_totals_has_what_the_total_is_asked_of(
    question: str, tmp_path: Path
) -> None:
    rows = "Kommun;Omsättning 2022;Omsättning 2023\nTorsby;12;14\nHult;20;21\n"
    table = read(tmp_path, "kluster.csv", f"{rows}Totalt;32;35\n")
    (choice,) = look(question, table).choices
    assert [cell.text for cell in choice[1].cells] == ["35"]
