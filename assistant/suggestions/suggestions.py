"""The questions that are offered: found once for a generation, kept, and given.

generation, language → kept in memory → kept in the file → a thread that finds them
"""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from threading import Event, Lock, Thread

from assistant.errors import displayable
from assistant.suggestions.trial import Answering, Suggestion, find_suggestions

LOGGER = logging.getLogger(__name__)

_FORM = 1
"""Of the file, and of how questions are found; another one is found anew."""
_REST = 2.0
"""Longest pause between two trials; a pause is else as long as the trial was."""
_CLOSING = 30.0

Opened = Callable[[], AbstractContextManager[Answering]]
"""Opens an assistant that answers without a chat model."""


class Suggestions:
    """Questions that the library surely answers; safe to use from several threads."""

    def __init__(self, folder: Path, ready: Callable[[], None]) -> None:
        """Keep questions in ``folder``; call ``ready`` whenever some were found."""
        self._file = folder / "suggestions.json"
        self._ready = ready
        self._lock = Lock()
        self._closing = Event()
        self._generation = ""
        self._found: dict[str, tuple[Suggestion, ...]] = {}
        self._finding: Thread | None = None

    def close(self) -> None:
        """Find no more."""
        self._closing.set()
        if self._finding:
            self._finding.join(_CLOSING)

    def offered(
        self, generation: str, language: str, opened: Opened
    ) -> tuple[Suggestion, ...]:
        """Return what can be asked; nothing as long as it is being found.

        Args:
            generation: That answers now.
            language: The visitor's.
            opened: Opens what answers, where they have to be found yet.
        """
        with self._lock:
            if generation != self._generation:
                self._generation, self._found = generation, self._read(generation)
            found = self._found.get(language)
            busy = self._finding is not None and self._finding.is_alive()
            if found is None and not busy and not self._closing.is_set():
                self._finding = Thread(
                    target=self._find,
                    args=(generation, language, opened),
                    name="suggestions",
                    daemon=True,
                )
                self._finding.start()
        return found or ()

    def _find(self, generation: str, language: str, opened: Opened) -> None:
        try:
            with opened() as assistant:
                found = find_suggestions(assistant, language, self._pause)
                # One that was closed meanwhile would open the index again.
                ended = self._closing.is_set()
                same = not ended and assistant.index_version == generation
        except Exception as error:
            LOGGER.warning("No questions are offered: %s", displayable(error).message)
            found, same = (), True
        if not same:
            return
        with self._lock:
            if generation != self._generation:
                return
            self._found[language] = found
            self._write(generation)
        if found:
            self._ready()

    def _pause(self, seconds: float) -> bool:
        return self._closing.wait(min(seconds, _REST))

    def _read(self, generation: str) -> dict[str, tuple[Suggestion, ...]]:
        try:
            kept = json.loads(self._file.read_text(encoding="utf-8"))
            if (kept["form"], kept["generation"]) != (_FORM, generation):
                return {}
            return {
                language: tuple(Suggestion(**one) for one in found)
                for language, found in kept["languages"].items()
            }
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
            LOGGER.info("Questions to offer are found anew: %r", error)
            return {}

    def _write(self, generation: str) -> None:
        """Keep what was found; a folder that cannot be written to harms nothing."""
        kept = {
            "form": _FORM,
            "generation": generation,
            "languages": _as_json(self._found),
        }
        draft = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            draft.write_text(json.dumps(kept, ensure_ascii=False), encoding="utf-8")
            draft.replace(self._file)
        except OSError as error:
            LOGGER.info("Questions to offer are not kept: %s", error)


def _as_json(
    found: Mapping[str, tuple[Suggestion, ...]],
) -> dict[str, list[dict[str, str]]]:
    return {
        language: [suggestion.as_json() for suggestion in suggestions]
        for language, suggestions in found.items()
    }
