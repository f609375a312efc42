"""Passages that answer come before those that are only about the same."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant import Assistant, Settings
from assistant.extract.ranking import order_by_reading
from assistant.extract.span_model.model import load_span_model
from index.pipeline import sync_index

# Of each kind one answers; the other is of the same thing, and says more of it.
KINDS = {
    "sv.svar.txt": "Ansökningar avgörs av Elsa Lindqvist, som sköter exportbidrag.",
    "sv.om.txt": "Ansökningar om exportbidrag avgörs löpande under hela året.",
    "zh.svar.txt": "陶瓷园区的供热由潮州能源公司承担。",
    "zh.om.txt": "陶瓷园区供热:由谁负责供热,园区将另行通知。",
    "de.svar.txt": "Die Leuchtenmesse eröffnete im Juni Ministerin Helga Brandt.",
    "de.om.txt": "Eröffnung der Leuchtenmesse: Fragen zur Eröffnung der Leuchtenmesse.",
    "en.svar.txt": "Dr Amara Okafor chairs the meetings of the harbour cluster.",
    "en.om.txt": "The harbour cluster has a board, and the board has a chair.",
}
QUESTIONS = [
    ("Vem avgör ansökningar om exportbidrag?", "sv"),
    ("Who decides on applications for the export grant?", "sv"),
    ("陶瓷园区由谁负责供热?", "zh"),
    ("Vem ansvarar för fjärrvärmen i keramikparken?", "zh"),
    ("Wer hat die Leuchtenmesse eröffnet?", "de"),
    ("谁为灯具展揭幕?", "de"),
    ("Who is the chair of the board of the harbour cluster?", "en"),
    ("Vem är ordförande i hamnklustrets styrelse?", "en"),
]


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    folder = tmp_path_factory.mktemp("ranking")
    corpus = folder / "corpus"
    corpus.mkdir()
    for name, text in KINDS.items():
        (corpus / name).write_text(text, encoding="utf-8")
    settings = Settings(corpus_dir=corpus, index_dir=folder / "index", chat_model="")
    assert not sync_index(settings).failures
    with Assistant.open(settings) as opened:
        yield opened


@pytest.mark.parametrize(("question", "language"), QUESTIONS)
def test_what_answers_comes_before_what_is_only_about_it(
    kinds: Assistant, question: str, language: str
) -> None:
    hits = kinds.search(question)
    assert hits[0].passage.document_id == f"{language}.svar.txt"
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)


def test_who_reads_what_is_found_gets_it_in_the_order_of_the_search(
    kinds: Assistant,
) -> None:
    question, language = QUESTIONS[2]
    read = kinds.as_retriever().invoke(question)
    unread = kinds.as_retriever(read=False).invoke(question)
    assert read[0].metadata["source"] == f"{language}.svar.txt"
    assert unread[0].metadata["source"] == f"{language}.om.txt"
    assert {text.id for text in read} == {text.id for text in unread}


def test_of_a_long_text_what_it_asks_is_read(kinds: Assistant) -> None:
    question, language = QUESTIONS[4]
    around = (
        "Sehr geehrte Damen und Herren, ich bin neu in der Abteilung und schreibe"
        " gerade einen Bericht über Ausstellungen in der Region. "
    )
    first, *_ = kinds.search(f"{around}{question} Vielen Dank im Voraus!")
    assert first.passage.document_id == f"{language}.svar.txt"


@pytest.mark.parametrize(
    "question", ["Vad handlar om vätgas?", "关于氢能的文件有哪些?", "Hydrogen?"]
)
def test_where_nothing_answers_the_order_is_that_of_the_search(
    kinds: Assistant, question: str
) -> None:
    read = kinds.as_retriever().invoke(question)
    assert read == kinds.as_retriever(read=False).invoke(question)


def test_of_few_that_are_wanted_the_best_come(kinds: Assistant) -> None:
    question, language = QUESTIONS[2]
    (only,) = kinds.search(question, top_k=1)
    assert only.passage.document_id == f"{language}.svar.txt"


def test_nothing_found_is_nothing_to_order(kinds: Assistant) -> None:
    model = load_span_model(kinds.settings)
    assert order_by_reading(model, "Vem?", [], {}) == []
