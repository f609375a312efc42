"""Find what a question names, and ask the same about something else."""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from assistant.training.data.questions import TrainingQuestion

_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff]")
_WORD = re.compile(r"\w+(?:[-'’.]\w+)*")
_THAI = re.compile(r"[\u0e00-\u0e7f]")


def find_mentions(question: str, context: str) -> list[str]:
    """Return the names, years and other figures of a question that its context has.

    Where words are written with spaces, that is a run of words with a capital letter or
    a digit, other than the first word; elsewhere a run of characters long enough to be
    no chance.
    """
    if _UNSPACED.search(question):
        # A Thai letter says less than a Chinese character.
        fewest = 7 if _THAI.search(question) else 3
        return list(_common_runs(question, context, fewest))
    return [name for name in _capitalised_runs(question) if name in context]


def _capitalised_runs(question: str) -> Iterator[str]:
    start = end = -1
    for match in list(_WORD.finditer(question))[1:]:
        word = match.group()
        named = word[0].isupper() or any(map(str.isdigit, word))
        if named and end >= 0 and question[end : match.start()] == " ":
            end = match.end()
        elif named:
            if start >= 0:
                yield question[start:end]
            start, end = match.span()
        elif start >= 0:
            yield question[start:end]
            start = end = -1
    if start >= 0:
        yield question[start:end]


def _common_runs(question: str, context: str, fewest: int) -> Iterator[str]:
    start = 0
    while start < len(question):
        end = start
        while end < len(question) and question[start : end + 1] in context:
            end += 1
        if fewest <= end - start <= 4 * fewest:  # Longer ones are whole clauses.
            yield question[start:end]
        start = max(end, start + 1)


class Mentions:
    """What all questions name, to put one mention in the place of another."""

    def __init__(self, questions: Sequence[TrainingQuestion]) -> None:
        """Collect the mentions of ``questions``."""
        self._by_kind: dict[tuple[str, str], list[str]] = defaultdict(list)
        self.of_context: dict[str, list[str]] = defaultdict(list)
        for question in questions:
            for mention in find_mentions(question.question, question.context):
                self._by_kind[_kind(question.language, mention)].append(mention)
                self.of_context[question.context].append(mention)

    def other(
        self, mention: str, question: TrainingQuestion, randomness: random.Random
    ) -> str | None:
        """Return another mention of the same kind, in the same language.

        At times it is one that the context has as well: only reading can tell then.
        """
        kind = _kind(question.language, mention)
        near = [
            other
            for other in self.of_context[question.context]
            if _kind(question.language, other) == kind
            and other not in question.question
        ]
        if near and randomness.random() < 0.3:
            return randomness.choice(near)
        if _is_year(mention) and randomness.random() < 0.5:
            return str(int(mention) + randomness.choice([-10, -3, -2, -1, 1, 2, 3, 10]))
        choice = randomness.choice(self._by_kind[kind])
        return choice if choice not in question.context else None


def _kind(language: str, mention: str) -> tuple[str, str]:
    if _is_year(mention):
        return language, "year"
    if any(map(str.isdigit, mention)):
        return language, "figure"
    if _UNSPACED.search(mention):
        return language, f"{min(len(mention), 8)} characters"
    return language, f"{min(len(mention.split()), 3)} words"


def _is_year(mention: str) -> bool:
    return mention.isascii() and mention.isdigit() and 1000 <= int(mention) <= 2100
