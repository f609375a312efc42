"""Old answers over documents that have changed: said so, shown beside, asked again."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest

from index.documents import Span
from tests.ui.page.fakes import HOSTILE, SmallAssistant, make_document
from tests.ui.page.test_markup import Markup
from tests.ui.page.test_page import ask, asked, open_page, open_source, shown
from ui.page.markup import quote_html

QUOTE = "In 2019 there were 252 firms in the park."
REST = "\n\nThey make glass, and sell it far away."
PLAN = make_document("plan.txt", "The plan", f"{QUOTE}{REST}")
OTHER = make_document("other.txt", "Another", "Nothing of this.")
STALE, TOUCHED = "What this answer quotes has changed", "A document that this answer"


@pytest.fixture
def small() -> SmallAssistant:
    return SmallAssistant([PLAN, OTHER], {"How many?": [(PLAN.id, QUOTE)]})


@pytest.fixture
def page(small: SmallAssistant) -> AppTest:
    page = open_page(small)
    ask(page, "How many?")
    assert not anew(page)
    return page


def anew(page: AppTest) -> list[str]:
    return [str(b.key) for b in page.button if str(b.key).startswith("anew-")]


def changed_to(page: AppTest, small: SmallAssistant, text: str) -> str:
    small.publish(make_document(PLAN.id, PLAN.title, text), OTHER)
    return shown(page.run())


def tagged(page: AppTest, tag: str) -> list[str]:
    """Return what stands in elements of this name."""
    pieces = [part for h in page.html for part in h.value.split(f"<{tag}>")[1:]]
    return [piece.partition("<")[0] for piece in pieces]


def test_another_update_that_leaves_the_file_alone_changes_nothing(
    page: AppTest, small: SmallAssistant
) -> None:
    small.publish(PLAN)
    assert "has changed" not in shown(page.run())
    assert not anew(page)


def test_what_the_place_says_now_stands_beside_what_it_said(
    page: AppTest, small: SmallAssistant
) -> None:
    said = changed_to(
        page, small, f"{QUOTE.replace('252', '260').replace('2019', '2024')}{REST}"
    )
    assert STALE in said
    assert QUOTE in said
    assert "In 2024 there were 260 firms in the park." in said
    assert tagged(page, "del") == ["2019", "252"]
    assert tagged(page, "ins") == ["2024", "260"]


def test_the_place_as_it_is_now_is_opened_and_not_marked_as_the_quote(
    page: AppTest, small: SmallAssistant
) -> None:
    changed_to(page, small, f"{QUOTE.replace('252', '260')}{REST}")
    open_source(page, 0, 1)
    (document,) = [h.value for h in page.html if "<article" in h.value]
    assert 'class="cp-now" id="quoted-span"' in document
    assert not Markup(document).marked


def test_words_that_moved_are_marked_where_they_stand_now(
    page: AppTest, small: SmallAssistant
) -> None:
    said = changed_to(page, small, f"Corrected.\n\n{QUOTE}{REST}")
    assert TOUCHED in said
    assert "These words stand at another place in the document" in said
    open_source(page, 0, 1)
    (document,) = [h.value for h in page.html if "<article" in h.value]
    assert Markup(document).marked == QUOTE


def test_words_that_stand_in_a_changed_document_are_said_to(
    page: AppTest, small: SmallAssistant
) -> None:
    said = changed_to(page, small, f"{QUOTE} But see below.{REST}")
    assert TOUCHED in said
    assert "The document has changed since it was quoted; these" in said
    assert not tagged(page, "ins")


def test_where_nothing_like_it_stands_that_is_said(
    page: AppTest, small: SmallAssistant
) -> None:
    said = changed_to(page, small, "Something else altogether, and nothing more.")
    assert "Nothing like these words stands in the document now." in said


def test_a_document_that_is_gone_is_said_to_be_gone(
    page: AppTest, small: SmallAssistant
) -> None:
    small.publish(OTHER)
    said = shown(page.run())
    assert STALE in said
    assert "The document is gone." in said
    assert said.count(QUOTE) == 2


def test_asking_again_adds_an_answer_and_leaves_the_old_one(
    page: AppTest, small: SmallAssistant
) -> None:
    old = asked(page)
    changed_to(page, small, f"Corrected.\n\n{QUOTE}{REST}")
    page.button(key=anew(page)[0]).click().run()
    assert asked(page)[:1] == old
    assert len(asked(page)) == 2
    assert small.asked[-1][0] == "How many?"
    assert anew(page) == [f"anew-{old[0]}"]


def test_differing_words_never_become_markup() -> None:
    spans = (Span(0, 5), Span(10, 30))
    seen = Markup(quote_html(HOSTILE, "en", spans, "del"))
    assert seen.text == HOSTILE
    assert {tag.strip("/") for tag in seen.tags} == {"blockquote", "del"}


UNFOUND = "have been read again since this was not found"


def test_what_was_not_found_is_asked_again_once_the_documents_have_changed(
    small: SmallAssistant,
) -> None:
    page = open_page(small)
    assert UNFOUND not in shown(ask(page, "Who knows?"))
    # What was searched was there on that day, and is another number by now.
    made = next(html.value for html in page.html if "Searched with" in html.value)
    assert re.search(r"\d{4}, \d\d?:\d\d", made)
    small.publish(PLAN, OTHER, make_document("new.txt", "New", "Somebody knows."))
    assert UNFOUND in shown(page.run())
    page.button(key=anew(page)[0]).click().run()
    assert [question for question, _ in small.asked] == ["Who knows?"] * 2
    assert len(anew(page)) == 1


def test_nobody_learns_that_a_document_changed_which_they_may_not_read(
    small: SmallAssistant,
) -> None:
    small.hidden = {"closed.txt": "hash"}
    page = open_page(small)
    ask(page, "Who knows?")
    small.publish(PLAN, OTHER)
    assert UNFOUND not in shown(page.run())
    small.modified = {OTHER.id: 4e9}
    small.publish(PLAN, OTHER)
    assert UNFOUND in shown(page.run())
