"""Draw the documents of the sidebar, short whatever their number: a click opens one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from html import escape

import streamlit as st

from assistant.language.translations.formats import (
    format_date,
    format_iso_date,
    format_number,
)
from assistant.language.translations.said import say
from assistant.language.translations.texts import _, ngettext
from index.documents import IndexedDocument, ReadFailure
from ui.page import opened
from ui.page.markup import paragraph, plain_label
from ui.page.places import document_place, name_language
from ui.sync_messages import count_passages, describe_failure

SHOWN = 100
"""Rows of a list that is opened; more only slow the page down."""
_FIRST = 6
"""Documents that are listed; the others are found by their words."""
_TITLE = 70


def draw_library(
    documents: Sequence[IndexedDocument],
    failures: Sequence[ReadFailure],
    near_duplicates: Sequence[Sequence[str]],
) -> None:
    """Draw the documents, and in a line each what is to be known of them."""
    _draw_documents(documents)
    _draw_closable(_("Could not be read"), failure_rows(failures), "failures")
    _draw_notes(documents)
    titles = {document.id: document.title for document in documents}
    rows = near_duplicate_rows(near_duplicates, titles)
    _draw_closable(_("Nearly the same"), rows, "alike")


def _draw_documents(documents: Sequence[IndexedDocument]) -> None:
    shown = sorted(documents, key=lambda document: -document.modified)
    if len(documents) > _FIRST:
        wanted = st.text_input(
            _("Find a document"),
            key="find-document",
            placeholder=_("Title or file name"),
        ).casefold()
        shown = [d for d in shown if is_called(d, wanted)]
    with st.container(key="documents", gap=None):
        for document in shown[:_FIRST]:
            draw_row(document)
    if not shown:
        st.html(paragraph(_("No documents."), "meta"))
    if more := len(shown) - len(shown[:_FIRST]):
        said = ngettext(
            "and {number} more, changed earlier",
            "and {number} more, changed earlier",
            more,
        )
        st.html(paragraph(said.format(number=format_number(more)), "meta"))


def is_called(document: IndexedDocument, words: str) -> bool:
    """Return whether the title or the file's name has ``words``, in lower case."""
    return words in f"{document.title} {document.id}".casefold()


def draw_row(
    document: IndexedDocument, *, whole: bool = False, pages: str = ""
) -> None:
    """Draw a document as a button that opens it, with all there is to know if whole.

    ``pages`` says how many it has, where that is known.
    """
    title = document.title
    if len(title) > _TITLE and not whole:
        title = title[:_TITLE].rstrip() + "…"
    st.button(
        plain_label(title) or plain_label(document.id),
        key=f"document-{document.id}",
        icon=":material/description:",
        help=plain_label(document.id),
        type="tertiary",
        on_click=opened.open_place,
        args=(document_place(document),),
        width="stretch",
    )
    facts = describe_document(document)
    if not whole:
        st.html(paragraph(facts, "meta"))
        return
    noted = "".join(paragraph(remark, "warning") for remark in remarks(document))
    said = " · ".join(filter(None, [document.id, pages, facts]))
    st.html(paragraph(said, "meta") + noted)


def _draw_notes(documents: Sequence[IndexedDocument]) -> None:
    """Tell which documents are damaged, or were read in a way one should know of."""
    noted = [document for document in documents if remarks(document)]
    rows = [
        f'<li title="{escape(document.id)}"><p class="cp-title" dir="auto">'
        f"{escape(document.title)}</p>"
        + "".join(paragraph(remark, "meta") for remark in remarks(document))
        + "</li>"
        for document in noted
    ]
    _draw_closable(_("Damaged, or with a note"), rows, "alike")


def failure_rows(failures: Sequence[ReadFailure]) -> list[str]:
    """Return a row for each file that could not be read, with the reason."""
    return [
        f'<li><p class="cp-title" dir="auto">{escape(failure.document_id)}</p>'
        f"{paragraph(describe_failure(failure), 'meta')}</li>"
        for failure in failures
    ]


def near_duplicate_rows(
    families: Sequence[Sequence[str]], titles: Mapping[str, str]
) -> list[str]:
    """Return a row for each family of documents that say nearly the same."""
    return [
        "<li>"
        + "".join(
            f'<p class="cp-title" dir="auto" title="{escape(id_)}">'
            f"{escape(titles.get(id_, id_))}</p>{paragraph(id_, 'meta')}"
            for id_ in family
        )
        + "</li>"
        for family in families
    ]


def _draw_closable(heading: str, rows: Sequence[str], kind: str) -> None:
    """Draw one line that opens a list, if there is anything in it."""
    if not rows:
        return
    hidden = len(rows) - SHOWN
    more = ""
    if hidden > 0:
        said = ngettext("and {number} more", "and {number} more", hidden)
        more = paragraph(said.format(number=format_number(hidden)), "meta")
    named = _("{heading}: {number}")
    summary = named.format(heading=heading, number=format_number(len(rows)))
    st.html(
        f'<details class="cp-{kind}"><summary>{escape(summary)}</summary>'
        f'<ul class="cp-list">{"".join(rows[:SHOWN])}</ul>{more}</details>'
    )


def describe_document(document: IndexedDocument) -> str:
    """Return language, size and date of a document in one line."""
    facts = [
        name_language(document.language),
        count_passages(document.passages),
        describe_date(document),
    ]
    return " · ".join(facts)


def remarks(document: IndexedDocument) -> list[str]:
    """Return what a person should know before trusting a document."""
    damaged = [damaged_places(document.warnings)] if document.warnings else []
    return [*map(say, document.notes), *damaged]


def damaged_places(number: int) -> str:
    """Say how many places of a text are damaged."""
    return ngettext(
        "{number} damaged place in the text",
        "{number} damaged places in the text",
        number,
    ).format(number=format_number(number))


def describe_date(document: IndexedDocument) -> str:
    """Return when it was issued, or when the file was changed where it does not say."""
    if document.date:
        return _("dated {date}").format(date=format_iso_date(document.date))
    return format_date(datetime.fromtimestamp(document.modified))
