"""What the doctor says of one thing that it looked at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from assistant.language.translations.said import say
from index import DisplayableError


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; ``hint`` says what to do, where anything is."""

    name: str
    value: str
    ok: bool = True
    hint: str = ""
    details: tuple[str, ...] = ()
    """One for each document, generation … that ``value`` counts."""

    @classmethod
    def failed(
        cls, name: str, error: DisplayableError, details: tuple[str, ...] = ()
    ) -> Self:
        """Return that looking at it ended in an error, in the page's language."""
        return cls(name, say(error.message), False, say(error.hint), details)
