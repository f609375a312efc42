"""Draw the page of all documents, at an address of its own: searched and sorted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import streamlit as st

from assistant import Assistant
from assistant.language.translations.formats import format_number
from assistant.language.translations.texts import _, marked
from index.documents import IndexedDocument
from ui.page import session
from ui.page.document_changes import draw_uploads
from ui.page.document_view import draw_opened
from ui.page.library import (
    draw_row,
    failure_rows,
    is_called,
    near_duplicate_rows,
)
from ui.page.markup import heading, paragraph
from ui.page.pages import draw_way_back
from ui.page.places import name_language

_PART = 50
"""Documents that are drawn at once."""
_ORDERS: dict[str, tuple[Callable[[IndexedDocument], str | float], bool]] = {
    marked("Last changed"): (lambda document: document.modified, True),
    marked("Title"): (lambda document: document.title.casefold(), False),
    marked("File name"): (lambda document: document.id.casefold(), False),
    marked("Language"): (lambda document: name_language(document.language), False),
    marked("Date it bears"): (lambda document: document.date or "", True),
    marked("Passages"): (lambda document: document.passages, True),
    marked("Damaged places"): (lambda document: document.warnings, True),
}
"""By what they are sorted, and whether the largest comes first."""
_ALL = marked("All languages")


def draw_documents(assistant: Assistant) -> None:
    """Draw all documents, what could not be read, and what is there twice."""
    documents, failures = assistant.documents(), assistant.failures()
    draw_way_back()
    draw_opened(assistant, session.messages())
    st.html(heading(_("Documents"), len(documents)))
    draw_uploads(assistant)
    words, chosen = _draw_choice(documents)
    _draw_part(chosen)
    failed = [f for f in failures if words in f"{f.document_id} {f.reason}".casefold()]
    _draw_list(_("Could not be read"), failure_rows(failed))
    titles = {document.id: document.title for document in documents}
    _draw_list(
        _("Nearly the same"), near_duplicate_rows(assistant.near_duplicates(), titles)
    )


def _draw_choice(
    documents: Sequence[IndexedDocument],
) -> tuple[str, list[IndexedDocument]]:
    """Draw what can be chosen; return the words, and the documents in their order."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        words = st.text_input(
            _("Find a document"),
            key="find-documents",
            placeholder=_("Title or file name"),
        ).casefold()
        languages = sorted({name_language(d.language) for d in documents})
        language = st.selectbox(
            _("Language"), [_ALL, *languages], format_func=_, key="documents-in"
        )
        order = st.selectbox(
            _("Sorted by"), list(_ORDERS), format_func=_, key="documents-by"
        )
    chosen = [
        document
        for document in documents
        if is_called(document, words)
        and language in (_ALL, name_language(document.language))
    ]
    key, largest_first = _ORDERS[order]
    return words, sorted(chosen, key=key, reverse=largest_first)


def _draw_part(documents: Sequence[IndexedDocument]) -> None:
    """Draw the documents, or as many as are drawn at once and a choice of others."""
    start = 0
    if len(documents) > _PART:
        starts = range(0, len(documents), _PART)
        start = st.selectbox(
            _("Shown"),
            list(starts),
            format_func=lambda at: _("{first} to {last} of {number}").format(
                first=format_number(at + 1),
                last=format_number(min(at + _PART, len(documents))),
                number=format_number(len(documents)),
            ),
            # Another search begins with its first.
            key=f"documents-from-{len(documents)}",
        )
    with st.container(key="documents", gap=None):
        for document in documents[start : start + _PART]:
            draw_row(document, whole=True)
    if not documents:
        st.html(paragraph(_("No documents."), "meta"))


def _draw_list(named: str, rows: Sequence[str]) -> None:
    if rows:
        listed = f'<ul class="cp-list">{"".join(rows)}</ul>'
        st.html(heading(named, len(rows)) + listed)
