"""A figure, a date or a name is the cell of the row and the column that are asked."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from assistant.extract.found import Found, Statement
from assistant.extract.tables.rows import find_tables
from index.documents import Document, Span
from index.readers import load_document
from tests.assistant.extract.tables.conftest import look, read, said
from tests.index.readers.pdf.pdf_files import Page, write_pdf
from tests.small_documents import document, passage, span_of

TOWNS = """Kommun;Företag;Anställda;Omsättning 2022 (mkr);Omsättning 2023 (mkr)
Umeå;2450;31200;88;91
Skellefteå;1310;18400;41;45
Luleå;1720;22100;57;60
Summa;5480;71700;186;196
"""


PROJECTS = """# Register of cluster projects

Amounts in EUR thousand.

| Project no. | Project | Lead partner | Budget | Start | Cluster |
|---|---|---|---|---|---|
| 101 | Green Valve | Port Authority | 420 | 2022-03-01 | Valves |
| 102 | Blue Kiln | City Works | 310 | 2023-01-15 | Ceramics |
| 103 | Red Loom | Rail Agency | 275 | 2023-06-30 | Textile |
| | Total | | 1005 | | |
"""


DISTRICTS = """Landkreis,Betriebe,Beschäftigte,Umsatz (Mio. EUR),Frauenanteil (%)
Heilbronn,214,18300,4120,31
Esslingen,187,15250,3890,28
Göppingen,96,7400,1210,35
"""


CITIES = """城市,年份,企业数,规模以上企业数,从业人员（人）,产值（亿元）
徐州市,2022,252,60,31000,540
徐州市,2023,270,66,33500,575
临沂市,2022,1240,210,48000,236
临沂市,2023,1312,225,50500,251
"""


INDICATORS = """Indicator,2021,2022,2023
Number of firms,310,318,342
Employees,12000,12500,13100
"""


@pytest.mark.parametrize(
    ("name", "content", "question", "cell"),
    [
        ("t.csv", TOWNS, "Hur många anställda finns det i Skellefteå?", "18400"),
        ("t.csv", TOWNS, "How many employees are there in Skelleftea?", "18400"),
        ("t.csv", TOWNS, "Wie viele Beschäftigte hat Umeå?", "31200"),
        ("t.csv", TOWNS, "Umeå有多少家企业？", "2450"),
        ("t.csv", TOWNS, "Hur stor var omsättningen i Luleå 2022?", "57"),
        ("t.csv", TOWNS, "How many firms are there in Umeå municipality?", "2450"),
        ("t.csv", TOWNS, "Antal företag i Luleå?", "1720"),
        ("d.csv", DISTRICTS, "How many people worked in Heilbronn?", "18300"),
        ("p.md", PROJECTS, "What is the budget of Green Valve?", "420"),
        ("p.md", PROJECTS, "What is the budget of project 102?", "310"),
        ("p.md", PROJECTS, "Who is the lead partner of Blue Kiln?", "City Works"),
        ("p.md", PROJECTS, "When did Red Loom start?", "2023-06-30"),
        ("p.md", PROJECTS, "Wie hoch ist das Budget von Red Loom?", "275"),
        ("d.csv", DISTRICTS, "Wie viele Unternehmen hat Göppingen?", "96"),
        ("d.csv", DISTRICTS, "Wie hoch ist der Frauenanteil in Heilbronn?", "31"),
        ("d.csv", DISTRICTS, "How many people work in Esslingen?", "15250"),
        ("c.csv", CITIES, "2023年徐州市有多少家企业？", "270"),
        ("c.csv", CITIES, "2022年临沂市规模以上企业有多少家？", "210"),
        ("c.csv", CITIES, "2023年徐州市企业从业人员有多少人？", "33500"),
        ("c.csv", CITIES, "How many firms did Xuzhou have in 2023?", "270"),
        ("c.csv", CITIES, "Hur många anställda hade Xuzhou 2022?", "31000"),
    ],
)
def test_a_cell_is_found_by_its_row_and_its_column(
    name: str, content: str, question: str, cell: str, tmp_path: Path
) -> None:
    assert said(question, read(tmp_path, name, content)) == [cell]


@pytest.mark.parametrize(
    ("name", "content", "question"),
    [
        # No such row, no such column, another year, none of two years.
        ("t.csv", TOWNS, "Hur många företag finns i Kiruna?"),
        ("t.csv", TOWNS, "Hur många invånare har Umeå?"),
        ("t.csv", TOWNS, "Antal invånare i Umeå?"),
        ("t.csv", TOWNS, "Hur stor var omsättningen i Luleå 2019?"),
        ("t.csv", TOWNS, "Hur stor var omsättningen i Luleå?"),
        ("c.csv", CITIES, "徐州有多少家企业？"),
        ("d.csv", DISTRICTS, "Wie hoch war der Umsatz in Heilbronn 2021?"),
        # Only some of what the column counts, or a change of it.
        ("t.csv", TOWNS, "Hur många stora företag finns i Umeå?"),
        ("t.csv", TOWNS, "How many glass firms are there in Umeå?"),
        ("t.csv", TOWNS, "Hur mycket ökade omsättningen i Umeå 2023?"),
        ("d.csv", DISTRICTS, "Wie viele Frauen arbeiten in Heilbronn?"),
        ("c.csv", CITIES, "2023年徐州工程机械企业有多少家？"),
        ("c.csv", CITIES, "2023年徐州市产值增长了多少？"),
        # A total is none of its rows, and a number of a row counts nothing.
        ("t.csv", TOWNS, "Hur många företag finns det?"),
        ("p.md", PROJECTS, "How many projects are in the register?"),
        # Another kind of place.
        ("c.csv", CITIES, "2023年徐州县有多少家企业？"),
    ],
)
def test_where_row_or_column_is_not_plain_no_figure_of_the_table_is_stated(
    name: str, content: str, question: str, tmp_path: Path
) -> None:
    table = read(tmp_path, name, content)
    looked = look(question, table)
    assert not looked.choices
    assert looked.kept(every_figure(table)) == []


def every_figure(table: Document) -> list[Found]:
    """Return each cell with a figure, as if the reader had picked it."""
    lines = [span_of(table.text, line) for line in table.text.split("\n") if line]
    rows = [line for line in lines if " | " in line.of(table.text)]
    return [Found(passage(table), table, Span(r.end - 1, r.end), 9.0) for r in rows]


def test_two_columns_or_two_rows_are_both_stated_where_and_joins_them(
    tmp_path: Path,
) -> None:
    table = read(tmp_path, "t.csv", TOWNS)
    assert said("Hur många företag har Umeå och Luleå?", table) == ["2450", "1720"]
    (row,) = look("Hur många företag och anställda har Umeå?", table).statements([])
    assert row.key is None
    assert row.span.of(table.text).startswith("Kommun: Umeå")


def test_a_total_is_stated_where_it_is_asked_for(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["Textile firms in the towns of Ostmark"],
        ["Town", "Firms", "Staff"],
        ["Ashwick", 58, 900],
        ["Bexcombe", 83, 1100],
        ["Total", 141, 2000],
    ):
        sheet.append(row)
    book.save(tmp_path / "firms.xlsx")
    table = load_document(tmp_path / "firms.xlsx", tmp_path)
    assert said("How many firms are there in total in Ostmark?", table) == ["141"]
    assert said("How many firms are there in Ostmark?", table) == []
    # Of which table it is the total is left open: the reader has to be sure of it.
    (open_,) = look("How many firms are there in total?", table).choices
    assert not open_[1].certain


def test_the_unit_above_a_table_and_the_group_of_a_row_are_quoted_with_it(
    tmp_path: Path,
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["产业集群统计"],
        ["单位：家、万元"],
        ["集群", "企业数", "产值"],
        ["青岚玻璃", 318, 1284500],
        ["嘉陵陶瓷", 205, 874300],
    ):
        sheet.append(row)
    book.save(tmp_path / "统计.xlsx")
    table = load_document(tmp_path / "统计.xlsx", tmp_path)
    statements = look("青岚玻璃的产值是多少？", table).statements([])
    assert quotes(statements, table)[1:] == ["单位：家、万元"]
    grouped = document(
        "Aid in SEK thousand\n\nNorth\n\nTown: Ash | Aid: 12 | Firms: 3\n"
        "Town: Elm | Aid: 14 | Firms: 4\n\nSouth\n\n"
        "Town: Oak | Aid: 19 | Firms: 5\nTown: Fir | Aid: 21 | Firms: 6"
    )
    statements = look("How much aid does Oak get?", grouped).statements([])
    assert quotes(statements, grouped) == [
        "Town: Oak | Aid: 19 | Firms: 5",
        "South",
        "Aid in SEK thousand",
    ]


def quotes(statements: list[Statement], table: Document) -> list[str]:
    return [statement.span.of(table.text) for statement in statements]


def test_a_printed_table_has_its_header_quoted(tmp_path: Path) -> None:
    rows = (
        ("Cluster", "Firms", "Output"),
        ("Songze", "286", "512"),
        ("Landu", "174", "338"),
    )
    page: Page = [
        (text, 60.0 + 150 * column, 700.0 - 14 * row)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]
    table = read(tmp_path, "report.pdf", write_pdf(page))
    statements = look("How many firms are there in the Landu cluster?", table)
    assert quotes(statements.statements([]), table) == [
        "Landu | 174 | 338",
        "Cluster | Firms | Output",
    ]


def test_where_the_columns_are_years_the_row_is_what_is_counted(tmp_path: Path) -> None:
    table = read(tmp_path, "ostmark.csv", INDICATORS)
    assert said("How many firms were there in Ostmark in 2022?", table) == ["318"]
    assert said("Hur många anställda fanns i Ostmark 2023?", table) == ["13100"]
    assert said("How many firms were there in Ostmark?", table) == []


def test_tables_that_say_different_things_do_not_answer(tmp_path: Path) -> None:
    one = read(tmp_path, "one.csv", "Town,Firms,Staff\nAsh,12,40\nElm,14,50\n")
    other = read(tmp_path, "other.csv", "Town,Firms,Staff\nAsh,13,40\nElm,14,50\n")
    assert said("How many firms are there in Ash?", one, other) == []
    assert said("How many firms are there in Elm?", one, other) == ["14"]


def test_which_row_has_most_is_not_guessed(tmp_path: Path) -> None:
    table = read(tmp_path, "t.csv", TOWNS)
    looked = look("Vilken kommun i Norrbotten har flest företag?", table)
    assert not looked.choices
    assert looked.kept(every_figure(table)) == []


def test_names_and_their_values_on_a_line_are_left_to_the_reader() -> None:
    facts = document("Date | 14 November 2023\nEntry into force | 1 January 2024")
    day = span_of(facts.text, "1 January 2024")
    found = [Found(passage(facts), facts, day, 9.0)]
    assert look("When does it enter into force?", facts).kept(found) == found


BOROUGHS = """县区,企业数 / 2022年,企业数 / 2023年,工业总产值 / 2022年
东湖区,118,126,86.2
西山区,97,101,75.1
"""


@pytest.mark.parametrize(
    ("question", "cell"),
    [
        ("西山区2023年有多少家企业？", "101"),
        ("东湖区2022年工业总产值是多少？", "86.2"),
        ("How many firms did Donghu have in 2022?", "118"),
    ],
)
def test_a_year_beside_another_word_does_not_head_a_column_alone(
    tmp_path: Path, question: str, cell: str
) -> None:
    assert said(question, read(tmp_path, "b.csv", BOROUGHS)) == [cell]


@pytest.mark.parametrize("header", ["", "Ort | Werkstätten | Lehrlinge\n"])
@pytest.mark.parametrize("number", ["", "2\n\n"])
def test_a_table_goes_on_over_a_page(header: str, number: str) -> None:
    text = (
        "Werkstätten der Orte\n\nOrt | Werkstätten | Lehrlinge\n"
        f"Berg | 31 | 2.000\nTal | 36 | 2.111\n\n{number}{header}"
        "Moor | 41 | 2.222\nHeide | 46 | 2.333"
    )
    of = document(text, language="de")

    assert said("Wie viele Werkstätten gibt es in Heide?", of) == ["46"]
    (table,) = find_tables(text)
    assert table.whole
    assert len(table.rows) == 4


def test_what_has_other_columns_does_not_go_on_with_a_table() -> None:
    text = (
        "Ort | Werkstätten | Lehrlinge\nBerg | 31 | 2.000\nTal | 36 | 2.111\n\n"
        "Moor | Nord | 2.222\nHeide | West | 2.333"
    )

    assert len(find_tables(text)[0].rows) == 2


def test_sheets_of_two_years_are_told_apart(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for year, sheet in (
        ("2022", book.active),
        ("2023", book.create_sheet("2023年")),
    ):
        sheet.title = f"{year}年"
        for row in [["县区", "企业数", "利税"], ["石桥区", 457, int(year) + 900]]:
            sheet.append(row)
    book.save(tmp_path / "y.xlsx")
    years = read(tmp_path, "y.xlsx", (tmp_path / "y.xlsx").read_bytes())
    assert said("石桥区2022年利税是多少？", years) == ["2922"]
