"""Which document is open beside the chat, and what of it is shown."""

from __future__ import annotations

from typing import cast

import streamlit as st

from assistant import Assistant
from ui.page.links import leave_place, newly_linked
from ui.page.markup import QUOTE_ID, TOP_ID
from ui.page.places import Place, linked_place


def opened() -> Place | None:
    """Return the place in a document that is open, if one is."""
    return cast("Place | None", st.session_state.get("opened"))


def take_up_link(assistant: Assistant) -> None:
    """Open the place that the address links to, once for each link."""
    if link := newly_linked():
        _show(linked_place(assistant, link))


def open_place(place: Place) -> None:
    """Open a document at a place, from the next run on."""
    leave_place()
    _show(place)


def _show(place: Place) -> None:
    st.session_state["opened"] = place
    go_to(QUOTE_ID if place.quote else TOP_ID)


def go_to(identity: str) -> None:
    """Have the open document show the place of this id, from the next run on."""
    st.session_state["gone_to"] = identity, gone_to()[1] + 1


def go_to_chosen(key: str, kind: str) -> None:
    """Show what was chosen in the field ``key``: the number of a place of a kind."""
    if (number := st.session_state.get(key)) is not None:
        go_to(f"{kind}-{number}")


def chosen(key: str) -> object:
    """Return what is chosen in the field ``key``, None where nothing is."""
    return st.session_state.get(key)


def gone_to() -> tuple[str, int]:
    """Return the id of the place that is shown, and how many were before it."""
    return cast("tuple[str, int]", st.session_state.get("gone_to", (TOP_ID, 0)))


def close_place() -> None:
    """Close the open document."""
    leave_place()
    st.session_state.pop("opened", None)
