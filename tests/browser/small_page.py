"""The page over a small assistant, whose updates last until they are let go.

Each adds one document, once the file that ``HOLD`` names is no longer there.
"""

from __future__ import annotations

import os
import runpy
import time
from pathlib import Path
from threading import Event

import streamlit as st

from assistant import Settings
from index import SyncProgress, SyncReport
from index.errors import SyncStoppedError
from index.sync.reports import Progress
from tests.browser.conftest import APP
from tests.ui.page.fakes import SmallAssistant, make_document
from ui.page.indexing import Indexing

STEPS = 10


class GrowingAssistant(SmallAssistant):
    """Knows nine documents, and one more with every update."""

    def __init__(self) -> None:
        self.known = [
            make_document(f"{n}.txt", f"Plan {n}", "Glass.") for n in range(9)
        ]
        super().__init__(self.known, {"What?": [("0.txt", "Glass.")]})

    def sync(
        self,
        settings: Settings,
        progress: Progress | None,
        *,
        stop: Event | None,
        unasked: bool = False,
    ) -> SyncReport:
        assert progress is not None
        for step in range(STEPS):
            progress(SyncProgress("embed", step, STEPS))
            time.sleep(0.05)
        while Path(os.environ["HOLD"]).exists():
            time.sleep(0.05)
            if stop and stop.is_set():
                raise SyncStoppedError("The update was stopped.")
        number = len(self.known)
        new = make_document(f"{number}.txt", f"Plan {number}", "Glass.")
        self.known.append(new)
        self.publish(*self.known)
        passages = len(self.known)
        return SyncReport((new.id,), (), (), (), (), passages, self.index_version, 0.5)


if "assistant" not in st.session_state:
    assistant = GrowingAssistant()
    st.session_state["assistant"] = assistant
    st.session_state["indexing"] = Indexing(assistant.sync, Settings())
runpy.run_path(str(APP))
