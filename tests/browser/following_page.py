"""The page over two documents of which more can be asked after an answer."""

from __future__ import annotations

import runpy

import streamlit as st

from assistant import Settings
from index import sync_index
from tests.assistant.suggestions.test_following import library
from tests.browser.conftest import APP
from ui.page.indexing import Indexing

if "assistant" not in st.session_state:
    st.session_state["assistant"] = library()
    st.session_state["indexing"] = Indexing(sync_index, Settings())
runpy.run_path(str(APP))
