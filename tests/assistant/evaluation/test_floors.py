from __future__ import annotations

from assistant.evaluation.floors import missed_floors

GROUPS = {"": {"right": 0.5, "wrong": 0.2}, "zh over sv": {"right": 0.1}}


def test_a_floor_that_is_reached_is_not_missed() -> None:
    assert not list(missed_floors({"right": 0.5, "wrong": 0.2}, GROUPS))


def test_a_missed_floor_is_said_in_words() -> None:
    floors = {"right": 0.6, "wrong": 0.1, "zh over sv: right": 0.2, "x: right": 0.1}
    assert list(missed_floors(floors, GROUPS)) == [
        "`right` is 0.500, and has to be at least 0.6.",
        "`wrong` is 0.200, and may be at most 0.1.",
        "`right` of zh over sv is 0.100, and has to be at least 0.2.",
        "`right` of x was to be measured, and there is no such question.",
    ]
