"""The evaluations of a process are kept for who asked, and one goes on at a time."""

from __future__ import annotations

from threading import Event

from assistant.evaluation.evaluation import (
    Evaluation,
    EvaluationStoppedError,
    Report,
)
from assistant.service.evaluation_runs import EvaluationRun, EvaluationRuns


def done(run: EvaluationRun, report: Report, stop: Event) -> Evaluation:
    return Evaluation((), {})


def run_to_end(runs: EvaluationRuns, owner: str) -> EvaluationRun:
    run = runs.start(owner, 1, done)
    assert run
    for _ in runs.follow():
        pass
    return run


def test_those_of_one_do_not_drive_out_those_of_another() -> None:
    runs = EvaluationRuns()
    first = run_to_end(runs, "Ann")
    own = [run_to_end(runs, "Bo") for _ in range(9)]
    assert runs.find("Ann", first.id) is first
    assert runs.find("Bo", first.id) is None
    assert [runs.find("Bo", run.id) for run in own] == [None, *own[1:]]


def test_to_forget_one_that_is_done_does_not_stop_another() -> None:
    runs = EvaluationRuns()
    old = run_to_end(runs, "Ann")
    begun, go_on = Event(), Event()

    def work(run: EvaluationRun, report: Report, stop: Event) -> Evaluation:
        begun.set()
        go_on.wait()
        assert not stop.is_set()
        return Evaluation((), {})

    new = runs.start("Bo", 1, work)
    assert new
    assert begun.wait(60)
    runs.forget(old)
    go_on.set()
    for _ in runs.follow():
        pass
    assert new.evaluation is not None


def test_one_that_takes_too_long_is_stopped_and_says_so() -> None:
    runs = EvaluationRuns()

    def work(run: EvaluationRun, report: Report, stop: Event) -> Evaluation:
        run.begun -= 3_600
        report(1, 2)
        assert stop.is_set()
        raise EvaluationStoppedError("It was stopped.")

    run = runs.start("Ann", 2, work)
    assert run
    for _ in runs.follow():
        pass
    assert run.error
    assert "longer than 30 minutes" in run.error.message
