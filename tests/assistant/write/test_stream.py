"""Requests that are retried, cut short, given up and cancelled."""

from __future__ import annotations

import threading
from collections.abc import Sequence

import pytest
from langchain_core.messages import BaseMessage, HumanMessage

from assistant.write.failures import ChatFailure
from assistant.write.stream import ChatStream
from tests.assistant.scripted import ScriptedModel, saying

ASKED = [HumanMessage("How many firms?")]


class Failing:
    """A script that fails some times before it says something."""

    def __init__(self, error: Exception, times: int) -> None:
        self.error = error
        self.left = times

    def __call__(self, _: Sequence[BaseMessage]) -> str:
        if self.left:
            self.left -= 1
            raise self.error
        return "There are 252 firms."


def asking(
    model: ScriptedModel, retries: int = 0, stop: threading.Event | None = None
) -> str:
    chat = ChatStream(model, timeout=30, retries=retries)
    return chat.ask(ASKED, stop or threading.Event())


def test_a_reply_comes_in_the_pieces_that_the_model_gives() -> None:
    model = ScriptedModel(script=saying("There are 252 firms."))
    chat = ChatStream(model, timeout=30, retries=0)
    chunks = [chunk.text for chunk in chat.stream(ASKED, threading.Event())]
    assert len(chunks) > 1
    assert "".join(chunks) == "There are 252 firms."
    assert [list(messages) for messages in model.asked] == [ASKED]


def test_what_may_pass_is_asked_again() -> None:
    model = ScriptedModel(script=Failing(ConnectionError(), 1))
    assert asking(model, retries=1) == "There are 252 firms."
    assert len(model.asked) == 2


@pytest.mark.parametrize(
    ("error", "retries", "kind", "requests"),
    [
        (ConnectionError("no"), 0, "unreachable", 1),
        (ConnectionError("no"), 1, "unreachable", 2),
        (TimeoutError(), 3, "timeout", 1),
        (ChatFailure("refused"), 3, "refused", 1),
        (RuntimeError("who knows"), 3, "other", 1),
    ],
)
def test_what_does_not_pass_is_a_failure_that_says_its_kind(
    error: Exception, retries: int, kind: str, requests: int
) -> None:
    model = ScriptedModel(script=Failing(error, 9))
    with pytest.raises(ChatFailure) as raised:
        asking(model, retries)
    assert raised.value.kind == kind
    assert len(model.asked) == requests


def test_what_a_client_says_is_not_kept() -> None:
    model = ScriptedModel(script=Failing(ConnectionError("key sk-secret"), 9))
    with pytest.raises(ChatFailure) as raised:
        asking(model)
    assert "secret" not in str(raised.value)
    assert raised.value.__suppress_context__


def test_a_model_that_says_nothing_in_time_is_given_up_and_cancelled() -> None:
    model = ScriptedModel(script=saying("There are 252 firms."), pause=5)
    chat = ChatStream(model, timeout=0.05, retries=3)
    with pytest.raises(ChatFailure) as raised:
        chat.ask(ASKED, threading.Event())
    assert raised.value.kind == "timeout"
    assert len(model.asked) == 1


def test_a_stop_that_is_set_before_ends_it_without_a_word() -> None:
    stop = threading.Event()
    stop.set()
    model = ScriptedModel(script=saying("There are 252 firms."))
    assert asking(model, stop=stop) == ""


def test_a_stop_ends_the_reply_and_the_request() -> None:
    stop = threading.Event()
    model = ScriptedModel(script=saying("word " * 2_000), pause=0.1)
    chat = ChatStream(model, timeout=30, retries=0)
    text = ""
    for chunk in chat.stream(ASKED, stop):
        text += chunk.text
        stop.set()
    assert 0 < len(text) < 2_000
    assert model.closed.wait(30)


def test_a_listener_that_goes_away_ends_the_request_too() -> None:
    model = ScriptedModel(script=saying("word " * 2_000), pause=0.1)
    chunks = ChatStream(model, timeout=30, retries=0).stream(ASKED, threading.Event())
    next(chunks)
    del chunks
    assert model.closed.wait(30)


def test_a_model_that_does_not_end_is_cut_off() -> None:
    text = asking(ScriptedModel(script=saying("word " * 20_000)))
    assert 6_000 <= len(text) < 6_100
