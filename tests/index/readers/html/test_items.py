"""The items of a list have the numbers that a browser writes."""

from __future__ import annotations

import pytest

from index.readers.html.html import read_html

ITEMS = "<li>a</li><li>b</li>"


def text_of(markup: str) -> str:
    return read_html(markup.encode()).text


@pytest.mark.parametrize(
    ("opening", "lines"),
    [
        ("<ol>", ["1. a", "2. b"]),
        ("<ol start=3>", ["3. a", "4. b"]),
        ("<ol type=a>", ["a. a", "b. b"]),
        ("<ol type=A start=27>", ["AA. a", "AB. b"]),
        ("<ol type=i start=4>", ["iv. a", "v. b"]),
        ("<ol type=I>", ["I. a", "II. b"]),
        ("<ol reversed>", ["2. a", "1. b"]),
        ("<ol reversed start=10>", ["10. a", "9. b"]),
        ('<ol style="list-style-type: upper-roman">', ["I. a", "II. b"]),
        ('<ol style="color:red;list-style:inside lower-alpha">', ["a. a", "b. b"]),
        ('<ol style="list-style-type:cjk-ideographic">', ["一、 a", "二、 b"]),
        ('<ol style="list-style-type:decimal-leading-zero">', ["01. a", "02. b"]),
        # Letters begin at one.
        ("<ol type=a start=0>", ["0. a", "a. b"]),
        ("<ol start=x>", ["1. a", "2. b"]),
        ('<ol style="list-style:none">', ["- a", "- b"]),
        ("<ul>", ["- a", "- b"]),
        ("<ul type=square>", ["- a", "- b"]),
        ('<ul style="list-style-type:decimal">', ["1. a", "2. b"]),
    ],
)
def test_a_list_counts_as_it_says(opening: str, lines: list[str]) -> None:
    assert text_of(f"{opening}{ITEMS}").split("\n") == lines


def test_an_item_may_state_its_number() -> None:
    items = "<li>a</li><li value=7>b</li><li>c</li><li type=a>d</li>"

    assert text_of(f"<ol>{items}</ol>") == "1. a\n7. b\n8. c\ni. d"


def test_a_list_in_an_item_counts_for_itself() -> None:
    inner = "<ol type=a><li>b</li><li>c</li></ol>"
    points = "<ul><li>e</li></ul>"

    text = text_of(f"<ol><li>a{inner}</li><li>d{points}</li><li>f</li></ol>")

    assert text == "1. a\na. b\nb. c\n2. d\n- e\n3. f"


def test_an_item_that_is_not_shown_is_not_counted() -> None:
    hidden = '<li style="display:none">x</li>'

    assert text_of(f"<ol><li>a</li>{hidden}<li>b</li></ol>") == "1. a\n2. b"


def test_a_number_that_was_typed_is_not_written_twice() -> None:
    items = "<li>1. a</li><li>2、b</li><li>3 c</li><li>2020 was d</li>"

    assert text_of(f"<ol>{items}</ol>") == "- 1. a\n- 2、b\n- 3 c\n4. 2020 was d"
