"""Measure a reader on questions that its training did not see."""

from __future__ import annotations

import hashlib
import random
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from assistant.answers import Reading
from assistant.extract.confidence import weigh
from assistant.extract.lists.nearest import Compare
from assistant.extract.reader import PassageReader
from assistant.search.retriever import search_passages
from assistant.training.data.questions import TrainingQuestion
from assistant.training.measures import exact_match, f1_score
from assistant.training.negatives.corpus import document_id, indexed
from index.documents import ScoredPassage
from index.embedding.embedder import load_embedder
from index.settings import IndexSettings
from index.text.languages import detect_language
from index.text.sentences import sentences_around

_BATCH = 200
_TOP_K = 8
_CONTEXTS = 100
"""Of each language, in the corpus that is searched."""
_QUESTIONS = 60
"""Of each language, that are searched for."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A question with what was read in its context."""

    question: TrainingQuestion
    reading: Reading
    f1: float
    exact: float
    nearness: float
    """The cosine of the question and the sentence that was read."""


@dataclass(frozen=True, slots=True)
class Searched:
    """A question with the passages that the search brought, and what each says."""

    question: TrainingQuestion
    passages: tuple[ScoredPassage, ...]
    right: tuple[bool, ...]
    """Which of them are from the question's own context."""
    scores: tuple[float, ...]
    """Of the best span of each, by the reader alone."""
    f1: tuple[float, ...]
    """Of this span; 0 outside of the own context."""
    nearness: tuple[float, ...]
    """The cosine of the question and the sentence of this span."""

    def wrong_scores(self, weight: float = 0.0) -> list[float]:
        """Return the scores in the passages that do not answer, in the order found.

        Args:
            weight: How much nearness adds to them; see ``Calibration``.
        """
        found = zip(self.scores, self.right, self.nearness, strict=True)
        return [weigh(score, near, weight) for score, right, near in found if not right]


@dataclass(frozen=True, slots=True)
class Measurement:
    """What a reader found in all that is measured on."""

    contexts: Sequence[Measured]
    """Questions that are answered, in seven languages."""
    held_out: Sequence[Measured]
    """Questions over Swedish passages, a third of them adversarial."""
    searched: Sequence[Searched]


def calibrates(question: TrainingQuestion) -> bool:
    """Return whether a question is for calibration; the others are measured on."""
    digest = hashlib.sha256(question.context.encode()).digest()
    return digest[1] % 2 == 0


def read_contexts(
    reader: PassageReader,
    compare: Compare,
    questions: Sequence[TrainingQuestion],
    log: Callable[[str], None],
) -> list[Measured]:
    """Return what the reader finds for each question in its own context."""
    measured = []
    for start in range(0, len(questions), _BATCH):
        batch = questions[start : start + _BATCH]
        readings = reader.read_all([(q.question, [q.context]) for q in batch])
        for question, reading in zip(batch, readings, strict=True):
            language = question.context_language
            measured.append(
                Measured(
                    question,
                    reading,
                    f1_score(reading.text, question.answers, language),
                    exact_match(reading.text, question.answers, language),
                    _nearness(compare, question.question, question.context, reading),
                )
            )
        log(f"reading: {start + len(batch)} of {len(questions)} questions")
    return measured


def search_and_read(
    reader: PassageReader,
    compare: Compare,
    questions: Sequence[TrainingQuestion],
    asked_of: Callable[[TrainingQuestion], bool],
    folder: Path,
    log: Callable[[str], None],
) -> list[Searched]:
    """Return what the project's search brings for questions, and what is read there.

    Args:
        reader: What reads.
        compare: ``SpanModel.compare``.
        questions: Some contexts of each language become the corpus.
        asked_of: Which of the questions about these are asked.
        folder: Where the corpus and its index are kept.
        log: Called with one line for each step.
    """
    contexts, asked = _choose(questions, asked_of)
    ids = {context: document_id(place) for place, context in enumerate(contexts)}
    embedder = load_embedder(IndexSettings())
    searched = []
    with indexed(contexts, folder, log) as store:
        for question in asked:
            placed = search_passages(store, embedder, question.question, _TOP_K)
            hits = [each.near for each in placed]
            found = reader.read_all(
                [(question.question, [hit.passage.text]) for hit in hits]
            )
            near = [
                _nearness(compare, question.question, hit.passage.text, reading)
                for hit, reading in zip(hits, found, strict=True)
            ]
            searched.append(_judge(question, ids[question.context], hits, found, near))
    return searched


def _judge(
    question: TrainingQuestion,
    own: str,
    hits: Sequence[ScoredPassage],
    found: Sequence[Reading],
    nearness: Sequence[float],
) -> Searched:
    scores, f1, right = [], [], []
    for hit, best in zip(hits, found, strict=True):
        says = any(answer in hit.passage.text for answer in question.answers)
        right.append(hit.passage.document_id == own or says)
        scores.append(best.score)
        f1.append(
            f1_score(best.text, question.answers, question.context_language)
            if right[-1]
            else 0.0
        )
    return Searched(
        question,
        tuple(hits),
        tuple(right),
        tuple(scores),
        tuple(f1),
        tuple(nearness),
    )


def _nearness(compare: Compare, question: str, text: str, reading: Reading) -> float:
    sentence = sentences_around(text, detect_language(text), reading.span)
    return compare(question, [sentence.of(text)])[0]


def _choose(
    questions: Sequence[TrainingQuestion], asked_of: Callable[[TrainingQuestion], bool]
) -> tuple[list[str], list[TrainingQuestion]]:
    by_language: dict[str, list[TrainingQuestion]] = defaultdict(list)
    for question in questions:
        by_language[question.language].append(question)
    contexts: dict[str, None] = {}
    asked = []
    for language, found in by_language.items():
        chosen = list(dict.fromkeys(q.context for q in found))[:_CONTEXTS]
        contexts |= dict.fromkeys(chosen)
        over = [q for q in found if q.context in set(chosen) and asked_of(q)]
        asked += random.Random(language).sample(over, min(_QUESTIONS, len(over)))
    return list(contexts), asked
