"""Whatever statement to the database a process dies before: nothing seen is lost."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from assistant.conversations.database import Database
from assistant.conversations.store import ConversationStore
from tests.assistant.conversations import killed
from tests.assistant.conversations.killed import QUESTIONS, WHOLE
from tests.forked import start_forked

pytestmark = [pytest.mark.slow, pytest.mark.long]

MOMENTS = 120
"""At the most: how many statements there are depends on how often is stored."""


def run(folder: Path, last: int) -> list[tuple[str, str]]:
    """Return what somebody saw before the process was killed."""
    said = folder.with_suffix(".said")
    start_forked(killed.main, str(folder), last, output=said).join()
    lines = [line.partition(" ") for line in said.read_text().splitlines()]
    assert {what for what, *_ in lines} <= {"asked", "text", "answered", "end"}
    return [(what, bytes.fromhex(text).decode()) for what, _, text in lines]


def test_no_whole_answer_is_lost_and_no_half_one_is_shown_as_whole(
    tmp_path: Path,
) -> None:
    kills = 0
    for last in range(1, MOMENTS):
        folder = tmp_path / str(last)
        seen = run(folder, last)
        if seen and seen[-1][0] == "end":
            break
        kills += 1
        check(folder, seen)
    assert kills >= 50


def check(folder: Path, seen: list[tuple[str, str]]) -> None:
    with closing(ConversationStore(Database.in_folder(folder))) as store:
        (conversation,) = store.conversations("anna") or (None,)
        messages = store.messages(conversation.id) if conversation else ()
    assert [m.question for m in messages][: len(QUESTIONS)] == [
        question for question in QUESTIONS[: len(messages)]
    ]
    assert len(messages) >= sum(what == "asked" for what, _ in seen)
    answered = [index for index, (what, _) in enumerate(seen) if what == "answered"]
    for index, (what, text) in enumerate(seen):
        if what == "text":
            place = sum(end < index for end in answered)
            assert messages[place].text.startswith(text)
    whole = [m for m in messages if m.state == "answered"]
    assert len(whole) >= len(answered)
    for message in whole:
        assert message.answer
        assert message.answer.text == message.text == WHOLE
        assert [c.number for c in message.answer.citations] == [1, 2]
    for message in messages:
        assert message in whole or message.state in {"waiting", "answering", "cut_off"}
        assert WHOLE.startswith(message.text)
