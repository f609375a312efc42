"""The text of a document as HTML: what is marked, what can be gone to, what is safe."""

from __future__ import annotations

import re

import pytest

from index.documents import Document, Heading, Page, SourceWarning, Span
from tests.ui.page.fakes import HOSTILE, make_document
from tests.ui.page.test_markup import Markup
from ui.page.document_view_text import (
    MOST_FOUND,
    Marks,
    document_html,
    find_words,
    text_part_at,
)


@pytest.mark.parametrize("quote", [Span(0, 3), Span(4, 30), Span(12, 14), Span(0, 40)])
def test_exactly_the_quoted_span_is_marked(quote: Span) -> None:
    text = "Heading\nThe figure 60,000 5 is damaged.."
    document = make_document(
        "a.pdf",
        "A",
        text,
        pages=(Page(1, Span(0, 20)), Page(2, Span(20, 40))),
        headings=(Heading(1, Span(0, 7)),),
        warnings=(SourceWarning("figure", Span(19, 27), "60,000 5"),),
    )
    seen = Markup(document_html(document, Marks(quote)))
    assert seen.marked.replace("Page 2", "") == quote.of(text)
    assert seen.attributes.count(("id", "quoted-span")) == 1


def test_a_document_is_drawn_whole_with_its_pages_and_damage() -> None:
    text = "First page.\nSecond <page>."
    document = make_document(
        "a.pdf",
        "A",
        text,
        pages=(Page(1, Span(0, 12)), Page(2, Span(12, len(text)))),
        warnings=(SourceWarning("word", Span(12, 18), "Second"),),
    )
    seen = Markup(document_html(document, Marks()))
    assert seen.text == "Page 1First page.\nPage 2Second <page>."
    assert ("class", "cp-damaged") in seen.attributes
    assert "mark" not in seen.tags


def test_what_is_found_is_marked_beside_the_quote_and_one_match_is_looked_at() -> None:
    text = "Glass is made. Glass is sold."
    found = find_words(text, "glass is")
    html = document_html(
        make_document("a.txt", "A", text), Marks(Span(0, 14), (), found, 1)
    )
    seen = Markup(html)
    assert seen.text == text
    assert [v for n, v in seen.attributes if n == "class" and "cp-found" in str(v)] == [
        "cp-found", "cp-found cp-here"
    ]  # fmt: skip
    ids = [value for name, value in seen.attributes if name == "id"]
    assert ids == ["document-top", "found-0", "quoted-span", "found-1"]


@pytest.mark.parametrize(
    ("words", "number"),
    [("GLAS", 2), ("glas is", 1), ("glas  is", 1), ("集群", 1), (".", 1), (" ", 0)],
)
def test_words_are_found_in_any_case_and_over_the_end_of_a_line(
    words: str, number: int
) -> None:
    text = "Glas\nis made of glas. 集群"
    found = find_words(text, words)
    assert len(found) == number


def test_more_matches_than_anybody_reads_are_not_marked() -> None:
    assert len(find_words("a" * 2 * MOST_FOUND, "a")) == MOST_FOUND


def test_pages_headings_and_quotes_can_be_gone_to_and_rows_cannot() -> None:
    text = "One\nTwo"
    document = make_document(
        "a.pdf",
        "A",
        text,
        pages=(Page(1, Span(0, 4)), Page(7, Span(4, 7), kind="row", sheet="S")),
        headings=(Heading(1, Span(4, 7)),),
    )
    seen = Markup(document_html(document, Marks(quotes=(Span(4, 5),))))
    ids = [value for name, value in seen.attributes if name == "id"]
    assert ids == ["document-top", "page-0", "heading-0", "quote-0"]


def long_document(name: str = "long.txt") -> Document:
    """Return one of 60,000 lines, some three million characters."""
    lines = [f"Line {n} tells of {n} firms in 集群 and Åmål." for n in range(60_000)]
    return make_document(name, "Long", "\n".join(lines))


@pytest.mark.parametrize("line", [0, 7, 31_000, 59_999])
def test_of_a_long_text_that_is_drawn_which_stands_around_the_quote(line: int) -> None:
    document = long_document()
    words = f"Line {line} tells of {line} firms in 集群 and Åmål."
    start = document.text.index(words)
    marks = Marks(Span(start, start + len(words)))
    part = text_part_at(document, "quoted-span", marks)
    html = document_html(document, marks, part=part)
    seen = Markup(html)
    assert seen.marked == words
    assert seen.text == part.span.of(document.text)
    assert len(html) < len(document.text) / 4
    assert f'data-line="{line + 1}"></span><span id="at-{start}"></span>' in html


def test_from_part_to_part_one_comes_to_the_end_of_a_long_text_and_back() -> None:
    document, marks = long_document("long.md"), Marks()
    part = text_part_at(document, "document-top", marks)
    assert part.span.start == 0
    covered, ends = part.span.end, 0
    while part.span.end < len(document.text):
        part = text_part_at(document, f"at-{part.span.end}", marks)
        assert part.span.start <= covered < part.span.end
        assert f'id="at-{part.at}"' in document_html(document, marks, part=part)
        covered = part.span.end
        ends += 1
    assert ends > 1
    while part.span.start:
        before = part
        part = text_part_at(document, f"at-{part.span.start}", marks)
        assert part.span.start < before.span.start <= part.span.end


def test_a_place_of_a_long_text_without_lines_is_drawn_too() -> None:
    text = "没有换行的文字。" * 80_000
    found = (Span(len(text) // 2, len(text) // 2 + 4),)
    document = make_document("one.txt", "One", text)
    marks = Marks(found=found, here=0)
    part = text_part_at(document, "found-0", marks)
    html = document_html(document, marks, part=part)
    assert 'id="found-0"' in html
    assert "data-line" not in html


def test_a_keyboard_can_scroll_the_text_and_it_is_named() -> None:
    seen = Markup(document_html(make_document("a.txt", "A", "Text."), Marks()))
    assert ("tabindex", "0") in seen.attributes
    assert ("aria-label", "Text of the document") in seen.attributes


def test_markup_in_a_document_stays_text() -> None:
    html = document_html(
        make_document("a.txt", "A", HOSTILE, HOSTILE), Marks(Span(2, 9))
    )
    seen = Markup(html)
    assert HOSTILE in seen.text
    assert {tag.strip("/") for tag in seen.tags} <= {"div", "span", "article", "mark"}


def test_the_lines_of_a_text_file_have_their_numbers() -> None:
    html = document_html(make_document("a.TXT", "A", "One\n\nThree"), Marks())
    assert re.findall('data-line="(.)"', html) == ["1", "2", "3"]
    assert Markup(html).text == "One\n\nThree"
    assert "data-line" not in document_html(make_document("a.pdf", "A", "B"), Marks())


@pytest.mark.parametrize(
    ("key", "drawn"),
    [
        (Span(6, 9), 'There <span class="cp-key">are</span> 252'),
        (Span(0, 9), '<span class="cp-key">There are</span> 252'),
        (Span(10, 13), 'There are <span class="cp-key">252</span>'),
        (Span(20, 23), "There are 252"),
        (None, "There are 252"),
    ],
)
def test_the_words_that_answer_stand_out_in_the_quote(
    key: Span | None, drawn: str
) -> None:
    document = make_document("a.pdf", "A", "There are 252 firms. 252!")
    html = document_html(document, Marks(Span(0, 13), key=key))
    assert f'<mark id="quoted-span">{drawn}</mark>' in html
