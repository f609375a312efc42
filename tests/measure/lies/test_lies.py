"""What is caught of planted lies, in figures that may not get worse."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.measure.lies.cases import (
    CORPUS,
    FITTING_CORPUS,
    SEED_CORPUS,
    Case,
    Kind,
    load_cases,
    load_fitting_cases,
    load_hard_cases,
    load_seed_cases,
)
from tests.measure.lies.crossed import (
    crossed_table,
    judge_crossed,
    load_crossed,
    load_fitting_crossed,
)
from tests.measure.lies.measure import Measurement, measure_lies, measure_seeds
from tests.measure.lies.report import details

pytestmark = [pytest.mark.slow, pytest.mark.long]

CASES = load_cases()


@pytest.fixture(scope="module")
def measured() -> Measurement:
    return measure_lies(CASES)


@pytest.fixture(scope="module")
def seeds() -> Measurement:
    return measure_seeds(load_seed_cases())


@pytest.mark.parametrize(
    ("case", "folder"),
    [
        *((case, CORPUS) for case in CASES),
        *((case, CORPUS) for case in load_hard_cases()),
        *((case, SEED_CORPUS) for case in load_seed_cases()),
        *((case, FITTING_CORPUS) for case in load_fitting_cases()),
    ],
    ids=lambda value: value.statement if isinstance(value, Case) else "",
)
def test_every_lie_is_one_change_of_a_statement_with_one_source(
    case: Case, folder: Path
) -> None:
    text = (folder / case.document).read_text(encoding="utf-8")
    told = [case.tell(lie) for lie in case.lies]
    assert text.count(case.source) == 1
    assert all(case.statement.count(lie.true_words) == 1 for lie in case.lies)
    assert len({case.statement, *told}) == len(told) + 1


@pytest.mark.parametrize(
    ("kind", "least"),
    [("figure", 80), ("date", 40), ("name", 50), ("unit", 30), ("citation", 30)],
)
def test_there_are_enough_lies_of_each_kind(
    measured: Measurement, kind: Kind, least: int
) -> None:
    assert len(measured.planted(kind)) >= least


def test_few_questions_are_declined(measured: Measurement) -> None:
    assert len(measured.declined) < 0.05 * len(CASES), details(measured)


def test_every_lie_is_judged(measured: Measurement) -> None:
    assert not measured.lost, details(measured)


@pytest.mark.parametrize(
    ("kind", "share"),
    [
        # The README has what was measured. A processor that rounds otherwise may turn
        # a statement or two.
        ("figure", 0.93),
        ("date", 0.94),
        ("name", 0.84),
        ("unit", 0.94),
        ("citation", 0.97),
    ],
)
def test_most_lies_of_each_kind_are_caught(
    measured: Measurement, kind: Kind, share: float
) -> None:
    assert measured.caught(kind) >= share, details(measured)


def test_many_lies_of_what_the_document_has_itself_are_caught() -> None:
    hard = measure_lies(load_hard_cases())
    caught = sum(
        not judged.shown for judged in hard.lies if judged.written.kind != "citation"
    )
    told = sum(judged.written.kind != "citation" for judged in hard.lies)
    assert caught >= 0.68 * told, details(hard)
    assert len(hard.rejected) <= 3, details(hard)


def test_hardly_any_true_statement_is_rejected(measured: Measurement) -> None:
    assert measured.rejected_share() <= 0.04, details(measured)


def test_what_an_honest_model_writes_is_cited_exactly(measured: Measurement) -> None:
    assert measured.citation_recall() == 1
    assert measured.citation_precision() >= 0.95


def test_the_seed_questions_are_answered_with_exact_citations(
    seeds: Measurement,
) -> None:
    assert len(seeds.rejected) <= 1, details(seeds)
    assert seeds.citation_recall() == 1
    assert seeds.citation_precision() >= 0.95


def test_the_texts_that_are_measured_are_not_those_that_are_fitted_to() -> None:
    measured, fitted_to = load_crossed(), load_fitting_crossed()
    assert not {one.domain for one in measured} & {one.domain for one in fitted_to}
    assert min(len(measured), len(fitted_to)) >= 400


def test_most_of_what_a_text_says_of_something_much_alike_is_refused() -> None:
    told = judge_crossed(load_crossed())
    assert sum(one.refused for one in told) >= 0.66 * len(told), crossed_table(told)
    assert sum(one.misplaced for one in told) <= 0.03 * len(told), crossed_table(told)
