"""Lists and headings have the numbers that LibreOffice shows."""

from __future__ import annotations

import pytest

from index.readers.opendocument.odt import read_odt
from tests.index.readers.opendocument.odt_files import write_odt


def level(place: int, form: str = "1", end: str = ".", more: str = "") -> str:
    return (
        f'<text:list-level-style-number text:level="{place}" style:num-format="{form}"'
        f' style:num-suffix="{end}" {more}/>'
    )


def styled(levels: str, name: str = "L") -> str:
    return f'<text:list-style style:name="{name}">{levels}</text:list-style>'


def item(text: str, inner: str = "", more: str = "") -> str:
    return f"<text:list-item {more}><text:p>{text}</text:p>{inner}</text:list-item>"


def listed(*items: str, more: str = 'text:style-name="L"') -> str:
    return f"<text:list {more}>{''.join(items)}</text:list>"


def lines(body: str, styles: str) -> list[str]:
    text = read_odt(write_odt(body, styles=styles)).text
    return [line for line in text.split("\n") if line]


SHOWN = 'text:display-levels="2"'
ARTICLES = styled(level(1) + level(2, "a", ")", SHOWN))


def test_levels_count_for_themselves() -> None:
    inner = listed(item("b"), item("c"), more="")
    body = listed(item("a", inner), item("d", listed(item("e"), more="")))

    assert lines(body, ARTICLES) == ["1. a", "1.a) b", "1.b) c", "2. d", "2.a) e"]


@pytest.mark.parametrize(
    ("form", "more", "shown"),
    [
        ("1", 'text:start-value="3"', "3."),
        ("1", 'style:num-prefix="§ "', "§ 1."),
        ("A", 'text:start-value="28"', "AB."),
        ("A", 'text:start-value="28" style:num-letter-sync="true"', "BB."),
        ("i", 'text:start-value="4"', "iv."),
        ("I", "", "I."),
        ("一, 二, 三, ...", 'text:start-value="12" style:num-prefix="第"', "第十二."),
        ("①, ②, ③, ...", "", "①."),
        ("1", 'loext:num-list-format="(%1%)"', "(1)"),
        # Rather no number than a wrong one.
        ("?", "", "-"),
    ],
)
def test_numbers_are_written_as_the_style_says(
    form: str, more: str, shown: str
) -> None:
    styles = styled(level(1, form, more=more))

    assert lines(listed(item("Loans")), styles) == [f"{shown} Loans"]


def test_bullets_and_lists_without_a_style_have_no_numbers() -> None:
    bullet = '<text:list-level-style-bullet text:level="1" text:bullet-char="•"/>'

    assert lines(listed(item("a")), styled(bullet)) == ["- a"]
    assert lines(listed(item("a"), more=""), "") == ["- a"]


def test_an_item_may_state_its_number_and_a_header_has_none() -> None:
    header = "<text:list-header><text:p>b</text:p></text:list-header>"
    stated = item("c", more='text:start-value="7"')

    assert lines(listed(item("a"), header, stated, item("d")), ARTICLES) == [
        "1. a",
        "b",
        "7. c",
        "8. d",
    ]


def test_only_the_first_paragraph_of_an_item_has_its_number() -> None:
    two = item("a", "<text:p>and more</text:p>")

    assert lines(listed(two, item("b")), ARTICLES) == ["1. a", "and more", "2. b"]


def test_a_list_begins_anew_unless_it_goes_on_with_another() -> None:
    body = "<text:p>text</text:p>".join(
        [
            listed(item("a"), more='text:style-name="L" xml:id="one"'),
            listed(item("b")),
            listed(
                item("c"), more='text:style-name="L" text:continue-numbering="true"'
            ),
            listed(item("d"), more='text:style-name="L" text:continue-list="one"'),
        ]
    )

    assert [line for line in lines(body, ARTICLES) if line != "text"] == [
        "1. a",
        "1. b",
        "2. c",
        "2. d",
    ]


def test_a_second_list_in_an_item_begins_anew() -> None:
    inner = [listed(item(text), more="") for text in ("b", "c")]

    assert lines(listed(item("a", "".join(inner))), ARTICLES) == [
        "1. a",
        "1.a) b",
        "1.a) c",
    ]


def test_headings_are_numbered_by_the_outline() -> None:
    outline = level(1, end="") + level(2, end="", more=SHOWN)
    outline = outline.replace("list-level-style-number", "outline-level-style")
    styles = f"<text:outline-style>{outline}</text:outline-style>"
    styles += '<style:style style:name="N" style:list-style-name=""/>'
    body = (
        '<text:h text:outline-level="1">Aims</text:h>'
        '<text:h text:outline-level="2">Means</text:h>'
        '<text:h text:outline-level="1" text:is-list-header="true">Thanks</text:h>'
        '<text:h text:outline-level="1" text:style-name="N">Annex</text:h>'
        '<text:h text:outline-level="2">Money</text:h>'
    )

    extract = read_odt(write_odt(body, styles=styles))

    assert [h.span.of(extract.text) for h in extract.headings] == [
        "1 Aims",
        "1.1 Means",
        "Thanks",
        "Annex",
        "1.2 Money",
    ]


def test_items_in_cells_are_counted_and_keep_their_numbers() -> None:
    cells = "".join(
        f"<table:table-cell>{content}</table:table-cell>"
        for content in ("<text:p>Step</text:p>", listed(item("Apply"), item("Wait")))
    )
    body = f"<table:table><table:table-row>{cells}</table:table-row></table:table>"

    assert lines(body, ARTICLES) == ["Step | 1. Apply 2. Wait"]
