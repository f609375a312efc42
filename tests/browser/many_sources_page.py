"""The page over a list of fifty firms, all of which an answer quotes; another fails."""

from __future__ import annotations

import runpy

import streamlit as st

from assistant import Settings
from index import sync_index
from index.errors import IndexBusyError
from tests.browser.conftest import APP
from tests.ui.page.fakes import SmallAssistant, make_document
from ui.page.indexing import Indexing

ROWS = [
    f"Firm: Norrglas {number} AB | Municipality: Luleå | Employees: {number * 7}"
    for number in range(1, 51)
]
LIST = make_document(
    "a-register-of-all-firms-in-the-north.txt",
    "A register of the firms of the northern glass cluster",
    "\n".join(ROWS),
)
ASKED, FAILS = "Which firms are in Luleå?", "What fails?"


if "assistant" not in st.session_state:
    busy = IndexBusyError("The index is being written by another process.", "Wait.")
    small = SmallAssistant(
        [LIST], {ASKED: [(LIST.id, row) for row in ROWS], FAILS: busy}
    )
    st.session_state["assistant"] = small
    st.session_state["indexing"] = Indexing(sync_index, Settings())
runpy.run_path(str(APP))
