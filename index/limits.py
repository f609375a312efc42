"""What reading one file may cost at most."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReadLimits:
    """Bounds for one file; what goes beyond them is a failure with a reason."""

    file_bytes: int = 100_000_000
    unpacked_bytes: int = 500_000_000
    """Of all parts of a packed format (docx, xlsx, …) together."""
    pages: int = 5_000
    """Pages, slides or sheets."""
    seconds: float = 10.0
    """To read it, with as much text recognition as there is time for."""
    memory_bytes: int = 1_000_000_000
    """Of the process that reads."""
    ocr_seconds: float = 60.0
    """More, where recognition goes on from an earlier reading, or has found nothing
    yet; 0: no text recognition."""
    nesting: int = 3
    """How deep a message in a message in a message is followed."""


DEFAULT_LIMITS = ReadLimits()
