"""Lists and headings have the numbers that Word shows."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from index.readers.extract import TextBuilder
from index.readers.word.docx.blocks import write_blocks

NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
Paragraph = tuple[int, int, str]
"""Its list, its level, its text."""


def level(place: int, form: str, text: str, more: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/>'
        f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>'
    )


def numbered(levels: str, *paragraphs: Paragraph, more: str = "") -> list[str]:
    """Return the lines; list 1 has ``levels``, others share them as ``more`` says."""
    numbering = (
        f'<w:numbering {NAMES}><w:abstractNum w:abstractNumId="7">{levels}'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="7"/>{more}</w:num></w:numbering>'
    )
    body = "".join(
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{place}"/><w:numId w:val="{number}"/>'
        f"</w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        for number, place, text in paragraphs
    )
    builder = TextBuilder()
    write_blocks(
        ElementTree.fromstring(f"<w:body {NAMES}>{body}</w:body>"),
        ElementTree.Element("styles"),
        builder,
        ElementTree.fromstring(numbering),
    )
    return builder.build(None).text.split("\n")


ARTICLES = level(0, "decimal", "%1.") + level(1, "decimal", "%1.%2.")


def test_deeper_levels_begin_anew() -> None:
    items = [(1, 0, "a"), (1, 1, "b"), (1, 1, "c"), (1, 0, "d"), (1, 1, "e")]

    assert numbered(ARTICLES, *items) == ["1. a", "1.1. b", "1.2. c", "2. d", "2.1. e"]


def test_a_level_that_was_left_out_counts_as_begun() -> None:
    levels = ARTICLES + level(2, "decimal", "%1.%2.%3.")

    assert numbered(levels, (1, 0, "a"), (1, 2, "b"), (1, 1, "c")) == [
        "1. a",
        "1.1.1. b",
        "1.2. c",
    ]


@pytest.mark.parametrize(
    ("form", "text", "start", "shown"),
    [
        ("lowerLetter", "(%1)", 1, "(a)"),
        ("upperLetter", "%1", 27, "AA"),
        ("lowerRoman", "%1)", 14, "xiv)"),
        ("upperRoman", "%1.", 4, "IV."),
        ("decimalZero", "%1", 3, "03"),
        ("chineseCountingThousand", "第%1条", 1, "第一条"),
        ("chineseCounting", "%1、", 10, "十、"),
        ("chineseCountingThousand", "第%1条", 103, "第一百零三条"),
        ("japaneseCounting", "%1", 21, "二十一"),
        ("bullet", "", 1, "-"),
        # Rather no number than a wrong one.
        ("thaiNumbers", "%1.", 1, "-"),
        ("none", "", 1, "-"),
    ],
)
def test_numbers_are_written_as_the_list_says(
    form: str, text: str, start: int, shown: str
) -> None:
    levels = level(0, form, text, start=start)

    assert numbered(levels, (1, 0, "Loans")) == [f"{shown} Loans"]


def test_another_list_of_the_same_kind_goes_on_counting() -> None:
    assert numbered(ARTICLES, (1, 0, "a"), (2, 0, "b")) == ["1. a", "2. b"]


def test_another_list_may_begin_anew() -> None:
    more = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'

    assert numbered(ARTICLES, (1, 0, "a"), (2, 0, "b"), (2, 0, "c"), more=more) == [
        "1. a",
        "1. b",
        "2. c",
    ]


def test_another_list_may_look_different_and_go_on_counting() -> None:
    more = f'<w:lvlOverride w:ilvl="0">{level(0, "upperLetter", "%1")}</w:lvlOverride>'

    assert numbered(ARTICLES, (1, 0, "a"), (2, 0, "b"), (1, 0, "c"), more=more) == [
        "1. a",
        "B b",
        "3. c",
    ]


def test_a_level_without_numbers_has_those_of_others() -> None:
    levels = level(0, "decimalZero", "%1") + level(1, "none", "%1.%2")
    levels += level(2, "decimal", "%1.%2.%3")

    assert numbered(levels, (1, 0, "a"), (1, 1, "b"), (1, 2, "c")) == [
        "01 a",
        "01. b",
        "01..1 c",
    ]


def test_levels_may_go_on_or_be_written_in_digits() -> None:
    levels = level(0, "upperRoman", "%1.")
    levels += level(1, "decimal", "%1.%2", '<w:lvlRestart w:val="0"/><w:isLgl/>')
    items = [(1, 0, "a"), (1, 1, "b"), (1, 0, "c"), (1, 1, "d")]

    assert numbered(levels, *items) == ["I. a", "1.1 b", "II. c", "2.2 d"]
