"""Have a document be open on a page that is tested, whatever its visitor may do."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from assistant.cite.quotes.links import Link
from ui.page.places import Place


def force_open(page: AppTest, place: Place) -> None:
    """Open a place on a page, from its next run on, whatever its address says."""
    link = Link(place.document_id, place.content_hash, place.span, place.quote)
    page.session_state["opened_places"] = {link: place}
    page.session_state["opened"] = link, float("inf")
