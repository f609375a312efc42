"""Evaluate in a thread, once at a time, and keep the outcome for who asked for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from secrets import token_urlsafe
from threading import Event, Thread
from time import monotonic
from typing import TYPE_CHECKING

from assistant.errors import displayable
from assistant.evaluation.evaluation import EvaluationStoppedError
from assistant.service.background_runs import BackgroundRuns

if TYPE_CHECKING:
    from assistant.evaluation.evaluation import Evaluation, Report
    from index.errors import DisplayableError

_KEPT_OF_ONE, _KEPT = 8, 64
"""Of the evaluations of one owner and of all; the oldest is forgotten first."""
_LONGEST = 1_800.0
"""Seconds that an evaluation may take: another one waits for its end."""


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
    files: frozenset[str] = frozenset()
    """Hashes of the documents that were there to be asked."""
    begun: float = field(default_factory=monotonic)

    @property
    def is_late(self) -> bool:
        """Whether it has taken longer than it may."""
        return monotonic() - self.begun > _LONGEST


Evaluate = Callable[[EvaluationRun, "Report", Event], "Evaluation"]
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
        run = EvaluationRun(owner, questions)
        work_of = partial(self._run, run, work)
        with self._changed:
            if not self._begin():
                return None
            self._current = run
            try:
                Thread(target=work_of, name="evaluating", daemon=True).start()
            except RuntimeError:  # There are too many threads.
                self._end()
                raise
            self._keep(run)
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

    def _keep(self, run: EvaluationRun) -> None:
        self._kept[run.id] = run
        own = [kept.id for kept in self._kept.values() if kept.owner == run.owner]
        for old in own[:-_KEPT_OF_ONE] + list(self._kept)[:-_KEPT]:
            self._kept.pop(old, None)

    def _run(self, run: EvaluationRun, work: Evaluate) -> None:
        try:
            run.evaluation = work(run, partial(self._advance, run), self._stop)
        except Exception as error:
            run.error = displayable(error)
            if run.is_late:
                run.error = EvaluationStoppedError(
                    f"The evaluation took longer than {_LONGEST / 60:.0f} minutes.",
                    "Ask fewer questions at a time.",
                )
        finally:
            self._end()

    def _advance(self, run: EvaluationRun, done: int, _: int) -> None:
        with self._changed:
            run.done = done
            if run.is_late:
                self._stop.set()
            self._changed.notify_all()
