"""Callbacks of LangChain are told of the steps, each as it begins and as it ends."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

import pytest
from langchain_core.callbacks import BaseCallbackHandler

from assistant import Answer, Assistant, Settings
from tests.assistant.written import FIRMS

STEPS = ("understand", "rewrite", "retrieve", "read", "answer")
IN_TURN = [f"{step} {what}" for step in STEPS for what in ("begins", "ends")]


class Noting(BaseCallbackHandler):
    """Notes what begins and ends, in turn, and what is known at the end."""

    run_inline = True

    def __init__(self) -> None:
        self.said: list[str] = []
        self.known: Mapping[str, Any] = {}
        self._names: dict[UUID, str] = {}

    def on_chain_start(
        self, serialized: Any, inputs: Any, *, run_id: UUID, **more: Any
    ) -> None:
        self._names[run_id] = more["name"]
        self.said.append(f"{more['name']} begins")

    def on_chain_end(self, outputs: Any, *, run_id: UUID, **more: Any) -> None:
        self.said.append(f"{self._names[run_id]} ends")
        self.known = outputs


def streamed(assistant: Assistant) -> Answer:
    *_, done = assistant.stream(FIRMS)
    assert done.answer
    return done.answer


WAYS: Mapping[str, Callable[[Assistant], Answer]] = {
    "asked": lambda assistant: assistant.ask(FIRMS),
    "streamed": streamed,
    "asked of some documents": lambda assistant: assistant.among(
        *[document.id for document in assistant.documents()]
    ).ask(FIRMS),
}


@pytest.mark.parametrize("way", WAYS)
def test_each_step_begins_after_the_one_before_it_has_ended(
    shipped_settings: Settings, assistant: Assistant, way: str
) -> None:
    noting = Noting()
    with Assistant.open(shipped_settings, callbacks=[noting]) as told:
        answer = WAYS[way](told)
    assert noting.said == ["ask begins", *IN_TURN, "ask ends"]
    assert noting.known["answer"] == answer
    untold = assistant.ask(FIRMS)
    assert (answer.text, answer.citations) == (untold.text, untold.citations)


def test_the_chain_tells_those_of_the_assistant_and_those_of_a_call(
    shipped_settings: Settings,
) -> None:
    own, given = Noting(), Noting()
    with Assistant.open(shipped_settings, callbacks=[own]) as told:
        told.as_chain().invoke(FIRMS, {"callbacks": [given]})
    expected = ["ask begins", "begin begins", "begin ends", *IN_TURN, "ask ends"]
    assert own.said == given.said == expected
