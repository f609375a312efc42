"""Own the pages: their addresses, their titles, and the ways from one to another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

import streamlit as st

from assistant.access.visitor import Action, Visitor
from assistant.language.translations.texts import _, marked
from ui.page import session
from ui.page.javascript import scroll_to
from ui.page.markup import TITLE_ID, notice
from ui.page.page_names import Name
from ui.page.welcome import TITLE

_TITLES: Mapping[Name, str] = {
    "chat": "",
    "documents": marked("Documents"),
    "unanswered": marked("Unanswered questions"),
    "health": marked("Health of this page"),
}
_LINKS: Mapping[Name, tuple[str, str]] = {
    "chat": (marked("Back to the conversation"), ":material/arrow_back:"),
    "documents": (marked("All documents"), ":material/library_books:"),
    "unanswered": (marked("Unanswered questions"), ":material/contact_support:"),
    "health": (marked("Health of this page"), ":material/monitor_heart:"),
}


_NEEDED: Mapping[Name, Action] = {
    "unanswered": Action.READ_QUESTIONS,
    "health": Action.EXAMINE,
}
"""What one must be allowed to do to see a page; the others are for everybody."""


def asked_for() -> Name:
    """Take up which page the address names, and return it."""
    pages = [_page(name) for name in _TITLES]
    path = st.navigation(pages, position="hidden").url_path
    return cast(Name, path) if path in _TITLES else "chat"


def link_to(name: Name) -> None:
    """Draw the way to a page, which keeps the conversation in the address."""
    label, icon = _LINKS[name]
    named = session.asked_for()
    kept = {"conversation": named} if named else None
    st.page_link(_page(name), label=_(label), icon=icon, query_params=kept)


def draw_links(visitor: Visitor) -> None:
    """Draw the ways from the chat to the other pages that this visitor may see."""
    link_to("documents")
    for name, action in _NEEDED.items():
        if visitor.may(action):
            link_to(name)


def may_enter(name: Name, visitor: Visitor) -> bool:
    """Return whether a visitor may see a page; say why not where they may not."""
    action = _NEEDED.get(name)
    if action is None or visitor.may(action):
        return True
    draw_way_back()
    st.html(
        notice(
            _("This page is for those who look after the documents or run the page."),
            _("Whoever runs it can give you the role for it."),
            kind="held",
        )
    )
    return False


def draw_way_back() -> None:
    """Draw the way back to the chat, on a page that has no sidebar.

    The page is shown from its top, however far the chat was scrolled.
    """
    with st.container(key="unseen"):
        scroll_to(TITLE_ID, "start", key="top")
    with st.container(key="beside-chat"):
        link_to("chat")


def _page(name: Name) -> st.Page:
    title = " · ".join(_(part) for part in (_TITLES[name], TITLE) if part)
    return st.Page(_nothing, title=title, url_path=name, default=name == "chat")


def _nothing() -> None:
    """Draw nothing: ``ui.page.app`` draws each page, after what all of them need."""
