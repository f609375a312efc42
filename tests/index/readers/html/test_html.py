"""A page is read in its encoding, with or without scripts, however odd it is."""

from __future__ import annotations

import pytest

from index.readers.html.html import read_html


def text_of(markup: str) -> str:
    return read_html(markup.encode()).text


@pytest.mark.parametrize(
    "around",
    ["", "<div id=app></div>", "<div>Please enable JavaScript to read this.</div>"],
)
def test_what_is_said_without_scripts_is_read_where_nothing_else_is(
    around: str,
) -> None:
    told = "<h1>Plan</h1><p>There are 252 firms.</p>"

    text = text_of(f"<body>{around}<noscript>{told}</noscript></body>")

    assert text.endswith("Plan\n\nThere are 252 firms.")


def test_a_request_for_scripts_alone_is_no_text() -> None:
    asked = "<noscript>You need to enable JavaScript to run this app.</noscript>"

    assert text_of(f"<body><div id=root></div>{asked}</body>") == ""


def test_a_page_with_text_keeps_out_what_it_says_without_scripts() -> None:
    other = "<noscript><p>Read our plain edition.</p></noscript>"

    assert text_of(f"<p>There are 252 firms.</p>{other}") == "There are 252 firms."


@pytest.mark.parametrize(
    "declaration",
    [
        '<meta charset="gb2312">',
        "<meta http-equiv=Content-Type content='text/html; charset=GBK'>",
        '<?xml version="1.0" encoding="gb2312"?>',
        '<meta charset="utf-8">',
        '<meta charset="iso-8859-1">',
        "",
    ],
)
def test_chinese_is_read_whatever_the_page_declares(declaration: str) -> None:
    text = "国务院关于促进中小企业发展的若干意见"
    content = f"<html><head>{declaration}</head><p>{text}</p></html>".encode("gb18030")

    extract = read_html(content)

    assert (extract.text, extract.encoding) == (text, "gb18030")


def test_a_stale_declaration_does_not_spoil_utf8() -> None:
    content = '<meta charset="gb2312"><p>产业集群 för små</p>'.encode()

    extract = read_html(content)

    assert (extract.text, extract.encoding) == ("产业集群 för små", "utf-8")


@pytest.mark.parametrize("markup", ["", "<p></p>", "<img src=x>", "http://a.se/b.html"])
def test_odd_pages_are_read_without_a_warning(markup: str) -> None:
    assert text_of(markup) == (markup if "<" not in markup else "")


def test_a_guessed_encoding_is_noted_and_a_declared_one_is_not() -> None:
    page = "<p>Правительство поддерживает развитие малых предприятий</p>".encode(
        "cp1251"
    )

    assert read_html(page).notes == ("The encoding was guessed: Windows-1251.",)
    assert read_html(b"<meta charset=windows-1251>" + page).notes == ()
