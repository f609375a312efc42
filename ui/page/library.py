"""Draw the documents of the index, what to know of each, and what could not be read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from html import escape

import streamlit as st

from index.documents import IndexedDocument, ReadFailure
from ui.page.markup import paragraph
from ui.page.places import name_language
from ui.sync_messages import count, describe_failure

SHOWN = 100
"""Rows of a list; more only slow the page down, and the filter finds the others."""
_FILTERED = 8


def draw_library(
    documents: Sequence[IndexedDocument],
    failures: Sequence[ReadFailure],
    near_duplicates: Sequence[Sequence[str]],
) -> None:
    """Draw what could not be read, what is there twice, and the documents."""
    _draw_failures(failures)
    titles = {document.id: document.title for document in documents}
    _draw_near_duplicates(near_duplicates, titles)
    _draw_documents(documents)


def _draw_failures(failures: Sequence[ReadFailure]) -> None:
    rows = [
        f'<li><p class="cp-title" dir="auto">{escape(failure.document_id)}</p>'
        f"{paragraph(describe_failure(failure), 'meta')}</li>"
        for failure in failures[:SHOWN]
    ]
    _draw_closable("Could not be read", len(failures), rows, "failures", opened=True)


def _draw_near_duplicates(
    families: Sequence[Sequence[str]], titles: dict[str, str]
) -> None:
    rows = [
        "<li>"
        + "".join(
            f'<p class="cp-title" dir="auto" title="{escape(id_)}">'
            f"{escape(titles.get(id_, id_))}</p>{paragraph(id_, 'meta')}"
            for id_ in family
        )
        + "</li>"
        for family in families[:SHOWN]
    ]
    _draw_closable("Nearly the same", len(families), rows, "alike", opened=False)


def _draw_closable(
    heading: str, number: int, rows: Sequence[str], kind: str, *, opened: bool
) -> None:
    """Draw a list that can be closed, if there is anything in it."""
    if not rows:
        return
    more = paragraph(f"and {number - SHOWN:,} more", "meta") if number > SHOWN else ""
    st.html(
        f'<details class="cp-{kind}"{" open" if opened else ""}>'
        f"<summary>{heading}: {number:,}</summary>"
        f'<ul class="cp-list">{"".join(rows)}</ul>{more}</details>'
    )


def _draw_documents(documents: Sequence[IndexedDocument]) -> None:
    shown = documents
    if len(documents) > _FILTERED:
        wanted = st.text_input("Find a document", key="find-document").casefold()
        shown = [d for d in documents if wanted in f"{d.title} {d.id}".casefold()]
    rows = "".join(_row_html(document) for document in shown[:SHOWN])
    more = len(shown) - SHOWN
    rest = paragraph(f"and {more:,} more", "meta") if more > 0 else ""
    empty = "" if shown else paragraph("No documents.", "meta")
    st.html(f'<ul class="cp-list">{rows}</ul>{rest}{empty}')


def _row_html(document: IndexedDocument) -> str:
    facts = [
        name_language(document.language),
        count(document.passages, "passage"),
        _date(document),
    ]
    notes = "".join(paragraph(note, "meta") for note in document.notes)
    damaged = (
        paragraph(f"{count(document.warnings, 'damaged place')} in the text", "hurt")
        if document.warnings
        else ""
    )
    file = escape(document.id)
    return (
        f'<li title="{file}"><p class="cp-title" dir="auto">{escape(document.title)}'
        f"</p>{paragraph(' · '.join(facts), 'meta')}{notes}{damaged}</li>"
    )


def _date(document: IndexedDocument) -> str:
    """Return when it was issued, or when the file was changed where it does not say."""
    if document.date:
        return f"dated {_read_date(document.date)}"
    changed = datetime.fromtimestamp(document.modified)
    return f"{changed.day} {changed:%b %Y}"


def _read_date(date: str) -> str:
    """Return an ISO date, as exact as it is, as people write it: "3 Mar 2021"."""
    year, month, day = [*date.split("-"), "", ""][:3]
    if not month:
        return year
    named = f"{datetime(int(year), int(month), 1):%b %Y}"
    return f"{int(day)} {named}" if day else named
