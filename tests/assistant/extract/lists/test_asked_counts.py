"""The number of items that a question names."""

from __future__ import annotations

import pytest

from assistant.extract.lists.asked_counts import asked_counts


@pytest.mark.parametrize(
    "question",
    [
        "Name the six actions",
        "Which 6 actions were carried out in 2023?",
        "Vilka sex åtgärder genomförs?",
        "Nenne die sechs Maßnahmen",
        "山东开展了哪六大行动？",
        "请列举六项行动",
    ],
)
def test_the_number_of_things_asked_for_is_read_in_words_and_digits(
    question: str,
) -> None:
    assert asked_counts(question) == {6}


@pytest.mark.parametrize(
    "question",
    [
        "What are the actions of 2023?",
        "Which one is it?",
        "“九五”期间取得哪些成果？",
        "Vilka är åtgärderna?",
    ],
)
def test_years_articles_and_names_of_plans_are_no_numbers_of_items(
    question: str,
) -> None:
    assert asked_counts(question) == frozenset()
