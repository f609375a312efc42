"""A real, weak chat model that invents figures: none of them gets into an answer."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest

from assistant import Answer, Assistant, Settings
from tests.conftest import ROOT

SEEDS = json.loads((ROOT / "tests" / "seed_questions.json").read_text(encoding="utf-8"))
QUESTIONS = [c["question"] for c in (*SEEDS["answerable"], *SEEDS["unanswerable"])]


@pytest.fixture(scope="module")
def answers(shipped_settings: Settings, small_model_url: str) -> Iterator[list[Answer]]:
    settings = shipped_settings.model_copy(
        update={"chat_model": "openai:smollm2", "chat_base_url": small_model_url}
    )
    with Assistant.open(settings) as assistant:
        yield [assistant.ask(question) for question in QUESTIONS]


def digits(text: str) -> set[str]:
    """Return the figures of a text, digits alone: "60,000 5" holds 60000 and 5."""
    figures = re.findall(r"\d+(?:[.,\u00a0]\d{3})*", text)
    return {re.sub(r"\D", "", figure) for figure in figures}


def test_every_figure_of_an_answer_stands_in_what_it_cites(
    answers: list[Answer],
) -> None:
    for answer in answers:
        if answer.status == "answered":
            said = re.sub(r"\[\d+\]", "", answer.text)
            quoted = " ".join(citation.quote for citation in answer.citations)
            assert digits(said) <= digits(quoted), answer.text


def test_the_model_was_asked_and_invented_what_is_not_shown(
    answers: list[Answer],
) -> None:
    rejected = [rejection for answer in answers for rejection in answer.rejected]
    assert rejected, "it is no adversary"
    shown = "\n".join(answer.text for answer in answers)
    assert not any(f"{r.text} [" in shown for r in rejected)


def test_what_the_documents_answer_is_still_answered(answers: list[Answer]) -> None:
    answerable = answers[: len(SEEDS["answerable"])]
    answered = [answer for answer in answerable if answer.status == "answered"]
    assert len(answered) >= 0.75 * len(answerable)
