"""What other retrievers find is quoted from where it stands, and said to be no more."""

from __future__ import annotations

import pytest
from langchain_core.documents import Document as Text

from assistant import Assistant, Settings
from assistant.chain import build_chain
from assistant.extract.reader import PassageReader
from assistant.extract.span_model.model import load_span_model
from tests.assistant.retrievers import FixedRetriever
from tests.assistant.written import FIRMS

HARBOUR = "The harbour of Anqing handles 31 million tonnes of goods a year."


@pytest.fixture(scope="module")
def reader(shipped_settings: Settings) -> PassageReader:
    return PassageReader(load_span_model(shipped_settings), max_statements=3)


def test_texts_of_another_retriever_are_quoted_from_themselves(
    reader: PassageReader,
) -> None:
    texts = [
        Text(page_content="Wuhu builds ships.", metadata={"source": "wuhu.html"}),
        Text(page_content=HARBOUR, metadata={"source": "anqing.html"}),
    ]
    retriever = FixedRetriever(texts=texts)
    question = "How many tonnes of goods does the harbour of Anqing handle?"
    answer = build_chain(retriever, reader).invoke(question)["answer"]
    (citation,) = answer.citations
    assert "31 million tonnes" in answer.text
    assert citation.document_id == "anqing.html"
    assert citation.source_span.of(HARBOUR) == citation.quote
    assert retriever.asked == [question]


def test_an_assistant_asks_the_retriever_it_is_given_and_quotes_from_the_index(
    shipped_settings: Settings, assistant: Assistant
) -> None:
    found = assistant.as_retriever().invoke(FIRMS)
    reranked = FixedRetriever(texts=found[::-1])
    with Assistant.open(shipped_settings, retriever=reranked) as opened:
        answer = opened.ask(FIRMS)
        citation = answer.citations[0]
        text = opened.document(citation.document_id).text
        assert opened.as_runnable().invoke(FIRMS).text == answer.text
        (first, second) = opened.search(FIRMS, top_k=2)
    assert reranked.asked == [FIRMS] * 3
    assert [p.passage.text for p in (first, second)] == [
        text.page_content for text in reranked.texts[:2]
    ]
    assert "252" in answer.text
    assert citation.source_span.of(text) == citation.quote


def test_a_passage_that_is_not_in_its_document_any_more_is_not_quoted(
    shipped_settings: Settings,
    assistant: Assistant,
    caplog: pytest.LogCaptureFixture,
) -> None:
    (found, *_) = assistant.as_retriever().invoke(FIRMS)
    found.page_content = found.page_content.replace("252", "253")
    changed = FixedRetriever(texts=[found])
    with Assistant.open(shipped_settings, retriever=changed) as opened:
        answer = opened.ask(FIRMS)
    assert answer.status == "not_found"
    assert answer.passages == ()
    assert f"{found.metadata['document_id']} changed" in caplog.text


@pytest.mark.parametrize("scores", [(0.0, 0.0), (-1.0, -9.0), (float("nan"), 0.5)])
def test_scores_of_another_retriever_are_not_ours_and_only_its_order_counts(
    reader: PassageReader, scores: tuple[float, float]
) -> None:
    said = [HARBOUR, "The harbour of Wuhu handles 17 million tonnes of goods a year."]
    texts = [
        Text(page_content=text, metadata={"source": f"{number}.html", "score": score})
        for number, (text, score) in enumerate(zip(said, scores, strict=True))
    ]
    question = "How many tonnes of goods does the harbour of Anqing handle?"
    chain = build_chain(FixedRetriever(texts=texts), reader)
    assert "31 million tonnes" in chain.invoke(question)["answer"].text


def test_an_answer_does_not_say_that_documents_were_searched_which_were_not(
    shipped_settings: Settings,
) -> None:
    nothing = FixedRetriever(texts=[])
    with Assistant.open(shipped_settings, retriever=nothing) as opened:
        answer = opened.ask(FIRMS)
    expected = ("not_found", "I did not find it in the documents.")
    assert (answer.status, answer.text) == expected
    assert answer.index_version == ""


def test_texts_of_one_source_are_told_apart_and_called_by_it(
    reader: PassageReader,
) -> None:
    texts = [
        Text(id="7c1e", page_content=text, metadata={"source": "report.pdf"})
        for text in ("Wuhu builds ships.", HARBOUR)
    ]
    chain = build_chain(FixedRetriever(texts=texts), reader)
    found = chain.invoke("What does the harbour of Anqing handle?")["retrieved"]
    assert list(found.documents) == ["report.pdf", "report.pdf#2"]
    assert {d.title for d in found.documents.values()} == {"report.pdf"}


@pytest.mark.parametrize(
    "metadata",
    [
        {"document_id": "elsewhere.txt", "start": 0, "end": 9},
        {"document_id": "elsewhere.txt", "start": None, "end": "9"},
        {"document_id": ["a"], "start": -5, "end": -1, "heading": 5, "page": "p"},
        {"document_id": 7, "start": 0.5, "end": float("inf"), "language": None},
    ],
)
def test_texts_of_another_index_are_documents_of_their_own(
    shipped_settings: Settings, metadata: dict[str, object]
) -> None:
    texts = [Text(id="1", page_content=HARBOUR, metadata=metadata)]
    retriever = FixedRetriever(texts=texts)
    question = "How many tonnes of goods does the harbour of Anqing handle?"
    with Assistant.open(shipped_settings, retriever=retriever) as opened:
        answer = opened.ask(question)
    assert "31 million tonnes" in answer.text
    assert answer.citations[0].source_span.of(HARBOUR) == answer.citations[0].quote


def test_a_place_that_a_store_gave_back_as_decimals_is_the_same_place(
    shipped_settings: Settings, assistant: Assistant
) -> None:
    found = assistant.as_retriever().invoke(FIRMS)
    for text in found:
        text.metadata["start"] = float(text.metadata["start"])
        text.metadata["end"] = float(text.metadata["end"])
    stored = FixedRetriever(texts=found)
    with Assistant.open(shipped_settings, retriever=stored) as opened:
        citation = opened.ask(FIRMS).citations[0]
    assert citation.document_id == "xuzhou-glass-export-base.sv.txt"
