"""What the doctor says of one thing that it looked at."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; ``hint`` says what to do, where anything is."""

    name: str
    value: str
    ok: bool = True
    hint: str = ""
    details: tuple[str, ...] = ()
    """One for each document, generation … that ``value`` counts."""
