"""Draw the page of all documents, at an address of its own: searched and sorted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import PurePosixPath

import streamlit as st

from assistant import Assistant
from assistant.language.translations.formats import format_number
from assistant.language.translations.texts import _, marked, ngettext
from index.documents import IndexedDocument
from index.errors import DocumentMissingError
from ui.page import session
from ui.page.document_changes import draw_uploads
from ui.page.document_view import draw_opened
from ui.page.document_view_text import shown_pages
from ui.page.library import (
    draw_row,
    failure_rows,
    is_called,
    near_duplicate_rows,
)
from ui.page.markup import heading, paragraph
from ui.page.pages import draw_way_back
from ui.page.places import name_language
from ui.sync_messages import describe_failure

_PART = 50
"""Documents that are drawn at once."""
_ROWS = 100
"""What could not be read, or is there twice, that is; the words find the others."""
_ORDERS: dict[str, tuple[Callable[[IndexedDocument], str | float], bool]] = {
    marked("Last changed"): (lambda document: document.modified, True),
    marked("Title"): (lambda document: document.title.casefold(), False),
    marked("File name"): (lambda document: document.id.casefold(), False),
    marked("Language"): (lambda document: name_language(document.language), False),
    marked("Date it bears"): (lambda document: document.date or "", True),
    marked("Pages"): (lambda document: document.pages or 0, True),
    marked("Passages"): (lambda document: document.passages, True),
    marked("Damaged places"): (lambda document: document.warnings, True),
}
"""By what they are sorted, and whether the largest comes first."""
_ALL = marked("All languages")
_ALL_FOLDERS, _ALL_TYPES = marked("All folders"), marked("All types")
_TOP = marked("No folder")


def draw_documents(assistant: Assistant) -> None:
    """Draw all documents, what could not be read, and what is there twice."""
    documents, failures = assistant.documents(), assistant.failures()
    draw_way_back()
    draw_opened(assistant, session.messages())
    st.html(heading(_("Documents"), len(documents)))
    draw_uploads(assistant)
    words, chosen = _draw_choice(documents)
    _draw_part(assistant, chosen)
    failed = [
        failure
        for failure in failures
        if words in f"{failure.document_id} {describe_failure(failure)}".casefold()
    ]
    _draw_list(_("Could not be read"), failure_rows(failed))
    titles = {document.id: document.title for document in documents}
    families = [
        family
        for family in assistant.near_duplicates()
        if any(words in f"{id_} {titles.get(id_, '')}".casefold() for id_ in family)
    ]
    _draw_list(_("Nearly the same"), near_duplicate_rows(families, titles))


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
    is_chosen = _draw_filters(documents)
    chosen = [
        document
        for document in documents
        if is_called(document, words)
        and language in (_ALL, name_language(document.language))
        and is_chosen(document)
    ]
    key, largest_first = _ORDERS[order]
    return words, sorted(chosen, key=key, reverse=largest_first)


def _draw_filters(
    documents: Sequence[IndexedDocument],
) -> Callable[[IndexedDocument], bool]:
    """Draw the choice of folder, type and warnings; return whether one is chosen."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        folders = sorted({folder for d in documents for folder in _folders_of(d.id)})
        folder = st.selectbox(
            _("Folder"),
            [_ALL_FOLDERS, *([_TOP, *folders] if folders else [])],
            format_func=lambda each: each if each in folders else _(each),
            key="documents-under",
        )
        types = sorted({_type_of(d.id) for d in documents})
        kind = st.selectbox(
            _("Type"),
            [_ALL_TYPES, *types],
            format_func=lambda each: each if each in types else _(each),
            key="documents-of-type",
        )
        noted = st.toggle(_("Only with warnings"), key="documents-with-warnings")

    def is_chosen(document: IndexedDocument) -> bool:
        within = _folders_of(document.id) or [_TOP]
        return (
            folder in (_ALL_FOLDERS, *within)
            and kind in (_ALL_TYPES, _type_of(document.id))
            and (not noted or bool(document.warnings or document.notes))
        )

    return is_chosen


def _folders_of(id_: str) -> list[str]:
    """Return the folders that a document is in, the outermost first."""
    parts = id_.split("/")[:-1]
    return ["/".join(parts[: n + 1]) + "/" for n in range(len(parts))]


def _type_of(id_: str) -> str:
    return PurePosixPath(id_).suffix.lower().lstrip(".")


# To count them, the whole document is read; what begins with "_" is not looked at to
# find what is kept, and not kept: an assistant is one visitor's.
@st.cache_data(show_spinner=False, max_entries=4096)
def _pages_of(_assistant: Assistant, id_: str, version: str) -> int:
    try:
        return len(shown_pages(_assistant.document(id_)))
    except DocumentMissingError:
        return 0  # It went away just now.


def _count_pages(number: int) -> str:
    if not number:
        return ""
    said = ngettext("{number} page", "{number} pages", number)
    return said.format(number=format_number(number))


def _draw_part(assistant: Assistant, documents: Sequence[IndexedDocument]) -> None:
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
            number = _pages_of(assistant, document.id, assistant.index_version)
            draw_row(document, whole=True, pages=_count_pages(number))
    if not documents:
        st.html(paragraph(_("No documents."), "meta"))


def _draw_list(named: str, rows: Sequence[str]) -> None:
    if not rows:
        return
    listed = f'<ul class="cp-list">{"".join(rows[:_ROWS])}</ul>'
    if (hidden := len(rows) - _ROWS) > 0:
        said = ngettext("and {number} more", "and {number} more", hidden)
        listed += paragraph(said.format(number=format_number(hidden)), "meta")
    st.html(heading(named, len(rows)) + listed)
