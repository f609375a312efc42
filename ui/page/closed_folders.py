"""Tell administrators which folders are closed because an access file is broken."""

from __future__ import annotations

from html import escape

import streamlit as st

from assistant.access.visitor import Action, Visitor
from assistant.language.translations.said import say
from assistant.language.translations.texts import ngettext
from ui.page import resources


def draw_closed_folders(visitor: Visitor) -> None:
    """Draw the folders whose access file cannot be followed, and why."""
    if not visitor.may(Action.READ_ALL):
        return
    problems = resources.folders().problems()
    if not problems:
        return
    said = ngettext(
        "A folder is closed to all but administrators: what its access file says is "
        "not clear.",
        "Some folders are closed to all but administrators: what their access files "
        "say is not clear.",
        len(problems),
    )
    rows = "".join(
        f'<li dir="auto"><b>{escape(problem.folder)}</b> '
        f"{escape(say(problem.reason))}</li>"
        for problem in problems
    )
    st.html(
        f'<div class="cp-notice cp-held" role="status">{escape(said)}'
        f"<ul>{rows}</ul></div>"
    )
