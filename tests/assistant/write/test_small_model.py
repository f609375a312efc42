"""A real, weak chat model that invents figures: none of them gets into an answer."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from assistant import Answer, Assistant, Settings
from tests.chat_server.adversary import citing_model, invented_figures
from tests.conftest import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.long]

SEEDS = json.loads((ROOT / "tests" / "seed_questions.json").read_text(encoding="utf-8"))
ANSWERABLE = [case["question"] for case in SEEDS["answerable"]]
UNANSWERABLE = [case["question"] for case in SEEDS["unanswerable"]]


@pytest.fixture(scope="module")
def answers(shipped_settings: Settings, small_model_url: str) -> Iterator[list[Answer]]:
    settings = shipped_settings.model_copy(update={"top_k": 3})
    model = citing_model(small_model_url)
    with Assistant.open(settings, chat_model=model) as assistant:
        yield [assistant.ask(question) for question in ANSWERABLE + UNANSWERABLE]


def test_no_figure_it_invents_gets_into_an_answer(answers: list[Answer]) -> None:
    invented = [(answer.text, invented_figures(answer)) for answer in answers]
    assert [found for found in invented if found[1]] == []


def test_it_does_invent_and_what_it_invents_is_kept_out(answers: list[Answer]) -> None:
    rejected = [rejection for answer in answers for rejection in answer.rejected]
    assert rejected, "it is no adversary"
    shown = "\n".join(answer.text for answer in answers)
    assert not any(f"{rejection.text} [" in shown for rejection in rejected)


def test_what_the_documents_answer_is_still_answered(answers: list[Answer]) -> None:
    answered = [a for a in answers[: len(ANSWERABLE)] if a.status == "answered"]
    assert len(answered) >= 0.75 * len(ANSWERABLE)


def test_a_question_goes_over_http_to_a_model_of_the_settings(
    shipped_settings: Settings, small_model_url: str
) -> None:
    settings = shipped_settings.model_copy(
        update={
            "chat_model": "openai:smollm2",
            "chat_base_url": small_model_url,
            "top_k": 1,
        }
    )
    with Assistant.open(settings) as assistant:
        answer = assistant.ask(ANSWERABLE[0])
    assert answer.status == "answered"
    assert invented_figures(answer) == set()
