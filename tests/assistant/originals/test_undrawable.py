"""Which pages cannot be drawn is remembered of a few, and for a while."""

from __future__ import annotations

from pathlib import Path

from assistant.originals.undrawable import Undrawable

FILE = Path("plan.pdf")


def test_a_page_is_told_by_its_file_its_content_and_its_number() -> None:
    undrawable = Undrawable(most=2, seconds=60)
    undrawable.add((FILE, "1", 1))
    assert undrawable.holds((FILE, "1", 1))
    for other in ((FILE, "2", 1), (FILE, "1", 2), (Path("a.pdf"), "1", 1)):
        assert not undrawable.holds(other)


def test_the_latest_pages_are_remembered_and_no_more() -> None:
    undrawable = Undrawable(most=2, seconds=60)
    for number in (1, 2, 1, 3):
        undrawable.add((FILE, "1", number))
    held = [undrawable.holds((FILE, "1", number)) for number in (1, 2, 3)]
    assert held == [True, False, True]


def test_a_page_may_be_tried_again_later() -> None:
    undrawable = Undrawable(most=2, seconds=0)
    undrawable.add((FILE, "1", 1))
    assert not undrawable.holds((FILE, "1", 1))
