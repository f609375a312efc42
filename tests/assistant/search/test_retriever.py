from __future__ import annotations

import pytest

from assistant import Assistant


@pytest.mark.parametrize(
    ("question", "document"),
    [
        ("glass", "xuzhou"),
        ("värmebeständigt glas", "xuzhou"),
        ("borosilicate glass export base", "xuzhou"),
        ("手套产业", "shandong"),
        ("Wer hielt Reden bei der Eröffnungsfeier?", "shandong"),
    ],
)
def test_a_question_finds_its_document_in_any_language(
    assistant: Assistant, question: str, document: str
) -> None:
    found = assistant.search(question, top_k=10)
    assert document in found[0].passage.document_id
    scores = [h.score for h in found]
    assert scores == sorted(scores, reverse=True)


def test_no_more_passages_come_than_were_asked_for(assistant: Assistant) -> None:
    assert len(assistant.search("glass", top_k=2)) == 2


def test_the_langchain_retriever_finds_the_same(assistant: Assistant) -> None:
    hits = assistant.search("glass", top_k=3)
    found = assistant.as_retriever(top_k=3).invoke("glass")
    assert [d.page_content for d in found] == [h.passage.text for h in hits]
    first = found[0].metadata
    text = assistant.document(first["document_id"]).text
    assert text[first["start"] : first["end"]] == found[0].page_content
