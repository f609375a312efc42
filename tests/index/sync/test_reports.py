"""How far a sync is, and how long it is likely to go on."""

from __future__ import annotations

import pytest

from index.sync.reports import SyncProgress


def test_the_rate_is_what_was_embedded_in_the_time_so_far() -> None:
    assert SyncProgress("embed", embedded=50, seconds=5).rate == 10


@pytest.mark.parametrize(
    "progress",
    [
        SyncProgress("scan"),
        SyncProgress("read", done=3, total=9, passages=40, seconds=2),
        SyncProgress("read", done=3, total=9, passages=40, embedded=20),
        SyncProgress("read", total=9, passages=40, embedded=20, seconds=2),
    ],
)
def test_before_there_is_a_measure_nothing_is_told(progress: SyncProgress) -> None:
    assert progress.seconds_left is None


def test_files_that_are_still_to_be_read_count_as_those_that_were() -> None:
    progress = SyncProgress("read", 2, 8, passages=100, embedded=50, seconds=5)
    assert progress.seconds_left == pytest.approx((100 * 8 / 2 - 50) / 10)


def test_once_all_files_are_read_only_their_passages_are_left() -> None:
    progress = SyncProgress("embed", 50, 100, passages=100, embedded=50, seconds=5)
    assert progress.seconds_left == pytest.approx(5)


def test_no_less_than_nothing_is_left() -> None:
    progress = SyncProgress("embed", 9, 9, passages=9, embedded=12, seconds=1)
    assert progress.seconds_left == 0
