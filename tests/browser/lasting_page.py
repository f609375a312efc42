"""The page over a small assistant that pauses while the file that ``HOLD`` names is.

All visitors share the assistant, and nothing of it outlasts the server.
"""

from __future__ import annotations

import os
import runpy
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event

import streamlit as st

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


class PausingAssistant(SmallAssistant):
    """Stops in the middle of an answer for as long as it is held."""

    def stream(
        self, question: str, history: Sequence[Turn] = (), stop: Event | None = None
    ) -> Iterator[AnswerEvent]:
        for event in super().stream(question, history):
            yield event
            while event.kind == "citation" and Path(os.environ["HOLD"]).exists():
                time.sleep(0.05)


@st.cache_resource
def shared() -> tuple[PausingAssistant, Indexing]:
    # Follows no folder: there are no files behind these documents.
    return PausingAssistant([FIRMS], QUOTES), Indexing(sync_index, Settings())


if "assistant" not in st.session_state:
    st.session_state["assistant"], st.session_state["indexing"] = shared()
runpy.run_path(str(APP))
