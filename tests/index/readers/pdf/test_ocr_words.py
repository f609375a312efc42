"""The words that Tesseract finds become paragraphs and rows, and noise no text."""

from __future__ import annotations

from collections.abc import Sequence

from index.readers.pdf.ocr_words import Word, join_words, parse_words


def line(number: int, *texts: str, gap: int = 15, confidence: float = 95) -> list[Word]:
    words, left = [], 100
    for text in texts:
        width = 20 * len(text)
        place = ("1", "1", str(number))
        words.append(Word(place, left, 40 * number, width, 30, confidence, text))
        left += width + gap
    return words


def join(*lines: Sequence[Word]) -> str:
    return join_words([word for words in lines for word in words])


def test_wrapped_lines_become_a_paragraph() -> None:
    first = line(1, "There", "are", "252", "firms", "in", "the", "big", "indus-")
    second = line(2, "trial", "cluster", "of", "the", "town.")

    assert join(first, second) == (
        "There are 252 firms in the big industrial cluster of the town."
    )


def test_rows_of_a_table_stay_rows_with_their_cells_apart() -> None:
    rows = [
        line(1, "Town", "Firms", gap=90),
        line(2, "Xuzhou", "|", "252", gap=90),
        line(3, "Linyi", "-", "40", gap=90),
    ]

    assert join(*rows) == "Town | Firms\nXuzhou | 252\nLinyi | - | 40"


def test_chinese_words_are_not_set_apart() -> None:
    assert join(line(1, "产业", "集群", "AI", "基地")) == "产业集群 AI 基地"


def test_what_tesseract_is_not_sure_of_is_no_text() -> None:
    assert join(line(1, "esenyoed", "peuleluoo", confidence=48)) == ""
    assert join() == ""


def test_only_words_are_taken_from_the_table_of_tesseract() -> None:
    table = (
        "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth"
        "\theight\tconf\ttext\n"
        "4\t1\t1\t1\t1\t0\t10\t20\t90\t30\t-1\t\n"
        "5\t1\t1\t1\t1\t1\t10\t20\t40\t30\t96.5\tfirms\n"
        "5\t1\t1\t1\t1\t2\t60\t20\t40\t30\t95\t \n"
    )

    assert list(parse_words(table)) == [
        Word(("1", "1", "1"), 10, 20, 40, 30, 96.5, "firms")
    ]
