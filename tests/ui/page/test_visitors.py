"""What the page uses of Streamlit without being promised it is there."""

from __future__ import annotations

from importlib.metadata import version

from streamlit.runtime import Runtime
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.scriptrunner import get_script_run_ctx

from tests.conftest import ROOT


def test_the_installed_streamlit_has_the_parts_that_are_not_public() -> None:
    set_at_the_start = AppSession.__init__.__code__.co_names
    assert {"_event_loop", "_scriptrunner", "id"} <= set(set_at_the_start)
    assert callable(AppSession.request_rerun)
    assert callable(Runtime.get_app_session)
    assert get_script_run_ctx(suppress_warning=True) is None


def test_an_older_streamlit_is_not_installed() -> None:
    """What was looked at is the version that is asked for at least."""
    wanted = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert '"streamlit>=1.67"' in wanted
    assert tuple(map(int, version("streamlit").split(".")[:2])) >= (1, 67)
