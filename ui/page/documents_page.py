"""Draw the page of all documents, at an address of its own: searched and sorted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

import streamlit as st

from assistant import Assistant
from index.documents import IndexedDocument
from ui.page import session
from ui.page.document_view import draw_opened
from ui.page.library import (
    draw_row,
    failure_rows,
    is_called,
    near_duplicate_rows,
)
from ui.page.markup import paragraph
from ui.page.places import name_language
from ui.page.welcome import TITLE

_PART = 50
"""Documents that are drawn at once."""
_ORDERS: dict[str, tuple[Callable[[IndexedDocument], str | float], bool]] = {
    "Last changed": (lambda document: document.modified, True),
    "Title": (lambda document: document.title.casefold(), False),
    "File name": (lambda document: document.id.casefold(), False),
    "Language": (lambda document: name_language(document.language), False),
    "Date it bears": (lambda document: document.date or "", True),
    "Passages": (lambda document: document.passages, True),
    "Damaged places": (lambda document: document.warnings, True),
}
"""By what they are sorted, and whether the largest comes first."""
_ALL = "All languages"


def is_asked_for() -> bool:
    """Take up which page the address names; return whether it is that of documents."""
    documents = _documents()
    return st.navigation([_chat(), documents], position="hidden") == documents


def link_to_documents() -> None:
    """Draw the way to this page, which keeps the conversation in the address."""
    _link(_documents(), "All documents", ":material/library_books:")


def draw_documents(assistant: Assistant) -> None:
    """Draw all documents, what could not be read, and what is there twice."""
    documents, failures = assistant.documents(), assistant.failures()
    with st.container(key="all-documents"):
        _link(_chat(), "Back to the conversation", ":material/arrow_back:")
    draw_opened(assistant, session.messages())
    st.html(f'<h2 class="cp-side">Documents <span>{len(documents):,}</span></h2>')
    words, chosen = _draw_choice(documents)
    _draw_part(chosen)
    failed = [f for f in failures if words in f"{f.document_id} {f.reason}".casefold()]
    _draw_list("Could not be read", failure_rows(failed))
    titles = {document.id: document.title for document in documents}
    _draw_list(
        "Nearly the same", near_duplicate_rows(assistant.near_duplicates(), titles)
    )


def _chat() -> st.Page:
    return st.Page(_nothing, title=TITLE, url_path="chat", default=True)


def _documents() -> st.Page:
    return st.Page(_nothing, title=f"Documents · {TITLE}", url_path="documents")


def _nothing() -> None:
    """Draw nothing: ``ui.page.app`` draws either page, after what both need."""


def _link(page: st.Page, label: str, icon: str) -> None:
    named = session.asked_for()
    kept = {"conversation": named} if named else None
    st.page_link(page, label=label, icon=icon, query_params=kept)


def _draw_choice(
    documents: Sequence[IndexedDocument],
) -> tuple[str, list[IndexedDocument]]:
    """Draw what can be chosen; return the words, and the documents in their order."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        words = st.text_input(
            "Find a document", key="find-documents", placeholder="Title or file name"
        ).casefold()
        languages = sorted({name_language(d.language) for d in documents})
        language = st.selectbox("Language", [_ALL, *languages], key="documents-in")
        order = st.selectbox("Sorted by", list(_ORDERS), key="documents-by")
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
            "Shown",
            list(starts),
            format_func=lambda at: (
                f"{at + 1:,} to {min(at + _PART, len(documents)):,} of "
                f"{len(documents):,}"
            ),
            # Another search begins with its first.
            key=f"documents-from-{len(documents)}",
        )
    with st.container(key="documents", gap=None):
        for document in documents[start : start + _PART]:
            draw_row(document, whole=True)
    if not documents:
        st.html(paragraph("No documents.", "meta"))


def _draw_list(heading: str, rows: Sequence[str]) -> None:
    if rows:
        st.html(
            f'<h2 class="cp-side">{escape(heading)} <span>{len(rows):,}</span></h2>'
            f'<ul class="cp-list">{"".join(rows)}</ul>'
        )
