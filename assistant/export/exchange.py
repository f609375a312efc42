"""The value that is exported: a question, when it was asked, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from assistant.answers import Answer


@dataclass(frozen=True, slots=True)
class Exchange:
    """A question and its answer, or what there is instead of one."""

    question: str
    asked: datetime
    """With its time zone, in which dates are said."""
    answer: Answer | None = None
    text: str = ""
    """As much as came of an answer that is not whole."""
    note: str = ""
    """Why there is no whole answer, in plain sentences."""
