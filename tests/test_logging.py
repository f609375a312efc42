"""What is lost, skipped, retried and switched is logged, and nothing of any text is."""

from __future__ import annotations

import logging
import re
import socket
from contextlib import closing
from itertools import repeat
from pathlib import Path
from threading import Event

import pytest
from langchain_core.messages import HumanMessage

from assistant import Assistant, Settings, Turn
from assistant.write.chat_model import load_chat_model
from assistant.write.failures import ChatFailure
from assistant.write.stream import ChatStream
from index import roll_back, sync_index
from index.errors import ServerUnavailableError
from index.storage.server.chroma import Chroma
from tests.assistant.scripted import ScriptedModel, writing
from tests.chat_server.scripted import ScriptedServer, Status

LOGGED = ("assistant", "index", "ui")
TEXT = "The Quillfeather park has 252 registered workshops."
QUESTION = "How many workshops has the Quillfeather park?"
WRITTEN = "The Quillfeather park has 252 registered workshops"
INVENTED = "The Quillfeather park has 999 zeppelins"
WORDS = re.compile("quillfeather|workshops|zeppelin", re.IGNORECASE)


def lines(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [
        f"{record.name}: {record.getMessage()}"
        for record in caplog.records
        if record.name.split(".")[0] in LOGGED
    ]


def write(settings: Settings, name: str, content: str) -> None:
    (settings.corpus_dir / name).write_text(content, encoding="utf-8")


@pytest.fixture
def folder(settings: Settings) -> Settings:
    write(settings, "park.txt", TEXT)
    write(settings, "broken.pdf", f"%PDF-1.4 {TEXT}")
    write(settings, ".hidden.txt", TEXT)
    return settings


@pytest.mark.parametrize("level", [logging.INFO, logging.DEBUG])
def test_files_are_logged_by_name_and_reason_and_no_text_ever(
    folder: Settings, caplog: pytest.LogCaptureFixture, level: int
) -> None:
    caplog.set_level(level)
    sync_index(folder)
    model = ScriptedModel(
        script=writing((WRITTEN, "registered"), (INVENTED, "registered"))
    )
    with Assistant.open(folder, chat_model=model) as assistant:
        answer = assistant.ask(QUESTION, [Turn(QUESTION, TEXT)])
    assert answer.rejected
    logged = lines(caplog)
    assert any("broken.pdf could not be read: cannot be" in line for line in logged)
    assert any(".hidden.txt is left out: it is hidden" in line for line in logged)
    assert any("statement is rejected: figure" in line for line in logged)
    assert any("answered, written: " in line for line in logged)
    assert [line for line in logged if WORDS.search(line)] == []


def test_a_switch_of_what_answers_and_a_roll_back_are_logged(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    write(settings, "park.txt", TEXT)
    sync_index(settings)
    with Assistant.open(settings) as assistant:
        write(settings, "more.txt", TEXT)
        sync_index(settings)
        assert len(assistant.documents()) == 2
    roll_back(settings)
    logged = "\n".join(lines(caplog))
    assert "Rebuilding the index: 1 of 1 files to read" in logged
    assert "Updating the index: 1 of 2 files to read" in logged
    assert (
        "index.storage.generations: Generation 000002 is live, after 000001" in logged
    )
    assert "live_index: Generation 000002 answers from now on" in logged
    assert "Rolled back: generation 000001 is live, after 000002" in logged


def test_what_a_reader_logs_in_its_own_process_arrives(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    write(settings, "letter.eml", f"Subject: Park\nDate: one day\n\n{TEXT}\n")
    sync_index(settings)
    reader = "index.readers.mail.eml"
    assert f"{reader}: letter.eml: The date of a message cannot be read" in lines(
        caplog
    )


def ask_chat_model(server: ScriptedServer) -> str:
    settings = Settings(chat_model="openai:any", chat_base_url=server.openai_url)
    model = load_chat_model(settings)
    assert model is not None
    return ChatStream(model, 10.0, 2).ask([HumanMessage(QUESTION)], Event())


def test_a_chat_model_that_is_asked_again_is_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    with ScriptedServer(TEXT, failures=[Status(429)]) as server:
        assert ask_chat_model(server) == TEXT
    (again,) = [line for line in lines(caplog) if "asked again" in line]
    assert "assistant.write.stream: The chat model: busy, asked again in 0." in again
    assert not any(map(WORDS.search, lines(caplog)))


def test_a_chat_model_that_fails_for_good_is_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.WARNING)
    with (
        ScriptedServer(TEXT, failures=repeat(Status(500, "x", TEXT))) as server,
        pytest.raises(ChatFailure),
    ):
        ask_chat_model(server)
    assert lines(caplog) == [
        "assistant.write.stream: The chat model failed: server_error, try 3"
    ]


def test_a_chroma_server_that_is_lost_is_logged_without_its_token(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{probe.getsockname()[1]}"
    chroma = Chroma(url, "secret-token", patience=3.0)
    with closing(chroma), pytest.raises(ServerUnavailableError):
        chroma.collections("any")
    again, *_, lost = lines(caplog)
    assert "A server of the index: ConnectError, asked again" in again
    assert "A server of the index: ConnectError after " in lost
    assert "secret-token" not in caplog.text


def test_a_kept_state_that_cannot_be_used_is_logged(
    settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    write(settings, "park.txt", TEXT)
    sync_index(settings)
    Path(settings.index_dir, "files.json").write_text("{", encoding="utf-8")
    sync_index(settings)
    assert any("files.json cannot be used" in line for line in lines(caplog))
