"""How near a sentence is to the question counts beside what the reader thinks of it."""

from __future__ import annotations

import pytest

from assistant import Settings
from assistant.extract.confidence import add_nearness, needed_score, sure_of
from assistant.extract.found import Found
from assistant.extract.span_model.model import (
    Calibration,
    SpanModel,
    load_span_model,
)
from tests.small_documents import document, passage, span_of

NEAR = "Färjan till ön går varje timme från Strömstad och tar fyrtio minuter."
FAR = "The optics cluster in Wuhan was founded in 1988 by Huang Dejin."


@pytest.fixture(scope="module")
def model() -> SpanModel:
    return load_span_model(Settings(embedding_model=""))


@pytest.mark.parametrize(
    "question",
    [
        "How often does the ferry to the island go?",
        "Wie oft fährt die Fähre zur Insel?",
        "去岛上的渡轮多久一班？",
        "Hur ofta går färjan till ön?",
    ],
)
def test_words_in_a_sentence_near_the_question_gain_on_others(
    question: str, model: SpanModel
) -> None:
    near, far = add_nearness(model, question, [(1.0, NEAR), (1.0, FAR)], 1.0)
    assert near > far + 1.0


def test_what_is_not_compared_counts_as_the_least_near(model: SpanModel) -> None:
    others = [
        f"Ferry number {number} goes to the island hourly." for number in "abcdefg"
    ]
    scored = [(2.0, text) for text in [*others, FAR]]
    *_, far, unseen = add_nearness(model, "How often?", [*scored, (1.0, NEAR)], 1.0)
    assert unseen == pytest.approx(far - 1.0)


def test_words_far_behind_an_answer_are_compared_only_among_the_first(
    model: SpanModel,
) -> None:
    hopeless = [(-12.0, f"{FAR} ({number})") for number in range(3)]
    *_, last = add_nearness(model, "How often?", [*hopeless, (-12.0, NEAR)], 1.0)
    *_, hoped = add_nearness(model, "How often?", [*hopeless, (0.0, NEAR)], 1.0)
    assert hoped - 12.0 > last


def test_nothing_to_compare_gives_nothing(model: SpanModel) -> None:
    assert add_nearness(model, "How often?", [], 1.0) == []


def test_more_is_needed_of_the_best_of_many_passages() -> None:
    calibration = Calibration(threshold=1.0, doubling=0.5, nearness=20.0)
    needed = [needed_score(calibration, n, exact=False) for n in (0, 1, 2, 8)]
    assert needed == [1.0, 1.0, 1.5, 2.5]


def test_more_is_needed_of_a_figure_than_of_words() -> None:
    calibration = Calibration(threshold=1.0, doubling=0.5, nearness=20.0)
    words, figure = (
        needed_score(calibration, 8, exact=exact) for exact in (False, True)
    )
    assert figure > words


def test_no_other_figure_is_given_in_place_of_one_in_doubt() -> None:
    text = "The zone has 40 firms. The town has 90 firms, and Ann leads it."
    of = document(text)
    first, second, name = (
        Found(passage(of), of, span_of(text, words), score)
        for words, score in (("40", 0.5), ("90", 2.0), ("Ann", 3.0))
    )
    assert sure_of([first, second], 1.0, exact=True) == []
    assert sure_of([second, first], 1.0, exact=True) == [second]
    assert sure_of([first, second, name], 1.0, exact=False) == [second, name]


@pytest.mark.parametrize(
    ("text", "date", "condition"),
    [
        ("It opens on 3 May. It closes if rain falls.", "3 May", "if rain falls"),
        ("Den öppnar 3 maj. Den stängs om det regnar.", "3 maj", "om det regnar"),
        ("5月3日开放。如遇下雨则关闭。", "5月3日", "如遇下雨"),
    ],
)
def test_a_date_far_behind_a_condition_that_answers_when_takes_it_not_away(
    text: str, date: str, condition: str
) -> None:
    of = document(text)

    def found(words: str, score: float) -> Found:
        return Found(passage(of), of, span_of(text, words), score)

    when = found(condition, 10.0)
    assert sure_of([when, found(date, -1.0)], 2.0, exact=True) == [when]
    assert sure_of([found(date, 1.9), when], 2.0, exact=True) == [when]
    assert sure_of([when, found(date, 1.9)], 9.0, exact=True) == [when]
    near = found(date, 1.9)
    assert sure_of([found(condition, 8.0), near], 2.0, exact=True) == []


@pytest.mark.parametrize(
    ("text", "far", "asked"),
    [
        ("Article 4 opens the zone. It has 90 firms.", "4", "90"),
        ("Zonens 4 § gäller. Där finns 90 företag.", "4", "90"),
        ("第4条适用于园区。园区有企业90家。", "4", "90家"),
    ],
)
def test_a_figure_far_behind_an_answer_leaves_none_in_doubt(
    text: str, far: str, asked: str
) -> None:
    of = document(text)
    first, second = (
        Found(passage(of), of, span_of(text, words), score)
        for words, score in ((far, -9.0), (asked, 2.0))
    )
    assert sure_of([first, second], 1.0, exact=True) == [second]
