"""The page over a small assistant that writes, slowly until it is stopped."""

from __future__ import annotations

import runpy

import streamlit as st

from assistant import Rejection, Settings
from index import sync_index
from tests.browser.conftest import APP
from tests.ui.page.fakes import make_document
from tests.ui.page.writing import Statement, WritingAssistant
from ui.page.indexing import Indexing

FIRMS = make_document("f.sv.txt", "Glas", "Det finns 252 företag. De gör glas.", "sv")
PLAN = make_document("plan.txt", "Plan", "By 2020 there were 252 firms.")
ANSWER = [
    Statement(
        "There are 252 firms.",
        (
            ("f.sv.txt", "Det finns 252 företag.", "There are 252 firms."),
            ("plan.txt", "By 2020 there were 252 firms.", ""),
        ),
    ),
    Statement("They make glass.", (("f.sv.txt", "De gör glas.", "They make glass."),)),
]
REJECTED = Rejection("There are 300 firms.", "The figure 300 is not in the source.")

if "assistant" not in st.session_state:
    st.session_state["assistant"] = WritingAssistant(
        [FIRMS, PLAN],
        {"Slowly?": ANSWER, "Quickly?": ANSWER},
        slow=["Slowly?"],
        changes={"rejected": (REJECTED,)},
    )
    # Follows no folder: there are no files behind these documents.
    st.session_state["indexing"] = Indexing(sync_index, Settings())
runpy.run_path(str(APP))
