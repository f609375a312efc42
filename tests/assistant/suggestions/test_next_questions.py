"""They are found once, while nobody waits for an answer, and the page is told."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext

import pytest

from assistant.suggestions.next_questions import NextQuestions, Wanted
from tests.assistant.suggestions.test_following import (
    ABOUT,
    FIRMS,
    IN_NORBY,
    SCHOOLS,
    library,
)
from tests.ui.page.fakes import SmallAssistant
from tests.waiting import wait_until

FOUND = [IN_NORBY, SCHOOLS, ABOUT]


@pytest.fixture
def small() -> SmallAssistant:
    return library()


@contextmanager
def finding(
    ready: Callable[[str], None] = lambda _: None, busy: Callable[[], bool] = bool
) -> Iterator[NextQuestions]:
    following = NextQuestions(ready, busy)
    yield following
    following.close()


def wanted(small: SmallAssistant, id_: str = "m1") -> Wanted:
    return Wanted(
        id_, "c1", small.ask(FIRMS), "en", [FIRMS], lambda: nullcontext(small)
    )


def offered(following: NextQuestions, small: SmallAssistant) -> list[str]:
    return [one.question for one in following.offered(wanted(small))]


def test_there_are_none_at_first_and_the_conversation_is_told_when_there_are(
    small: SmallAssistant,
) -> None:
    told: list[str] = []
    with finding(told.append) as following:
        assert offered(following, small) == []
        wait_until(lambda: told)
        assert told == ["c1"]
        assert offered(following, small) == FOUND


def test_nothing_is_tried_while_somebody_waits_for_an_answer(
    small: SmallAssistant,
) -> None:
    waiting = threading.Event()
    waiting.set()
    opened = threading.Event()

    def open_() -> nullcontext[SmallAssistant]:
        opened.set()
        return nullcontext(small)

    one = Wanted("m1", "c1", small.ask(FIRMS), "en", [FIRMS], open_)
    with finding(busy=waiting.is_set) as following:
        following.offered(one)
        assert not opened.wait(0.5)
        waiting.clear()
        wait_until(lambda: following.offered(one))


def test_an_error_ends_with_none_and_keeps_no_other_from_being_found(
    small: SmallAssistant,
) -> None:
    def fails() -> nullcontext[SmallAssistant]:
        raise OSError("no")

    bad = Wanted("m0", "c0", small.ask(FIRMS), "en", [FIRMS], fails)
    with finding() as following:
        following.offered(bad)
        wait_until(lambda: offered(following, small) == FOUND)
        assert following.offered(bad) == ()


def test_what_is_closed_finds_no_more(small: SmallAssistant) -> None:
    following = NextQuestions(lambda _: None, lambda: True)
    offered(following, small)
    following.close()
    assert offered(following, small) == []
