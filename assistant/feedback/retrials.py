"""Ask again what was not answered, and remember for this state of the index."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Protocol

from assistant.answers import Answer, Turn
from assistant.evaluation.verdicts import said_first


@dataclass(frozen=True, slots=True)
class Retrial:
    """What came of a question that was asked once more."""

    answered: bool
    said: str = ""
    """What is said first."""
    title: str = ""
    """Of the document that is cited first."""


class Answering(Protocol):
    """The part of an assistant that is needed here."""

    @property
    def index_version(self) -> str:
        """The generation that answers now."""

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """Return the answer to a question."""


class Retrials:
    """What can be answered now, as far as it was tried; nothing of it is stored.

    It belongs to what somebody may read: keep one for each who may read other things.
    """

    def __init__(self) -> None:
        """Start with nothing tried."""
        self._generation = ""
        self._known: dict[str, Retrial] = {}
        self._lock = Lock()

    def known(self, question: str, generation: str) -> Retrial | None:
        """Return what came of a question in a state of the index, if it was tried."""
        with self._lock:
            return self._known.get(question) if generation == self._generation else None

    def ask(self, question: str, assistant: Answering) -> Retrial:
        """Ask, and remember.

        Raises:
            DisplayableError: It cannot be asked.
        """
        answer = assistant.ask(question)
        retrial = _retrial_of(answer)
        with self._lock:
            if answer.index_version != self._generation:
                self._generation, self._known = answer.index_version, {}
            self._known[question] = retrial
        return retrial


def _retrial_of(answer: Answer) -> Retrial:
    if answer.status != "answered":
        return Retrial(answered=False)
    first = answer.citations[0] if answer.citations else None
    return Retrial(True, said_first(answer), first.title if first else "")
