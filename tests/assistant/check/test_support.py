"""A text supports what it says, in its own language and in another."""

from __future__ import annotations

import pytest

from assistant import Settings
from assistant.check.support import SupportModel
from assistant.extract.span_model.inputs import ReaderPassage
from assistant.extract.span_model.model import load_span_model

SENTENCES = [
    "The council pays for the repair of old bridges.",
    "Swimming lessons are free for children under twelve.",
    "The museum is closed on Mondays.",
]
TEXTS = [ReaderPassage(sentence) for sentence in SENTENCES]


@pytest.fixture(scope="module")
def support(_isolated_environment: None) -> SupportModel:
    return SupportModel(load_span_model(Settings()))


@pytest.mark.parametrize(
    ("statement", "place", "same_language"),
    [
        ("Old bridges are repaired at the council's cost.", 0, True),
        ("Children under twelve learn to swim for free.", 1, True),
        ("Kommunen betalar för reparation av gamla broar.", 0, False),
        ("博物馆周一闭馆。", 2, False),
    ],
)
def test_the_text_that_says_it_is_enough_and_the_others_score_lower(
    support: SupportModel, statement: str, place: int, same_language: bool
) -> None:
    scores = support.score(statement, TEXTS, same_language=same_language)
    assert len(scores) == len(TEXTS)
    assert max(scores) == scores[place]
    assert scores[place] >= 0


@pytest.mark.parametrize(
    ("statement", "same_language"),
    [
        ("The airport will open a third runway.", True),
        ("Flygplatsen får en tredje landningsbana.", False),
    ],
)
def test_what_no_text_says_is_not_supported(
    support: SupportModel, statement: str, same_language: bool
) -> None:
    scores = support.score(statement, TEXTS, same_language=same_language)
    assert max(scores) < 0


@pytest.mark.parametrize("same_language", [True, False])
def test_each_known_fact_adds_something_up_to_a_limit(
    support: SupportModel, same_language: bool
) -> None:
    none, one, three, nine = (
        support.score(
            SENTENCES[2], TEXTS[:1], same_language=same_language, facts=facts
        )[0]
        for facts in (0, 1, 3, 9)
    )
    assert none < one < three
    assert nine == pytest.approx(three)


def test_words_count_as_the_same_by_how_they_begin(support: SupportModel) -> None:
    inflected, other = (
        support.score(
            f"{word} here.", [ReaderPassage("Repairs here.")], same_language=True
        )
        for word in ("Repairing", "Xylophones")
    )
    assert inflected > other


@pytest.mark.parametrize("text", ["", " \n"])
def test_a_text_without_words_supports_nothing(
    support: SupportModel, text: str
) -> None:
    (score,) = support.score("It is so.", [ReaderPassage(text)], same_language=True)
    assert score < 0


def test_no_texts_have_no_scores(support: SupportModel) -> None:
    assert support.score("It is so.", [], same_language=True) == []
