"""A printed line is measured whole, or in the parts that wide gaps set apart."""

from __future__ import annotations

from contextlib import closing

import pypdfium2
import pytest

from index.readers.pdf.characters import Characters
from index.readers.pdf.lines import read_lines
from index.readers.pdf.paragraphs import Line
from tests.index.readers.pdf.pdf_files import Page, paragraph, write_pdf


def lines(page: Page, turn: int = 0) -> list[Line]:
    document = pypdfium2.PdfDocument(write_pdf(page, turn=turn))
    with closing(document[0]) as opened, closing(opened.get_textpage()) as text:
        return read_lines(Characters(text))


def test_a_line_has_its_place_and_the_size_of_its_type() -> None:
    (line,) = lines([("There are 252 firms.", 72, 700, 10)])
    assert line.text == "There are 252 firms."
    assert line.left == pytest.approx(72, abs=2)
    assert line.baseline == pytest.approx(700, abs=0.1)
    assert line.height == pytest.approx(10, abs=0.1)
    assert line.right > line.left + line.first_word
    assert not line.apart


@pytest.mark.parametrize("turn", [1, 2, 3])
def test_a_turned_line_is_as_wide_and_high_as_if_it_was_level(turn: int) -> None:
    first, second = lines(paragraph("There are 252 firms.", "They make glass."), turn)
    level, _ = lines(paragraph("There are 252 firms.", "They make glass."))
    assert (first.turn, second.turn, level.turn) == (turn, turn, 0)
    assert first.right - first.left == pytest.approx(level.right - level.left)
    assert first.height == pytest.approx(12)
    assert first.left == second.left
    assert first.baseline - second.baseline == pytest.approx(14)


def test_lines_come_in_the_order_of_the_page() -> None:
    found = lines(paragraph("One line", "and another", "and a third."))
    assert [line.text.strip() for line in found] == [
        "One line",
        "and another",
        "and a third.",
    ]
    assert found[0].baseline > found[1].baseline > found[2].baseline


def test_a_wide_gap_makes_two_parts_and_a_space_does_not() -> None:
    found = lines([("Xuzhou city", 72, 700), ("252", 300, 700)])
    assert [(line.text.strip(), line.apart) for line in found] == [
        ("Xuzhou city", False),
        ("252", True),
    ]
    assert found[1].left == pytest.approx(300, abs=2)


def test_a_narrow_gap_parts_where_many_begin_below_each_other() -> None:
    # It ends at 178: less before the column than a gap that parts cells by itself.
    last = [("A city of some sizes", 72, 600), ("40", 189, 600)]
    assert [line.text for line in lines(last)] == ["A city of some sizes 40"]
    rows: list[tuple[str, float, float]] = []
    for number in range(6):
        rows += [("Xuzhou", 72, 700 - 14 * number), ("252", 189, 700 - 14 * number)]
    assert [line.text.strip() for line in lines([*rows, *last])][-1] == "40"


def test_the_gaps_between_the_words_of_a_part_are_measured() -> None:
    (line,) = lines([("There are firms", 72, 700)])
    assert [line.text[gap.offset :].split()[0] for gap in line.gaps] == ["are", "firms"]
    assert all(0 < gap.width < line.height for gap in line.gaps)


def test_a_broken_word_says_so_and_loses_its_hyphen() -> None:
    first, second = lines(paragraph("a characteristic indus-", "trial cluster"))
    assert first.hyphenated
    assert first.text.endswith("indus")
    assert not second.hyphenated


def test_an_empty_page_has_no_lines() -> None:
    assert lines([]) == []
