"""Who asks more than is allowed is told so, and loses no question."""

from __future__ import annotations

import re

import pytest

from tests.ui.page.fakes import SmallAssistant
from tests.ui.page.test_page import ask, asked, open_page, shown, small
from tests.ui.page.test_visitors import _login, log_in

__all__ = ["_login", "small"]  # Fixtures, used by their names.
TOLD = r"You have asked much within a minute: ask this again in \d+ seconds?\."


@pytest.fixture
def _two_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLUSTER_POLICY_QUESTIONS_PER_MINUTE", "2")


@pytest.mark.usefixtures("_login", "_two_a_minute")
def test_a_question_too_many_stands_in_the_box_with_when_to_ask_it(
    small: SmallAssistant,
) -> None:
    page = log_in(open_page(small), email="ann@example.org", email_verified=True)
    for question in ("How many firms?", "And what is to be done?", "How many firms?"):
        ask(page, question)
    assert len(small.asked) == len(asked(page)) == 2
    assert re.search(TOLD, shown(page))
    assert page.chat_input[0].proto.value == "How many firms?"
    other = log_in(open_page(small), email="bo@example.org", sub="8")
    ask(other, "How many firms?")
    assert len(small.asked) == 3
    again = log_in(open_page(small), email="ann@example.org")
    assert re.search(TOLD, shown(ask(again, "How many firms?")))
    assert len(small.asked) == 3


@pytest.mark.usefixtures("_login", "_two_a_minute")
def test_a_question_too_many_in_other_words_stays_in_its_field(
    small: SmallAssistant,
) -> None:
    page = log_in(open_page(small), email="ann@example.org", email_verified=True)
    ask(page, "How many firms?")
    ask(page, "And what is to be done?")
    id_ = asked(page)[0]
    page.button(key=f"edit-{id_}").click().run()
    page.text_area(key=f"edited-{id_}").set_value("How many?")
    page.button[[b.label for b in page.button].index("Ask")].click().run()
    assert page.text_area(key=f"edited-{id_}").value == "How many?"
    assert re.search(TOLD, shown(page))
    assert len(small.asked) == 2


@pytest.mark.usefixtures("_two_a_minute")
def test_whoever_sits_at_the_machine_asks_as_they_like(small: SmallAssistant) -> None:
    page = open_page(small)
    for _ in range(4):
        ask(page, "How many firms?")
    assert len(small.asked) == 4
