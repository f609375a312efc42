"""Draw how the page and its index are, at an address of its own, for administrators."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from datetime import datetime
from html import escape

import streamlit as st

from assistant import Settings
from assistant.conversations.overview import Activity, Failure
from assistant.language.translations.formats import format_moment, format_number
from assistant.language.translations.said import say
from assistant.language.translations.texts import _
from assistant.language.translations.visitor_words import without_folders
from ui.doctor.examination import examine
from ui.doctor.finding import Finding
from ui.doctor.installation import PACKAGES
from ui.page import resources
from ui.page.indexing import Indexing
from ui.page.markup import heading, paragraph
from ui.page.pages import draw_way_back

_DAY = 86_400.0
_DETAILS = 50
_COMMAND = re.compile("`([^`]+)`")


def draw_health(settings: Settings, indexing: Indexing) -> None:
    """Draw answers and errors of the last day, then all that the doctor finds."""
    draw_way_back()
    activity = resources.conversations().overview.activity(time.time() - _DAY)
    _draw_figures(activity)
    _draw_failures(activity.failures)
    with st.spinner(_("Examining…"), show_time=False):
        findings = examine(settings)
    wrong = [finding for finding in findings if not finding.ok]
    if error := indexing.error:
        wrong.insert(0, Finding.failed(_("update"), error))
    if indexing.running:
        st.html(paragraph(_("The index is being updated now."), "meta"))
    _draw_findings(_("To be mended"), wrong)
    packages = [f for f in findings if f.ok and f.name in PACKAGES]
    others = [f for f in findings if f.ok and f.name not in PACKAGES]
    _draw_findings(_("Models and index"), others)
    _draw_findings(_("Packages"), packages)


def _draw_figures(activity: Activity) -> None:
    answering, waiting = resources.conversations().on_their_way()
    title = escape(_("Answers of the last 24 hours"))
    figures = [
        (_("Answered"), format_number(activity.answered)),
        (_("Not in the documents"), format_number(activity.declined)),
        (_("Half of them within"), _seconds(activity.percentile(0.5))),
        (_("95 of 100 within"), _seconds(activity.percentile(0.95))),
        (_("Being answered now"), format_number(answering)),
        (_("Waiting now"), format_number(waiting)),
    ]
    rows = "".join(
        f"<div><dt>{escape(name)}</dt><dd>{escape(value)}</dd></div>"
        for name, value in figures
    )
    st.html(f'<h2 class="cp-side">{title}</h2><dl class="cp-figures">{rows}</dl>')


def _seconds(seconds: float | None) -> str:
    if seconds is None:
        return "–"
    return _("{number} s").format(number=format_number(seconds, 1))


def _draw_failures(failures: Sequence[Failure]) -> None:
    """Draw the last errors as visitors were told of them, not what they had asked."""
    if not failures:
        return
    rows = "".join(
        f"<li>{paragraph(without_folders(say(failure.error)))}"
        f"{paragraph(_moment(failure.asked), 'meta')}</li>"
        for failure in failures
    )
    st.html(heading(_("Errors"), len(failures)) + f'<ul class="cp-list">{rows}</ul>')


def _moment(seconds: float) -> str:
    return format_moment(datetime.fromtimestamp(seconds).astimezone())


def _draw_findings(title: str, findings: Sequence[Finding]) -> None:
    if findings:
        rows = "".join(map(_finding_html, findings))
        st.html(heading(title, len(findings)) + f'<ul class="cp-list">{rows}</ul>')


def _finding_html(finding: Finding) -> str:
    """Return what the doctor found, without whole paths."""
    value = without_folders(finding.value)
    state = "" if finding.ok else ' class="cp-wrong"'
    return (
        f'<li{state}><p class="cp-finding" dir="auto">'
        f"<strong>{escape(finding.name)}</strong>: {escape(value)}</p>"
        f"{''.join(_more_html(finding))}</li>"
    )


def _more_html(finding: Finding) -> Iterator[str]:
    if finding.hint:
        hint = paragraph(without_folders(finding.hint), "meta")
        yield _COMMAND.sub(r"<code>\1</code>", hint)
    if not finding.details:
        return
    shown = finding.details[:_DETAILS]
    rows = "".join(f"<li>{escape(without_folders(one))}</li>" for one in shown)
    number = format_number(len(finding.details))
    summary = _("Details: {number}").format(number=number)
    more = ""
    if left := len(finding.details) - len(shown):
        said = _("and {number} more, which `cluster-policy doctor --json` tells")
        more = paragraph(said.format(number=format_number(left)), "meta")
        more = _COMMAND.sub(r"<code>\1</code>", more)
    yield (
        f'<details class="cp-wordings"><summary>{escape(summary)}</summary>'
        f"<ul>{rows}</ul>{more}</details>"
    )
