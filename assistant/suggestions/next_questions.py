"""Offer what can be asked next, found in the background so that no answer waits.

answer → kept in memory → a thread that tries questions while nobody is to be answered
"""

from __future__ import annotations

import logging
from collections import OrderedDict
from collections.abc import Callable, Collection
from contextlib import AbstractContextManager
from dataclasses import dataclass
from threading import Event, Lock, Thread
from typing import TypeVar

from assistant.answers import Answer
from assistant.errors import displayable
from assistant.suggestions.candidates import Candidate
from assistant.suggestions.following import find_next
from assistant.suggestions.trial import Answering, Suggestion, is_answered

LOGGER = logging.getLogger(__name__)

_MOST = 500
"""Answers of which is remembered what can follow them."""
_MOST_WANTED = 20
"""Answers that wait; the oldest are given up, since others have been asked since."""
_MOST_TRIED = 5_000
_PAUSE = 0.2
_CLOSING = 30.0

_Key = tuple[str, str]
K = TypeVar("K")
V = TypeVar("V")
Opened = Callable[[], AbstractContextManager[Answering]]
"""Opens an assistant that answers without a chat model."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """An answer to which questions are wanted that can follow it."""

    message_id: str
    conversation_id: str
    answer: Answer
    language: str
    asked: Collection[str]
    """What was asked in the conversation."""
    opened: Opened
    state: str = ""
    """Of the index, as far as it is read for this visitor: another one answers others.
    """

    @property
    def key(self) -> _Key:
        """By what is remembered what was found."""
        return self.message_id, self.state


class NextQuestions:
    """Finds questions that can follow an answer; safe to use from several threads."""

    def __init__(self, ready: Callable[[str], None], busy: Callable[[], bool]) -> None:
        """Find nothing yet.

        Args:
            ready: Called with the id of the conversation when some were found.
            busy: Whether somebody waits for an answer: nothing is tried then.
        """
        self._ready = ready
        self._busy = busy
        self._lock = Lock()
        self._closing = Event()
        self._found: OrderedDict[_Key, tuple[Suggestion, ...]] = OrderedDict()
        self._wanted: OrderedDict[_Key, Wanted] = OrderedDict()
        self._tried: OrderedDict[tuple[str, Candidate], bool] = OrderedDict()
        self._finding: Thread | None = None

    def close(self) -> None:
        """Find no more."""
        self._closing.set()
        if self._finding:
            self._finding.join(_CLOSING)

    def offered(self, wanted: Wanted) -> tuple[Suggestion, ...]:
        """Return what can be asked next; nothing as long as it is being found."""
        with self._lock:
            found = self._found.get(wanted.key)
            if found is None and not self._closing.is_set():
                self._wanted[wanted.key] = wanted
                _forget(self._wanted, _MOST_WANTED)
                if self._finding is None:
                    self._finding = Thread(
                        target=self._find_all, name="next-questions", daemon=True
                    )
                    self._finding.start()
        return found or ()

    def _find_all(self) -> None:
        """Take what is wanted, the newest first, until nothing is."""
        while wanted := self._take():
            try:
                found = self._find(wanted)
            except Exception as error:
                LOGGER.warning("Nothing is offered: %s", displayable(error).message)
                found = ()
            with self._lock:
                self._found[wanted.key] = found
                _forget(self._found, _MOST)
            if found and not self._closing.is_set():
                self._ready(wanted.conversation_id)

    def _take(self) -> Wanted | None:
        with self._lock:
            # What was found meanwhile is wanted no more.
            while self._wanted and not self._closing.is_set():
                _, wanted = self._wanted.popitem()
                if wanted.key not in self._found:
                    return wanted
            self._finding = None
            return None

    def _find(self, wanted: Wanted) -> tuple[Suggestion, ...]:
        if self._waits():
            return ()
        with wanted.opened() as assistant:
            return find_next(
                wanted.answer,
                wanted.language,
                wanted.asked,
                assistant,
                self._is_answered,
                self._waits,
            )

    def _is_answered(self, candidate: Candidate, assistant: Answering) -> bool:
        """Try a question once for each state of the index."""
        key = (assistant.index_version, candidate)
        if key not in self._tried:
            self._tried[key] = is_answered(candidate, assistant)
            _forget(self._tried, _MOST_TRIED)
        return self._tried[key]

    def _waits(self) -> bool:
        """Wait as long as somebody is to be answered; return whether to end."""
        while not self._closing.wait(_PAUSE):
            if not self._busy():
                return False
        return True


def _forget(kept: OrderedDict[K, V], most: int) -> None:
    """Give up the oldest of more than so many."""
    while len(kept) > most:
        kept.popitem(last=False)
