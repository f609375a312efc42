"""Evaluations are kept for who asked, by all processes, and one goes on at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from sqlalchemy import text

from assistant.conversations.database import Database
from assistant.conversations.evaluation_store import EvaluationStore
from assistant.errors import NotKeptError
from assistant.evaluation.evaluation import EvaluationStoppedError
from assistant.service.evaluation_runs import EvaluationRun, EvaluationRuns
from tests.waiting import PATIENCE, wait_until


@pytest.fixture
def store(tmp_path: Path) -> Iterator[EvaluationStore]:
    with closing(EvaluationStore(Database.in_folder(tmp_path))) as store:
        yield store


@pytest.fixture
def open_runs(tmp_path: Path) -> Iterator[Callable[[], EvaluationRuns]]:
    """Return the runs of one more process."""
    with ExitStack() as stack:

        def opened() -> EvaluationRuns:
            runs = EvaluationRuns(lambda: EvaluationStore(Database.in_folder(tmp_path)))
            stack.callback(runs.end)
            return stack.enter_context(closing(runs))

        yield opened


@pytest.fixture
def runs(open_runs: Callable[[], EvaluationRuns]) -> EvaluationRuns:
    return open_runs()


def done(run: EvaluationRun) -> str:
    return "{}"


def until_stopped(run: EvaluationRun) -> str:
    assert run.stop.wait(PATIENCE)
    raise EvaluationStoppedError("It was stopped.")


def state(runs: EvaluationRuns, owner: str, id_: str) -> str:
    found = runs.find(owner, id_)
    return found.state if found else "none"


def started(
    runs: EvaluationRuns, owner: str, work: Callable[[EvaluationRun], str]
) -> str:
    """Start an evaluation as soon as none goes on; return its id."""
    ids: list[str] = []

    def start() -> bool:
        ids.extend(filter(None, [runs.start(owner, 1, work)]))
        return bool(ids)

    wait_until(start)
    return ids[0]


def run_to_end(runs: EvaluationRuns, owner: str) -> str:
    id_ = started(runs, owner, done)
    wait_until(lambda: state(runs, owner, id_) == "done")
    return id_


def test_those_of_one_do_not_drive_out_those_of_another(runs: EvaluationRuns) -> None:
    first = run_to_end(runs, "Ann")
    own = [run_to_end(runs, "Bo") for _ in range(9)]
    assert state(runs, "Ann", first) == "done"
    assert state(runs, "Bo", first) == "none"
    assert [state(runs, "Bo", id_) for id_ in own] == ["none", *["done"] * 8]


def test_to_forget_one_that_is_done_does_not_stop_another(
    runs: EvaluationRuns,
) -> None:
    old = run_to_end(runs, "Ann")
    go_on = Event()

    def work(run: EvaluationRun) -> str:
        assert go_on.wait(PATIENCE)
        assert not run.stop.is_set()
        return "{}"

    new = started(runs, "Bo", work)
    runs.forget("Ann", old)
    runs.forget("Ann", new)
    go_on.set()
    wait_until(lambda: state(runs, "Bo", new) == "done")
    assert state(runs, "Ann", old) == "none"


def test_one_that_takes_too_long_is_stopped_and_says_so(runs: EvaluationRuns) -> None:
    def work(run: EvaluationRun) -> str:
        run.begun -= 3_600
        return until_stopped(run)

    id_ = started(runs, "Ann", work)
    wait_until(lambda: state(runs, "Ann", id_) == "failed")
    found = runs.find("Ann", id_)
    assert found
    assert found.problem
    assert "longer than 30 minutes" in found.problem


def test_one_goes_on_at_a_time_of_all_processes_and_any_ends_it(
    open_runs: Callable[[], EvaluationRuns],
) -> None:
    here, there = open_runs(), open_runs()
    ways: list[Callable[[str], Any]] = [
        here.stop_run,
        lambda _: there.stop(),
        lambda id_: there.forget("Ann", id_),
    ]
    for stop in ways:
        id_ = started(here, "Ann", until_stopped)
        assert there.start("Bo", 1, done) is None
        assert state(there, "Ann", id_) == "running"
        stop(id_)
        # It begins when that one has ended.
        there.forget("Bo", started(there, "Bo", until_stopped))
        assert state(here, "Ann", id_) in {"failed", "none"}


def test_how_far_one_is_is_told_by_another_process(
    open_runs: Callable[[], EvaluationRuns],
) -> None:
    here, there = open_runs(), open_runs()

    def work(run: EvaluationRun) -> str:
        run.advance(1, 2)
        return until_stopped(run)

    id_ = started(here, "Ann", work)

    def asked() -> int:
        found = there.find("Ann", id_)
        return found.asked if found else 0

    wait_until(lambda: asked() == 1)


def test_one_that_is_forgotten_makes_way_only_when_it_has_ended(
    store: EvaluationStore,
) -> None:
    assert store.begin("1", "Ann", 1)
    store.forget("Ann", "1")
    assert store.evaluation("Ann", "1") is None
    assert not store.begin("2", "Bo", 1)
    assert not store.go_on("1", 1)
    store.end("1", 1, "{}", None, {})
    assert store.begin("2", "Bo", 1)
    assert store.evaluation("Ann", "1") is None


@pytest.mark.slow
def test_one_that_says_nothing_is_cut_off_and_comes_back_unless_another_began(
    store: EvaluationStore,
) -> None:
    assert store.begin("1", "Ann", 1)

    def state() -> str:
        found = store.evaluation("Ann", "1")
        assert found
        return found.state

    assert state() == "running"
    wait_until(lambda: state() == "cut_off")
    assert store.go_on("1", 1)
    assert state() == "running"
    wait_until(lambda: store.begin("2", "Bo", 1))
    assert state() == "cut_off"
    assert not store.go_on("1", 1)
    store.end("1", 1, "{}", None, {})
    assert state() == "cut_off"
    assert store.go_on("2", 1)


def test_silence_while_the_database_fails_is_not_taken_for_an_end(
    tmp_path: Path,
) -> None:
    database = Database.in_folder(tmp_path)
    with closing(EvaluationStore(database, longest_silence=PATIENCE)) as store:

        def change(statement: str) -> None:
            with database.changing() as session:
                session.execute(text(statement))

        def state() -> str:
            found = store.evaluation("Ann", "1")
            assert found
            return found.state

        assert store.begin("1", "Ann", 1)
        change(f"UPDATE evaluation SET alive = alive - {PATIENCE}")
        assert state() == "cut_off"
        change("ALTER TABLE evaluation RENAME TO evaluation_away")
        with pytest.raises(NotKeptError):
            state()
        change("ALTER TABLE evaluation_away RENAME TO evaluation")
        assert state() == "running"
        assert not store.begin("2", "Bo", 1)
        store.forget("Ann", "1")
        assert not store.begin("2", "Bo", 1)
