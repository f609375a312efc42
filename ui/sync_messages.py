"""Say how far an update of the index is and what it did, on the page and in a terminal.

The words are English, as is all that is not an answer.
"""

from __future__ import annotations

from collections.abc import Sequence

from index.documents import ReadFailure
from index.sync.reports import SyncProgress, SyncReport

HELD = "An earlier state of the index answers, because somebody went back to it."
_STAGES = {
    "scan": "Looking for changes",
    "read": "Reading",
    "embed": "Indexing",
    "publish": "Publishing the index",
}
_FEW, _MINUTE, _HOUR = 5, 60, 3600  # Seconds.


def describe_progress(progress: SyncProgress) -> str:
    """Return how far an update is, with its rate and the time that is left.

    Such as "340 of 2,000 files · 12,400 passages · 85 a second · about 3 min left".
    """
    if not progress.total or progress.stage not in {"read", "embed"}:
        return _STAGES[progress.stage]
    reading = progress.stage == "read"
    done = f"{progress.done:,} of {progress.total:,}"
    parts = [f"{done} files" if reading else f"{done} passages"]
    if reading and progress.embedded:
        parts.append(count(progress.embedded, "passage"))
    if progress.rate is not None:
        rate = f"{progress.rate:,.0f}" if progress.rate >= 1 else "less than 1"
        parts.append(f"{rate} a second")
    if progress.seconds_left is not None:
        parts.append(f"{_duration(progress.seconds_left)} left")
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
    counts = [f"{len(what)} {verb}" for verb, what in changes(report) if what]
    if report.failures:
        counts.append(f"{len(report.failures)} could not be read")
    return ", ".join(counts)


def changes(report: SyncReport) -> list[tuple[str, tuple[str, ...]]]:
    """Return what was done, in words, and to which documents."""
    renamed = tuple(f"{old} → {new}" for old, new in report.renamed)
    return [
        ("added", report.added),
        ("changed", report.changed),
        ("renamed", renamed),
        ("removed", report.removed),
    ]


def describe_failure(failure: ReadFailure) -> str:
    """Return why a file could not be read, and whether it answers all the same."""
    if not failure.answering:
        return failure.reason
    reason = failure.reason.rstrip(".")
    return f"{reason}; the earlier version goes on answering"


def shorten(names: Sequence[str], most: int) -> str:
    """Return names in one line, at most so many: "a.txt, b.txt and 3 more"."""
    # One more takes no more room than saying that there is one more.
    shown = names if len(names) <= most + 1 else names[:most]
    rest = len(names) - len(shown)
    return ", ".join(shown) + (f" and {rest:,} more" if rest else "")


def count(number: int, noun: str) -> str:
    """Return a number with its noun: "1 passage", "1,200 passages"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _duration(seconds: float) -> str:
    if seconds <= _FEW:
        return "a few seconds"
    if seconds < _MINUTE:
        return f"about {round(seconds / _FEW) * _FEW} s"
    if seconds < 2 * _HOUR:
        return f"about {round(seconds / _MINUTE)} min"
    return f"about {round(seconds / _HOUR)} h"
