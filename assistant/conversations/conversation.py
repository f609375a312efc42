"""The values of what is kept: conversations, and the questions and answers in them."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from assistant.answers import Answer, Citation, Mode, Turn

State = Literal["waiting", "answering", "answered", "failed", "withdrawn", "cut_off"]
"""``withdrawn``: stopped before it was asked. ``cut_off``: the process that answered
has ended before the answer had; what there is of it stands."""
Stage = Literal["searching", "reading", "writing"]
Verdict = Literal["quoted", "supported", "listed"]
"""How a quote stands to the statement that cites it. ``quoted``: they are the same
words. ``supported``: a chat model wrote the statement, and the check found that the
quote supports it. ``listed``: the statement only names the document."""

VERDICTS: Mapping[Mode, Verdict] = {
    "extracted": "quoted",
    "written": "supported",
    "fixed": "listed",
}
_ON_THE_WAY = frozenset({"waiting", "answering"})
_LONGEST_TITLE = 120


def new_id() -> str:
    """Return an id that nobody can guess: who has it may see what it names."""
    return secrets.token_urlsafe(12)


@dataclass(frozen=True, slots=True)
class Conversation:
    """What is known of a conversation without its messages."""

    id: str
    owner: str
    """Whose list it stands in; empty: nobody's."""
    title: str
    changed: float
    """When something was last asked or renamed, seconds since the epoch."""


@dataclass(frozen=True, slots=True)
class Message:
    """A question and what has become of it, as it is shown."""

    id: str
    conversation_id: str
    question: str
    asked: float
    """Seconds since the epoch."""
    state: State = "waiting"
    stage: Stage = "searching"
    reading: int = 0
    """How many passages are being read."""
    text: str = ""
    """As much of the answer as has come."""
    citations: tuple[Citation, ...] = ()
    answer: Answer | None = None
    """Whole, once the state is ``answered``."""
    titles: Mapping[str, str] = field(default_factory=dict)
    """Of the documents that the passages stand in, or that the answer counts, by id,
    when it was answered."""
    error: str = ""
    """What went wrong, in one sentence; the state is then ``failed``."""
    hint: str = ""
    stopping: bool = False
    """Whether it was told to stop, and has not yet."""
    before: int = 0
    """How many answers come before this one."""
    unkept: str = ""
    """Why it could not be stored, in one sentence; empty where it was."""
    among: tuple[str, ...] = ()
    """The documents and folders that it is asked of; none: all of them."""

    @property
    def finished(self) -> bool:
        """Whether nothing more comes."""
        return self.state not in _ON_THE_WAY


def begin_conversation(owner: str, question: str) -> Conversation:
    """Return a new conversation that opens with ``question``."""
    return Conversation(new_id(), owner, title_of(question), time.time())


def begin_message(
    conversation_id: str, question: str, among: tuple[str, ...] = ()
) -> Message:
    """Return a question that was asked just now."""
    return Message(new_id(), conversation_id, question, time.time(), among=among)


def turns_before(message: Message, messages: Iterable[Message]) -> tuple[Turn, ...]:
    """Return what was asked and answered before ``message``, of all ``messages``."""
    answers = (
        m.answer for m in messages if (m.asked, m.id) < (message.asked, message.id)
    )
    # Also of what was not found: "when was it founded?" is then about that.
    return tuple(a.turn() for a in answers if a and a.status != "help")


def title_of(words: str) -> str:
    """Return ``words`` as a title: on one line, and not too long for a list."""
    line = " ".join(words.split())
    if len(line) <= _LONGEST_TITLE:
        return line
    return line[: _LONGEST_TITLE - 1].rstrip() + "…"
