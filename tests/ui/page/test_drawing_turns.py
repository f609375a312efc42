"""Turns of drawing: few at once, nobody waits long, and none is held while waiting."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from threading import Event, Thread

import pytest

from ui.page.drawing_turns import DrawingTurns


def test_a_third_page_is_drawn_once_one_of_two_is() -> None:
    turns, drawn = DrawingTurns(2, patience=60), Event()

    def draw() -> None:
        with turns.turn():
            drawn.set()

    with turns.turn(), ExitStack() as second:
        second.enter_context(turns.turn())
        third = Thread(target=draw)
        third.start()
        assert not drawn.wait(0.2)
        second.close()
        assert drawn.wait(60)
    third.join()


def test_a_page_that_takes_long_holds_up_nobody_for_long() -> None:
    turns = DrawingTurns(1, patience=0.01)
    with turns.turn(), turns.turn():
        pass  # The second is drawn all the same.
    with turns.turn() as turn:
        assert turn.taken  # And has given back nothing that was not its own.


def test_who_waits_for_an_answer_lets_others_draw_meanwhile() -> None:
    turns, free = DrawingTurns(1, patience=60), []

    def steps() -> Iterator[int]:
        for number in range(3):
            with turns.turn() as other:
                free.append(other.taken)
            yield number

    with turns.turn() as turn:
        assert [turn.taken and step for step in turn.aside(steps())] == [0, 1, 2]
        assert turn.taken
    assert free == [True] * 3


def test_a_turn_is_given_back_whatever_ends_the_run() -> None:
    turns = DrawingTurns(1, patience=60)

    def failing() -> Iterator[int]:
        yield 1
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), turns.turn() as turn:
        for _ in turn.aside(failing()):
            pass
    with turns.turn() as turn:
        assert turn.taken
