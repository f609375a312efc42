"""Rows are counted where the table is whole, and said to be counted."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.extract.found import Found
from index.documents import Document
from tests.assistant.extract.tables.conftest import look, read
from tests.small_documents import document, passage, span_of

FOREST = """# Projektregister för Fjällnäs skogskluster

| Nr | Projekt | Ort | Deltagande företag | Belopp (tkr) |
|---|---|---|---|---|
| 1 | Torvbädden | Storvik | 12 | 850 |
| 2 | Spånlinjen | Mohult | 55 | 2 100 |
| 3 | Limfogen | Storvik | 61 | 1 320 |
| 4 | Barkpannan | Kärrby | 50 | 640 |
| | Summa | | 178 | 4 910 |
"""
PUMPS = """# 苇州市水泵产业集群项目登记册

| 序号 | 项目名称 | 所在县区 | 总投资（万元） | 参与企业数 |
|---|---|---|---|---|
| 1 | 智能水泵生产线 | 渡口区 | 12500 | 14 |
| 2 | 泵体铸造基地 | 芦山县 | 8600 | 9 |
| 3 | 密封件研发中心 | 渡口区 | 4300 | 22 |
"""
TIMBER = """# Verzeichnis der Vorhaben im Holzcluster Birkenau

| Nr. | Vorhaben | Träger | Ort | Fördersumme |
|---|---|---|---|---|
| 1 | Leimbinder | Säge Krohn | Birkenau | 410 |
| 2 | Dübelpresse | Holz Anders | Moorfeld | 1.250 |
| 3 | Rindenfilter | Säge Krohn | Birkenau | 95 |
"""
GRANTS = """# Register of grants of the Sallow cluster

| No. | Grant | Holder | Town |
|---|---|---|---|
| 1 | Kiln renewal | Sallow Pots | Easton |
| 2 | Glaze lab | Brook & Co | Marl |
| 3 | Clay pit study | Sallow College | Easton |
"""


LABS = """# Laboratories of the Harth cluster

| Laboratory | City | Publications | Value (EUR) |
|---|---|---|---|
| Optics Lab | Harth | 120 | 900 |
| Polymer Lab | Denby | 88 | 2,400 |
| Sensor Lab | Harth | 203 | 1,500 |
"""


def counted(question: str, *documents: Document) -> list[tuple[int | None, list[str]]]:
    """Return the counts that are stated, with what is listed of each."""
    texts = {d.id: d.text for d in documents}
    return [
        (s.counted, [item.of(texts[s.document_id]) for item in s.items])
        for s in look(question, *documents).counted([])
    ]


@pytest.mark.parametrize(
    ("content", "question", "count"),
    [
        (FOREST, "Hur många projekt finns i Fjällnäs projektregister?", 4),
        (FOREST, "Hur många projekt finns i registret?", 4),
        (FOREST, "How many projects are in the Fjällnäs register?", 4),
        (FOREST, "Fjällnäs 的项目登记册里有多少个项目？", 4),
        (FOREST, "Wie viele Projekte stehen im Verzeichnis von Fjällnäs?", 4),
        (FOREST, "How many of the Fjällnäs projects are in Storvik?", 2),
        (FOREST, "Hur många projekt i Fjällnäs register ligger i Storvik?", 2),
        (
            FOREST,
            "Hur många av projekten i Fjällnäs register har fler än 50 företag?",
            2,
        ),
        (
            FOREST,
            "How many projects in the Fjällnäs register have at least 50 firms?",
            3,
        ),
        (FOREST, "How many Fjällnäs projects in Storvik on the list?", 2),
        (PUMPS, "登记册中有多少个项目？", 3),
        (PUMPS, "苇州市水泵产业集群项目登记册里的项目有多少个？", 3),
        (PUMPS, "苇州登记册中有多少个项目在渡口区？", 2),
        (PUMPS, "苇州项目登记册中参与企业数不少于14家的项目有多少个？", 2),
        (PUMPS, "How many projects are in the Weizhou project register?", 3),
        (TIMBER, "Wie viele Vorhaben stehen im Verzeichnis des Holzclusters?", 3),
        # Birkenau is what the register is called here, and no town of the rows.
        (TIMBER, "Wie viele Vorhaben stehen im Verzeichnis von Birkenau?", 3),
        (
            TIMBER,
            "Wie viele Vorhaben im Verzeichnis haben eine Fördersumme unter 500?",
            2,
        ),
        (GRANTS, "How many grants are in the register of the Sallow cluster?", 3),
        (LABS, "How many laboratories are in the table of the Harth cluster?", 3),
        (
            LABS,
            "How many laboratories in the table of the Harth cluster have more than"
            " 100 publications?",
            2,
        ),
        (
            LABS,
            "How many laboratories on the Harth list have a value over 1,000?",
            2,
        ),
    ],
)
def test_the_rows_that_are_asked_for_are_counted(
    tmp_path: Path, content: str, question: str, count: int
) -> None:
    ((said, items),) = counted(question, read(tmp_path, "t.md", content))
    assert said == len(items) == count


@pytest.mark.parametrize(
    ("content", "question"),
    [
        # What stands in a column is not counted by its rows.
        (FOREST, "Hur många företag finns i Fjällnäs projektregister?"),
        (FOREST, "How many firms take part in the projects of the Fjällnäs register?"),
        (LABS, "How many publications are in the table of the Harth cluster?"),
        (LABS, "How many firms on the Harth list have laboratories?"),
        # A town that is none of the table's, a negation, another year.
        (FOREST, "How many projects in the Fjällnäs register are in Granby?"),
        (FOREST, "How many projects of the Fjällnäs register are not in Storvik?"),
        (FOREST, "Hur många projekt fanns i Fjällnäs register 2021?"),
        # 1,000 what: the column is in thousands.
        (
            FOREST,
            "How many projects in the Fjällnäs register have more than 1 million?",
        ),
        (FOREST, "Hur många glasprojekt finns i registret?"),
        (PUMPS, "登记册中参与项目的企业有多少家？"),
        # In the town of Birkenau, or in the register that is called so.
        (TIMBER, "Wie viele Vorhaben im Verzeichnis sind in Birkenau?"),
        # Another register, and no word of one.
        (GRANTS, "How many grants are in the register of the Marlow glass cluster?"),
        (GRANTS, "How many grants does the Sallow cluster have?"),
        # A part of the rows, or rows that stand for several.
        (
            GRANTS.replace("cluster\n", "cluster (excerpt)\n"),
            "How many grants are in the register of the Sallow cluster?",
        ),
        (
            GRANTS.replace("Clay pit study", "Other grants"),
            "How many grants are in the register of the Sallow cluster?",
        ),
        (
            GRANTS.replace("| 1 |", "| 14 |").replace("| 2 |", "| 15 |"),
            "How many grants are in the register of the Sallow cluster?",
        ),
        (
            GRANTS.replace("Glaze lab", "Kiln renewal"),
            "How many grants are in the register of the Sallow cluster?",
        ),
    ],
)
def test_what_may_be_no_count_of_them_is_not_counted(
    tmp_path: Path, content: str, question: str
) -> None:
    assert counted(question, read(tmp_path, "t.md", content)) == []


def test_nothing_is_counted_where_two_tables_may_be_meant(tmp_path: Path) -> None:
    one = read(tmp_path, "a.md", GRANTS)
    other = read(tmp_path, "b.md", GRANTS.replace("Sallow cluster", "Bank"))
    assert counted("How many grants are in the register?", one, other) == []


def test_a_number_that_is_printed_is_not_counted(tmp_path: Path) -> None:
    text = GRANTS + "\nThe register holds 9 grants.\n"
    grants = read(tmp_path, "g.md", text)
    found = Found(passage(grants), grants, span_of(grants.text, "9"), 8.0)
    looked = look("How many grants are in the register?", grants)
    assert looked.counted([])
    assert looked.counted([found]) == []


def test_of_many_rows_the_first_and_the_last_are_quoted() -> None:
    rows = [f"No.: {n} | Grant: Grant {chr(64 + n)}{chr(64 + n)}" for n in range(1, 25)]
    text = "Register of grants\n\n" + "\n".join(rows)
    first, last = look("How many grants are in the register?", document(text)).counted(
        []
    )
    assert (first.counted, last.counted) == (24, None)
    assert first.span.of(text) == rows[0]
    assert last.span.of(text) == rows[-1]
