"""Blocks become lines and paragraphs, list items have marks, headings spans."""

from __future__ import annotations

import pytest

from index.readers.html.html import read_html


def text_of(markup: str) -> str:
    return read_html(markup.encode()).text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One <b>bo</b>ld w<i>or</i>d</p>", "One bold word"),
        ("<p>One\n  line\tonly</p>", "One line only"),
        ("<p>a<br>b<br/>c</p>", "a\nb\nc"),
        ("a<br><br><br><br>b", "a\n\nb"),
        (
            "<p>R&amp;D &lt;b&gt; &euro;5&nbsp;000 &#20013;</p>",
            "R&D <b> €5\u00a0000 中",
        ),
        ("<p>CO<sub>2</sub>, m<sup>2</sup></p>", "CO2, m²"),
        ("<p>arbets&shy;miljö<wbr>verket</p>", "arbetsmiljöverket"),
        ("<p>One</p><p>Two</p>", "One\n\nTwo"),
        ("<div>One<div>Two</div>Three</div>", "One\nTwo\nThree"),
        ("<div>One <span>still</span> one</div>two", "One still one\ntwo"),
        ("<pre>a  b\n c</pre>d", "a  b\n c\n\nd"),
        ("<p><ruby>東京<rt>とうきょう</rt></ruby></p>", "東京"),
        ("<p>text<!-- note --><script>x</script></p>", "text"),
        ("just text", "just text"),
        ("<p>Unclosed <b>tags<p>and more", "Unclosed tags\n\nand more"),
    ],
)
def test_blocks_become_lines_and_inline_elements_do_not(markup: str, text: str) -> None:
    assert text_of(markup) == text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<ul><li>a<li>b</ul>after", "- a\n- b\n\nafter"),
        ("<ol><li><p>a</p></li><li><p>b</p></li></ol>", "1. a\n2. b"),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", "- a\n- b\n- c"),
        ("<ul><li></li><li>b</li></ul>", "- b"),
        ("<ol><li></li><li>b</li></ol>", "2. b"),
        ("<ol><li><h2>Aims</h2><p>text</p></li></ol>", "1. Aims\n\ntext"),
        ("<p>One</p><ul><li>a</li></ul><p>Two</p>", "One\n\n- a\n\nTwo"),
    ],
)
def test_a_list_has_an_item_a_line(markup: str, text: str) -> None:
    assert text_of(markup) == text


def test_headings_are_found_with_their_spans() -> None:
    extract = read_html(
        b"<h1>Big <em>one</em></h1><p>text</p><h3>Small<br>one</h3><h2> </h2>"
    )

    assert [(h.level, h.span.of(extract.text)) for h in extract.headings] == [
        (1, "Big one"),
        (3, "Small one"),
    ]
    assert extract.text == "Big one\n\ntext\n\nSmall one"


def test_a_deeply_nested_page_is_read_to_its_end() -> None:
    markup = "<div>" * 5_000 + "deep" + "</div>" * 5_000 + "<p>after</p>"

    assert text_of(markup) == "deep\n\nafter"
