"""The title and the date of a page, where the page states them."""

from __future__ import annotations

import pytest

from index.readers.html.html import read_html

BODY = "<h1>Plan</h1>" + "<p>The text of the page, which says what is planned.</p>" * 5


@pytest.mark.parametrize(
    ("markup", "title"),
    [
        ("<title>Page &amp;\n title</title><h1>Other</h1>", "Page & title"),
        ("<title> </title><h1>Heading</h1>", "Heading"),
        ("<h2>Second</h2>", None),
    ],
)
def test_the_title_is_the_pages_or_its_top_heading(
    markup: str, title: str | None
) -> None:
    assert read_html(markup.encode()).title == title


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<title>Plan - The Agency</title>", "Plan"),
        ("<title>The Agency | Plan</title>", "Plan"),
        ("<title>Plan_某某网</title>", "Plan"),
        ("<title>Plan-making</title>", "Plan-making"),
        ("<title>Plan: part two</title>", "Plan: part two"),
        ("<title>Home</title><meta name=ArticleTitle content=Other>", "Home"),
        ("<meta property='og:title' content='Another plan'>", "Plan"),
    ],
)
def test_the_name_of_the_site_is_no_part_of_the_title(head: str, title: str) -> None:
    assert read_html(("<meta charset=utf-8>" + head + BODY).encode()).title == title


@pytest.mark.parametrize(
    ("markup", "date"),
    [
        ("<meta name=PubDate content='2021-03-03 10:00'>", "2021-03-03"),
        (
            "<meta property='article:published_time' content='2021-03-03T1'>",
            "2021-03-03",
        ),
        (
            "<script type='application/ld+json'>"
            '{"@type": "Article", "datePublished": "2021-03-03"}</script>',
            "2021-03-03",
        ),
        ("<time datetime=2021-03-03>today</time>", "2021-03-03"),
        ("<time datetime=2021-03-03>a</time><time datetime=2020-01-01>b</time>", None),
        ("<p>发布日期：2021-03-03</p>", "2021-03-03"),
        (
            "<meta name=PubDate content=2021-03-05><p>成文日期：2021-03-03</p>",
            "2021-03-03",
        ),
        ("<p>By 2025-12-31 all is done.</p>", None),
    ],
)
def test_the_date_of_issue_is_taken_where_the_page_states_it(
    markup: str, date: str | None
) -> None:
    assert read_html(("<meta charset=utf-8>" + markup + BODY).encode()).date == date
