from __future__ import annotations

from urllib.parse import parse_qsl

import pytest

from assistant.cite.quotes.links import Link, link_to, read_link
from index.documents import Span

HASH = "0123456789abcdef" * 4
NAME = "plans/År 2019 & <b>50%</b>+?.pdf"
QUOTE = "Det fanns 252 företag; “多少”? <script>&at=1-2#x"


def there_and_back(link: str) -> Link | None:
    return read_link(dict(parse_qsl(link)))


def test_a_link_holds_document_file_offsets_and_words() -> None:
    span = Span(7, 7 + len(QUOTE))
    link = link_to(NAME, HASH, span, QUOTE)
    assert link.isascii()
    assert not set(link) & set("<>\"' #")
    assert there_and_back(link) == Link(NAME, HASH[:16], span, QUOTE)


def test_a_link_to_a_document_as_a_whole_holds_nothing_else() -> None:
    assert link_to("a.txt", HASH) == "document=a.txt"
    assert there_and_back("document=a.txt") == Link("a.txt")


def test_of_a_long_quote_the_beginning_and_what_proves_the_rest_are_held() -> None:
    quote = "Words and words. " * 100
    text = f"Before. {quote} After."
    link = there_and_back(link_to("a.txt", HASH, Span(8, 8 + len(quote)), quote))
    assert link
    assert link.quote == quote[:300]
    assert link.quoted_in(text) == quote
    assert link.quoted_in(text.replace("After", "And")) == quote
    assert link.quoted_in(text.replace("Before", "Previously")) == quote[:300]
    assert link.quoted_in(text[:1_000]) == quote[:300]


B = Link("a", "", Span(0, 1), "b")


@pytest.mark.parametrize(
    ("address", "link"),
    [
        ({}, None),
        ({"document": ""}, None),
        ({"document": "a" * 5_000}, None),
        ({"document": "a", "quote": "  ", "at": "1-2"}, Link("a")),
        ({"document": "a", "quote": "b", "at": "2-1"}, Link("a")),
        (
            {"document": "a", "quote": "b", "at": "-1--2"},
            B,
        ),
        ({"document": "a", "quote": "b", "at": "٣-٤"}, B),
        (
            {"document": "a", "quote": "b", "at": "5-900"},
            Link("a", "", Span(5, 6), "b"),
        ),
        (
            {"document": "a", "quote": "b" * 9_999, "at": f"{'9' * 99}-1"},
            Link("a", "", Span(0, 300), "b" * 300),
        ),
    ],
)
def test_what_no_link_of_ours_holds_is_taken_for_not_there(
    address: dict[str, str], link: Link | None
) -> None:
    assert read_link(address) == link
