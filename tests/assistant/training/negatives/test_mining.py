"""Wrong passages are near to a question, of every language, and do not answer it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.training.data.policy import POLICY
from assistant.training.data.questions import TrainingQuestion
from assistant.training.negatives.kindred import Subjects
from assistant.training.negatives.mining import may_answer, mine_negatives
from index.documents import Span


def policy_question(
    town: str, firms: str, language: str = "en", context_language: str = "en"
) -> TrainingQuestion:
    context = (
        f"{town} lies by the sea.\nThe cluster has {firms} firms in all."
        if context_language == "en"
        else f"{town} ligger vid havet.\nI klustret finns {firms} företag."
    )
    start = context.index(firms)
    return TrainingQuestion(
        language=language,
        context_language=context_language,
        source=POLICY,
        question=f"How many firms are in the cluster of {town}?",
        context=context,
        answers=(firms,),
        spans=(Span(start, start + len(firms)),),
        title=context.partition("\n")[0],
    )


TOWNS = [
    policy_question("Ekvik", "312"),
    policy_question("Lindby", "57"),
    policy_question("Alsund", "1,204"),
    policy_question("Brotorp", "88", "en", "sv"),
    policy_question("Ekholm", "312", "en", "sv"),
]


def test_a_question_meets_other_documents_of_its_kind_in_every_language(
    tmp_path: Path,
) -> None:
    log: list[str] = []
    found = mine_negatives(TOWNS, tmp_path, log.append)
    wrong = found[TOWNS[0].question]
    assert {passage.text for passage in wrong} == {
        TOWNS[1].context, TOWNS[2].context, TOWNS[3].context
    }  # fmt: skip
    assert {passage.language for passage in wrong} == {"en", "sv"}
    assert all(passage.title for passage in wrong)
    count = len(log)
    assert mine_negatives(TOWNS, tmp_path, log.append) == found
    assert len(log) == count, "what was found once is kept"


def test_where_the_document_does_not_say_its_own_passages_are_wrong_too(
    tmp_path: Path,
) -> None:
    unanswered = replace(TOWNS[1], question="Who owns Lindby?", answers=(), spans=())
    found = mine_negatives([*TOWNS, unanswered], tmp_path, lambda _: None)
    assert TOWNS[1].context in [p.text for p in found["Who owns Lindby?"]]
    assert TOWNS[1].context not in [p.text for p in found[TOWNS[1].question]]


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("It has 1,204 firms.", ("1204",)),
        ("共有1204家企业", ("1,204 firms",)),
        ("There are 12 firms and 4 towns.", ("4 towns and 12 villages",)),
        ("They make glass.", ("glass", "silk")),
    ],
)
def test_the_words_or_all_figures_of_an_answer_may_answer(
    text: str, answers: tuple[str, ...]
) -> None:
    assert may_answer(replace(TOWNS[0], answers=answers), text)


def test_other_words_and_other_figures_do_not_answer() -> None:
    assert not may_answer(replace(TOWNS[0], answers=("312",)), "It has 3 firms.")
    assert not may_answer(replace(TOWNS[0], answers=()), "It has 3 firms.")


def test_documents_on_one_town_are_told_by_what_their_titles_name() -> None:
    again = replace(TOWNS[0], context="Visit to Ekvik\nIt rains.", title="Visit")
    subjects = Subjects([*TOWNS, again])
    assert subjects.are_shared(TOWNS[0].context, again.context)
    assert subjects.are_shared(again.context, TOWNS[0].context)
    assert not subjects.are_shared(TOWNS[0].context, TOWNS[1].context)
