"""What counts as an answer is fitted to what a reader found."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.answers import Reading
from assistant.training.data.questions import TrainingQuestion
from assistant.training.measuring import Measured, Measurement, Searched
from assistant.training.table import fit_calibration
from index.documents import ScoredPassage, Span
from tests.small_documents import document, passage

QUESTION = TrainingQuestion("en", "en", "made", "Who?", "Ann.", ("Ann",), (Span(0, 3),))


def measured(score: float, nearness: float) -> Measured:
    reading = Reading(True, "Ann", 0, Span(0, 3), score, ())
    return Measured(QUESTION, reading, 1.0, 1.0, nearness)


def searched(scores: Sequence[float], nearness: Sequence[float]) -> Searched:
    hits = tuple(ScoredPassage(passage(document("Ann.")), 1.0) for _ in scores)
    nothing = tuple(0.0 for _ in scores)
    return Searched(
        QUESTION, hits, (False,) * len(hits), tuple(scores), nothing, tuple(nearness)
    )


def test_nearness_counts_where_it_tells_what_answers_from_what_does_not() -> None:
    right = [measured(score / 10, 0.6) for score in range(100)]
    wrong = [searched([score / 10] * 8, [0.4] * 8) for score in range(100)]
    fitted = fit_calibration(Measurement(right, [], wrong))
    assert fitted.nearness > 0


def test_nearness_does_not_count_where_it_misleads() -> None:
    right = [measured(5 + score / 10, 0.4) for score in range(100)]
    wrong = [searched([score / 10] * 8, [0.6] * 8) for score in range(100)]
    assert fit_calibration(Measurement(right, [], wrong)).nearness == 0


def test_a_tenth_of_what_is_answered_is_refused() -> None:
    right = [measured(float(score), 0.5) for score in range(100)]
    wrong = [searched([0.0] * 8, [0.5] * 8)]
    assert fit_calibration(Measurement(right, [], wrong)).threshold == 10


def test_more_is_needed_of_many_where_the_best_of_many_wrong_ones_is_higher() -> None:
    right = [measured(float(score), 0.5) for score in range(100)]
    rising = [searched([n + 4 * k for k in range(8)], [0.5] * 8) for n in range(40)]
    level = [searched([float(n)] * 8, [0.5] * 8) for n in range(40)]
    assert fit_calibration(Measurement(right, [], rising)).doubling > 0
    assert fit_calibration(Measurement(right, [], level)).doubling == 0
