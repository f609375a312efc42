"""Lists whose printed numbers a file does not carry are counted."""

from __future__ import annotations

from index.readers.word.rtf.rtf import read_rtf


def level(form: int, text: bytes, more: bytes = b"", start: int = 1) -> bytes:
    return (
        rb"{\listlevel\levelnfc%d\levelnfcn%d\leveljc0\levelfollow0\levelstartat%d"
        rb"%s{\leveltext\leveltemplateid1 %s;}{\levelnumbers\'01;}\f0\fi-360\lin720}"
    ) % (form, form, start, more, text)


def lines(
    levels: bytes, *items: tuple[int, int, str], override: bytes = b""
) -> list[str]:
    """Return the lines; list 1 has ``levels``, list 2 overrides it."""
    tables = (
        rb"{\*\listtable{\list\listtemplateid5\listhybrid%s{\listname x;}\listid77}}"
        rb"{\*\listoverridetable{\listoverride\listid77\listoverridecount0\ls1}"
        rb"{\listoverride\listid77\listoverridecount1%s\ls2}}"
    ) % (levels, override)
    body = b"".join(
        rb"\pard\ls%d\ilvl%d %s\par" % (number, place, text.encode())
        for number, place, text in items
    )
    return read_rtf(rb"{\rtf1\ansi" + tables + body + b"}").text.split("\n")


ARTICLES = level(0, rb"\'02\'00.") + level(4, rb"\'04\'00.\'01)")


def test_levels_count_for_themselves() -> None:
    items = [(1, 0, "a"), (1, 1, "b"), (1, 1, "c"), (1, 0, "d"), (1, 1, "e")]

    assert lines(ARTICLES, *items) == ["1. a", "1.a) b", "1.b) c", "2. d", "2.a) e"]


def test_articles_of_a_law_are_counted_in_chinese() -> None:
    article = level(39, rb"\'03\u31532 ?\'00\u26465 ?", start=11)

    assert lines(article, (1, 0, "a"), (1, 0, "b")) == ["第十一条 a", "第十二条 b"]


def test_bullets_and_forms_that_are_not_known_have_no_number() -> None:
    levels = level(23, rb"\'01\u8226 ?") + level(99, rb"\'02\'01.")

    assert lines(levels, (1, 0, "a"), (1, 1, "b"), (5, 0, "c")) == ["- a", "- b", "- c"]


def test_another_list_may_begin_anew() -> None:
    override = rb"{\lfolevel\listoverridestartat\levelstartat5}"

    assert lines(
        ARTICLES, (1, 0, "a"), (2, 0, "b"), (2, 0, "c"), (2, 1, "d"), override=override
    ) == ["1. a", "5. b", "6. c", "6.a) d"]


def test_another_list_may_look_different() -> None:
    own = level(3, rb"\'01\'00")
    override = rb"{\lfolevel\listoverrideformat" + own + b"}"

    assert lines(ARTICLES, (1, 0, "a"), (2, 0, "b"), override=override) == [
        "1. a",
        "B b",
    ]


def test_levels_may_be_written_in_digits_and_go_on() -> None:
    inner = level(0, rb"\'03\'00.\'01", rb"\levellegal1\levelnorestart1")
    items = [(1, 0, "a"), (1, 1, "b"), (1, 0, "c"), (1, 1, "d")]

    assert lines(level(1, rb"\'02\'00.") + inner, *items) == [
        "I. a",
        "1.1 b",
        "II. c",
        "2.2 d",
    ]
