"""Conversations in folders of their own, answered by small assistants."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest

from assistant import AnswerEvent, Turn
from assistant.conversations.conversation import Conversation, Message
from assistant.conversations.conversations import Conversations
from assistant.conversations.database import Database
from assistant.conversations.production import Answering
from assistant.conversations.store import ConversationStore
from tests.ui.page.fakes import SmallAssistant, make_document
from tests.ui.page.writing import Statement
from tests.waiting import PATIENCE


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ConversationStore]:
    with closing(ConversationStore(Database.in_folder(tmp_path))) as opened:
        yield opened


FIRMS = make_document("firms.txt", "Firms", "There are 252 firms. They make glass.")


HOW_MANY, MAKE = "How many firms?", "What do they make?"


QUOTES = {
    HOW_MANY: [("firms.txt", "There are 252 firms.")],
    MAKE: [("firms.txt", "They make glass.")],
}


WRITTEN = {
    HOW_MANY: [
        Statement("There are 252.", (("firms.txt", "There are 252 firms.", ""),)),
        Statement("They make glass.", (("firms.txt", "They make glass.", ""),)),
    ],
    MAKE: [Statement("Glass.", (("firms.txt", "They make glass.", ""),))],
}


class PausingAssistant(SmallAssistant):
    """Stops in the middle of every answer until it may go on."""

    def __init__(self) -> None:
        super().__init__([FIRMS], QUOTES)
        self.paused = Event()
        self.go_on = Event()

    def stream(
        self, question: str, history: Sequence[Turn] = (), stop: Event | None = None
    ) -> Iterator[AnswerEvent]:
        for event in super().stream(question, history):
            yield event
            if event.kind == "text":
                self.paused.set()
                assert self.go_on.wait(PATIENCE)


@pytest.fixture
def conversations(tmp_path: Path) -> Iterator[Conversations]:
    with closing(open_in(tmp_path)) as opened:
        yield opened


def open_in(folder: Path, patience: float = 2) -> Conversations:
    return Conversations(ConversationStore(Database.in_folder(folder, patience)))


def begin(conversations: Conversations, owner: str = "anna") -> Conversation:
    return conversations.begin(owner, HOW_MANY)


def wait_for(conversations: Conversations, message: Message) -> Message:
    (*_, last) = conversations.follow(message.id)
    return last


def answer(
    conversations: Conversations,
    conversation: Conversation,
    question: str,
    assistant: Answering,
) -> Message:
    asked = conversations.ask(conversation, question, assistant)
    return wait_for(conversations, asked)
