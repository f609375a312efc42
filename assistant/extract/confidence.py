"""How sure it is that words answer: what they score, and how near their sentence is."""

from __future__ import annotations

from collections.abc import Sequence
from math import log2

from assistant.extract.span_model.model import Calibration, SpanModel

_USUAL = 0.5
"""The cosine of a question and a sentence that tells nothing for or against it."""
_SENTENCES = 8
"""Most that are compared: the best ones; what comes later is hardly an answer."""


def add_nearness(
    model: SpanModel, question: str, scored: Sequence[tuple[float, str]]
) -> list[float]:
    """Return what the words in each sentence score with its nearness to the question.

    The reader may be deceived by words of the right kind; the embedding of the sentence
    errs in other ways, so that both together tell better what answers.

    Args:
        model: The reader, whose calibration tells how much nearness counts.
        question: In any language.
        scored: The reader's score of some words, and their sentence, under its title
            where there is one. Those that are not compared, since others score
            higher, count as the least near of these.
    """
    best_first = sorted(scored, key=lambda each: -each[0])
    sentences = list(dict.fromkeys(text for _, text in best_first))[:_SENTENCES]
    if not sentences:
        return []
    near = dict(zip(sentences, model.compare(question, sentences), strict=True))
    least, weight = min(near.values()), model.calibration.nearness
    return [weigh(score, near.get(text, least), weight) for score, text in scored]


def weigh(score: float, cosine: float, weight: float) -> float:
    """Return a score with what the cosine of question and sentence adds to it."""
    return score + weight * (cosine - _USUAL)


def needed_score(calibration: Calibration, passages: int) -> float:
    """Return the score from which words answer, where so many passages were read.

    The best of many wrong passages scores higher than one does.
    """
    return calibration.threshold + calibration.doubling * log2(max(1, passages))
