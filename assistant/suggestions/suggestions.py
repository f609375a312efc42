"""The questions that are offered: found once for what can be read, kept, and given.

state, language → kept in memory → kept in the file → a thread that finds them
"""

from __future__ import annotations

import json
import logging
import os
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from threading import Event, Lock, Thread

from assistant.errors import displayable
from assistant.suggestions.trial import Answering, Suggestion, find_suggestions

LOGGER = logging.getLogger(__name__)

_FORM = 2
"""Of the file, and of how questions are found; another one is found anew."""
_REST = 2.0
"""Longest pause between two trials; a pause is else as long as the trial was."""
_CLOSING = 30.0
_STATES = 20
"""For which questions are kept: of this generation, what different visitors read."""

Opened = Callable[[], AbstractContextManager[Answering]]
"""Opens an assistant that answers without a chat model."""
_Found = OrderedDict[str, dict[str, tuple[Suggestion, ...]]]
"""By state and language, the state that was found last at the end."""


class Suggestions:
    """Questions that the library surely answers; safe to use from several threads."""

    def __init__(self, folder: Path, ready: Callable[[], None]) -> None:
        """Keep questions in ``folder``; call ``ready`` whenever some were found."""
        self._file = folder / "suggestions.json"
        self._ready = ready
        self._lock = Lock()
        self._closing = Event()
        self._found: _Found | None = None
        self._finding: Thread | None = None

    def close(self) -> None:
        """Find no more."""
        self._closing.set()
        if self._finding:
            self._finding.join(_CLOSING)

    def offered(
        self, state: str, language: str, opened: Opened
    ) -> tuple[Suggestion, ...]:
        """Return what can be asked; nothing as long as it is being found.

        Args:
            state: Of the index, as far as the visitor may read it: another one answers
                other questions.
            language: The visitor's.
            opened: Opens what answers, where they have to be found yet.
        """
        with self._lock:
            if self._found is None:
                self._found = self._read()
            found = self._found.get(state, {}).get(language)
            busy = self._finding is not None and self._finding.is_alive()
            if found is None and not busy and not self._closing.is_set():
                self._finding = Thread(
                    target=self._find,
                    args=(state, language, opened),
                    name="suggestions",
                    daemon=True,
                )
                self._finding.start()
        return found or ()

    def _find(self, state: str, language: str, opened: Opened) -> None:
        try:
            with opened() as assistant:
                found = find_suggestions(assistant, language, self._pause)
                # One that was closed meanwhile would open the index again.
                ended = self._closing.is_set()
                same = not ended and assistant.index_version == state
        except Exception as error:
            LOGGER.warning("No questions are offered: %s", displayable(error).message)
            found, same = (), True
        if not same:
            return
        with self._lock:
            known = self._found if self._found is not None else OrderedDict()
            known.setdefault(state, {})[language] = found
            known.move_to_end(state)
            while len(known) > _STATES:
                known.popitem(last=False)
            self._write(known)
        if found:
            self._ready()

    def _pause(self, seconds: float) -> bool:
        return self._closing.wait(min(seconds, _REST))

    def _read(self) -> _Found:
        try:
            kept = json.loads(self._file.read_text(encoding="utf-8"))
            if kept["form"] != _FORM:
                return OrderedDict()
            return OrderedDict(
                (state, {of: _from_json(found) for of, found in languages.items()})
                for state, languages in kept["states"].items()
            )
        except FileNotFoundError:
            return OrderedDict()
        except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
            LOGGER.info("Questions to offer are found anew: %r", error)
            return OrderedDict()

    def _write(self, found: _Found) -> None:
        """Keep what was found; a folder that cannot be written to harms nothing."""
        kept = {
            "form": _FORM,
            "states": {state: _as_json(known) for state, known in found.items()},
        }
        draft = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            draft.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
            draft.replace(self._file)
        except OSError as error:
            LOGGER.info("Questions to offer are not kept: %s", error)


def _from_json(found: Iterable[Mapping[str, str]]) -> tuple[Suggestion, ...]:
    return tuple(Suggestion(**one) for one in found)


def _as_json(
    found: Mapping[str, tuple[Suggestion, ...]],
) -> dict[str, list[dict[str, str]]]:
    return {
        language: [suggestion.as_json() for suggestion in suggestions]
        for language, suggestions in found.items()
    }
