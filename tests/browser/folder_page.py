"""The page over the files of a folder, which are read again whenever they change.

All visitors share the assistant. It quotes the line of a file that it is asked for.
"""

from __future__ import annotations

import os
import re
import runpy
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

from assistant import Answer, Settings
from index import sync_index
from index.readers import load_document
from tests.browser.conftest import APP
from tests.ui.page.fakes import SmallAssistant
from ui.page.indexing import Indexing

CORPUS = Path(os.environ["CLUSTER_POLICY_CORPUS_DIR"])
ASKED = re.compile(r"What does line (\d+) of (\S+) say\?")


class FolderAssistant(SmallAssistant):
    """Knows the files of the folder as they were at the last look."""

    seen: object = None

    def look(self) -> None:
        files = sorted(path for path in CORPUS.rglob("*") if path.is_file())
        found = [(file, file.stat().st_mtime_ns) for file in files]
        if found != self.seen:
            self.seen = found
            self.publish(*(load_document(file, CORPUS) for file in files))

    def _answer(self, question: str, quotes: Sequence[tuple[str, str]]) -> Answer:
        if asked := ASKED.fullmatch(question):
            number, id_ = asked.groups()
            lines = self.document(id_).text.splitlines()
            quotes = [(id_, lines[int(number) - 1])]
        return super()._answer(question, quotes)


@st.cache_resource
def shared() -> tuple[FolderAssistant, Indexing]:
    return FolderAssistant([]), Indexing(sync_index, Settings())


small, indexing = shared()
small.look()
if "assistant" not in st.session_state:
    st.session_state["assistant"], st.session_state["indexing"] = small, indexing
runpy.run_path(str(APP))
