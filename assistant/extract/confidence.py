"""How sure it is that words answer: what they score, and how near their sentence is."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from math import log2

from assistant.extract.found import Found
from assistant.extract.questions import contains_figure
from assistant.extract.span_model.model import Calibration, SpanModel

_USUAL = 0.5
"""The cosine of a question and a sentence that tells nothing for or against it."""
_FIGURE = 1.0
"""How much more is needed of a figure or date."""
_SENTENCES = 8
"""Most that are compared: the best ones; what comes later is hardly an answer."""
_BEHIND = 8.0
"""Words so far behind an answer do not become one, however near their sentence is."""
_NEAREST = 3
"""So many may be twice as far behind: what comes nearest to an answer is shown."""


def add_nearness(
    model: SpanModel,
    question: str,
    scored: Sequence[tuple[float, str]],
    needed: float,
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
        needed: The score from which words answer.
    """
    best: dict[str, float] = {}
    for score, text in sorted(scored, key=lambda each: -each[0]):
        best.setdefault(text, score)
    sentences = [
        text
        for place, (text, score) in enumerate(islice(best.items(), _SENTENCES))
        if score > needed - _BEHIND * (2 if place < _NEAREST else 1)
    ]
    if not sentences:
        return [score for score, _ in scored]
    near = dict(zip(sentences, model.compare(question, sentences), strict=True))
    least, weight = min(near.values()), model.calibration.nearness
    return [weigh(score, near.get(text, least), weight) for score, text in scored]


def weigh(score: float, cosine: float, weight: float) -> float:
    """Return a score with what the cosine of question and sentence adds to it."""
    return score + weight * (cosine - _USUAL)


def needed_score(calibration: Calibration, passages: int, *, exact: bool) -> float:
    """Return the score from which words answer, where so many passages were read.

    The best of many wrong passages scores higher than one does. Of a figure or date
    more is needed: a wrong one is worse than none, and cannot be seen to be wrong.
    """
    together = calibration.doubling * log2(max(1, passages))
    return calibration.threshold + together + (_FIGURE if exact else 0.0)


def sure_of(found: Sequence[Found], needed: float, *, exact: bool) -> list[Found]:
    """Return what answers, of what was found, the best first.

    Where the best figure is in doubt, no other is given in its place. Words that are
    far behind an answer leave none in doubt, and neither does a figure that is far
    behind words without one: "When is it extended?" – "If the delivery is late".
    """
    sure = [each for each in found if each.score >= needed]
    near = [each for each in found if each.score > needed - _BEHIND] if exact else []
    figures = [each for each in near if contains_figure(each.text)]
    if figures and (doubtful := figures[0].score) < needed:
        words = (each for each in sure if not contains_figure(each.text))
        return [each for each in words if each.score > doubtful + _BEHIND]
    return sure
