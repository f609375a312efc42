"""Own who a visitor is: alone touches Streamlit's log-in and the visitor's address."""

from __future__ import annotations

import re
from ipaddress import ip_address
from typing import cast

import streamlit as st

from assistant import Settings
from assistant.access.log_in import is_recent, provider_of, visitor_of
from assistant.access.visitor import LOCAL, STRANGER, Visitor
from assistant.conversations.conversation import new_id
from assistant.conversations.sight import owner_of
from assistant.errors import NotAdmittedError
from assistant.language.translations.said import say
from assistant.language.translations.texts import _
from ui.page import page_settings
from ui.page.markup import notice, paragraph, plain_label

VISITOR = "cluster-policy-visitor"
"""The cookie by which a browser is known again."""
_ID = re.compile(r"[\w-]{16,64}", re.ASCII)


def current_visitor() -> Visitor:
    """Return who looks at this page.

    Without a provider everybody is administrator of their own machine, and a reader
    elsewhere.

    Raises:
        NotAdmittedError: They have not logged in, or are not let in.
    """
    settings = page_settings.settings()
    if not settings.login_metadata_url:
        return LOCAL if _is_at_the_machine() else STRANGER
    if not _is_logged_in(settings):
        raise NotAdmittedError("Log in to ask and to read.")
    return visitor_of(st.user.to_dict(), settings)


def owner() -> str:
    """Return whose conversations are this visitor's own, and nothing else.

    Who has logged in is known by that, and anybody else by a cookie, which the page
    sets, until it is lost.
    """
    visitor = current_visitor()
    if visitor.id:
        return owner_of(visitor)
    if "visitor" not in st.session_state:
        known = str(st.context.cookies.get(VISITOR, ""))
        st.session_state["visitor"] = known if _ID.fullmatch(known) else new_id()
    return cast(str, st.session_state["visitor"])


def counted_as() -> str:
    """Return by what a visitor's questions are counted; nothing at this machine.

    That is who has logged in, else the address: a cookie is soon thrown away.
    """
    if id_ := current_visitor().id:
        return id_
    return "" if _is_at_the_machine() else str(st.context.ip_address)


def admit() -> Visitor:
    """Return who looks at this page; draw the way to log in and end where nobody is.

    Raises:
        SettingsError: Nobody could log in.
    """
    settings = page_settings.settings()
    if provider_of(settings) and not _is_logged_in(settings):
        st.html(paragraph(_("Log in to ask and to read."), "welcome"))
        st.button(_("Log in"), key="log-in", type="primary", on_click=st.login)
        st.stop()
    try:
        return current_visitor()
    except NotAdmittedError as error:
        st.html(notice(say(error.message), say(error.hint)))
        st.button(_("Log out"), key="log-out", on_click=st.logout)
        st.stop()


def draw_visitor(visitor: Visitor) -> None:
    """Draw who has logged in, and the way out; nothing where nobody has to."""
    if not visitor.id:
        return
    with st.container(horizontal=True, key="visitor", vertical_alignment="center"):
        st.html(paragraph(visitor.name, "meta"))
        st.button(
            _("Log out"),
            key="log-out",
            type="tertiary",
            help=plain_label(visitor.email) or None,
            on_click=st.logout,
        )


def _is_logged_in(settings: Settings) -> bool:
    claims = st.user.to_dict()
    return bool(claims.get("is_logged_in")) and is_recent(claims, settings)


def _is_at_the_machine() -> bool:
    """Return whether the page is looked at on the machine that serves it."""
    address = st.context.ip_address  # None of ::1 and 127.0.0.1.
    if not isinstance(address, str):
        return True
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
