"""Where search finds the older version of a document, the newer one is read as well."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import nullcontext
from dataclasses import replace

import pytest

from assistant import Assistant, Settings
from assistant.search.newer_versions import (
    asks_for_older,
    latest_of,
    with_newer_versions,
)
from assistant.search.retriever import Retrieved, Searched
from index import sync_index
from index.documents import Document, ScoredPassage, Successor
from tests.small_documents import document, passage

OLD = replace(
    document("Plan 2018\n\nA cluster gets 3 million euros a year of it.", "old"),
    replaced_by=Successor("new", "Plan 2024"),
)
NEW = document(
    "Plan 2024\n\nThe office is in Harwich.\n\n"
    "A cluster gets 5 million euros a year of it.",
    "new",
)


class Library:
    """Gives documents by id, as a generation of the index does."""

    def documents(self, ids: Iterable[str]) -> dict[str, Document]:
        return {id_: NEW for id_ in ids if id_ == NEW.id}


FOUND = Retrieved((ScoredPassage(passage(OLD), 0.5),), {OLD.id: OLD}, Searched())


def test_the_same_place_of_the_newer_version_comes_first() -> None:
    found = with_newer_versions(FOUND, "What?", lambda: nullcontext(Library()))
    ids = [hit.passage.document_id for hit in found.passages]
    assert ids == ["new", "old"]
    assert "5 million" in found.passages[0].passage.text
    for hit in found.passages:
        text = found.documents[hit.passage.document_id].text
        assert hit.passage.span.of(text) == hit.passage.text


def test_of_a_year_only_what_was_found_is_read() -> None:
    found = with_newer_versions(FOUND, "In 2018?", lambda: nullcontext(Library()))
    assert found.passages == FOUND.passages
    assert set(found.documents) == {"old", "new"}


def test_without_an_index_nothing_is_added() -> None:
    assert with_newer_versions(FOUND, "What?", lambda: nullcontext(None)) == FOUND


def test_the_newer_version_answers_where_only_the_older_one_is_found(
    settings: Settings,
) -> None:
    plans = {
        "2018": "Number: P/2018\n\nA harbour cluster gets 3 million euros a year.",
        "2024": "Replaces: P/2018\n\nOf the fund each gets 5 million euros a year.",
    }
    for year, text in plans.items():
        path = settings.corpus_dir / f"harbour-cluster-plan-{year}.txt"
        path.write_text(f"Harbour Cluster Plan {year}\n\n{text}", encoding="utf-8")
    sync_index(settings)
    alone = settings.model_copy(update={"top_k": 1})
    with Assistant.open(alone) as assistant:
        question = "How many million euros does a harbour cluster get?"
        found = assistant.search(question)
        answer = assistant.ask(question)
    assert [hit.passage.document_id for hit in found] == [
        "harbour-cluster-plan-2018.txt"
    ]
    assert "5 million" in answer.citations[0].quote
    assert answer.citations[0].warnings == ()


@pytest.mark.parametrize(
    "question",
    [
        "What does the old Brackwater Port Dues Act say?",
        "How much was it in the previous version?",
        "Vad sade den tidigare förordningen?",
        "Was stand in der alten Fassung?",
        "原办法规定补助多少？",
        "Que disait l'ancien règlement ?",
    ],
)
def test_the_older_version_is_asked_for_in_many_words(question: str) -> None:
    assert asks_for_older(question)


@pytest.mark.parametrize(
    "question",
    [
        "What does the plan do for older workers in the region?",
        "How many older people are there in the plan?",
        "Vilka äldre företag nämns i planen?",
        "Wie viele alte Anlagen nennt der Plan?",
        "老企业有多少家？",
    ],
)
def test_what_is_old_itself_is_no_older_version(question: str) -> None:
    assert not asks_for_older(question)


def test_of_a_plan_of_several_years_the_latest_is_meant() -> None:
    plans = [
        document("", name, title=f"Action plan for glass {years}")
        for name, years in (("a", "2018–2022"), ("b", "2023–2027"))
    ]
    other = document("", "c", title="Action plan for wood 2018–2022")
    assert [d.id for d in latest_of([*plans, other])] == ["b", "c"]
