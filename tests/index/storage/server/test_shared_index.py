"""An index on a real Chroma server, read and written by several machines."""

from __future__ import annotations

import time
from contextlib import closing
from pathlib import Path

import pytest

from assistant import Assistant, Settings
from index import roll_back, sync_index
from index.embedding.embedder import load_embedder
from index.errors import IndexDamagedError, IndexMissingError, ServerUnavailableError
from index.storage.live_index import LiveIndex
from index.storage.narrowed_index import NarrowedIndex
from index.storage.opening import open_index
from index.storage.server import ServerIndex
from index.storage.server.text_copy import save_manifest
from index.storage.shared_index import ServerVectors
from tests.asking_process import AskingProcess
from tests.index.storage.server.chroma_server import ChromaServer
from tests.index.storage.server.values import ids, publish, sample
from ui.doctor.examination import examine

pytestmark = pytest.mark.slow

GLASS = "The Xuzhou cluster has 252 firms. It makes glass."
GLOVES = "Jiaxiang makes gloves. There are 90 workshops."
QUESTION = "How many firms does the Xuzhou cluster have?"


@pytest.fixture
def writer(shared_server: ChromaServer, prefix: str, tmp_path: Path) -> Settings:
    """The machine that has the documents."""
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus/glass.txt").write_text(GLASS)
    return Settings(
        corpus_dir=tmp_path / "corpus",
        index_dir=tmp_path / "writer",
        chroma_url=shared_server.url,
        chroma_collection=prefix,
    )


@pytest.fixture
def reader(writer: Settings, tmp_path: Path) -> Settings:
    """A machine that has nothing but the address of the server."""
    nothing = {"corpus_dir": tmp_path / "none", "index_dir": tmp_path / "reader"}
    return writer.model_copy(update=nothing)


def quotes(settings: Settings, question: str = QUESTION) -> list[str]:
    with Assistant.open(settings) as assistant:
        return [citation.quote for citation in assistant.ask(question).citations]


def test_a_new_machine_needs_nothing_but_the_address(
    writer: Settings, reader: Settings
) -> None:
    sync_index(writer)
    with Assistant.open(reader) as assistant:
        answer = assistant.ask(QUESTION)
        (citation,) = answer.citations
        document = assistant.document(citation.document_id)
    assert citation.source_span.of(document.text) == citation.quote
    assert "252 firms" in citation.quote


def test_before_the_first_publication_a_reader_is_told_so(reader: Settings) -> None:
    with pytest.raises(IndexMissingError):
        Assistant.open(reader)


def test_an_open_reader_follows_what_is_published(
    writer: Settings, reader: Settings
) -> None:
    sync_index(writer)
    with Assistant.open(reader) as assistant:
        first = assistant.index_version
        (writer.corpus_dir / "glass.txt").write_text(GLASS.replace("252", "260"))
        (writer.corpus_dir / "gloves.txt").write_text(GLOVES)
        report = sync_index(writer)
        assert (report.added, report.changed) == (("gloves.txt",), ("glass.txt",))
        found = assistant.ask(QUESTION)
        for _ in range(40):
            if assistant.index_version != first:
                break
            found = assistant.ask(QUESTION)
        assert [hit.passage.document_id for hit in assistant.search("gloves", 1)] == [
            "gloves.txt"
        ]
    assert found.status == "answered"


def test_another_process_answers_from_what_was_published_two_seconds_before(
    writer: Settings, reader: Settings
) -> None:
    sync_index(writer)
    with AskingProcess(reader) as asking:
        assert asking.ask(QUESTION)[0] == sync_index(writer).generation
        (writer.corpus_dir / "glass.txt").write_text(GLASS.replace("252", "260"))
        report = sync_index(writer)
        time.sleep(2)
        generation, (quote,) = asking.ask(QUESTION)
    assert generation == report.generation
    assert "260 firms" in quote


def test_what_is_removed_is_found_no_more(writer: Settings, reader: Settings) -> None:
    (writer.corpus_dir / "gloves.txt").write_text(GLOVES)
    sync_index(writer)
    (writer.corpus_dir / "glass.txt").unlink()
    assert sync_index(writer).removed == ("glass.txt",)
    with Assistant.open(reader) as assistant:
        hits = assistant.search(QUESTION, 10)
    assert {hit.passage.document_id for hit in hits} == {"gloves.txt"}


def test_a_sync_without_changes_publishes_nothing(writer: Settings) -> None:
    first = sync_index(writer)
    assert sync_index(writer).generation == first.generation


def test_a_second_writing_machine_builds_on_what_the_first_published(
    writer: Settings, tmp_path: Path
) -> None:
    sync_index(writer)
    (tmp_path / "corpus/gloves.txt").write_text(GLOVES)
    second = writer.model_copy(update={"index_dir": tmp_path / "second"})
    report = sync_index(second)
    assert (report.added, report.unchanged) == (("gloves.txt",), ("glass.txt",))


def test_going_back_goes_back_for_all_machines(
    writer: Settings, reader: Settings
) -> None:
    sync_index(writer)
    (writer.corpus_dir / "glass.txt").write_text(GLASS.replace("252", "260"))
    sync_index(writer)
    assert "260" in quotes(reader)[0]
    roll_back(writer)
    assert "252" in quotes(reader)[0]
    assert sync_index(writer).changed == ("glass.txt",)
    assert "260" in quotes(reader)[0]


def test_other_settings_mean_a_rebuild_on_the_server(
    writer: Settings, reader: Settings
) -> None:
    (writer.corpus_dir / "glass.txt").write_text(GLASS * 30)
    first = sync_index(writer)
    smaller = {"chunk_size": 40}
    second = sync_index(writer.model_copy(update=smaller))
    assert second.passages > first.passages
    assert quotes(reader.model_copy(update=smaller))


def test_the_doctor_looks_at_the_server_and_who_writes_to_it(
    writer: Settings, reader: Settings
) -> None:
    sync_index(writer)
    with open_index(writer) as index, index.writing(rebuild=False):
        held = {finding.name: finding for finding in examine(reader)}
    freed = {finding.name: finding for finding in examine(reader)}
    assert "generation 000001-" in freed["server"].value
    assert "held by" in held["writer lock of the server"].value
    assert freed["writer lock of the server"].value == "free"


def test_the_doctor_says_that_a_server_does_not_answer(reader: Settings) -> None:
    away = reader.model_copy(update={"chroma_url": "http://127.0.0.1:9"})
    found = {finding.name: finding for finding in examine(away)}["server"]
    assert not found.ok
    assert found.hint


def test_a_server_that_was_emptied_is_filled_again(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    (tmp_path / "corpus/glass.txt").write_text(GLASS)
    server = ChromaServer(tmp_path)
    server.start()
    try:
        settings = Settings(
            corpus_dir=tmp_path / "corpus",
            index_dir=tmp_path / "index",
            chroma_url=server.url,
        )
        sync_index(settings)
        server.kill()
        server.empty()
        server.start()
        assert sync_index(settings).passages == 1
        assert "252 firms" in quotes(settings)[0]
        server.kill()
        with pytest.raises(ServerUnavailableError):
            sync_index(settings)
    finally:
        server.kill()


def test_only_what_the_copy_consists_of_is_found(
    shared_server: ChromaServer, prefix: str, tmp_path: Path
) -> None:
    park, town = sample("park"), sample("town")
    with closing(ServerIndex(shared_server.url, prefix=prefix)) as server:
        save_manifest(tmp_path, publish(server, park))
        publish(server, park, town)
        found = ServerVectors(server, tmp_path).search(town.embeddings[0].tolist(), 9)
    assert {id_ for id_, _ in found} == ids(park)


def test_a_copy_without_its_manifest_is_a_displayed_error(
    shared_server: ChromaServer, tmp_path: Path
) -> None:
    with (
        closing(ServerIndex(shared_server.url)) as server,
        pytest.raises(IndexDamagedError, match="damaged"),
    ):
        ServerVectors(server, tmp_path).search([1.0], 1)


def test_without_some_documents_the_server_finds_the_others_alone(
    writer: Settings, reader: Settings
) -> None:
    for number in range(20):
        text = f"{GLASS} This is copy {number}."
        (writer.corpus_dir / f"copy{number}.txt").write_text(text)
    (writer.corpus_dir / "gloves.txt").write_text(GLOVES)
    sync_index(writer)
    hidden = frozenset({"glass.txt", *(f"copy{n}.txt" for n in range(20))})
    with (
        closing(LiveIndex(reader)) as live,
        closing(NarrowedIndex(live, lambda _: hidden)) as narrowed,
        narrowed.use() as (_, store),
    ):
        embedding = load_embedder(reader).embed_query(QUESTION)
        found = store.search_vectors(embedding, 8)
        assert {hit.passage.document_id for hit in found} == {"gloves.txt"}
