"""An index on Chroma Cloud keeps to its quotas and proves itself with its token."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from assistant import Assistant, Settings
from index import roll_back, sync_index
from index.errors import ServerUnavailableError
from index.storage.server import Patience, Retention, ServerIndex
from tests.index.storage.server.chroma_cloud import URL, ChromaCloud
from tests.index.storage.server.chroma_server import ChromaServer
from tests.index.storage.server.values import INFO, add, publish, sample

pytestmark = pytest.mark.slow

TOKEN = "ck-0123456789"


@pytest.fixture
def cloud(
    shared_server: ChromaServer, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ChromaCloud]:
    cloud = ChromaCloud(shared_server, TOKEN)
    monkeypatch.setenv("HTTP_PROXY", cloud.proxy)
    yield cloud
    cloud.close()


def open_cloud(prefix: str, token: str = TOKEN) -> closing[ServerIndex]:
    retention = Retention(generations=2, grace=0.0)
    index = ServerIndex(
        URL, token, prefix=prefix, patience=Patience(away=2.0), retention=retention
    )
    return closing(index)


def test_documents_of_many_passages_come_and_go_within_the_quotas(
    cloud: ChromaCloud, prefix: str
) -> None:
    large, other = sample("large", passages=1_000), sample("other")
    with open_cloud(prefix) as index:
        first = publish(index, large, other)
        near = index.search(first, large.embeddings[7].tolist(), 24)
        assert (len(near), near[0][0]) == (24, "large-1-7")
        for edition in range(5):
            changed = sample("large", f"edition {edition}", passages=400)
            with index.writing(INFO) as writer:
                last = writer.publish(add(writer, changed))
                writer.retire()
        near = index.search(last, changed.embeddings[7].tolist(), 24)
        assert (len(near), near[0][0]) == (24, "large-edition 4-7")
        texts = {d.text for _, d, _ in index.fetch(last.versions.values())}
    assert texts == {changed.document.text}
    assert cloud.refused == []
    assert cloud.actions["delete"] > 0


def test_a_question_is_answered_from_a_sync_within_the_quotas(
    cloud: ChromaCloud, prefix: str, tmp_path: Path
) -> None:
    settings = Settings(
        corpus_dir=tmp_path / "corpus",
        index_dir=tmp_path / "writer",
        chroma_url=URL,
        chroma_token=TOKEN,
        chroma_collection=prefix,
    )
    folder = settings.corpus_dir / ("very long folder name " * 9)
    folder.mkdir(parents=True)
    text = "The Xuzhou cluster has 252 firms. It makes glass.\n\n"
    (folder / "glass.txt").write_text(text + "Glass is melted from sand. " * 900)
    sync_index(settings)
    (folder / "gloves.txt").write_text("Jiaxiang makes gloves in 90 workshops.")
    sync_index(settings)
    roll_back(settings)
    sync_index(settings)
    reader = settings.model_copy(update={"index_dir": tmp_path / "reader"})
    with Assistant.open(reader) as assistant:
        answer = assistant.ask("How many firms does the Xuzhou cluster have?")
    assert "252" in answer.text
    assert cloud.refused == []


def test_another_token_is_refused_with_what_to_check(
    cloud: ChromaCloud, prefix: str
) -> None:
    with (
        open_cloud(prefix, "another") as index,
        pytest.raises(ServerUnavailableError) as caught,
    ):
        index.live()
    assert "token" in caught.value.hint


def test_what_is_beyond_a_quota_is_refused_and_said(
    cloud: ChromaCloud, prefix: str
) -> None:
    with open_cloud(prefix) as index:
        manifest = publish(index, sample("park"))
        with pytest.raises(ServerUnavailableError) as caught:
            index._connection.nearest(manifest.vectors, [1.0], 301)
    assert "quota" in caught.value.hint
    assert cloud.refused == ["POST query: 301 results"]
