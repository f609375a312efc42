"""What can be asked next stands below the newest answer, and a click asks it."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from tests.assistant.suggestions.test_following import (
    ABOUT,
    ABOUT_NORBY,
    FIRMS,
    IN_NORBY,
    SCHOOLS,
    library,
)
from tests.ui.page.fakes import SmallAssistant
from tests.ui.page.test_page import ask, open_page, shown
from tests.waiting import wait_until
from ui.page.markup import plain_label


@pytest.fixture
def small() -> SmallAssistant:
    return library()


def offered(page: AppTest) -> list[str]:
    page.run()
    assert not page.exception
    return [b.label for b in page.button if str(b.key).startswith("next-")]


def test_they_come_after_the_answer_and_a_click_asks_one(
    small: SmallAssistant,
) -> None:
    page = ask(open_page(small), FIRMS)
    labels = [plain_label(question) for question in (IN_NORBY, SCHOOLS, ABOUT)]
    wait_until(lambda: offered(page) == labels)
    assert "You could ask next:" in shown(page)
    next(b for b in page.button if b.label == labels[0]).click().run()
    assert "There are 31 firms." in shown(page)
    assert small.asked[-1][0] == IN_NORBY
    wait_until(lambda: offered(page) == [plain_label(ABOUT_NORBY)])


def test_after_a_refusal_nothing_is_offered(small: SmallAssistant) -> None:
    page = ask(open_page(small), "What of wool?")
    assert offered(page) == []


def test_what_is_closed_to_a_visitor_is_not_offered(small: SmallAssistant) -> None:
    small.hidden = {"n.txt": ""}
    page = ask(open_page(small), FIRMS)
    labels = [plain_label(question) for question in (SCHOOLS, ABOUT)]
    wait_until(lambda: offered(page) == labels)
