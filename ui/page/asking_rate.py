"""Whether the visitor may ask now, or asked so much that they have to wait."""

from __future__ import annotations

import streamlit as st

from ui.page.resources import question_rate
from ui.page.visitors import counted_as


def may_ask(question: str) -> bool:
    """Count a question; note it as refused where its visitor asks too much."""
    who = counted_as()
    if not who or not question_rate().take(who):
        return True
    st.session_state["refused"] = question
    return False


def seconds_to_wait() -> int:
    """Return in how many seconds the visitor may ask, 0 where that is now."""
    who = counted_as()
    return question_rate().wait(who) if who else 0
