"""What all formats share: the documents of each are in the tests of its reader."""

from __future__ import annotations

from index.readers.shared.list_numbers import BULLET, Level, ListNumbers

LEVELS = {0: Level("decimal", "%1."), 1: Level("lowerLetter", "%1.%2)")}


def test_an_item_may_state_its_number() -> None:
    numbers = ListNumbers()
    numbers.add(1, "kind", LEVELS)

    marks = [numbers.next(1, 0), numbers.next(1, 0, count=7), numbers.next(1, 0)]

    assert marks == ["1.", "7.", "8."]


def test_a_level_that_begins_anew_takes_along_those_inside_it() -> None:
    numbers = ListNumbers()
    numbers.add(1, "kind", LEVELS)
    before = [numbers.next(1, level) for level in (0, 1, 1)]

    numbers.restart(1, 0)

    assert before == ["1.", "1.a)", "1.b)"]
    assert [numbers.next(1, level) for level in (0, 1)] == ["1.", "1.a)"]


def test_what_no_list_knows_has_a_bullet() -> None:
    numbers = ListNumbers()
    numbers.add(1, "kind", {0: Level("bullet", "•"), 1: Level("unknown", "%2.")})

    assert [numbers.next(1, 0), numbers.next(1, 1)] == [BULLET, BULLET]
    assert [numbers.next(1, 5), numbers.next(2, 0)] == [BULLET, BULLET]
