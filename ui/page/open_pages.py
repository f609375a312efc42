"""Draw open pages anew when something has changed; alone reaches into the server.

Streamlit runs a page when its visitor does something, or again and again by a clock in
the browser. It has no public way to run one because something happened here, and none
to tell whether a page is being run. So this does what Streamlit itself does when a
source file was saved, and asks the session for a run. The session's event loop, runner
and client state are private: ``pyproject.toml`` asks for a version that has them, and
``tests.ui.page.test_open_pages`` fails with one that has not.
"""

from __future__ import annotations

import logging
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING

from streamlit import runtime
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime.scriptrunner import get_script_run_ctx

if TYPE_CHECKING:
    from streamlit.runtime.app_session import AppSession

LOGGER = logging.getLogger(__name__)
_AGAIN = 0.3  # Seconds until a page that is being drawn is looked at again.


class OpenPages:
    """The open pages, and what of the changes each of them has drawn."""

    def __init__(self) -> None:
        """Start with nobody there."""
        self._changes = 0
        self._drawn: dict[str, int] = {}
        self._subjects: dict[str, str] = {}
        self._lock = Lock()

    def enter(self, subject: str = "") -> None:
        """Note that the page of this run is drawn with all changes until now.

        ``subject`` is what it shows, if others may show the same.
        """
        if context := get_script_run_ctx():
            with self._lock:
                self._drawn[context.session_id] = self._changes
                self._subjects[context.session_id] = subject

    def redraw(self, subject: str = "") -> None:
        """Have every page drawn anew that was not drawn since; from any thread.

        With a ``subject``, only those that show it.
        """
        with self._lock:
            self._changes += 1
            known = [s for s in self._drawn if subject in ("", self._subjects[s])]
        if not runtime.exists():
            return
        for session_id in known:
            session = runtime.get_instance().get_app_session(session_id)
            try:
                if session is None:
                    self._forget(session_id)
                else:
                    act = partial(self._redraw, session, self._changes)
                    session._event_loop.call_soon_threadsafe(act)
            except (AttributeError, RuntimeError) as exc:
                # Another Streamlit, or one that ends: the next click draws it anew.
                LOGGER.info("A page is drawn anew by its next click alone: %r", exc)

    def _redraw(self, session: AppSession, change: int) -> None:
        """Run a page unless it has drawn the change; on the server's own thread.

        A run of the page is never cut short: with it what was clicked would be lost.
        """
        if self._drawn.get(session.id, change) >= change:
            return
        if session._scriptrunner is None:
            session.request_rerun(_state_of(session))
        else:
            act = partial(self._redraw, session, change)
            session._event_loop.call_later(_AGAIN, act)

    def _forget(self, session_id: str) -> None:
        with self._lock:
            self._drawn.pop(session_id, None)
            self._subjects.pop(session_id, None)


def _state_of(session: AppSession) -> ClientState:
    """Return address and widgets of a page, which a run without them would lose."""
    state = ClientState()
    state.CopyFrom(session._client_state)
    state.widget_states.widgets.extend(session.session_state.get_widget_states())
    return state
