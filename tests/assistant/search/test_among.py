"""Questions that are asked of some documents only, over a real index."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from assistant import Assistant, Settings
from assistant.search.among import chosen_of
from index import sync_index
from index.errors import DocumentMissingError
from tests.assistant.access.closed_corpus import ECONOMIST, READER, write_corpus

WEATHER = "The glass firms in the town of number {n} are wet, and so are the fields."
FIRMS = "How many glass firms are there?"
PLANS = {
    "plans/north.txt": "There are 252 glass firms in the north.",
    "plans/old/south.txt": "There are 31 glass firms in the south.",
    "plans.txt": "There are 7 glass firms on the islands.",
    **{f"weather/{n}.txt": WEATHER.format(n=n) for n in range(60)},
}


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("among")
    settings = Settings(corpus_dir=folder / "corpus", index_dir=folder / "index")
    write_corpus(settings.corpus_dir)
    for name, text in PLANS.items():
        (settings.corpus_dir / name).parent.mkdir(parents=True, exist_ok=True)
        (settings.corpus_dir / name).write_text(text, encoding="utf-8")
    sync_index(settings)
    with Assistant.open(settings) as opened:
        yield opened


def test_folders_have_what_is_in_them_and_below() -> None:
    ids = sorted(PLANS)
    assert chosen_of(ids, ["plans/"]) == ["plans/north.txt", "plans/old/south.txt"]
    assert chosen_of(ids, ["plans/old"]) == ["plans/old/south.txt"]
    assert chosen_of(ids, ["plans.txt", "weather/3.txt"]) == [
        "plans.txt",
        "weather/3.txt",
    ]
    assert chosen_of(ids, ["plan", "weather/3", "", "/", ".."]) == []


@pytest.mark.parametrize(
    ("place", "figure"),
    [("plans/north.txt", "252"), ("plans/old/", "31"), ("plans.txt", "7")],
)
def test_only_what_was_chosen_answers(
    assistant: Assistant, place: str, figure: str
) -> None:
    answer = assistant.among(place).ask(FIRMS)
    assert answer.status == "answered"
    assert figure in answer.text
    within = set(chosen_of(PLANS, [place]))
    assert {hit.passage.document_id for hit in answer.passages} <= within
    assert {citation.document_id for citation in answer.citations} <= within


def test_nothing_chosen_is_lost_below_what_lies_nearer(assistant: Assistant) -> None:
    chosen = [f"weather/{n}.txt" for n in range(0, 60, 9)]
    hits = assistant.among(*chosen).search("glass firms in the north", top_k=7)
    assert sorted(hit.passage.document_id for hit in hits) == sorted(chosen)


def test_it_is_told_how_many_documents_were_searched(assistant: Assistant) -> None:
    answer = assistant.among("plans/").ask("Who is the mayor of Paris?")
    assert answer.status == "not_found"
    assert "2 documents" in answer.text
    assert len(assistant.among("plans/", "plans.txt").documents()) == 3


def test_where_nothing_of_what_was_chosen_is_there_that_is_said(
    assistant: Assistant,
) -> None:
    with pytest.raises(DocumentMissingError, match="None of the documents"):
        assistant.among("gone/", "away.txt").ask(FIRMS)


def test_a_choice_opens_no_closed_folder(assistant: Assistant) -> None:
    question = "How many plants does the Kestrel programme have?"
    reader = assistant.for_visitor(READER)
    for narrowed in (
        reader.among("secret/"),
        reader.among("secret/kestrel.md"),
    ):
        assert narrowed_says(narrowed, question) == narrowed_says(
            reader.among("nowhere/"), question
        )
    some = reader.among("secret/", "glass.md")
    assert [document.id for document in some.documents()] == ["glass.md"]
    assert some.failures() == ()
    assert "8642" not in some.ask(question).text
    assert "8642" in assistant.for_visitor(ECONOMIST).among("secret").ask(question).text


@pytest.mark.parametrize(
    "places", [("secret/",), ("secret/kestrel.md",), ("secret/", "glass.md")]
)
def test_it_is_the_same_whether_the_visitor_or_the_choice_comes_first(
    assistant: Assistant, places: tuple[str, ...]
) -> None:
    for visitor in (READER, ECONOMIST):
        first, last = (
            assistant.for_visitor(visitor).among(*places),
            assistant.among(*places).for_visitor(visitor),
        )
        for question in ("How many plants does the Kestrel programme have?", FIRMS):
            assert narrowed_says(last, question) == narrowed_says(first, question)
    closed = assistant.among("secret/").for_visitor(READER)
    nowhere = assistant.among("nowhere/").for_visitor(READER)
    for ask in (Assistant.documents, Assistant.failures, Assistant.near_duplicates):
        assert outcome(ask, closed) == outcome(ask, nowhere)


def outcome(ask: Callable[[Assistant], object], narrowed: Assistant) -> object:
    try:
        return ask(narrowed)
    except DocumentMissingError as error:
        return error.message


def narrowed_says(narrowed: Assistant, question: str) -> str:
    try:
        return narrowed.ask(question).text
    except DocumentMissingError as error:
        return error.message


def test_choices_leave_no_file_open(assistant: Assistant) -> None:
    folder = Path("/proc/self/fd")
    if not folder.exists():
        pytest.skip("Open files are listed on Linux alone.")
    assistant.among("plans/").search(FIRMS)
    before = len(list(folder.iterdir()))
    for n in range(20):
        assistant.among(f"weather/{n}.txt", "plans.txt").search(FIRMS)
    assert len(list(folder.iterdir())) <= before + 2
