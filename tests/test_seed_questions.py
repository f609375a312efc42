"""Questions with known answers over the shipped documents."""

from __future__ import annotations

import json
from typing import Any

import pytest

from assistant import Answer, Assistant
from tests.conftest import ROOT

QUESTIONS: dict[str, list[dict[str, Any]]] = json.loads(
    (ROOT / "tests" / "seed_questions.json").read_text(encoding="utf-8")
)
ANSWERABLE, UNANSWERABLE = QUESTIONS["answerable"], QUESTIONS["unanswerable"]


@pytest.fixture(scope="module")
def answers(assistant: Assistant) -> dict[str, Answer]:
    asked = [case["question"] for case in ANSWERABLE + UNANSWERABLE]
    return {question: assistant.ask(question) for question in asked}


def is_right(case: dict[str, Any], answer: Answer) -> bool:
    said = "\n".join([answer.text, *(c.quote for c in answer.citations)]).casefold()
    return answer.status == "answered" and all(
        any(alternative.casefold() in said for alternative in need)
        for need in case["need"]
    )


def test_most_questions_are_answered_right(answers: dict[str, Answer]) -> None:
    wrong = [
        c["question"] for c in ANSWERABLE if not is_right(c, answers[c["question"]])
    ]
    assert len(ANSWERABLE) - len(wrong) >= 8, wrong


def test_most_questions_the_documents_do_not_answer_are_refused(
    answers: dict[str, Answer],
) -> None:
    answered = [
        c["question"]
        for c in UNANSWERABLE
        if answers[c["question"]].status == "answered"
    ]
    assert len(UNANSWERABLE) - len(answered) >= 3, answered


@pytest.mark.parametrize(
    "question",
    [
        "What are the Shandong upgrading actions?",
        "What are the Shandong cluster upgrading actions?",
        "List the actions of the industrial cluster upgrading year in Shandong",
        "Which actions does the Shandong cluster upgrading year comprise?",
        "Welche sechs Maßnahmen führt Shandong durch?",
    ],
)
def test_an_enumeration_is_answered_as_a_list_of_all_its_items(
    assistant: Assistant, question: str
) -> None:
    case = next(c for c in ANSWERABLE if len(c["need"]) == 6)
    lines = assistant.ask(question).text.splitlines()
    assert len(lines) == len(case["need"])
    assert all(
        any(line.startswith("- ") and need[0] in line for line in lines)
        for need in case["need"]
    )


@pytest.mark.parametrize("case", ANSWERABLE + UNANSWERABLE, ids=lambda c: c["question"])
def test_every_citation_stands_in_its_document(
    case: dict[str, Any], answers: dict[str, Answer], assistant: Assistant
) -> None:
    for citation in answers[case["question"]].citations:
        text = assistant.document(citation.document_id).text
        assert citation.source_span.of(text) == citation.quote


@pytest.mark.parametrize("case", ANSWERABLE, ids=lambda c: c["question"])
def test_a_needed_figure_that_is_damaged_comes_with_its_warning(
    case: dict[str, Any], answers: dict[str, Answer]
) -> None:
    for citation in answers[case["question"]].citations:
        needed = [need[0] for need in case["need"] if need[0] in citation.quote]
        if case["warn"] and needed:
            assert citation.warnings
