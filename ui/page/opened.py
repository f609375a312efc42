"""Which document is open beside the chat, and what of it is shown."""

from __future__ import annotations

from time import monotonic
from typing import NamedTuple, cast

import streamlit as st

from assistant import Assistant
from assistant.cite.quotes.links import Link, held_of
from ui.page.clicks import noted
from ui.page.links import link_to_place, linked_place
from ui.page.markup import QUOTE_ID, TOP_ID
from ui.page.places import Place, place_of_link

_ON_ITS_WAY = 1.0
"""Seconds until the browser surely has the address that the last click made."""


class GoneTo(NamedTuple):
    """A place in the open document."""

    identity: str
    times: int
    """How many were gone to before it."""
    opening: bool
    """Whether it is where the document was opened."""


def opened() -> Place | None:
    """Return the place in a document that is open, if one is."""
    link, _ = _shown()
    return _places().get(link) if link else None


def follow_address(assistant: Assistant) -> None:
    """Open the place that the address links to by now, or close what it does not.

    So the ways of the browser lead from a document and to it again, and a reload too.
    """
    link, (shown, since) = linked_place(), _shown()
    # A click that comes at once may come with the address as it was before the last.
    if link != shown and monotonic() - since > _ON_ITS_WAY:
        if link and link not in _places():
            _places()[link] = place_of_link(assistant, link)
        _show(link, since=0.0)


@noted()
def open_place(place: Place) -> None:
    """Open a document at a place, from the next run on."""
    held = held_of(place.document_id, place.content_hash, place.span, place.quote)
    if link := link_to_place(held):
        _places()[link] = place
    _show(link, since=monotonic())


@noted()
def close_place() -> None:
    """Close the open document."""
    _show(link_to_place({}), since=monotonic())


def _shown() -> tuple[Link | None, float]:
    """Return the link to what is open, and when the address was made that."""
    shown = st.session_state.get("opened", (None, 0.0))
    return cast("tuple[Link | None, float]", shown)


def _show(link: Link | None, since: float) -> None:
    st.session_state["opened"] = link, since
    if link:
        go_to(QUOTE_ID if _places()[link].quote else TOP_ID, opening=True)


def _places() -> dict[Link, Place]:
    """Return what was opened: a link says less of a place than the answer did."""
    return cast("dict[Link, Place]", st.session_state.setdefault("opened_places", {}))


@noted()
def go_to(identity: str, *, opening: bool = False) -> None:
    """Have the open document show the place of this id, from the next run on.

    When it is ``opening``, the keyboard scrolls there from then on.
    """
    st.session_state["gone_to"] = GoneTo(identity, gone_to().times + 1, opening)


@noted()
def go_there_again() -> None:
    """Have it show the same place once more: in another look, that is elsewhere."""
    go_to(gone_to().identity)


@noted()
def go_to_chosen(key: str, kind: str) -> None:
    """Show what was chosen in the field ``key``: the number of a place of a kind."""
    if (number := st.session_state.get(key)) is not None:
        go_to(f"{kind}-{number}")


def chosen(key: str) -> object:
    """Return what is chosen in the field ``key``, None where nothing is."""
    return st.session_state.get(key)


def gone_to() -> GoneTo:
    """Return the place that is shown."""
    return cast("GoneTo", st.session_state.get("gone_to", GoneTo(TOP_ID, 0, True)))
