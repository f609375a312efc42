"""Lists and headings have the numbers that Word shows."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from index.readers.word.doc.doc import read_doc
from tests.index.readers.word.doc.doc_files import (
    P,
    in_list,
    level,
    override,
    p,
    row,
    style,
    write_doc,
)

FIRST, SECOND = "\0", "\1"
ARTICLES = [level(0, f"{FIRST}."), level(4, f"{FIRST}.{SECOND})")]


def item(text: str, number: int = 1, place: int = 0) -> P:
    return p(f"{text}\r", properties=in_list(number, place))


def lines(
    levels: Sequence[bytes], *paragraphs: P, own: Sequence[bytes] = ()
) -> list[str]:
    """Return the lines; list 1 has ``levels``, list 2 has something of its ``own``."""
    content = write_doc(paragraphs, lists=[levels], overrides=[(0, ()), (0, own)])
    return read_doc(content).text.split("\n")


def test_levels_count_for_themselves() -> None:
    items = [item("a"), item("b", 1, 1), item("c", 1, 1), item("d"), item("e", 1, 1)]

    assert lines(ARTICLES, *items) == ["1. a", "1.a) b", "1.b) c", "2. d", "2.a) e"]


@pytest.mark.parametrize(
    ("code", "text", "start", "shown"),
    [
        (0, f"{FIRST})", 3, "3)"),
        (1, f"{FIRST}.", 4, "IV."),
        (2, f"({FIRST})", 4, "(iv)"),
        (3, FIRST, 27, "AA"),
        (22, FIRST, 3, "03"),
        (39, f"第{FIRST}条", 21, "第二十一条"),
        (37, f"{FIRST}、", 10, "十、"),
        (18, FIRST, 2, "②"),
        (23, "\uf0b7", 1, "-"),
        # Rather no number than a wrong one.
        (6, f"{FIRST}.", 1, "-"),
        (255, "", 1, "-"),
    ],
)
def test_numbers_are_written_as_the_list_says(
    code: int, text: str, start: int, shown: str
) -> None:
    assert lines([level(code, text, start)], item("Loans")) == [f"{shown} Loans"]


def test_another_list_of_the_same_kind_goes_on_counting() -> None:
    assert lines(ARTICLES, item("a"), item("b", 2)) == ["1. a", "2. b"]


def test_another_list_may_begin_anew() -> None:
    items = [item("a"), item("b", 2), item("c", 2)]

    assert lines(ARTICLES, *items, own=[override(0, start=7)]) == [
        "1. a",
        "7. b",
        "8. c",
    ]


def test_another_list_may_look_different_and_go_on_counting() -> None:
    own = [override(0, levels=[level(3, FIRST)])]

    assert lines(ARTICLES, item("a"), item("b", 2), item("c"), own=own) == [
        "1. a",
        "B b",
        "3. c",
    ]


def test_levels_may_be_written_in_digits_and_go_on() -> None:
    levels = [level(1, f"{FIRST}."), level(0, f"{FIRST}.{SECOND}", flags=0x0C)]
    items = [item("a"), item("b", 1, 1), item("c"), item("d", 1, 1)]

    assert lines(levels, *items) == ["I. a", "1.1 b", "II. c", "2.2 d"]


def test_a_heading_is_numbered_by_its_style() -> None:
    numbered = style(1, properties=in_list(1))
    styles = [style(0), numbered, style(0xFFE, base=1), style(0xFFE, 1, in_list(0))]
    paragraphs = [p("Aims\r", 1), p("text\r"), p("Means\r", 2), p("Annex\r", 3)]

    extract = read_doc(
        write_doc(paragraphs, styles=styles, lists=[ARTICLES], overrides=[(0, ())])
    )

    assert extract.text == "1. Aims\n\ntext\n\n2. Means\n\nAnnex"
    assert [h.span.of(extract.text) for h in extract.headings] == [
        "1. Aims",
        "2. Means",
        "Annex",
    ]


def test_an_empty_paragraph_takes_a_number_and_a_new_page_none() -> None:
    items = [item("a"), item(""), item("c\x0c and more"), item("d")]

    assert lines(ARTICLES, *items) == ["1. a", "3. c", "", "and more", "", "4. d"]


def test_a_numbered_cell_keeps_its_number() -> None:
    first, second, end = row("Step", "Apply")
    cell = P(second.runs, properties=second.properties + in_list(1))

    assert lines(ARTICLES, item("a"), first, cell, end)[-1] == "Step | 2. Apply"


def test_lists_whose_indent_is_not_theirs_are_counted_and_those_of_word_6_are_not() -> (
    None
):
    items = [item("a"), item("b", -1), p("c\r", properties=in_list(-0x7FF))]

    assert lines(ARTICLES, *items) == ["1. a", "2. b", "", "c"]


def test_tables_of_lists_that_are_cut_off_cost_only_the_numbers() -> None:
    assert lines([level(0, FIRST)[:10]], item("a")) == ["- a"]
