from __future__ import annotations

import pytest

from index import ReadFailure, SyncProgress, SyncReport
from ui.sync_messages import (
    describe_changes,
    describe_failure,
    describe_progress,
    progress_share,
    shorten,
)


@pytest.mark.parametrize(
    ("progress", "text"),
    [
        (SyncProgress("scan"), "Looking for changes"),
        (SyncProgress("read", 0, 3), "0 of 3 files"),
        (
            SyncProgress("read", 340, 2_000, 12_410, 12_400, 146.0),
            "340 of 2,000 files · 12,400 passages · 85 a second · about 12 min left",
        ),
        (
            SyncProgress("embed", 12_400, 14_000, 14_000, 12_400, 146.0),
            "12,400 of 14,000 passages · 85 a second · about 20 s left",
        ),
        (
            SyncProgress("embed", 9, 10, 10, 9, 30.0),
            "9 of 10 passages · less than 1 a second · a few seconds left",
        ),
        (
            SyncProgress("embed", 100, 100_000, 100_000, 100, 10.0),
            "100 of 100,000 passages · 10 a second · about 3 h left",
        ),
        (SyncProgress("publish", 0, 1), "Publishing the index"),
        (
            SyncProgress("publish", 1_000, 14_000),
            "Publishing the index · 1,000 of 14,000 passages",
        ),
    ],
)
def test_progress_says_how_far_how_fast_and_how_long(
    progress: SyncProgress, text: str
) -> None:
    assert describe_progress(progress) == text


def test_the_share_never_goes_back_when_all_files_are_read() -> None:
    told = [
        SyncProgress("scan"),
        SyncProgress("read", 1, 2, 10, 0),
        SyncProgress("read", 2, 2, 20, 10),
        SyncProgress("embed", 10, 20, 20, 10),
        SyncProgress("embed", 20, 20, 20, 20),
        SyncProgress("publish", 0, 1),
    ]
    assert [progress_share(progress) for progress in told] == [0, 0, 0.5, 0.5, 1, 1]


def test_a_failure_says_whether_its_earlier_version_answers() -> None:
    failure = ReadFailure("a.txt", "It is empty.", answering=True)
    said = "It is empty; the earlier version goes on answering"
    assert describe_failure(failure) == said
    assert describe_failure(ReadFailure("a.txt", "It is empty.")) == "It is empty."


def test_changes_are_counted() -> None:
    failures = (ReadFailure("x", "?"),)
    report = SyncReport(
        ("a", "b"), (), ("c",), (), failures, 1, "1", 0.1, renamed=(("d", "e"),)
    )
    said = "2 added, 1 renamed, 1 removed, 1 could not be read"
    assert describe_changes(report) == said


def test_long_lists_are_shortened() -> None:
    assert shorten("abc", 3) == "a, b, c"
    assert shorten("abcd", 3) == "a, b, c, d"
    assert shorten("abcdef", 3) == "a, b, c and 3 more"
