"""Own who a visitor is: alone touches Streamlit's log-in and the visitor's address."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, cast
from urllib.parse import urlsplit

import streamlit as st
from streamlit.auth_util import get_cookie_with_chunks
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value

from assistant import Settings
from assistant.access.log_in import is_recent, provider_of, visitor_of
from assistant.access.this_machine import is_from_this_machine
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
_LOGGED_IN = "_streamlit_user"
"""The cookie in which Streamlit keeps who has logged in."""
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
    return _visitor_of(st.user.to_dict(), settings)


def visitor_with(cookies: Mapping[str, str]) -> Visitor:
    """Return who has logged in with a browser that sends these cookies.

    For requests that no run of the page answers, where there is a provider.

    Raises:
        NotAdmittedError: They have not logged in, or are not let in.
    """
    settings = page_settings.settings()
    return _visitor_of(_claims_in(cookies, settings), settings)


def owner() -> str:
    """Return whose conversations are this visitor's own, and nothing else.

    Who has logged in is known by that, and anybody else by a cookie, which the page
    sets, until it is lost.
    """
    if (visitor := current_visitor()).id:
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
    if provider_of(settings) and not _is_logged_in(st.user.to_dict(), settings):
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


def _visitor_of(claims: Mapping[str, Any], settings: Settings) -> Visitor:
    if not _is_logged_in(claims, settings):
        raise NotAdmittedError("Log in to ask and to read.")
    return visitor_of(claims, settings)


def _claims_in(cookies: Mapping[str, str], settings: Settings) -> dict[str, Any]:
    """Return what Streamlit has signed of somebody at their log-in here."""
    secret = settings.login_cookie_secret.get_secret_value()

    def signed(name: str) -> bytes | None:
        return decode_signed_value(secret, name, cookies.get(name, ""))

    said = get_cookie_with_chunks(signed, _LOGGED_IN)
    claims = json.loads(said) if said else {}
    # As Streamlit does: a cookie that is signed alike may be of another page.
    here = urlsplit(settings.login_address)
    same = claims.get("origin") == f"{here.scheme}://{here.netloc}"
    return claims if same else {}


def _is_logged_in(claims: Mapping[str, Any], settings: Settings) -> bool:
    return bool(claims.get("is_logged_in")) and is_recent(claims, settings)


def _is_at_the_machine() -> bool:
    """Return whether the page is looked at on the machine that serves it.

    A proxy that says nothing of itself passes on from where a browser has the page.
    """
    address = st.context.ip_address  # None of ::1 and 127.0.0.1.
    near = address if isinstance(address, str) else "127.0.0.1"
    return is_from_this_machine(near, st.context.headers)
