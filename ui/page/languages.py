"""Draw the page in its visitor's language: the chosen one, else the browser's."""

from __future__ import annotations

import streamlit as st

from assistant.language.translations.texts import (
    _,
    languages,
    negotiate,
    speak,
    spoken,
)
from ui.page import session
from ui.page.javascript import declare_language, remember

LANGUAGE = "cluster-policy-language"
"""The cookie that keeps what a visitor has chosen."""
_KEY = "language"


def enter() -> None:
    """Speak the visitor's language in this run of the page."""
    if not session.language():
        kept = str(st.context.cookies.get(LANGUAGE, ""))
        if kept in languages():
            session.set_language(kept)
    speak(session.language() or negotiate(_asked_for()))
    declare_language(spoken())


def preferred() -> str:
    """Return the language that was chosen, else the browser's locale: "de-AT"."""
    return session.language() or next(iter(_asked_for()), "")


def draw_choice() -> None:
    """Draw the choice of a language, and keep what was chosen in the browser."""
    names = languages()
    st.selectbox(
        _("Language of the page"),
        list(names),
        index=list(names).index(spoken()),
        format_func=lambda code: names.get(code, code),
        key=_KEY,
        on_change=session.choose_language,
        args=(_KEY,),
    )
    if chosen := session.language():
        remember(LANGUAGE, chosen)


def _asked_for() -> list[str]:
    """Return what the browser asks for: its own language, then what it would accept."""
    accepted = str(st.context.headers.get("Accept-Language") or "")
    codes = [part.partition(";")[0].strip() for part in accepted.split(",")]
    return list(filter(None, [st.context.locale or "", *codes]))
