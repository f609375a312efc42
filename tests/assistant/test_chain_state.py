"""What is known of a question grows: pieces are joined, and each is an event."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event

import pytest

from assistant import Turn
from assistant.answers import Citation
from assistant.chain_state import (
    ChainState,
    add_update,
    as_events,
    begin,
)
from assistant.errors import EmptyQuestionError
from assistant.search.retriever import Retrieved, Searched
from assistant.step_runs import run_steps
from index.documents import Span


def citation(number: int) -> Citation:
    span = Span(0, 1)
    return Citation(number, "a.txt", "A", "x", span, span, None, "en", ())


def test_a_question_begins_with_its_language_and_a_stop_of_its_own() -> None:
    state = begin("Hur många företag finns det i klustret?", [Turn("Var?")])
    assert state["question"] == "Hur många företag finns det i klustret?"
    assert state["language"] == "sv"
    assert list(state["history"]) == [Turn("Var?")]
    assert not state["stop"].is_set()
    assert state["stop"] is not begin("Var?")["stop"]
    stop = Event()
    assert begin("Var?", stop=stop)["stop"] is stop


@pytest.mark.parametrize("question", ["", " \n\t", "\u3000"])
def test_a_question_without_words_does_not_begin(question: str) -> None:
    with pytest.raises(EmptyQuestionError):
        begin(question)


def test_text_citations_and_times_come_in_pieces_and_the_rest_is_replaced() -> None:
    state: ChainState = {"text": "a", "citations": (citation(1),), "failure": "busy"}
    state = add_update(state, {"text": "b", "seconds": (("read", 1.0),)})
    state = add_update(state, {"citations": (citation(2),), "failure": ""})
    state = add_update(state, {"seconds": (("write", 2.0),)})
    assert state["text"] == "ab"
    assert [one.number for one in state["citations"]] == [1, 2]
    assert state["seconds"] == (("read", 1.0), ("write", 2.0))
    assert state["failure"] == ""


def test_an_update_leaves_the_state_before_it_as_it_was() -> None:
    before: ChainState = {"text": "a"}
    assert add_update(before, {"text": "b"}) == {"text": "ab"}
    assert before == {"text": "a"}


def test_each_step_sees_what_the_ones_before_it_added() -> None:
    seen: list[str] = []

    def say(state: ChainState) -> Iterator[ChainState]:
        seen.append(state.get("text", ""))
        yield {"text": "a"}
        yield {"text": "b"}

    updates = list(run_steps({"first": say, "second": say}, {}))
    assert updates == [{"text": "a"}, {"text": "b"}] * 2
    assert seen == ["", "ab"]


def test_a_step_runs_only_when_its_updates_are_asked_for() -> None:
    ran: list[str] = []

    def say(state: ChainState) -> Iterator[ChainState]:
        ran.append("begun")
        yield {"text": "a"}

    updates = run_steps({"first": say, "second": say}, {})
    assert ran == []
    next(updates)
    assert ran == ["begun"]


def test_an_update_is_told_as_events_in_the_order_of_the_answer() -> None:
    update: ChainState = {
        "citations": (citation(1), citation(2)),
        "text": "a",
        "standalone_question": "Where?",
        "retrieved": Retrieved((), {}, Searched()),
        "writing": True,
    }
    events = list(as_events(update))
    kinds = [event.kind for event in events]
    assert kinds == ["searching", "reading", "writing", "text", "citation", "citation"]
    assert (events[0].text, events[3].text) == ("Where?", "a")
    assert [event.citation for event in events[4:]] == [citation(1), citation(2)]


@pytest.mark.parametrize("update", [{}, {"failure": "busy"}, {"seconds": ()}])
def test_what_concerns_nobody_who_waits_is_no_event(update: ChainState) -> None:
    assert list(as_events(update)) == []
