"""Turns of drawing: one at a time, nobody waits for one page for long."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack
from threading import Event, Thread

import pytest

from ui.page.drawing_turns import DrawingTurns


def test_a_page_is_drawn_once_another_one_is() -> None:
    turns, drawn = DrawingTurns(patience=60), Event()

    def draw() -> None:
        with turns.turn() as turn:
            assert turn.taken
            drawn.set()

    with ExitStack() as first:
        first.enter_context(turns.turn())
        second = Thread(target=draw)
        second.start()
        assert not drawn.wait(0.2)
        first.close()
        assert drawn.wait(60)
    second.join()


def test_a_page_that_takes_long_holds_up_nobody_for_long() -> None:
    turns = DrawingTurns(patience=0.01)
    with turns.turn(), turns.turn() as turn:
        assert not turn.taken  # It is drawn all the same.
    with turns.turn() as turn:
        assert turn.taken  # And has given back nothing that was not its own.


def test_who_waits_for_an_answer_lets_others_draw_meanwhile() -> None:
    turns, others = DrawingTurns(patience=60), []

    def steps() -> Iterator[int]:
        for number in range(3):
            with turns.turn() as other:
                others.append(other.taken)
            yield number

    with turns.turn() as turn:
        assert [turn.taken and step for step in turn.aside(steps())] == [0, 1, 2]
        assert turn.taken
    assert others == [True] * 3


def test_a_turn_is_given_back_whatever_ends_the_run() -> None:
    turns = DrawingTurns(patience=60)

    def failing() -> Iterator[int]:
        yield 1
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), turns.turn() as turn:
        for _ in turn.aside(failing()):
            pass
    with turns.turn() as turn:
        assert turn.taken


def test_an_answer_that_has_come_is_drawn_before_pages_that_have_waited_longer() -> (
    None
):
    turns, drawn = DrawingTurns(patience=60), list[str]()
    waits, ends = Event(), ExitStack()

    def answer() -> Iterator[int]:
        ends.enter_context(turns.turn())
        threads[1].start()
        waits.wait(60)
        yield 1

    def follow() -> None:
        with turns.turn() as turn:
            for _ in turn.aside(answer()):
                drawn.append("answer")

    def open_page() -> None:
        waits.set()
        with turns.turn():
            drawn.append("page")

    threads = [Thread(target=follow), Thread(target=open_page)]
    threads[0].start()
    waits.wait(60)
    while turns.waiting < 2:
        time.sleep(0.01)
    ends.close()
    for thread in threads:
        thread.join(60)
    assert drawn == ["answer", "page"]


def test_a_page_is_drawn_though_others_always_have_an_answer_to_draw() -> None:
    turns, stop, drawn = DrawingTurns(patience=0.05), Event(), Event()

    def follow() -> None:
        with turns.turn() as turn:
            for _ in turn.aside(iter(stop.is_set, True)):
                time.sleep(0.001)

    def open_page() -> None:
        with turns.turn():
            drawn.set()

    followers = [Thread(target=follow) for _ in range(12)]
    for follower in followers:
        follower.start()
    page = Thread(target=open_page)
    page.start()
    assert drawn.wait(60)
    stop.set()
    for thread in (*followers, page):
        thread.join(60)
