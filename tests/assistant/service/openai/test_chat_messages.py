from __future__ import annotations

import pytest
from fastapi import HTTPException
from pydantic import ValidationError

from assistant.access.question_sizes import LONGEST, MOST_TURNS
from assistant.answers import Turn
from assistant.service.openai.chat_messages import (
    CompletionRequest,
    Message,
    Part,
    asked_in,
)


def conversation(*said: tuple[str, str]) -> list[Message]:
    return [Message.model_validate({"role": r, "content": c}) for r, c in said]


def test_the_last_thing_a_user_said_is_the_question_and_the_rest_are_turns() -> None:
    messages = conversation(
        ("system", "Be a pirate."),
        ("assistant", "Welcome."),
        ("user", "How many firms?"),
        ("assistant", "252."),
        ("tool", "Nothing."),
        ("assistant", "In Xuzhou."),
        ("user", "Hm."),
        ("user", "And employees?"),
        ("assistant", "There are"),
    )
    assert asked_in(messages) == (
        "And employees?",
        [Turn("How many firms?", "252.\nIn Xuzhou."), Turn("Hm.")],
    )


def test_the_parts_of_a_question_are_read_together() -> None:
    parts = [Part(type="text", text="How many"), Part(type="text", text="firms?")]
    assert asked_in([Message(role="user", content=parts)]) == ("How many\nfirms?", [])


def test_what_is_no_text_is_refused_of_a_user_and_left_out_of_a_reply() -> None:
    refusal = Message(role="assistant", content=[Part(type="refusal")])
    picture = Message(role="user", content=[Part(type="image_url")])
    question = conversation(("user", "How many?"))
    assert asked_in([*question, refusal])[0] == "How many?"
    with pytest.raises(HTTPException, match="'image_url' cannot be read"):
        asked_in([picture, *question])


def test_of_many_messages_that_are_none_only_the_first_is_told() -> None:
    body = {"model": "cluster-policy", "messages": [1] * 1_000}
    with pytest.raises(ValidationError) as refused:
        CompletionRequest.model_validate(body)
    assert refused.value.error_count() == 1


def test_a_long_conversation_goes_on_with_the_last_of_it() -> None:
    many = [("user", f"{n}"[:1] * LONGEST + "more") for n in range(MOST_TURNS + 9)]
    question, turns = asked_in(conversation(*many, ("user", "And now?")))
    assert question == "And now?"
    assert len(turns) == MOST_TURNS
    assert {len(turn.question) for turn in turns} == {LONGEST}
