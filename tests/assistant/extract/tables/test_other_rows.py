"""Rows of something else than what is named are left out; what fits is counted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant import Assistant, Settings
from assistant.answers import Answer
from assistant.extract.found import Found
from index import sync_index
from tests.assistant.extract.tables.conftest import look, read
from tests.small_documents import passage, span_of

TOWNS = ("Kalmar", "Borås")
FIRMS = "Firm,Town,Branch,Workers\n" + "".join(
    f"Norrsken {n},{TOWNS[n % 2]},{'paper' if n % 3 else 'green paper'},{n + 30}\n"
    for n in range(12)
)
PLANTS = "企业,县区,产品,员工\n" + "".join(
    f"长青{n}厂,{'渡口区' if n % 2 else '芦山县'},水泵,{n + 40}\n" for n in range(10)
)


def those(folder: Path, question: str, content: str = FIRMS) -> list[str]:
    """Return the rows that have what is named; none where none is told apart."""
    document = read(folder, "t.csv", content)
    ((_, named),) = look(question, document).named
    assert len(named.those) + len(named.others) in (0, content.count("\n") - 1)
    return [span.of(document.text) for span in named.those]


@pytest.mark.parametrize(
    "question",
    [
        "Which firms are in Kalmar?",
        "Vilka företag finns i Kalmar?",
        "Welche Firmen sind in Kalmar?",
        "Kalmar有哪些企业？",
    ],
)
def test_rows_of_another_town_are_told_apart(tmp_path: Path, question: str) -> None:
    rows = those(tmp_path, question)
    assert len(rows) == 6
    assert all("Kalmar" in row for row in rows)


def test_chinese_rows_are_told_apart(tmp_path: Path) -> None:
    rows = those(tmp_path, "渡口区有哪些企业？", PLANTS)
    assert len(rows) == 5
    assert all("渡口区" in row for row in rows)


def test_several_that_are_named_are_all_kept(tmp_path: Path) -> None:
    assert len(those(tmp_path, "Which firms are in Kalmar or in Borås?")) == 12


def test_a_longer_name_is_not_taken_for_a_shorter_one_in_it(tmp_path: Path) -> None:
    rows = those(tmp_path, "Which firms make green paper?")
    assert len(rows) == 4
    assert all("green paper" in row for row in rows)


@pytest.mark.parametrize(
    "question",
    [
        "Which firms are not in Kalmar?",
        "Which other firms are like Norrsken 1?",
        "Which firms are larger than Norrsken 1?",
        "Vilka företag utom Norrsken 1 finns?",
        "除了Kalmar以外哪里有企业？",
        "Which firms are there?",
    ],
)
def test_where_nothing_is_asked_of_what_is_named_no_row_is_left_out(
    tmp_path: Path, question: str
) -> None:
    assert those(tmp_path, question) == []


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("rows")
    settings = Settings(corpus_dir=folder / "corpus", index_dir=folder / "idx")
    settings.corpus_dir.mkdir()
    (settings.corpus_dir / "firms.csv").write_text(FIRMS, encoding="utf-8")
    sync_index(settings)
    with Assistant.open(settings) as opened:
        yield opened


@pytest.mark.parametrize(
    ("question", "note"),
    [
        ("Which firms are in Kalmar?", "Further rows of the table"),
        ("Vilka företag finns i Kalmar?", "Ytterligare rader i tabellen"),
        ("Welche Firmen sind in Kalmar?", "Weitere Zeilen der Tabelle"),
    ],
)
def test_an_answer_says_how_many_rows_it_leaves_out(
    assistant: Assistant, question: str, note: str
) -> None:
    answer: Answer = assistant.ask(question)
    quotes = {citation.quote for citation in answer.citations}
    assert quotes
    assert all("Town: Kalmar" in quote for quote in quotes)
    (said,) = [n for n in answer.notes if n.startswith(note)]
    assert said.rstrip(".").endswith(f": {6 - len(quotes)}")


PAID = """# Regional aid

## Paid aid

| County | Paid 2022 | Paid 2023 |
|---|---|---|
| Norwick | 3.6 | 4.0 |
| Eastmoor | 3.1 | 3.0 |

In total 11.4 million euros were paid in 2023.
"""
UTBETALT = """# Regionalt stöd

## Utbetalt stöd

| Län | 2022 | 2023 |
|---|---|---|
| Norrvik | 3,6 | 4,0 |
| Östmo | 3,1 | 3,0 |

Totalt betalades 11,4 miljoner kronor ut 2023. I Östmo fick 12 företag stöd.
"""


@pytest.mark.parametrize(
    ("content", "question", "figure", "of_another"),
    [
        (PAID, "How much was paid to Norwick in 2023?", "11.4 million", True),
        (PAID, "How much was paid in 2023?", "11.4 million", False),
        (PAID, "Wie viel wurde 2023 an Norwick gezahlt?", "4.0", False),
        (UTBETALT, "How much was paid to Norrvik in 2023?", "11,4 miljoner", True),
        (UTBETALT, "Hur många företag i Östmo fick stöd?", "12 företag", False),
    ],
)
def test_a_figure_beside_the_row_that_is_named_may_be_of_all_rows(
    tmp_path: Path, content: str, question: str, figure: str, *, of_another: bool
) -> None:
    document = read(tmp_path, "aid.md", content)
    whole = passage(document)
    found = Found(whole, document, span_of(document.text, figure), 5.0)
    tables = look(question, document)
    assert tables.of_what_is_named([found]) == ([] if of_another else [found])
