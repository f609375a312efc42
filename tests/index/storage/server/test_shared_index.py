"""An index on a real Chroma server, read and written by several machines."""

from __future__ import annotations

import time
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import create_engine, text

from assistant import Assistant, Settings
from index import roll_back, sync_index
from index.embedding.embedder import load_embedder
from index.errors import IndexDamagedError, IndexMissingError, ServerUnavailableError
from index.storage.live_index import LiveIndex
from index.storage.narrowed_index import NarrowedIndex
from index.storage.opening import open_index
from index.storage.shared_index import SharedIndex
from tests.asking_process import AskingProcess
from tests.index.storage.server.chroma_server import ChromaServer
from tests.index.storage.server.conftest import GLASS
from tests.postgresql_server import PostgresqlServer
from tests.waiting import wait_until
from ui.doctor.examination import examine

pytestmark = pytest.mark.slow

GLOVES = "Jiaxiang makes gloves. There are 90 workshops."
QUESTION = "How many firms does the Xuzhou cluster have?"


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


def test_a_question_that_ends_after_the_closing_takes_the_server_from_no_other(
    writer: Settings, reader: Settings
) -> None:
    sync_index(writer)
    asked = load_embedder(writer).embed_query("gloves")
    live = LiveIndex(reader)
    with ExitStack() as later:
        with live.use():
            (writer.corpus_dir / "gloves.txt").write_text("Gloves are made.")
            sync_index(writer)
            wait_until(lambda: "gloves.txt" in documents_now(live))
            _, store = later.enter_context(live.use())
            live.close()
        assert store.search_vectors(asked, 2)


def documents_now(live: LiveIndex) -> set[str]:
    """Return the documents that a question finds that begins now."""
    with live.use() as (_, store):
        return {document.id for document in store.documents()}


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


def test_all_machines_call_one_state_alike_and_no_other_so(
    writer: Settings, reader: Settings
) -> None:
    def named(settings: Settings) -> str:
        with closing(LiveIndex(settings)) as live, live.use() as (name, _):
            return name

    first = sync_index(writer).generation
    (writer.corpus_dir / "glass.txt").write_text(GLASS.replace("252", "260"))
    second = sync_index(writer).generation
    # It is the first of which this machine has a copy: an answer from it must not be
    # taken for one from the first of another.
    assert first != named(reader) == second == named(writer)
    assert roll_back(writer) == named(reader) == named(writer)


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


def test_who_goes_back_twice_goes_further_back(
    writer: Settings, reader: Settings
) -> None:
    for number in range(1, 4):
        (writer.corpus_dir / "glass.txt").write_text(GLASS.replace("252", f"{number}0"))
        sync_index(writer)
    for number in (2, 1):
        roll_back(writer)
        assert f"{number}0 firms" in quotes(reader)[0]
    with pytest.raises(IndexMissingError, match="no earlier state"):
        roll_back(writer)
    # Of what is published next, that is the state before.
    sync_index(writer)
    assert "30 firms" in quotes(reader)[0]
    roll_back(writer)
    assert "10 firms" in quotes(reader)[0]


def test_nobody_goes_back_to_a_state_whose_vectors_are_no_longer_on_the_server(
    writer: Settings,
) -> None:
    sync_index(writer)
    with closing(SharedIndex(writer)) as index:
        (lost,) = index.chroma.collections(index.prefix)
        (writer.corpus_dir / "glass.txt").write_text(GLASS.replace("252", "260"))
        live = sync_index(writer).generation
        index.chroma.drop(lost)
        with pytest.raises(IndexMissingError, match="no earlier state"):
            roll_back(writer)
        assert index.catalog.live() == live


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
    with open_index(writer) as index, index.writing():
        held = {finding.name: finding for finding in examine(reader)}
    freed = {finding.name: finding for finding in examine(reader)}
    assert "generation 000001-" in freed["database"].value
    assert "held by process" in held["writer lock of the servers"].value
    assert freed["writer lock of the servers"].value == "free"
    assert f"1 collections {writer.chroma_collection}-" in freed["Chroma server"].value


def test_the_doctor_says_that_a_server_does_not_answer(reader: Settings) -> None:
    nobody = "postgresql://kept@127.0.0.1:9/kept"
    for away, name in (
        ({"chroma_url": "http://127.0.0.1:9"}, "Chroma"),
        ({"database_url": SecretStr(nobody)}, "PostgreSQL"),
    ):
        found = {f.name: f for f in examine(reader.model_copy(update=away))}["server"]
        assert not found.ok
        assert found.value.startswith(f"The {name} server at")
        assert found.hint


def test_a_chroma_server_that_was_emptied_is_filled_again(
    writer: Settings, own_server: ChromaServer
) -> None:
    settings = writer.model_copy(update={"chroma_url": own_server.url})
    sync_index(settings)
    own_server.kill()
    own_server.empty()
    own_server.start()
    with pytest.raises(IndexDamagedError, match="lack some"):
        Assistant.open(settings)
    assert sync_index(settings, rebuild=True).passages == 1
    assert "252 firms" in quotes(settings)[0]
    own_server.kill()
    with pytest.raises(ServerUnavailableError):
        quotes(settings)


def test_vectors_that_a_chroma_server_has_lost_are_sent_again_by_the_next_sync(
    writer: Settings, own_server: ChromaServer
) -> None:
    settings = writer.model_copy(update={"chroma_url": own_server.url})
    first = sync_index(settings)
    own_server.kill()
    own_server.empty()
    own_server.start()
    mended = sync_index(settings)
    assert mended.unchanged == first.added
    assert "252 firms" in quotes(settings)[0]
    assert sync_index(settings).generation == mended.generation != first.generation


def test_an_emptied_database_is_filled_again(
    writer: Settings, shared_postgresql: PostgresqlServer
) -> None:
    sync_index(writer)
    new = SecretStr(shared_postgresql.new_database())
    engine = create_engine(writer.database_url.get_secret_value())
    with engine.begin() as connection:
        connection.execute(text("UPDATE index_live SET generation = NULL"))
    engine.dispose()
    with pytest.raises(IndexMissingError):
        Assistant.open(writer)
    assert sync_index(writer).passages == 1
    assert "252 firms" in quotes(writer)[0]
    assert sync_index(writer.model_copy(update={"database_url": new})).passages == 1


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
