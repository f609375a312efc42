from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from assistant import Citation
from index.documents import Span
from tests.ui.page.fakes import HOSTILE
from ui.page.markup import answer_html, notice, paragraph, plain_label, quote_html

_START = Span(0, 1)


class Markup(HTMLParser):
    """Collects what a browser would see: elements, attributes and text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""
        self.marked = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        self.tags.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        self.text += data
        if self.tags.count("mark") > self.tags.count("/mark"):
            self.marked += data


def make_citation(number: int, title: str = "A title", span: Span = _START) -> Citation:
    return Citation(number, "a.txt", title, "x", Span(0, 1), span, None, "en", ())


@pytest.mark.parametrize(
    "html",
    [
        paragraph(HOSTILE, "meta", HOSTILE),
        notice(HOSTILE, HOSTILE),
        answer_html(
            f"{HOSTILE} [1]", [make_citation(1, HOSTILE, Span(0, len(HOSTILE)))], "m"
        ),
        quote_html(HOSTILE, HOSTILE),
    ],
)
def test_markup_in_a_text_stays_text(html: str) -> None:
    seen = Markup(html)
    assert HOSTILE in seen.text
    assert {tag.strip("/") for tag in seen.tags} <= {
        "p", "div", "strong", "button", "blockquote"
    }  # fmt: skip
    names = {name for name, _ in seen.attributes}
    assert not names & {"onerror", "onload", "onclick", "href", "src", "style"}


def test_a_marker_becomes_a_button_that_names_its_source() -> None:
    text = "There are 252 firms. [1]"
    seen = Markup(answer_html(text, [make_citation(1, span=Span(0, 20))], "m3"))
    assert ("data-source", "m3:1") in seen.attributes
    assert ("aria-label", "Source 1: A title") in seen.attributes
    assert seen.text == "There are 252 firms.1"


def test_the_words_that_answer_are_bold_and_nothing_of_them_is_markup() -> None:
    text = "<b>252</b> — There are <b>252</b> firms [1] and so on [2]"
    spans = tuple(Span(n, n + 10) for n in (0, 23))
    first = replace(make_citation(1, span=Span(13, 39)), bold_spans=spans)
    html = answer_html(text, [first, make_citation(2, span=Span(44, 53))], "m")
    assert html.count("<strong>&lt;b&gt;252&lt;/b&gt;</strong>") == 2
    seen = Markup(html)
    assert "b" not in seen.tags
    assert seen.text.startswith("<b>252</b> — There are <b>252</b> firms")


def test_bold_words_that_have_not_arrived_yet_change_nothing() -> None:
    citation = replace(make_citation(1), bold_spans=(Span(3, 40),))
    assert Markup(answer_html("There are", [citation], "m")).text == "There are"


def test_each_line_of_a_list_has_its_marker() -> None:
    text = "- one [1]\n- two [1]\n- three [1]"
    html = answer_html(text, [make_citation(1, span=Span(0, len(text) - 4))], "m")
    assert html.count("<button") == 3
    assert "[1]" not in Markup(html).text


def test_each_line_of_a_list_may_have_several_markers() -> None:
    text = "Two plans:\n- one [1][2]\n- two [1][2]"
    span = Span(11, len(text) - 7)
    citations = [make_citation(1, span=span), make_citation(2, span=span)]
    seen = Markup(answer_html(text, citations, "m5"))
    sources = [value for name, value in seen.attributes if name == "data-source"]
    assert sources == ["m5:1", "m5:2", "m5:1", "m5:2"]
    assert seen.text == "Two plans:one12two12"


def test_each_line_that_is_a_statement_has_its_own_markers() -> None:
    text = "- 甲有252家企业。[1][2]\n- 乙有310家企业。 [3]"
    citations = [
        make_citation(1, span=Span(2, 11)),
        make_citation(2, span=Span(2, 11)),
        make_citation(3, span=Span(20, 29)),
    ]
    seen = Markup(answer_html(text, citations, "m"))
    sources = [value for name, value in seen.attributes if name == "data-source"]
    assert sources == ["m:1", "m:2", "m:3"]
    assert seen.text == "甲有252家企业。12乙有310家企业。3"


def test_what_nothing_supports_is_set_apart_with_the_words_that_say_so() -> None:
    text = "There are 252. [1]\n\n- They <make> tin. (not supported)\n- Also glass. [1]"
    bare = Span(text.index("- They"), text.index("\n- Also"))
    html = answer_html(text, [make_citation(1, span=Span(0, 14))], "m", [bare])
    apart = '<span class="cp-unsupported">They &lt;make&gt; tin. (not supported)</span>'
    assert f'<li dir="auto">{apart}</li>' in html
    assert html.count("cp-unsupported") == 1


def test_a_style_that_goes_over_several_lines_is_closed_on_each() -> None:
    text = "One.\n- two\n\nThree."
    assert answer_html(text, [], "m", [Span(0, len(text))]) == (
        '<div class="cp-answer">'
        '<p dir="auto"><span class="cp-unsupported">One.</span></p>'
        '<ul><li dir="auto"><span class="cp-unsupported">two</span></li></ul>'
        '<p dir="auto"><span class="cp-unsupported">Three.</span></p></div>'
    )


def test_neighbouring_markers_are_both_buttons() -> None:
    span = Span(0, 5)
    citations = [make_citation(1, span=span), make_citation(2, span=span)]
    assert answer_html("Firms [1][2], too.", citations, "m").count("<button") == 2


def test_a_bracketed_number_of_the_source_stays_text() -> None:
    text = "See [7], [2] and [1] there [1]\n\nThe end [2]"
    citations = [
        make_citation(1, span=Span(0, 26)),
        make_citation(2, span=Span(32, 39)),
    ]
    seen = Markup(answer_html(text, citations, "m"))
    assert seen.text == "See [7], [2] and [1] there1The end2"


def test_lines_with_bullets_become_a_list_between_paragraphs() -> None:
    html = answer_html("Two actions:\n- one\n- two\nThat is all.", [], "m")
    assert Markup(html).tags == [
        "div", "p", "/p", "ul", "li", "/li", "li", "/li", "/ul", "p", "/p", "/div"
    ]  # fmt: skip


def test_a_label_escapes_what_markdown_would_read() -> None:
    joiner = "\u2060"
    assert plain_label("a*b*") == f"a{joiner}\\*b{joiner}\\*"
    assert plain_label("two\nlines") == "two lines"
    assert plain_label("徐州，多少？") == "徐州，多少？"
