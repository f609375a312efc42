"""Open pages are drawn anew, by parts of Streamlit that nobody promised are there."""

from __future__ import annotations

from importlib.metadata import version
from threading import Thread

from streamlit.runtime import Runtime
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.state import SessionState
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT
from ui.page.open_pages import OpenPages


def test_the_installed_streamlit_has_the_parts_that_are_not_public() -> None:
    at_start = set(AppSession.__init__.__code__.co_names)
    assert {"_client_state", "_event_loop", "_scriptrunner", "id"} <= at_start
    assert callable(AppSession.request_rerun)
    assert callable(SessionState.get_widget_states)
    assert isinstance(AppSession.session_state, property)
    assert callable(Runtime.get_app_session)
    assert get_script_run_ctx(suppress_warning=True) is None


def test_an_older_streamlit_is_not_installed() -> None:
    """What was looked at is the version that is asked for at least."""
    wanted = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert '"streamlit>=1.67"' in wanted
    assert tuple(map(int, version("streamlit").split(".")[:2])) >= (1, 67)


def test_outside_of_a_page_nobody_enters_and_nothing_is_drawn() -> None:
    visitors = OpenPages()
    visitors.enter()
    visitors.redraw()


def test_a_page_may_enter_again_and_again_while_others_redraw() -> None:
    def script() -> None:
        import streamlit as st

        visitors = st.session_state["visitors"]
        visitors.enter("a conversation")
        st.text("drawn")

    page = AppTest.from_function(script)
    visitors = page.session_state["visitors"] = OpenPages()
    for _ in range(2):
        page.run()
        others = Thread(target=visitors.redraw)
        others.start()
        others.join()
        assert not page.exception
        assert page.text[0].value == "drawn"
