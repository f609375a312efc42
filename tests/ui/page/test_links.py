"""Links to answers and to quoted places, opened by who gets them."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qsl

import pytest
from streamlit.testing.v1 import AppTest

from assistant import Settings
from assistant.cite.quotes.links import link_to
from index.documents import Span
from tests.ui.page.fakes import HOSTILE, SmallAssistant, make_document
from tests.ui.page.test_markup import Markup
from tests.ui.page.test_page import APP, ask, no_sync, open_page, open_source, shown
from tests.waiting import PATIENCE
from ui.page.indexing import Indexing

QUOTE = "In 2019 there were 252 firms in the park."
PLAN = make_document("plan.txt", "The plan", f"Before. {QUOTE} After.")


@pytest.fixture
def small() -> SmallAssistant:
    return SmallAssistant([PLAN], {"How many?": [(PLAN.id, QUOTE)]})


def open_link(small: SmallAssistant, link: str) -> AppTest:
    """Open the page at what stands behind the ``?`` of an address."""
    page = AppTest.from_file(APP, default_timeout=PATIENCE)
    page.session_state["assistant"] = small
    page.session_state["indexing"] = Indexing(no_sync, Settings())
    for name, value in parse_qsl(link):
        page.query_params[name] = value
    return page.run()


def copied_links(page: AppTest) -> list[str]:
    drawn = "".join(html.value for html in page.html)
    return [unescape(link) for link in re.findall('data-link="([^"]+)"', drawn)]


def opened(page: AppTest) -> list[Markup]:
    return [Markup(h.value) for h in page.html if "<article" in h.value]


def quoted_link(small: SmallAssistant) -> str:
    """Return what "Copy link" gives at an open quote."""
    page = open_page(small)
    ask(page, "How many?")
    open_source(page, 0, 1)
    return next(link for link in copied_links(page) if "document=" in link)


def test_a_link_to_a_quote_opens_it_where_it_stands(small: SmallAssistant) -> None:
    page = open_link(small, quoted_link(small))
    (document,) = opened(page)
    assert document.marked == QUOTE
    assert "The plan" in shown(page)


def test_a_link_finds_the_words_where_they_moved_to(small: SmallAssistant) -> None:
    link = quoted_link(small)
    small.publish(make_document(PLAN.id, "The plan", f"New. More. {PLAN.text}"))
    page = open_link(small, link)
    assert opened(page)[0].marked == QUOTE
    assert "These words stand at another place" in shown(page)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f"{QUOTE} And so: {QUOTE}", "its words stand in it several times"),
        (PLAN.text.replace("252", "260"), "This source has changed since"),
        ("Something else altogether.", "Nothing like these words stands"),
    ],
)
def test_a_link_says_plainly_that_its_words_are_not_found(
    small: SmallAssistant, text: str, said: str
) -> None:
    link = quoted_link(small)
    small.publish(make_document(PLAN.id, "The plan", text))
    page = open_link(small, link)
    assert said in shown(page)
    assert opened(page)[0].marked == ""


def test_a_link_to_a_document_that_is_gone_says_so(small: SmallAssistant) -> None:
    link = quoted_link(small)
    small.publish()
    page = open_link(small, link)
    assert not opened(page)
    assert "no longer in the index" in shown(page)
    assert QUOTE in shown(page)


def test_a_closed_link_stays_closed(small: SmallAssistant) -> None:
    page = open_link(small, quoted_link(small))
    page.button(key="close-document").click().run()
    assert not opened(page)
    assert not page.query_params
    assert not opened(page.run())


def test_another_document_takes_the_place_of_a_link(small: SmallAssistant) -> None:
    other = make_document("other.txt", "Another", "Nothing of this.")
    small.publish(PLAN, other)
    page = open_link(small, link_to(PLAN.id))
    page.button(key=f"document-{other.id}").click().run()
    assert [document.text for document in opened(page)] == [other.text]
    assert page.query_params == {"document": other.id}


def test_a_link_to_an_answer_is_opened_by_anybody(small: SmallAssistant) -> None:
    page = open_page(small)
    ask(page, "How many?")
    (link,) = copied_links(page)
    other = open_link(small, link)
    assert QUOTE in shown(other)
    assert "is not there" not in shown(other)


def test_an_answer_far_up_in_a_conversation_is_drawn_for_its_link(
    small: SmallAssistant,
) -> None:
    page = open_page(small)
    for _ in range(23):
        ask(page, "How many?")
    link = copied_links(page)[0]
    assert len(copied_links(open_link(small, link))) == 23
    page.button(key="show-earlier").click().run()
    first = copied_links(page)[0]
    assert copied_links(open_link(small, first))[0] == first


def test_a_link_to_an_answer_that_is_not_there_says_so(small: SmallAssistant) -> None:
    page = open_page(small)
    ask(page, "How many?")
    (link,) = copied_links(page)
    other = open_link(small, f"{link}x")
    assert "The answer that the link leads to is not there." in shown(other)


def test_nothing_in_a_link_becomes_markup(small: SmallAssistant) -> None:
    page = open_link(small, link_to(HOSTILE, HOSTILE, Span(0, 9), HOSTILE))
    drawn = [Markup(html.value) for html in page.html if "<style>" not in html.value]
    tags = {tag.strip("/") for markup in drawn for tag in markup.tags}
    assert not tags & {"script", "img", "a", "style", "b", "i", "iframe"}
    assert HOSTILE in shown(page)
