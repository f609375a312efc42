from __future__ import annotations

import pytest

from assistant import Assistant, Settings
from index import sync_index


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


def test_what_a_document_says_twice_is_found_once(settings: Settings) -> None:
    said = [
        "The park in Corwen has 40 firms, which make looms and other machines for "
        "weavers, and it was opened by the county in the spring.",
        "The park in Hale has 31 firms, which make bread, beer and cheese, and it was "
        "opened by a bank when the old mill was closed.",
    ]
    page = "".join(f"<p>{words}</p>" for words in said * 2)
    settings.corpus_dir.mkdir(parents=True, exist_ok=True)
    (settings.corpus_dir / "parks.html").write_text(f"<h1>Parks</h1>{page}")
    small = settings.model_copy(update={"chunk_size": 40, "chunk_overlap": 0})
    sync_index(small)
    with Assistant.open(small) as assistant:
        texts = [hit.passage.text for hit in assistant.search("firms", top_k=8)]
        assert len(texts) == len(set(texts))
        assert all(any(words in text for text in texts) for words in said)
