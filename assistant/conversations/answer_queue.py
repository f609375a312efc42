"""Decide whose question is answered next: one after the other, in the order asked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Condition, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assistant.settings import Settings

_WITH_CHAT_MODEL = 8
"""Answers at once where the time goes by on a model's server."""


def answers_at_once(settings: Settings) -> int:
    """Return how many questions are answered at the same time."""
    return settings.answers_at_once or (_WITH_CHAT_MODEL if settings.chat_model else 1)


@dataclass(frozen=True, slots=True)
class _Job:
    key: str
    group: str
    run: Callable[[], None]


class AnswerQueue:
    """Runs what it is given in threads of its own, so many at the same time.

    Of one group no two run at the same time: a question can build on the answer before.
    """

    def __init__(self, at_once: int = 1) -> None:
        """Run ``at_once`` at the same time."""
        self._at_once = at_once
        self._waiting: list[_Job] = []
        self._running: list[_Job] = []
        self._changed = Condition()

    def put(self, key: str, group: str, run: Callable[[], None]) -> None:
        """Have ``run`` called when its turn comes; it raises nothing."""
        with self._changed:
            self._waiting.append(_Job(key, group, run))
        self._start_next()

    def before(self, key: str) -> int:
        """Return how many end before ``key`` begins; 0 where it does not wait."""
        with self._changed:
            place = next(
                (n for n, job in enumerate(self._waiting) if job.key == key), None
            )
            if place is None:
                return 0
            ahead = [*self._running, *self._waiting[:place]]
            if len(self._running) >= self._at_once:
                return len(ahead)
            return sum(job.group == self._waiting[place].group for job in ahead)

    def withdraw(self, key: str) -> bool:
        """Take what waits out of the line; return whether it still waited."""
        with self._changed:
            before = len(self._waiting)
            self._waiting = [job for job in self._waiting if job.key != key]
            return len(self._waiting) < before

    def _start_next(self) -> None:
        with self._changed:
            if len(self._running) >= self._at_once:
                return
            busy = {job.group for job in self._running}
            job = next((job for job in self._waiting if job.group not in busy), None)
            if job is None:
                return
            self._waiting.remove(job)
            self._running.append(job)
        # Whatever is half done when the program ends is known to be cut off.
        Thread(target=self._run, args=(job,), name="answer", daemon=True).start()

    def _run(self, job: _Job) -> None:
        try:
            job.run()
        finally:
            with self._changed:
                self._running.remove(job)
            self._start_next()
