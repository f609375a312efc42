from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from assistant import Settings
from index.benchmark.embedding import make_passages
from index.embedding.embedder import load_embedder
from index.storage.vectors import VectorTable
from index.text.sentences import sentence_spans
from tests.conftest import ROOT
from tests.index.storage.values import embeddings

PASSAGES = 1_500


@pytest.mark.slow
def test_the_search_finds_what_an_exact_search_finds(
    shipped_settings: Settings, tmp_path: Path
) -> None:
    embedder = load_embedder(shipped_settings)
    texts = [
        " ".join(text.split()[: 12 + number * 7 % 31])
        for number, text in enumerate(make_passages(shipped_settings, PASSAGES))
    ]
    rows = np.asarray(embedder.embed_documents(texts), dtype=np.float32)
    table = VectorTable(tmp_path)
    table.create()
    names = [str(number) for number in range(PASSAGES)]
    table.add(names[:1000], rows[:1000], ["en"] * 1000)
    table.add(names[1000:], rows[1000:], ["en"] * (PASSAGES - 1000))
    found = wanted = 0
    for query in _queries():
        vector = np.asarray(embedder.embed_query(query), dtype=np.float32)
        exact = rows @ vector
        # Equal neighbours may stand in any order: what is as near as the tenth counts.
        tenth = np.sort(exact)[-10] - 1e-6
        hits = [int(name) for name, _ in table.search(vector.tolist(), 10)]
        found += sum(exact[hit] >= tenth for hit in hits)
        wanted += 10
    table.close()
    assert wanted >= 290
    assert found / wanted >= 0.98


def _queries() -> list[str]:
    words = "firms workers yuan actions exports parks gloves bottles museums towns"
    texts = [
        path.read_text(encoding="utf-8")
        for path in sorted((ROOT / "docs_corpus").glob("*.txt"))
    ]
    return [
        *(span.of(text) for text in texts for span in sentence_spans(text, "en")),
        *(f"How many {word} are there?" for word in words.split()),
    ]


def test_each_language_is_searched_for_itself(tmp_path: Path) -> None:
    rows = embeddings(4)
    table = VectorTable(tmp_path)
    table.create()
    table.add(["a", "b", "c", "d"], rows, ["sv", "sv", "zh", ""])
    question = rows[0].tolist()
    assert table.search(question, 3, "sv")[0][0] == "a"
    assert [id_ for id_, _ in table.search(question, 3, "zh")] == ["c"]
    assert [id_ for id_, _ in table.search(question, 3, "")] == ["d"]
    assert table.search(question, 3, "fi") == []
    everywhere = table.search(question, 9)
    assert everywhere[0][0] == "a"
    assert {id_ for id_, _ in everywhere} == {"a", "b", "c", "d"}
    table.close()
    table.remove(["b", "c", "of no passage"])
    assert table.holds(2)
    assert table.search(question, 3, "zh") == []
    table.close()
