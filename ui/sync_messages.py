"""Say how far an update of the index is and what it did, on the page and in a terminal.

In a terminal the words are English, as is all that is not an answer.
"""

from __future__ import annotations

from collections.abc import Sequence

from assistant.language.translations.formats import format_number
from assistant.language.translations.said import say
from assistant.language.translations.texts import _, marked, ngettext
from index.documents import ReadFailure
from index.sync.reports import SyncProgress, SyncReport

HELD = marked(
    "An earlier state of the index answers, because somebody went back to it."
)
_STAGES = {
    "scan": marked("Looking for changes"),
    "read": marked("Reading"),
    "embed": marked("Indexing"),
    "publish": marked("Publishing the index"),
}
_FEW, _MINUTE, _HOUR = 5, 60, 3600  # Seconds.


def describe_progress(progress: SyncProgress) -> str:
    """Return how far an update is, with its rate and the time that is left.

    Such as "340 of 2,000 files · 12,400 passages · 85 a second · about 3 min left".
    """
    stage = _(_STAGES[progress.stage])
    reading, publishing = progress.stage == "read", progress.stage == "publish"
    if not progress.total or (publishing and not progress.done):
        return stage
    said = _("{done} of {total} passages")
    if reading:
        said = _("{done} of {total} files")
    done, total = format_number(progress.done), format_number(progress.total)
    parts = [said.format(done=done, total=total)]
    if publishing:
        parts.insert(0, stage)
    if reading and progress.embedded:
        parts.append(count_passages(progress.embedded))
    if progress.rate is not None:
        parts.append(_rate(progress.rate))
    if progress.seconds_left is not None:
        parts.append(_left(progress.seconds_left))
    return " · ".join(parts)


def progress_share(progress: SyncProgress) -> float:
    """Return how much of an update is done, from 0 to 1."""
    if progress.stage == "publish":
        return 1.0
    if not progress.total:
        return 0.0
    share = progress.done / progress.total
    if progress.stage == "read" and progress.passages:
        # Embedding is the longer part, and lags behind the reading of files.
        share *= progress.embedded / progress.passages
    return min(share, 1.0)


def describe_changes(report: SyncReport) -> str:
    """Return what an update changed, in numbers: "2 added, 1 could not be read"."""
    added, changed = len(report.added), len(report.changed)
    renamed, removed = len(report.renamed), len(report.removed)
    failed = len(report.failures)
    counts = [
        (ngettext("{number} added", "{number} added", added), added),
        (ngettext("{number} changed", "{number} changed", changed), changed),
        (ngettext("{number} renamed", "{number} renamed", renamed), renamed),
        (ngettext("{number} removed", "{number} removed", removed), removed),
        (_("{number} could not be read"), failed),
    ]
    said = [text.format(number=format_number(of)) for text, of in counts if of]
    return _(", ").join(said)


def changes(report: SyncReport) -> list[tuple[str, tuple[str, ...]]]:
    """Return what was done, in words, and to which documents."""
    renamed = tuple(f"{old} → {new}" for old, new in report.renamed)
    return [
        (_("added"), report.added),
        (_("changed"), report.changed),
        (_("renamed"), renamed),
        (_("removed"), report.removed),
    ]


def describe_failure(failure: ReadFailure) -> str:
    """Return why a file could not be read, and whether it answers all the same."""
    if not failure.answering:
        return say(failure.reason)
    reason = say(failure.reason).rstrip(".。")
    going_on = _("{reason}; the earlier version goes on answering")
    return going_on.format(reason=reason)


def shorten(names: Sequence[str], most: int) -> str:
    """Return names in one line, at most so many: "a.txt, b.txt and 3 more"."""
    # One more takes no more room than saying that there is one more.
    shown = names if len(names) <= most + 1 else names[:most]
    rest = len(names) - len(shown)
    listed = ", ".join(shown)
    if not rest:
        return listed
    more = ngettext("{names} and {number} more", "{names} and {number} more", rest)
    return more.format(names=listed, number=format_number(rest))


def count(number: int, noun: str) -> str:
    """Return a number with an English noun: "1 file", "1,200 files"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def count_passages(number: int) -> str:
    """Return how many passages there are: "1 passage", "1,200 passages"."""
    said = ngettext("{number} passage", "{number} passages", number)
    return said.format(number=format_number(number))


def _rate(rate: float) -> str:
    if rate < 1:
        return _("less than 1 a second")
    return _("{number} a second").format(number=format_number(round(rate)))


def _left(seconds: float) -> str:
    if seconds <= _FEW:
        return _("a few seconds left")
    if seconds < _MINUTE:
        said, number = _("about {number} s left"), round(seconds / _FEW) * _FEW
    elif seconds < 2 * _HOUR:
        said, number = _("about {number} min left"), round(seconds / _MINUTE)
    else:
        said, number = _("about {number} h left"), round(seconds / _HOUR)
    return said.format(number=format_number(number))
