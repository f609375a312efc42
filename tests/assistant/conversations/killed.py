"""Ask two questions, and kill this process before the n-th statement to the database.

What is printed has been seen by somebody: the questions asked, text and whole answers.
"""

from __future__ import annotations

import os
import signal
from itertools import count
from pathlib import Path

from sqlalchemy import Engine, event

from assistant.conversations.conversations import Conversations
from assistant.conversations.database import Database
from assistant.conversations.store import ConversationStore
from tests.ui.page.fakes import make_document
from tests.ui.page.writing import Statement, WritingAssistant

FIRMS = make_document("firms.txt", "Firms", "There are 252 firms. They make glass.")
QUESTIONS = ("How many firms?", "What do they make?")
ANSWER = [
    Statement("There are 252.", (("firms.txt", "There are 252 firms.", "Firms."),)),
    Statement("They make glass.", (("firms.txt", "They make glass.", ""),)),
]
WHOLE = "There are 252. [1]\nThey make glass. [2]"


def main(folder: str, last: int) -> None:
    numbers = count(1)

    @event.listens_for(Engine, "before_cursor_execute")
    def kill(*_: object) -> None:
        if next(numbers) == last:
            os.kill(os.getpid(), signal.SIGKILL)

    conversations = Conversations(ConversationStore(Database.in_folder(Path(folder))))
    conversation = conversations.begin("anna", QUESTIONS[0])
    assistant = WritingAssistant([FIRMS], dict.fromkeys(QUESTIONS, ANSWER))
    asked = []
    for question in QUESTIONS:
        asked.append(conversations.ask(conversation, question, assistant))
        say("asked", question)
    for message in asked:
        for newer in conversations.follow(message.id):
            say("answered" if newer.finished else "text", newer.text)
    say("end", str(next(numbers)))
    os._exit(0)


def say(what: str, text: str) -> None:
    print(what, text.encode().hex(), flush=True)  # noqa: T201
