from __future__ import annotations

from dataclasses import replace

import pytest

from assistant import Answer, Rejection
from assistant.export.remarks import translated_by, written_by
from index import Span
from ui.answer_messages import not_shown

WRITTEN = Answer(
    question="q",
    standalone_question="q",
    text="t",
    status="answered",
    citations=(),
    passages=(),
    mode="written",
    model="openai:gpt",
    index_version="1",
    timings={},
)
TWO = "2 statements of the model were not supported and are"
EXTRACTED = replace(WRITTEN, mode="extracted", model="multilingual-e5-small")


def test_who_wrote_and_who_translated_is_the_chat_model() -> None:
    assert written_by(WRITTEN).startswith("Written by openai:gpt, each statement")
    assert "Translation by openai:gpt" in translated_by(WRITTEN)


def test_the_model_that_searched_is_not_said_to_have_translated() -> None:
    assert "Translation by the chat model" in translated_by(EXTRACTED)


@pytest.mark.parametrize(
    ("rejected", "kept", "said"),
    [
        (1, 0, "1 statement of the model was not supported and is not shown"),
        (2, 0, "2 statements of the model were not supported and are not shown"),
        (
            2,
            1,
            "2 statements of the model were not supported and are not shown as fact",
        ),
    ],
)
def test_what_is_not_shown_is_counted(rejected: int, kept: int, said: str) -> None:
    answer = replace(
        WRITTEN,
        rejected=(Rejection("x", "It is not so."),) * rejected,
        unsupported_spans=(Span(0, 1),) * kept,
    )
    assert not_shown(answer) == said
