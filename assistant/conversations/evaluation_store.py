"""Store evaluations, so that any process tells how they are: one goes on at a time."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import and_, delete, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from assistant.conversations.database import Database
from assistant.conversations.store import LONGEST_SILENCE
from assistant.conversations.tables import EvaluationRow
from assistant.errors import NotKeptError

_KEPT = 8
"""Evaluations of one owner; the oldest is forgotten first."""
_RUNNING = EvaluationRow.running.is_(True)


@dataclass(frozen=True, slots=True)
class StoredEvaluation:
    """How far an evaluation is, and what came of it."""

    id: str
    state: Literal["running", "done", "failed", "cut_off"]
    """``cut_off`` where the process that asked has ended, or was taken to have."""
    questions: int
    asked: int
    report: str | None
    """As JSON; of one that is done."""
    problem: str | None
    """As JSON; of one that failed."""
    documents: Mapping[str, Sequence[str]]
    """All that were there to be asked: ids, and hashes of the files."""


class EvaluationStore:
    """The evaluations of one database; safe to use from threads.

    Who runs one says again and again that it goes on. Each method raises NotKeptError
    where the database cannot be used.
    """

    def __init__(
        self, database: Database, longest_silence: float = LONGEST_SILENCE
    ) -> None:
        """Keep them in ``database``, beside the conversations.

        Who runs one is taken to have ended after ``longest_silence`` seconds.
        """
        self._database = database
        self._longest_silence = longest_silence
        self._failed = float("-inf")
        """When the database could last not be used."""

    def close(self) -> None:
        """Let the database go."""
        self._database.close()

    def begin(self, id_: str, owner: str, questions: int) -> bool:
        """Store a new evaluation, unless one goes on; return whether it was stored.

        One whose process says nothing any more gives way, and stays cut off.
        """
        now = time.time()
        row = EvaluationRow(
            id=id_,
            owner=owner,
            running=True,
            stopping=False,
            questions=questions,
            asked=0,
            begun=now,
            alive=now,
            documents={},
        )
        with self._changing() as session:
            silent = EvaluationRow.alive <= self._silent_since
            given_up = update(EvaluationRow).where(_RUNNING, silent)
            session.execute(given_up.values(running=None))
            try:
                with session.begin_nested():
                    session.add(row)
            except IntegrityError:
                return False
            self._forget_old(session, owner)
        return True

    def go_on(self, id_: str, asked: int) -> bool:
        """Store how many questions have been asked; return whether to ask more."""
        told = (
            update(EvaluationRow)
            .where(EvaluationRow.id == id_, _RUNNING)
            .values(asked=asked, alive=time.time())
            .returning(EvaluationRow.stopping)
        )
        with self._changing() as session:
            return session.scalar(told) is False

    def end(
        self,
        id_: str,
        asked: int,
        report: str | None,
        problem: str | None,
        documents: Mapping[str, Sequence[str]],
    ) -> None:
        """Store what came of an evaluation, unless another took its place."""
        with self._changing() as session:
            session.execute(
                update(EvaluationRow)
                .where(EvaluationRow.id == id_, _RUNNING)
                .values(
                    running=None,
                    asked=asked,
                    report=report,
                    problem=problem,
                    documents=dict(documents),
                )
            )
            self._forget_old(session, owner=None)

    def evaluation(self, owner: str, id_: str) -> StoredEvaluation | None:
        """Return an evaluation of ``owner``; None: there is none, or no longer."""
        named = EvaluationRow.id == id_, EvaluationRow.owner == owner
        with self._noting_failures(self._database.reading()) as session:
            row = session.scalar(select(EvaluationRow).where(*named))
            return self._stored(row) if row else None

    def stop(self) -> None:
        """Have the evaluation stop that goes on."""
        with self._changing() as session:
            session.execute(update(EvaluationRow).where(_RUNNING).values(stopping=True))

    def forget(self, owner: str, id_: str) -> bool:
        """Have an evaluation of ``owner`` stop, and keep nothing of it.

        As long as it goes on its row keeps others from beginning. Returns whether it
        was theirs.
        """
        forgotten = (
            update(EvaluationRow)
            .where(EvaluationRow.id == id_, EvaluationRow.owner == owner)
            .values(owner=None, stopping=True)
            .returning(EvaluationRow.id)
        )
        with self._changing() as session:
            was_theirs = session.scalar(forgotten) is not None
            self._forget_old(session, owner=None)
        return was_theirs

    @property
    def _silent_since(self) -> float:
        """Since when who runs one has said nothing, if they are taken to have ended.

        Nobody can say anything while the database fails, so that time does not count.
        """
        if time.monotonic() - self._failed < self._longest_silence:
            return 0.0
        return time.time() - self._longest_silence

    def _changing(self) -> AbstractContextManager[Session]:
        return self._noting_failures(self._database.changing())

    @contextmanager
    def _noting_failures(
        self, begun: AbstractContextManager[Session]
    ) -> Iterator[Session]:
        try:
            with begun as session:
                yield session
        except NotKeptError:
            self._failed = time.monotonic()
            raise

    def _forget_old(self, session: Session, owner: str | None) -> None:
        """Delete all but the newest of ``owner``; of nobody all that have ended."""
        ended = or_(
            EvaluationRow.running.is_(None),
            EvaluationRow.alive <= self._silent_since,
        )
        if owner is None:
            old = and_(EvaluationRow.owner.is_(None), ended)
        else:
            newest = (
                select(EvaluationRow.id)
                .where(EvaluationRow.owner == owner)
                .order_by(EvaluationRow.begun.desc(), EvaluationRow.id)
                .limit(_KEPT)
            )
            kept = session.scalars(newest).all()
            old = and_(EvaluationRow.owner == owner, EvaluationRow.id.not_in(kept))
        session.execute(delete(EvaluationRow).where(old))

    def _stored(self, row: EvaluationRow) -> StoredEvaluation:
        return StoredEvaluation(
            id=row.id,
            state=self._state(row),
            questions=row.questions,
            asked=row.asked,
            report=row.report,
            problem=row.problem,
            documents=row.documents,
        )

    def _state(
        self, row: EvaluationRow
    ) -> Literal["running", "done", "failed", "cut_off"]:
        if row.running and row.alive > self._silent_since:
            return "running"
        if row.report is not None:
            return "done"
        return "failed" if row.problem is not None else "cut_off"
