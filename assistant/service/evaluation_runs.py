"""Evaluate in a thread, once at a time, and keep the outcome for who asked for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from secrets import token_urlsafe
from threading import Event, Thread
from typing import TYPE_CHECKING

from assistant.errors import displayable
from assistant.service.background_runs import BackgroundRuns

if TYPE_CHECKING:
    from assistant.evaluation.evaluation import Evaluation, Report
    from index.errors import DisplayableError

_MOST_KEPT = 8
"""Of the evaluations; the oldest is forgotten first."""


@dataclass
class EvaluationRun:
    """One evaluation: how far it is, and what came of it."""

    owner: str
    """Who asked for it, and may see it."""
    questions: int
    id: str = field(default_factory=partial(token_urlsafe, 16))
    done: int = 0
    """How many of the questions have been asked."""
    evaluation: Evaluation | None = None
    error: DisplayableError | None = None
    """Why there is no evaluation."""


Evaluate = Callable[["Report", Event], "Evaluation"]
"""Evaluates; is given what to tell of each question, and when to stop."""


class EvaluationRuns(BackgroundRuns):
    """The evaluations of this process; safe to use from several threads."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self._current: EvaluationRun | None = None
        self._kept: dict[str, EvaluationRun] = {}

    def start(self, owner: str, questions: int, work: Evaluate) -> EvaluationRun | None:
        """Start an evaluation, unless one is running; return it if it was started."""
        if not self._begin():
            return None
        run = EvaluationRun(owner, questions)
        with self._changed:
            self._current = self._kept[run.id] = run
            if len(self._kept) > _MOST_KEPT:
                del self._kept[next(iter(self._kept))]
        work_of = partial(self._run, run, work)
        Thread(target=work_of, name="evaluating", daemon=True).start()
        return run

    def find(self, owner: str, run_id: str) -> EvaluationRun | None:
        """Return an evaluation of ``owner``; None: there is none, or no longer."""
        run = self._kept.get(run_id)
        return run if run and run.owner == owner else None

    def is_running(self, run: EvaluationRun) -> bool:
        """Return whether a certain evaluation still goes on."""
        return self.running and self._current is run

    def stop_run(self, run: EvaluationRun) -> None:
        """Stop a certain evaluation, if it still goes on."""
        with self._changed:
            if self.is_running(run):
                self._stop.set()

    def forget(self, run: EvaluationRun) -> None:
        """Stop a certain evaluation, and keep nothing of it."""
        with self._changed:
            self.stop_run(run)
            self._kept.pop(run.id, None)

    def _run(self, run: EvaluationRun, work: Evaluate) -> None:
        try:
            run.evaluation = work(partial(self._advance, run), self._stop)
        except Exception as error:
            run.error = displayable(error)
        finally:
            self._end()

    def _advance(self, run: EvaluationRun, done: int, _: int) -> None:
        with self._changed:
            run.done = done
            self._changed.notify_all()
