"""What is looked up in a run of the page is looked up once, and forgotten with it."""

from __future__ import annotations

from itertools import count

import pytest

from ui.page.looked_up import forget, looking_up, once


def test_it_is_looked_up_once_in_a_run_and_anew_when_something_has_changed() -> None:
    numbers = count()
    with looking_up():
        assert [once("a", numbers.__next__) for _ in range(3)] == [0, 0, 0]
        assert once("b", numbers.__next__) == 1
        forget()
        assert [once("a", numbers.__next__) for _ in range(3)] == [2, 2, 2]


def test_a_click_between_two_runs_sees_what_is_there_then() -> None:
    numbers = count()
    with pytest.raises(ZeroDivisionError), looking_up():
        once("a", lambda: next(numbers) / 0)
    forget()
    assert [once("a", numbers.__next__) for _ in range(3)] == [1, 2, 3]
