"""The group that a row stands in belongs to its cells, and leaves out other groups."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

from tests.assistant.extract.tables.conftest import look, read, said

INDUSTRIES = """<html lang=zh><head><title>澜溪市分行业企业情况</title></head><body>
<h1>澜溪市分行业企业情况</h1><p>单位：家、万元</p><table>
<tr><th>县区</th><th>企业数</th><th>利税</th></tr>
<tr><td colspan=3>纺织业</td></tr>
<tr><td>东渡区</td><td>310</td><td>8800</td></tr>
<tr><td>石门县</td><td>142</td><td>3100</td></tr>
<tr><td colspan=3>食品业</td></tr>
<tr><td>东渡区</td><td>97</td><td>620</td></tr>
<tr><td>石门县</td><td>205</td><td>1580</td></tr>
<tr><td>合计</td><td>754</td><td>14100</td></tr>
</table></body></html>"""
MEASURES = """# Measures of the Harrowdale cluster

Amounts in EUR thousand.

| Measure | Firms reached | Granted 2022 | Granted 2023 |
|---|---|---|---|
| **Skills** | | | |
| Apprentices | 41 | 310 | 355 |
| Evening courses | 27 | 95 | 120 |
| **Trade** | | | |
| Fairs | 33 | 205 | 260 |
| Evening courses | 12 | 40 | 52 |
| Total | 113 | 650 | 787 |
"""


@pytest.mark.parametrize(
    ("name", "content", "question", "cell"),
    [
        ("i.html", INDUSTRIES, "澜溪市东渡区纺织业有多少家企业？", "310"),
        ("i.html", INDUSTRIES, "澜溪市石门县食品行业的利税是多少？", "1580"),
        ("i.html", INDUSTRIES, "澜溪市一共有多少家企业？", "754"),
        (
            "m.md",
            MEASURES,
            "How much was granted for evening courses in the Trade group in 2023?",
            "52",
        ),
        (
            "m.md",
            MEASURES,
            "Hur mycket beviljades 2022 för Evening courses i gruppen Skills?",
            "95",
        ),
        (
            "m.md",
            MEASURES,
            "Wie viel wurde 2022 für Fairs in der Gruppe Trade bewilligt?",
            "205",
        ),
    ],
)
def test_the_row_is_that_of_the_group_that_is_named(
    tmp_path: Path, name: str, content: str, question: str, cell: str
) -> None:
    assert said(question, read(tmp_path, name, content)) == [cell]


@pytest.mark.parametrize(
    ("name", "content", "question"),
    [
        # In which group?
        ("i.html", INDUSTRIES, "澜溪市石门县有多少家企业？"),
        ("m.md", MEASURES, "How much was granted for evening courses in 2023?"),
        # The row stands in the other group, and the total is that of both.
        (
            "m.md",
            MEASURES,
            "How much was granted for fairs in the Skills group in 2023?",
        ),
        (
            "m.md",
            MEASURES,
            "How much was granted in total in the Trade group in 2023?",
        ),
        ("i.html", INDUSTRIES, "澜溪市食品业合计有多少家企业？"),
    ],
)
def test_what_is_in_several_groups_or_in_another_one_is_not_said(
    tmp_path: Path, name: str, content: str, question: str
) -> None:
    assert said(question, read(tmp_path, name, content)) == []


def test_a_branch_is_the_row_of_what_it_makes(tmp_path: Path) -> None:
    rows = "Bransch: Glas | 2022: {} | 2023: {}\nBransch: Trä | 2022: {} | 2023: {}"
    text = "\n".join(
        [
            "Lärlingar per bransch och län\n\nAntal personer",
            "Jönköpings län\n" + rows.format(131, 128, 402, 433),
            "Kronobergs län\n" + rows.format(298, 305, 240, 251),
        ]
    )
    table = read(tmp_path, "t.txt", text)
    question = "Hur många lärlingar fanns i {}branschen i Kronobergs län 2022?"
    assert said(question.format("glas"), table) == ["298"]
    assert said(question.format("trä"), table) == ["240"]
    assert said(question.format("metall"), table) == []


def test_the_group_and_the_unit_are_quoted_with_the_cell(tmp_path: Path) -> None:
    table = read(tmp_path, "m.md", MEASURES)
    question = "How much was granted for evening courses in the Skills group in 2023?"
    statements = look(question, table).statements([])
    row, *above = [s.span.of(table.text) for s in statements]
    assert row.startswith("Measure: Evening courses | Firms reached: 27 |")
    assert above == ["**Skills**", "Amounts in EUR thousand."]


def test_groups_below_a_header_with_years_and_units(tmp_path: Path) -> None:
    rows = [
        ("Item", "2024 (million yuan)", "2025 (million yuan)"),
        ("Buildings", "", ""),
        ("Airfield", "180", "240"),
        ("People", "", ""),
        ("Pilot training", "36", "42"),
        ("Scholarships", "8", "9"),
    ]
    written = docx.Document()
    written.add_heading("Investment plan of the Linhu drone cluster", 1)
    table = written.add_table(len(rows), 3)
    for number, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            table.cell(number, column).text = cell
    written.save(str(tmp_path / "p.docx"))
    plan = read(tmp_path, "p.docx", (tmp_path / "p.docx").read_bytes())
    question = "How large is the investment in pilot training in 2025?"
    assert said(question, plan) == ["42"]
