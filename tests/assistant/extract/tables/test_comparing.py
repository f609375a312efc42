"""What has most or least is said of a whole column of one table, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.documents import Document
from tests.assistant.extract.tables.conftest import look, read, said
from tests.small_documents import document

TOWNS = """Kommun;Arbetsställen;Sysselsatta;Export 2022 (mkr);Export 2023 (mkr)
Sävsjö;1 210;5 400;812;845
Sävar;640;–;2 101;99
Vetlanda;2 380;11 900;1 950;2 034
Summa;4 230;17 300;4 863;2 978
"""
COUNTIES = """Kreis;Jahr;Betriebe;Umsatz (Mio. EUR)
Plön;2021;84;1.210,5
Plön;2022;86;1.305,0
Steinburg;2021;95;2.001,3
Steinburg;2022;71;1.287,4
"""
CLUSTERS = """产业集群,所在城市,成员企业（家）,专利数（件）
轴承集群,临清市,432,1210
阀门集群,滕州市,275,640
钢琴集群,周村区,88,95
全部合计,,795,1945
"""
GLASS = """Town,Glass firms,Workers
Oster,21,2001
Hamlin,2010,870
Torvik,16,510
Veldria total,2047,3381
"""
YEARS = "县区,2022年产值,2023年产值\n博陵区,131,140\n临泉县,90,188\n合计,221,328\n"
PROJECTS = """# Register of pilot projects

| Project ID | Project | Applicant | Grant | Rank |
|---|---|---|---|---|
| P-11 | Copper Lane | Hull Forge | 1,450 | 2 |
| P-12 | Quiet Loom | Tay Weavers | 980 | 1 |
| P-13 | Salt Pan | Hull Forge | 2,100 | 3 |
"""


@pytest.mark.parametrize(
    ("name", "content", "question", "name_said"),
    [
        ("t.csv", TOWNS, "Vilken kommun har flest arbetsställen?", "Vetlanda"),
        ("t.csv", TOWNS, "Vilken kommun har minst antal arbetsställen?", "Sävar"),
        (
            "t.csv",
            TOWNS,
            "Which municipality had the most exports in 2022?",
            "Sävar",
        ),
        ("t.csv", TOWNS, "Welche Gemeinde hatte 2023 den höchsten Export?", "Vetlanda"),
        ("k.csv", COUNTIES, "Welcher Kreis hatte 2022 den höchsten Umsatz?", "Plön"),
        ("k.csv", COUNTIES, "Which county had the most firms in 2021?", "Steinburg"),
        ("c.csv", CLUSTERS, "哪个产业集群的专利数最多？", "轴承集群"),
        ("c.csv", CLUSTERS, "Which cluster has the fewest patents?", "钢琴集群"),
        ("c.csv", CLUSTERS, "Vilket kluster har flest patent?", "轴承集群"),
        ("g.csv", GLASS, "Which town has the most glass firms?", "Hamlin"),
        ("g.csv", GLASS, "Which town has the most workers?", "Oster"),
        ("y.csv", YEARS, "哪个县区2023年产值最高？", "临泉县"),
        ("p.md", PROJECTS, "Which project has the largest grant?", "Salt Pan"),
        ("p.md", PROJECTS, "哪个项目的补助金额最低？", "Quiet Loom"),
    ],
)
def test_the_row_that_leads_is_named(
    tmp_path: Path, name: str, content: str, question: str, name_said: str
) -> None:
    assert said(question, read(tmp_path, name, content)) == [name_said]


@pytest.mark.parametrize(
    ("name", "content", "question", "why"),
    [
        ("t.csv", TOWNS, "Vilken kommun har flest anställda?", "an empty cell"),
        ("t.csv", TOWNS, "Which municipality had the largest exports?", "two years"),
        ("t.csv", TOWNS, "Which town had the largest exports in 2020?", "no such year"),
        ("t.csv", TOWNS, "Vilken kommun har näst flest arbetsställen?", "the second"),
        ("t.csv", TOWNS, "Vilken kommun i Skåne har flest arbetsställen?", "of a part"),
        ("t.csv", TOWNS, "Which firm had the most exports in 2022?", "no such names"),
        ("t.csv", TOWNS, "Which town had the highest export growth in 2023?", "growth"),
        ("k.csv", COUNTIES, "Welcher Kreis hat den höchsten Umsatz?", "which year"),
        ("p.md", PROJECTS, "Which applicant has the largest grant?", "two of it"),
        ("p.md", PROJECTS, "Which project has the highest rank?", "an order"),
        ("p.md", PROJECTS, "Which two projects have the largest grants?", "several"),
        ("t.csv", TOWNS, "Vilken kommun har inte flest arbetsställen?", "a negation"),
        ("k.csv", COUNTIES, "Which county doesn't have most firms in 2021?", "as well"),
        ("c.csv", CLUSTERS, "哪个产业集群的专利数不是最多？", "as well"),
        ("c.csv", CLUSTERS, "山东哪个产业集群的成员企业最多？", "a province"),
    ],
)  # fmt: skip
def test_nothing_is_compared_where_it_is_not_plain(
    tmp_path: Path, name: str, content: str, question: str, why: str
) -> None:
    assert said(question, read(tmp_path, name, content)) == [], why


def test_a_tie_a_sum_and_groups_are_not_compared(tmp_path: Path) -> None:
    tie = "Town,Firms,Jobs\nAsker,12,1\nBerg,12,2\nDal,3,4\n"
    hidden_sum = "Town,Firms,Jobs\nThe coast,15,9\nBerg,12,2\nDal,3,4\n"

    for content in (tie, hidden_sum):
        of = read(tmp_path, "t.csv", content)
        assert said("Which town has the most firms?", of) == []


@pytest.mark.parametrize(
    ("cells", "leads"),
    [
        (("1.250", "980", "3.100"), "C"),
        (("1,250", "980", "310"), None),
        (("78,4 %", "80,0 %", "9,9 %"), "B"),
        (("1 250", "980", "310"), "A"),
        (("433¹", "402", "51"), "A"),
        (("12 %", "80", "9"), None),
    ],
)
def test_figures_are_read_by_how_the_column_is_written(
    cells: tuple[str, ...], leads: str | None
) -> None:
    rows = "\n".join(
        f"Ort: {n} | Betriebe: {c}" for n, c in zip("ABC", cells, strict=True)
    )
    of = document(rows, language="de")

    assert said("Welcher Ort hat die meisten Betriebe?", of) == (
        [leads] if leads else []
    )


def test_a_line_without_header_does_not_lead_for_the_reader() -> None:
    of: Document = document("Werkstätten\n\nBerg | 31 | 2.000\nTal | 36 | 2.111\n")

    assert look("Which town has the most workshops?", of).lines[of.id]
