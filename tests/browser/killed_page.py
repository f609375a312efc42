"""The page over a small assistant, in a server that dies at the moment ``KILL_AT``.

A moment is what happens and how often it has: "write 3" is before the third statement
that changes what is kept of conversations, "event 2" before the second step of an
answer, "draw 4" before the page is drawn for the fourth time.
"""

from __future__ import annotations

import os
import runpy
import signal
from collections import Counter
from collections.abc import Iterator, Sequence
from threading import Event, Lock
from typing import Any

import streamlit as st
from sqlalchemy import event
from sqlalchemy.engine import Engine

from assistant import AnswerEvent, Settings, Turn
from index import sync_index
from tests.browser.conftest import APP
from tests.ui.page.fakes import SmallAssistant, make_document
from ui.page.indexing import Indexing

FIRMS = make_document("firms.txt", "Firms", "There are 252 firms. They make glass.")
QUOTES = {
    "How many firms?": [("firms.txt", "There are 252 firms.")],
    "What do they make?": [("firms.txt", "They make glass.")],
}


class Moments:
    """Counts what happens, and ends the process at the named moment."""

    def __init__(self) -> None:
        """Nothing has happened."""
        self._happened: Counter[str] = Counter()
        self._counting = Lock()

    def reach(self, what: str) -> None:
        """Note that something is about to happen."""
        with self._counting:
            self._happened[what] += 1
            if f"{what} {self._happened[what]}" == os.environ.get("KILL_AT"):
                os.kill(os.getpid(), signal.SIGKILL)

    def on_statement(
        self, connection: Any, cursor: Any, statement: str, *_: Any
    ) -> None:
        """Note a statement that changes something."""
        if statement.startswith(("INSERT", "UPDATE", "DELETE")):
            self.reach("write")


class StepByStep(SmallAssistant):
    """Notes every step of an answer."""

    def __init__(self, moments: Moments) -> None:
        """Answer from one document."""
        super().__init__([FIRMS], QUOTES)
        self._moments = moments

    def stream(
        self, question: str, history: Sequence[Turn] = (), stop: Event | None = None
    ) -> Iterator[AnswerEvent]:
        for step in super().stream(question, history):
            self._moments.reach("event")
            yield step


@st.cache_resource
def shared() -> tuple[Moments, StepByStep, Indexing]:
    moments = Moments()
    event.listen(Engine, "before_cursor_execute", moments.on_statement)
    return moments, StepByStep(moments), Indexing(sync_index, Settings())


moments, assistant, indexing = shared()
moments.reach("draw")
st.session_state["assistant"], st.session_state["indexing"] = assistant, indexing
runpy.run_path(str(APP))
