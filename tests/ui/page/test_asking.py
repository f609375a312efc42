"""A question is asked once, however often and quickly somebody clicks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Event
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assistant import AnswerEvent
from tests.ui.page.fakes import SmallAssistant
from tests.ui.page.test_page import ACTIONS, FIRMS, QUOTES, ask, asked, open_page, shown

QUESTION = "How many firms?"


class Waiting(SmallAssistant):
    """Answers only once it may go on."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.goes_on = Event()

    def stream(self, *args: Any, **named: Any) -> Iterator[AnswerEvent]:
        events = super().stream(*args, **named)
        yield next(events)
        while not self.goes_on.wait(0.1):
            yield AnswerEvent("text", text=".")
        yield from events


@pytest.fixture
def waiting() -> Iterator[Waiting]:
    assistant = Waiting([FIRMS, ACTIONS], QUOTES)
    yield assistant
    assistant.goes_on.set()


def cut_short(page: AppTest, click: Callable[[AppTest], Any]) -> None:
    """Click, and have the run of the page end before it is drawn, as by a next click.

    What the run has made of the address does not reach the browser either.
    """
    click(page)
    with pytest.raises(RuntimeError, match="timed out"):
        page.run(timeout=2)


def type_it(page: AppTest) -> None:
    page.chat_input[0].set_value(QUESTION)


def click_example(page: AppTest) -> None:
    page.button(key="example-0").click()


@pytest.mark.parametrize("click", [type_it, click_example])
def test_a_second_click_while_the_first_is_taken_up_asks_nothing(
    waiting: Waiting, click: Callable[[AppTest], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLUSTER_POLICY_EXAMPLE_QUESTIONS", f'["{QUESTION}"]')
    page = open_page(waiting)
    cut_short(page, click)
    click(page)
    waiting.goes_on.set()
    page.run()
    assert [question for question, _ in waiting.asked] == [QUESTION]
    assert len(asked(page)) == 1
    assert "252" in shown(page)


def test_what_was_answered_can_be_asked_once_more(waiting: Waiting) -> None:
    waiting.goes_on.set()
    page = ask(ask(open_page(waiting), QUESTION), QUESTION)
    assert len(asked(page)) == len(waiting.asked) == 2
