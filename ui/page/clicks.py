"""Run what a click does: what goes wrong in it is shown when the page is drawn next.

An error that leaves a callback ends the run before anything of the page is drawn. So
each callback is decorated with ``noted()``; ``tests.ui.page.test_clicks`` holds that.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import cast

import streamlit as st

from assistant.errors import displayable
from index import DisplayableError
from ui.page.markup import notice


@contextmanager
def noted() -> Iterator[None]:
    """Keep what goes wrong in a click for the run of the page that follows it."""
    try:
        yield
    except Exception as error:
        st.session_state["failure"] = displayable(error)


def failure_html() -> str:
    """Say what went wrong with the last click, once; empty where nothing did."""
    failure = cast("DisplayableError | None", st.session_state.pop("failure", None))
    return notice(failure.message, failure.hint) if failure else ""
