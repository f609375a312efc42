"""Draw the update of the index: its button, how far it is, and what it did."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from itertools import chain
from typing import TYPE_CHECKING, NoReturn

import streamlit as st

from assistant.access.visitor import Action, Visitor
from assistant.language.translations.formats import format_number
from assistant.language.translations.texts import _, marked
from index import DisplayableError, SyncReport
from ui.page.clicks import noted
from ui.page.drawing_turns import DrawingTurn
from ui.page.indexing import Indexing
from ui.page.markup import notice, paragraph
from ui.page.visitors import current_visitor
from ui.sync_messages import (
    HELD,
    changes,
    count_passages,
    describe_changes,
    describe_progress,
    progress_share,
)

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

_SHOWN = 100
_UPDATING = marked("The index is being updated.")
_FAILED = marked("The index could not be updated.")
_ASK = marked("Whoever administers this page sees why.")
_ELSEWHERE = marked("The index is on a server, and is not updated from here.")


def build_index(indexing: Indexing, visitor: Visitor) -> None:
    """Build an index that is missing or outdated, with a progress bar until it is done.

    Who may not read all documents is not told how many they are, nor what failed.

    Raises:
        DisplayableError: It could not be built.
    """
    st.html(
        paragraph(_("Getting the documents ready"), "welcome")
        + paragraph(_("Once this is done, only what changes is read again."), "meta")
    )
    indexing.start()
    whole, bar = visitor.may(Action.READ_ALL), st.empty()
    for _drawn in indexing.follow():
        if whole:
            _draw_progress(bar, indexing)
        else:
            bar.html(paragraph(_(_UPDATING), "meta"))
    if indexing.error:
        raise indexing.error if whole else DisplayableError(_FAILED, _ASK)


def draw_update(
    indexing: Indexing, visitor: Visitor, *, updating: bool
) -> DeltaGenerator | None:
    """Draw the button of the update, and how far it is or what it did.

    Returns the place of what is said of it, for ``follow_update``. Who may not update
    the index sees nothing of it; who may not read all documents is told neither the
    files nor how many they are.
    """
    if not visitor.may(Action.UPDATE_INDEX):
        return None
    whole = visitor.may(Action.READ_ALL)
    if indexing.elsewhere:
        st.html(paragraph(_(_ELSEWHERE), "meta"))
        return st.empty()
    st.button(
        _("Update the index"),
        key="update-index",
        icon=":material/sync:",
        help=_(
            "Finds new, changed and removed files in the folder of the documents. It "
            "happens by itself while a page is open."
        ),
        disabled=updating,
        on_click=_update,
        args=(indexing,),
        width="stretch",
    )
    place, stop = st.empty(), st.empty()
    if updating:
        if whole:
            _draw_progress(place, indexing)
        else:
            place.html(paragraph(_(_UPDATING), "meta"))
        stop.button(
            _("Stop the update"),
            key="stop-update",
            icon=":material/stop_circle:",
            help=_("The index stays as it was. The next update goes on from here."),
            disabled=indexing.stopping,
            on_click=_stop,
            args=(indexing,),
            width="stretch",
        )
    else:
        _draw_outcome(place, indexing, whole=whole)
    return place if whole else None


@noted()
def _update(indexing: Indexing) -> None:
    if _may_update():
        indexing.update()


@noted()
def _stop(indexing: Indexing) -> None:
    if _may_update():
        indexing.stop()


def _may_update() -> bool:
    """Return whether the visitor may now, whatever they might when it was drawn."""
    return current_visitor().may(Action.UPDATE_INDEX)


def _draw_outcome(place: DeltaGenerator, indexing: Indexing, *, whole: bool) -> None:
    """Draw what the last update did, or hindered it; without ``whole`` no files."""
    if indexing.held:
        hint = _("Update the index to go forward again.")
        place.html(notice(_(HELD), hint, kind="held"))
    elif indexing.error and whole:
        place.html(notice(indexing.error.message, indexing.error.hint))
    elif indexing.error:
        place.html(notice(_(_FAILED), _(_ASK)))
    elif indexing.report and whole:
        place.html(_report_html(indexing.report))


def follow_update(
    place: DeltaGenerator | None,
    indexing: Indexing,
    meanwhile: Iterable[None],
    turn: DrawingTurn,
) -> NoReturn:
    """Draw a running update to its end, then the page anew with what it changed.

    What ``meanwhile`` draws is drawn first, and the update goes on beside it.
    """
    # In the run of the page itself, which any click ends: the chat stays usable. A
    # fragment that runs again by itself can come so soon after a run of the page that
    # it is put in the place of what stands below it.
    for _drawn in chain(meanwhile, turn.aside(indexing.follow())):
        if not indexing.running:
            break
        if place is not None:
            _draw_progress(place, indexing)
    st.rerun()


def _draw_progress(bar: DeltaGenerator, indexing: Indexing) -> None:
    progress = indexing.progress
    if progress is None:
        bar.progress(0.0, _("Starting…"))
        return
    text = _("Stopping…") if indexing.stopping else describe_progress(progress)
    bar.progress(progress_share(progress), text)


def _report_html(report: SyncReport) -> str:
    """Say what an update changed, and if asked, file by file."""
    summary = describe_changes(report) or _("Nothing has changed")
    if not any(names for verb, names in changes(report)) and report.failures:
        unchanged = _("Nothing has changed, {failures}")
        summary = unchanged.format(failures=summary)
    rows = [
        f'<li dir="auto"><b>{escape(verb)}</b> {escape(name)}</li>'
        for verb, names in changes(report)
        for name in names[:_SHOWN]
    ]
    size = _("{passages}, {seconds} s").format(
        passages=count_passages(report.passages),
        seconds=format_number(report.seconds, 1),
    )
    said = _("{summary}. {size}").format(
        summary=f"<strong>{escape(summary)}</strong>", size=escape(size)
    )
    # Closed: after the first update that is every file there is.
    if rows:
        said = f"<details><summary>{said}</summary><ul>{''.join(rows)}</ul></details>"
    return f'<div class="cp-notice cp-report" role="status">{said}</div>'
