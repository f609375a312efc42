"""Own the questions to train and measure on: read them, keep some out of training."""

from __future__ import annotations

import gzip
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from index.documents import Span

TRANSLATED = "squad2-sv (translated)"
"""The set with adversarial questions, and with English ones over Swedish text."""
_HELD_OUT = 10
"""One in so many contexts of it is kept for measuring."""


@dataclass(frozen=True, slots=True)
class TrainingQuestion:
    """A question, the context it was asked about, and where that answers it."""

    language: str
    """Of the question; ``en-sv`` where it is English and the context Swedish."""
    source: str
    question: str
    context: str
    answers: tuple[str, ...]
    """Every accepted wording; empty where the context does not say."""
    span: Span | None
    """Of the first of them, in the context."""

    @property
    def context_language(self) -> str:
        """The language that the context is in."""
        return self.language.removeprefix("en-")


def load_questions(path: Path) -> list[TrainingQuestion]:
    """Return the questions of a file of gzipped JSON lines.

    A line has ``lang, set, question, context`` and either ``answer`` (empty where there
    is none) and its ``start`` in the context, or the list ``answers``.
    """
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [_parse(json.loads(line)) for line in lines]


def is_held_out(question: TrainingQuestion) -> bool:
    """Return whether the question belongs to the tenth that no training sees."""
    digest = hashlib.sha256(question.context.encode()).digest()
    return question.source == TRANSLATED and digest[0] % _HELD_OUT == 0


def _parse(row: dict[str, Any]) -> TrainingQuestion:
    context = row["context"]
    answers = [a for a in row.get("answers") or [row.get("answer")] if a]
    start = row["start"] if "start" in row else context.find(*answers[:1])
    return TrainingQuestion(
        language=row["lang"],
        source=row["set"],
        question=row["question"].strip(),
        context=context,
        answers=tuple(dict.fromkeys(answers)),
        span=Span(start, start + len(answers[0])) if answers and start >= 0 else None,
    )
