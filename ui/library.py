"""Draw the documents of the index, what could not be read, and the update of both."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from html import escape
from itertools import chain
from typing import TYPE_CHECKING, NoReturn

import streamlit as st

from index import SyncProgress, SyncReport
from index.documents import IndexedDocument, ReadFailure
from ui.indexing import Indexing
from ui.markup import notice, paragraph
from ui.places import name_language

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

_STAGES = {
    "scan": "Looking for changes",
    "read": "Reading documents",
    "embed": "Indexing passages",
    "publish": "Publishing the index",
}
# More rows than this only slow the page down; the filter finds the others.
_SHOWN = 100
_FILTERED = 8


def build_index(indexing: Indexing) -> None:
    """Build an index that is missing or outdated, with a progress bar until it is done.

    Raises:
        DisplayableError: It could not be built.
    """
    st.html(
        paragraph("Getting the documents ready", "welcome")
        + paragraph("Once this is done, only what changes is read again.", "meta")
    )
    indexing.start()
    bar = st.empty()
    for _ in indexing.follow():
        _draw_progress(bar, indexing.progress)
    if indexing.error:
        raise indexing.error


def draw_library(
    documents: Sequence[IndexedDocument],
    failures: Sequence[ReadFailure],
    indexing: Indexing,
    *,
    updating: bool,
) -> DeltaGenerator:
    """Draw the documents with what there is to know of each, and the update button.

    Returns the place of what is said of the update, for ``follow_update``.
    """
    st.html(f'<h2 class="cp-side">Documents <span>{len(documents)}</span></h2>')
    st.button(
        "Update the index",
        key="update-index",
        icon=":material/sync:",
        help="Finds new, changed and removed files in the folder of the documents.",
        disabled=updating,
        on_click=indexing.start,
        width="stretch",
    )
    place = st.empty()
    if updating:
        _draw_progress(place, indexing.progress)
    elif indexing.error:
        place.html(notice(indexing.error.message, indexing.error.hint))
    elif indexing.report:
        place.html(_report_html(indexing.report))
    _draw_failures(failures)
    _draw_documents(documents)
    return place


def follow_update(
    place: DeltaGenerator, indexing: Indexing, meanwhile: Iterable[None]
) -> NoReturn:
    """Draw a running update to its end, then the page anew with what it changed.

    What ``meanwhile`` draws is drawn first, and the update goes on beside it.
    """
    # In the run of the page itself, which any click ends: the chat stays usable. A
    # fragment that runs again by itself can come so soon after a run of the page that
    # it is put in the place of what stands below it.
    for _ in chain(meanwhile, indexing.follow()):
        if not indexing.running:
            break
        _draw_progress(place, indexing.progress)
    st.rerun()


def _draw_progress(bar: DeltaGenerator, progress: SyncProgress | None) -> None:
    if progress is None:
        bar.progress(0.0, "Starting…")
        return
    share = progress.done / progress.total if progress.total else 0.0
    text = _STAGES.get(progress.stage, progress.stage)
    if progress.total:
        text += f": {progress.done:,} of {progress.total:,}"
    bar.progress(min(share, 1.0), text)


def _report_html(report: SyncReport) -> str:
    """Say what an update changed, file by file."""
    changes = {
        "added": report.added,
        "changed": report.changed,
        "removed": report.removed,
    }
    counts = [f"{len(ids)} {name}" for name, ids in changes.items() if ids]
    summary = ", ".join(counts) or "Nothing has changed"
    failed = len(report.failures)
    if failed:
        summary += f", {failed} could not be read"
    rows = [
        f'<li dir="auto"><b>{name}</b> {escape(document_id)}</li>'
        for name, ids in changes.items()
        for document_id in ids[:_SHOWN]
    ]
    return (
        f'<div class="cp-notice cp-report" role="status"><p><strong>{summary}.'
        f"</strong> {report.passages:,} passages, {report.seconds:.1f} s</p>"
        f"<ul>{''.join(rows)}</ul></div>"
    )


def _draw_failures(failures: Sequence[ReadFailure]) -> None:
    if not failures:
        return
    rows = "".join(
        f'<li><p class="cp-title" dir="auto">{escape(failure.document_id)}</p>'
        f"{paragraph(failure.reason, 'meta')}</li>"
        for failure in failures[:_SHOWN]
    )
    st.html(
        '<details class="cp-failures" open><summary>Could not be read: '
        f'{len(failures)}</summary><ul class="cp-list">{rows}</ul></details>'
    )


def _draw_documents(documents: Sequence[IndexedDocument]) -> None:
    shown = documents
    if len(documents) > _FILTERED:
        wanted = st.text_input("Find a document", key="find-document").casefold()
        shown = [d for d in documents if wanted in f"{d.title} {d.id}".casefold()]
    rows = "".join(_row_html(document) for document in shown[:_SHOWN])
    more = len(shown) - _SHOWN
    rest = paragraph(f"and {more:,} more", "meta") if more > 0 else ""
    empty = "" if shown else paragraph("No documents.", "meta")
    st.html(f'<ul class="cp-list">{rows}</ul>{rest}{empty}')


def _row_html(document: IndexedDocument) -> str:
    changed = datetime.fromtimestamp(document.modified)
    facts = [
        name_language(document.language),
        _count(document.passages, "passage"),
        f"{changed.day} {changed:%b %Y}",
    ]
    damaged = (
        paragraph(f"{_count(document.warnings, 'damaged place')} in the text", "hurt")
        if document.warnings
        else ""
    )
    file = escape(document.id)
    return (
        f'<li title="{file}"><p class="cp-title" dir="auto">{escape(document.title)}'
        f"</p>{paragraph(' · '.join(facts), 'meta')}{damaged}</li>"
    )


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
