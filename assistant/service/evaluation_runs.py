"""Evaluate in a thread, and keep in the database how that goes and what came of it."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from secrets import token_urlsafe
from threading import Event, Lock, Thread
from time import monotonic
from typing import TYPE_CHECKING

from assistant.conversations.presence import Presence
from assistant.errors import NotKeptError
from assistant.evaluation.evaluation import EvaluationStoppedError
from assistant.service.problems import problem_of

if TYPE_CHECKING:
    from assistant.conversations.evaluation_store import (
        EvaluationStore,
        StoredEvaluation,
    )

LOGGER = logging.getLogger(__name__)

_LONGEST = 1_800.0
"""Seconds that an evaluation may take: another one waits for its end."""
_PAUSE = 1.0
"""Seconds between two tries to store what came of an evaluation."""


@dataclass
class EvaluationRun:
    """An evaluation that goes on in this process."""

    id: str = field(default_factory=partial(token_urlsafe, 16))
    asked: int = 0
    """How many of the questions have been asked."""
    documents: dict[str, list[str]] = field(default_factory=dict)
    """All that were ever there to be asked: ids, and hashes of their files."""
    stop: Event = field(default_factory=Event)
    ended: Event = field(default_factory=Event)
    begun: float = field(default_factory=monotonic)

    @property
    def is_late(self) -> bool:
        """Whether it has taken longer than it may."""
        return monotonic() - self.begun > _LONGEST

    def advance(self, asked: int, _: int) -> None:
        """Take note of how many questions have been asked."""
        self.asked = asked

    def note(self, documents: Mapping[str, str]) -> None:
        """Take note of documents that are there to be asked: ids, hashes of files."""
        for id_, content_hash in documents.items():
            hashes = self.documents.setdefault(id_, [])
            if content_hash not in hashes:
                hashes.append(content_hash)


Evaluate = Callable[[EvaluationRun], str]
"""Evaluates until it is told to stop; returns the report as JSON."""


class EvaluationRuns:
    """The evaluations of all processes with one database; safe to use from threads.

    What asks the database raises NotKeptError where that cannot be used.
    """

    def __init__(self, opened: Callable[[], EvaluationStore]) -> None:
        """Begin with none of this process; ``opened`` is called when one is asked of.

        What it returns is closed here.
        """
        self._opened = opened
        self._own_store: EvaluationStore | None = None
        self._here: dict[str, EvaluationRun] = {}
        self._closing = Event()
        self._lock = Lock()

    @property
    def _store(self) -> EvaluationStore:
        with self._lock:
            if self._own_store is None:
                self._own_store = self._opened()
            return self._own_store

    def start(self, owner: str, questions: int, work: Evaluate) -> str | None:
        """Start an evaluation, unless one goes on; return its id if it was started."""
        run = EvaluationRun()
        if self._closing.is_set() or not self._store.begin(run.id, owner, questions):
            return None
        presence = Presence(partial(self._go_on, run), lambda: True)
        evaluating = partial(self._run, run, work, presence)
        self._here[run.id] = run
        if self._closing.is_set():  # Meanwhile.
            run.stop.set()
        try:
            presence.show()
            Thread(target=evaluating, name="evaluating", daemon=True).start()
        except RuntimeError:  # There are too many threads.
            presence.close()
            self.forget(owner, run.id)
            run.ended.set()
            raise
        return run.id

    def find(self, owner: str, run_id: str) -> StoredEvaluation | None:
        """Return an evaluation of ``owner``; None: there is none, or no longer."""
        return self._store.evaluation(owner, run_id)

    def stop_run(self, run_id: str) -> None:
        """Stop a certain evaluation of this process, if it still goes on."""
        if run := self._here.get(run_id):
            run.stop.set()

    def stop(self) -> None:
        """Stop the evaluation that goes on, whoever asked for it."""
        self._store.stop()

    def forget(self, owner: str, run_id: str) -> None:
        """Stop a certain evaluation of ``owner``, and keep nothing of it."""
        if self._store.forget(owner, run_id):
            self.stop_run(run_id)

    def end(self) -> None:
        """Stop those of this process, start no other, and wait for their end."""
        self._closing.set()
        for run in list(self._here.values()):
            run.stop.set()
            run.ended.wait()

    def close(self) -> None:
        """Stop those of this process, start no other, and let the database go."""
        self._closing.set()
        for run in list(self._here.values()):
            run.stop.set()
        with self._lock:
            if self._own_store:
                self._own_store.close()

    def _run(self, run: EvaluationRun, work: Evaluate, presence: Presence) -> None:
        report = problem = None
        try:
            report = work(run)
        except Exception as error:
            problem = problem_of(_late() if run.is_late else error)[0].model_dump_json()
        try:
            while not self._end(run, report, problem):
                if run.is_late or self._closing.wait(_PAUSE):
                    break
        finally:
            presence.close()
            run.ended.set()
            self._here.pop(run.id, None)

    def _end(self, run: EvaluationRun, report: str | None, problem: str | None) -> bool:
        """Store what came of an evaluation; return whether that could be done."""
        try:
            self._store.end(run.id, run.asked, report, problem, run.documents)
        except NotKeptError as error:
            LOGGER.warning("What came of an evaluation is not stored yet: %s", error)
            return False
        return True

    def _go_on(self, run: EvaluationRun) -> None:
        """Store how far an evaluation is, and end it where it is not to go on."""
        if run.is_late:
            run.stop.set()
        if not self._store.go_on(run.id, run.asked):
            run.stop.set()


def _late() -> EvaluationStoppedError:
    return EvaluationStoppedError(
        f"The evaluation took longer than {_LONGEST / 60:.0f} minutes.",
        "Ask fewer questions at a time.",
    )
