from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from index.documents import Document, Page, Span
from index.readers import load_document
from tests.ui.page.fakes import HOSTILE, make_document
from tests.ui.page.test_markup import Markup
from ui.page.document_view_grid import grid_html, is_sheet, part_at
from ui.page.document_view_text import Marks, find_words

CSV = 'City,Firms,Note\nXuzhou,252,"a | b: c"\nSuzhou,31,=1+1\nNanjing,,x\n'


def sheet(folder: Path, text: str, name: str = "a.csv") -> Document:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return load_document(file, folder)


def quoting(document: Document, quote: str) -> Marks:
    start = document.text.index(quote)
    return Marks(Span(start, start + len(quote)))


def drawn(document: Document, marks: Marks, identity: str = "quoted-span") -> str:
    return grid_html(document, part_at(document, identity, marks), marks)


def cells(html: str, tag: str = "td") -> list[str]:
    found = re.findall(rf"<{tag}(?: [^>]*)?>(.*?)</{tag}>", html)
    return [Markup(inner).text for inner in found]


def test_cells_stand_under_their_headers(tmp_path: Path) -> None:
    html = drawn(sheet(tmp_path, CSV), Marks())
    assert cells(html, "th") == [*["Row", "City", "Firms", "Note", "2", "3", "4"]]
    assert cells(html) == [
        *("Xuzhou", "252", "a | b: c"),
        *("Suzhou", "31", "=1+1"),
        *("Nanjing", "", "x"),
    ]


def test_the_cells_of_a_quoted_row_are_marked(tmp_path: Path) -> None:
    document = sheet(tmp_path, CSV)
    html = drawn(document, quoting(document, "City: Suzhou | Firms: 31 | Note: =1+1"))
    seen = Markup(html)
    assert seen.marked == "Suzhou31=1+1"
    assert seen.attributes.count(("id", "quoted-span")) == 1


def test_the_cell_that_answers_stands_out_in_its_row(tmp_path: Path) -> None:
    document = sheet(tmp_path, CSV)
    key = find_words(document.text, "31")[0]
    quoted = quoting(document, "City: Suzhou | Firms: 31 | Note: =1+1")
    html = drawn(document, replace(quoted, key=key))
    assert '<td><mark><span class="cp-key">31</span></mark></td>' in html
    assert Markup(html).marked == "Suzhou31=1+1"


def test_one_quoted_cell_is_marked_alone(tmp_path: Path) -> None:
    document = sheet(tmp_path, CSV)
    seen = Markup(drawn(document, quoting(document, "Firms: 252")))
    assert seen.marked == "252"
    assert seen.attributes.count(("id", "quoted-span")) == 1


def test_what_is_looked_for_is_marked_and_can_be_gone_to(tmp_path: Path) -> None:
    document = sheet(tmp_path, CSV)
    marks = Marks(found=find_words(document.text, "zhou"), here=1)
    html = drawn(document, marks, "found-1")
    assert 'Su<span id="found-1"></span><mark class="cp-found cp-here">zhou' in html


def test_of_a_long_sheet_the_rows_around_are_drawn(tmp_path: Path) -> None:
    rows = "".join(f"Town {n},{n}\n" for n in range(5_000))
    document = sheet(tmp_path, f"Town,Firms\n{rows}")
    marks = quoting(document, "Town: Town 3000 | Firms: 3000")
    part = part_at(document, "quoted-span", marks)
    html = grid_html(document, part, marks)
    assert html.count("<tr>") == 101
    assert Markup(html).marked == "Town 30003000"
    after = part_at(document, f"row-{part.after}", marks)
    before = part_at(document, f"row-{part.before}", marks)
    assert after.rows[0] == part.rows[-1] + 1
    assert before.rows[-1] == part.rows[0] - 1


@pytest.mark.parametrize("identity", ["document-top", "row-0", "row-9999999", "row-x"])
def test_the_first_and_the_last_part_lead_no_further(
    tmp_path: Path, identity: str
) -> None:
    rows = "".join(f"Town {n},{n}\n" for n in range(150))
    document = sheet(tmp_path, f"Town,Firms\n{rows}")
    first = part_at(document, identity, Marks())
    assert (first.before, len(first.rows)) == (None, 100)
    last = part_at(document, f"row-{first.after}", Marks())
    assert (last.after, last.rows[-1]) == (None, 149)


def test_the_rows_of_one_sheet_are_drawn_at_once() -> None:
    text = "One\n\nA: 1 | B: 2\nA: 3 | B: 4\n\nTwo\n\nC: 5 | D: 6\nC: 7 | D: 8"
    lines = ["A: 1 | B: 2", "A: 3 | B: 4", "C: 5 | D: 6", "C: 7 | D: 8"]
    pages = tuple(
        Page(
            n % 2 + 2,
            Span(text.index(line), text.index(line) + len(line)),
            "row",
            "One" if n < 2 else "Two",
        )
        for n, line in enumerate(lines)
    )
    document = make_document("a.xlsx", "A", text, pages=pages)
    assert is_sheet(document)
    assert cells(drawn(document, Marks(), "document-top")) == ["1", "2", "3", "4"]
    html = drawn(document, quoting(document, "C: 7"))
    assert cells(html) == ["5", "6", "7", "8"]
    assert "<caption>Two</caption>" in html


def test_two_columns_of_one_name_are_two_columns() -> None:
    text = "A: 1 | A: 2\nA: 3 | A: 4"
    pages = (Page(2, Span(0, 11), "row"), Page(3, Span(12, 23), "row"))
    document = make_document("a.xlsx", "A", text, pages=pages)
    assert cells(drawn(document, Marks())) == ["1", "2", "3", "4"]


def test_rows_without_headers_and_lines_across_lose_nothing() -> None:
    text = "A title\n\nx | y | z\n1 | 2 | 3"
    spans = [Span(0, 7), Span(9, 18), Span(19, 28)]
    pages = tuple(Page(n, span, "row") for n, span in enumerate(spans, 1))
    document = make_document("a.xlsx", "A", text, pages=pages)
    assert cells(drawn(document, Marks())) == ["A title", *"xyz123"]


def test_nothing_in_a_cell_becomes_markup(tmp_path: Path) -> None:
    quoted = HOSTILE.replace('"', "")
    text = f'"{quoted}",Firms\n"{quoted}",=HYPERLINK(1)\n"{quoted}2",@x\n'
    html = drawn(sheet(tmp_path, text), Marks())
    seen = Markup(html)
    assert {tag.strip("/") for tag in seen.tags} <= {
        *("div", "span", "table", "caption", "thead", "tbody", "tr", "th", "td"),
    }
    assert "=HYPERLINK(1)" in cells(html)
