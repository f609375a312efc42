from __future__ import annotations

from threading import Event

from assistant.conversations.answer_queue import AnswerQueue
from tests.waiting import PATIENCE, wait_until


class Line:
    """Jobs that each wait until they are let go, and note that they ran."""

    def __init__(self, at_once: int = 1) -> None:
        self.queue = AnswerQueue(at_once)
        self.ran: list[str] = []
        self._may_end: dict[str, Event] = {}

    def put(self, key: str, group: str) -> None:
        may_end = self._may_end[key] = Event()

        def run() -> None:
            self.ran.append(key)
            assert may_end.wait(PATIENCE)

        self.queue.put(key, group, run)

    def end(self, *keys: str) -> None:
        for key in keys:
            self._may_end[key].set()

    def before(self) -> list[int]:
        return [self.queue.before(key) for key in self._may_end]


def test_what_is_asked_is_answered_one_after_the_other_in_the_order_asked() -> None:
    line = Line()
    for key in "abc":
        line.put(key, group=key)
    assert line.before() == [0, 1, 2]
    wait_until(lambda: line.ran == ["a"])
    line.end("a")
    wait_until(lambda: line.ran == ["a", "b"])
    assert line.before() == [0, 0, 1]
    line.end("b", "c")
    wait_until(lambda: line.ran == ["a", "b", "c"])


def test_several_at_the_same_time_but_none_of_one_conversation() -> None:
    line = Line(at_once=2)
    for key, group in (("a1", "a"), ("a2", "a"), ("b1", "b"), ("c1", "c")):
        line.put(key, group)
    wait_until(lambda: line.ran == ["a1", "b1"])
    line.end("a1")
    wait_until(lambda: line.ran == ["a1", "b1", "a2"])
    line.end("a2", "b1", "c1")
    wait_until(lambda: len(line.ran) == 4)


def test_who_waits_for_the_answer_before_is_not_told_of_others() -> None:
    line = Line(at_once=8)
    for key, group in (("b1", "b"), ("a1", "a"), ("a2", "a"), ("a3", "a")):
        line.put(key, group)
    assert line.before() == [0, 0, 1, 2]
    line.end("b1", "a1", "a2", "a3")


def test_what_is_withdrawn_is_never_run() -> None:
    line = Line()
    line.put("a", "a")
    line.put("b", "b")
    wait_until(lambda: line.ran == ["a"])
    assert not line.queue.withdraw("a")
    assert line.queue.withdraw("b")
    line.put("c", "c")
    line.end("a", "c")
    wait_until(lambda: line.ran == ["a", "c"])
