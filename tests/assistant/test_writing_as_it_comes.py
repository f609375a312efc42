"""Written answers as they come: in time, stopped, or from a model that is slow."""

from __future__ import annotations

import threading

from tests.assistant.scripted import ScriptedModel, writing
from tests.assistant.written import FIRMS, SOURCE, TRUE, Open, is_quoted
from tests.waiting import PATIENCE


def test_statements_come_as_they_are_written_and_never_a_rejected_one(
    opened: Open,
) -> None:
    lie, end = ("There are 999 firms in Xuzhou.", SOURCE), ("It is all so. ", SOURCE)
    model = ScriptedModel(script=writing(TRUE, lie, end, end, end, end), pause=0.1)
    with opened(model) as assistant:
        events = assistant.stream(FIRMS)
        kinds, texts = [], []
        for event in events:
            kinds.append(event.kind)
            if event.kind == "text":
                texts.append(event.text)
                if len(texts) == 1:
                    assert not model.closed.is_set(), "it had to be whole before"
            answer = event.answer or None
    assert kinds[:3] == ["searching", "reading", "writing"]
    assert answer is not None
    assert "".join(texts) == answer.text
    assert not any("999" in text for text in texts)


def test_stopped_the_request_ends_and_what_was_checked_stands(opened: Open) -> None:
    more = [("The industry grows and grows.", SOURCE)] * 1_000
    model = ScriptedModel(script=writing(TRUE, *more), pause=0.02)
    stop = threading.Event()
    with opened(model) as assistant:
        for event in assistant.stream(FIRMS, stop=stop):
            if event.kind == "text":
                stop.set()
            answer = event.answer
    assert answer is not None
    assert answer.text.startswith(TRUE[0])
    assert any(note.startswith("Stopped") for note in answer.notes)
    assert model.closed.wait(PATIENCE)
    assert model.pieces < 1_000, "the model went on writing"


def test_stopped_before_anything_was_written_the_quotation_stands(
    opened: Open,
) -> None:
    model = ScriptedModel(script=writing(TRUE), pause=0.5)
    stop = threading.Event()
    with opened(model) as assistant:
        for event in assistant.stream(FIRMS, stop=stop):
            if event.kind == "writing":
                stop.set()
            answer = event.answer
    assert answer is not None
    assert is_quoted(answer)


def test_a_slow_model_is_not_waited_for(opened: Open) -> None:
    model = ScriptedModel(script=writing(TRUE), pause=30)
    with opened(model, chat_timeout=0.3) as assistant:
        answer = assistant.ask(FIRMS)
    assert is_quoted(answer)
    assert any("too long" in note for note in answer.notes)
