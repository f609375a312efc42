"""The reader finds the words that answer, in any texts, or says that there are none."""

from __future__ import annotations

from itertools import combinations

import pytest
from langchain_core.documents import Document as LangChainDocument

from assistant import Assistant, Settings
from assistant.errors import EmptyQuestionError
from assistant.extract.reader import PassageReader
from assistant.extract.span_model.model import WEIGHTS, load_span_model
from assistant.extract.span_model.weights import load_weights
from index.documents import ScoredPassage
from tests.small_documents import document, passage

OPTICS = (
    "The optics cluster in Wuhan was founded in 1988 by Huang Dejin. Today 3,140 firms "
    "work there, and their output reached 212 billion yuan last year."
)
FERRY = "Färjan till ön går varje timme från Strömstad och tar fyrtio minuter."
WEATHER = "It rained for most of the week, and on Friday there was even a little snow."


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("How many firms are in the Wuhan optics cluster?", "3,140"),
        ("Who founded the optics cluster?", "Huang Dejin"),
        ("When was the optics cluster founded?", "1988"),
        ("Hur många företag finns i optikklustret i Wuhan?", "3,140"),
        ("Wie viele Firmen gibt es im Optik-Cluster in Wuhan?", "3,140"),
        ("How often does the ferry go?", "varje timme"),
        ("From where does the ferry leave?", "Strömstad"),
    ],
)
def test_the_words_that_answer_are_found_in_the_text_that_has_them(
    question: str, answer: str, assistant: Assistant
) -> None:
    texts = [WEATHER, OPTICS, FERRY]
    reading = assistant.read(question, texts)
    assert reading.answered
    assert answer in reading.text
    assert reading.span.of(texts[reading.text_index]) == reading.text


UNANSWERED = """
How many islands are there in the Baltic Sea?
Who is the mayor of Wuhan?
Vad kostar biljetten?
How many firms are in the Ningbo textile cluster?
When was the ferry built?
Wie viele Einwohner hat Wuhan?
文章的作者是谁？
What is the capital of France?
"""


def test_of_what_the_texts_do_not_say_next_to_nothing_is_answered(
    assistant: Assistant,
) -> None:
    questions = UNANSWERED.strip().splitlines()
    answered = [
        question
        for question in questions
        if assistant.read(question, [WEATHER, OPTICS, FERRY]).answered
    ]
    # A person who is named is still taken for another: the founder for the mayor.
    assert len(answered) <= 1, answered


def test_every_alternative_is_re_read_from_its_text_and_none_is_better(
    assistant: Assistant,
) -> None:
    texts = [OPTICS, FERRY]
    reading = assistant.read("How many firms are in the cluster?", texts)
    assert reading.alternatives
    for other in reading.alternatives:
        assert other.span.of(texts[other.text_index]) == other.text
        assert other.score <= reading.score
        same = other.text_index == reading.text_index
        assert not (same and other.span.overlaps(reading.span))


def test_a_figure_that_is_found_from_both_sides_is_given_once(
    assistant: Assistant,
) -> None:
    (xuzhou,) = [d for d in assistant.documents() if d.language == "sv"]
    text = assistant.document(xuzhou.id).text
    reading = assistant.read("Which year plan covers 2016-2025?", [text])
    spans = [reading.span, *(other.span for other in reading.alternatives)]
    assert len(spans) > 2
    assert not any(a.overlaps(b) for a, b in combinations(spans, 2))


def test_an_answer_at_the_end_of_a_long_text_is_found(assistant: Assistant) -> None:
    text = f"{WEATHER} " * 200 + OPTICS
    reading = assistant.read("How many firms work in the optics cluster?", [text])
    assert reading.answered
    assert "3,140" in reading.text
    assert reading.span.of(text) == reading.text


@pytest.mark.parametrize("texts", [[], [""], ["  \n "], ["。"]])
def test_where_there_is_nothing_to_read_nothing_is_answered(
    texts: list[str], assistant: Assistant
) -> None:
    reading = assistant.read("How many firms are there?", texts)
    assert not reading.answered
    assert reading.text in ["", *texts]


def test_a_question_without_words_is_an_error(assistant: Assistant) -> None:
    with pytest.raises(EmptyQuestionError):
        assistant.read("  ", [OPTICS])


def test_the_reader_is_a_runnable_over_strings_and_retrieved_documents(
    assistant: Assistant,
) -> None:
    question = "Who founded the optics cluster?"
    documents = [LangChainDocument(page_content=text) for text in (FERRY, OPTICS)]
    # Compiled between the two, it would score a little otherwise.
    load_span_model(assistant.settings).serving.prepare()
    runnable = assistant.as_reader()
    for texts in (documents, [FERRY, OPTICS]):
        reading = runnable.invoke({"question": question, "texts": texts})
        assert reading == assistant.read(question, [FERRY, OPTICS])
    assert "Huang Dejin" in reading.text


def test_a_figure_is_said_first_and_in_bold_and_so_are_its_words_in_the_sentence(
    assistant: Assistant,
) -> None:
    answer = assistant.ask("How many firms are in the Xuzhou cluster?")
    citation = answer.citations[0]
    assert answer.text.startswith("252 registrerade företag — ")
    assert [span.of(answer.text) for span in citation.bold_spans] == [
        "252 registrerade företag"
    ] * 2
    assert citation.key_span is not None
    text = assistant.document(citation.document_id).text
    assert citation.key_span.of(text) == "252 registrerade företag"


def test_an_answer_in_words_is_bold_in_its_sentence(assistant: Assistant) -> None:
    answer = assistant.ask("Where was the launching ceremony held?")
    citation = answer.citations[0]
    (bold,) = citation.bold_spans
    assert "Tengzhou" in bold.of(answer.text)
    assert answer.text.startswith("Recently, the launching ceremony")


def test_the_passage_that_answers_is_put_first(assistant: Assistant) -> None:
    answer = assistant.ask("How many firms are in the Xuzhou cluster?")
    assert "252" in answer.passages[0].passage.text
    assert len(answer.passages) == len({p.passage.id for p in answer.passages})


@pytest.mark.parametrize(
    "question",
    [
        "How many firms are in the Xuzhou cluster?",
        "What is the best restaurant in Xuzhou?",
        "Vem är borgmästare i Xuzhou?",
        "法国的首都是哪里？",
    ],
)
def test_passages_come_ordered_by_their_closeness_to_an_answer(
    question: str, assistant: Assistant
) -> None:
    answer = assistant.ask(question)
    scores = [hit.score for hit in answer.passages]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    assert (scores[0] >= 0.5) == (answer.status == "answered")


@pytest.mark.parametrize("threshold", [-1e6, 1e6])
def test_closeness_is_a_share_whatever_the_threshold(
    threshold: float, shipped_settings: Settings
) -> None:
    settings = shipped_settings.model_copy(update={"reader_threshold": threshold})
    with Assistant.open(settings) as opened:
        answer = opened.ask("How many firms are in the Xuzhou cluster?")
    assert all(0 <= hit.score <= 1 for hit in answer.passages)


def test_the_score_that_counts_as_an_answer_is_a_setting(
    shipped_settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    question = "How many firms are in the Wuhan optics cluster?"
    for threshold, answered in ((-30.0, True), (30.0, False)):
        chosen = shipped_settings.model_copy(update={"reader_threshold": threshold})
        with Assistant.open(chosen) as opened:
            assert opened.read(question, [OPTICS]).answered is answered
            assert (opened.ask("How many firms?").status == "answered") is answered
    # Empty, it is what was found when it was trained, and stays so.
    monkeypatch.setenv("CLUSTER_POLICY_READER_THRESHOLD", "")
    calibrated = load_weights(WEIGHTS)[1]["calibration"]["threshold"]
    assert load_span_model(Settings()).calibration.threshold == calibrated


TOWNS = """Kommun: Umeå | Företag: 2450 | Anställda: 31200
Kommun: Skellefteå | Företag: 1310 | Anställda: 18400
Kommun: Luleå | Företag: 1720 | Anställda: 22100"""


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("How many employees are there in Skelleftea?", "18400"),
        ("Hur många företag finns det i Luleå?", "1720"),
        ("How many employees are there in Kiruna?", ""),
        ("Hur många invånare har Umeå?", ""),
    ],
)
def test_of_a_table_no_other_row_and_no_other_column_is_stated(
    question: str, figure: str, shipped_settings: Settings
) -> None:
    reader = PassageReader(load_span_model(shipped_settings), max_statements=3)
    table = document(TOWNS, "kommuner.csv", language="sv")
    hits = [ScoredPassage(passage(table), 1.0)]
    read = reader.read_passages(question, hits, {table.id: table})
    keys = [s.key.of(TOWNS) if s.key else "" for s in read.statements]
    assert keys == ([figure] if figure else [])


def test_words_of_a_text_without_the_name_are_no_answer(assistant: Assistant) -> None:
    question = "How many firms does the Ningbo pump cluster have?"
    other = "The pump cluster of Haining has 340 firms."
    own = "The pump cluster of Ningbo has 270 firms."
    assert not assistant.read(question, [other]).answered
    both = assistant.read(question, [other, own])
    assert both.answered
    assert both.text_index == 1
    assert all(span.text_index == 1 for span in both.alternatives)
