"""Own the questions to train and measure on: read them, keep some out of training."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from index.documents import Span

TRANSLATED = "squad2-sv (translated)"
"""The set with adversarial questions, and with English ones over Swedish text."""
_HELD_OUT = 10
"""One in so many contexts of it is kept for measuring."""
_ENGLISH_OVER = "en-"


@dataclass(frozen=True, slots=True)
class TrainingQuestion:
    """A question, the context it was asked about, and where that answers it."""

    language: str
    """Of the question."""
    context_language: str
    source: str
    question: str
    context: str
    answers: tuple[str, ...]
    """Every accepted wording, or the items of a list; empty where there is none."""
    spans: tuple[Span, ...]
    """All that are right in the context; the first is of the first answer."""
    title: str = ""
    """Of the document that the context is, where it is one."""

    @property
    def is_across(self) -> bool:
        """Whether the question is in another language than the context."""
        return self.language != self.context_language


def load_questions(path: Path) -> list[TrainingQuestion]:
    """Return the questions of a file of gzipped JSON lines.

    A line has ``lang, set, question, context`` and either ``answer`` (empty where there
    is none) and its ``start`` in the context, or the list ``answers``. ``lang`` is
    ``en-sv`` where the question is English and the context Swedish.
    """
    return [_parse(row) for row in _rows(path)]


def load_questions_across(
    path: Path, asked: Sequence[TrainingQuestion]
) -> list[TrainingQuestion]:
    """Return questions that ask in another language what others asked.

    Args:
        path: A file of gzipped JSON lines ``of, question_lang, question``.
        asked: What ``of`` counts, from 0.
    """
    return [
        replace(
            asked[row["of"]],
            language=row["question_lang"],
            question=row["question"].strip(),
        )
        for row in _rows(path)
    ]


def is_held_out(question: TrainingQuestion) -> bool:
    """Return whether the question belongs to the tenth that no training sees."""
    digest = hashlib.sha256(question.context.encode()).digest()
    return question.source == TRANSLATED and digest[0] % _HELD_OUT == 0


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _parse(row: dict[str, Any]) -> TrainingQuestion:
    context, language = row["context"], row["lang"]
    answers = [a for a in row.get("answers") or [row.get("answer")] if a]
    start = row["start"] if "start" in row else context.find(*answers[:1])
    found = bool(answers) and start >= 0
    return TrainingQuestion(
        language="en" if language.startswith(_ENGLISH_OVER) else language,
        context_language=language.removeprefix(_ENGLISH_OVER),
        source=row["set"],
        question=row["question"].strip(),
        context=context,
        answers=tuple(dict.fromkeys(answers)),
        spans=(Span(start, start + len(answers[0])),) if found else (),
    )
