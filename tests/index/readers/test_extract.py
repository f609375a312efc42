"""Text in its normal form, and blocks that know where they stand in it."""

from __future__ import annotations

import pytest

from index.errors import UnreadableDocumentError
from index.readers.extract import Extract, TextBuilder, normalise_text, parsing


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("a\r\nb\rc\vd\fe\x85f", "a\nb\nc\nd\ne\nf"),
        ("arbets\u00admiljö\u200bverket\ufeff", "arbetsmiljöverket"),
        ("a\x00b\x07c\td", "abc\td"),
        ("change \x965,2 percent, \x80500", "change –5,2 percent, €500"),
        ("10\x8120", "10\ufffd20"),
        ("fo\u0308retag", "företag"),
        ("\ud83d\ude42 \ud83d", "🙂 \ufffd"),
        ("5\u00a0000 m²", "5\u00a0000 m²"),
        ("", ""),
    ],
)
def test_only_what_nobody_sees_is_taken_out(text: str, normal: str) -> None:
    assert normalise_text(text) == normal
    assert normalise_text(normal) == normal


@pytest.mark.parametrize(
    ("text", "normal"),
    [
        ("10\u00ad20 days", "10-20 days"),
        ("change \u00ad5,2 percent", "change -5,2 percent"),
        ("252\u200b1 firms", "252 1 firms"),
        ("10\u2060\u200b20, 3\x074, 5\x7f6", "10 20, 3 4, 5 6"),
        ("10\u200b\u00ad20", "10-20"),
    ],
)
def test_what_nobody_sees_joins_no_figures(text: str, normal: str) -> None:
    assert normalise_text(text) == normal
    assert normalise_text(normal) == normal


def test_whatever_a_parser_throws_is_a_reason_in_words() -> None:
    with pytest.raises(UnreadableDocumentError) as raised, parsing("a PDF"):
        raise ZeroDivisionError
    assert raised.value.message == "cannot be read as a PDF; it may be damaged"
    assert raised.value.hint
    assert isinstance(raised.value.__cause__, ZeroDivisionError)


def test_a_reason_that_is_known_is_kept() -> None:
    known = UnreadableDocumentError("is password-protected")
    with pytest.raises(UnreadableDocumentError) as raised, parsing("a PDF"):
        raise known
    assert raised.value is known


def test_a_person_who_stops_a_parser_is_no_broken_file() -> None:
    with pytest.raises(KeyboardInterrupt), parsing("a PDF"):
        raise KeyboardInterrupt


def pages_of(extract: Extract) -> list[tuple[int, str]]:
    return [(page.number, page.span.of(extract.text)) for page in extract.pages]


def test_blocks_are_set_apart_and_empty_ones_leave_nothing() -> None:
    builder = TextBuilder()
    assert builder.is_empty
    for text, newlines in [(" One \n", 2), ("", 2), ("Two", 1), (" \n", 5), ("3", 2)]:
        builder.add(text, newlines)
    assert not builder.is_empty
    assert builder.build(None).text == "One\nTwo\n\n3"


def test_a_block_says_where_it_stands_in_normal_form() -> None:
    builder = TextBuilder()
    spans = [builder.add(text) for text in ("fo\u0308r\r\n", "allt", "")]
    extract = builder.build(None)
    assert [span.of(extract.text) for span in spans] == ["för", "allt", ""]


def test_headings_are_one_line_with_their_level_and_place() -> None:
    builder = TextBuilder()
    builder.add("before")
    builder.add_heading(2, " Big\n one ")
    builder.add_heading(1, " \n")
    extract = builder.build(None)
    assert [(h.level, h.span.of(extract.text)) for h in extract.headings] == [
        (2, "Big one")
    ]


def test_a_page_without_text_leaves_its_number_free() -> None:
    builder = TextBuilder()
    for number, text in [(1, "One"), (2, " "), (3, "Three")]:
        builder.add_page(number, text, recognised=number == 3)
    extract = builder.build(None)
    assert pages_of(extract) == [(1, "One"), (3, "Three")]
    assert [page.recognised for page in extract.pages] == [False, True]


def test_a_page_holds_all_that_is_added_within_it_without_the_gap_before() -> None:
    builder = TextBuilder()
    with builder.page(1, "slide"):
        builder.add_heading(1, "Aims")
        builder.add("More firms")
    with builder.page(2, "slide"):
        builder.add("")
    with builder.page(3, "row", sheet="Firms"):
        builder.add("Xuzhou | 252", newlines=1)
    extract = builder.build(None)
    assert pages_of(extract) == [(1, "Aims\n\nMore firms"), (3, "Xuzhou | 252")]
    assert [page.place for page in extract.pages] == ["slide 1", "sheet Firms, row 3"]


@pytest.mark.parametrize(
    ("title", "kept"),
    [(" On \n glass ", "On glass"), (" ", None), ("", None), (None, None)],
)
def test_a_title_is_one_line_or_none(title: str | None, kept: str | None) -> None:
    assert TextBuilder().build(title).title == kept
