"""What hinders a database is said in one sentence, without its address."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Timer

import pytest
from pydantic import SecretStr

from assistant import Settings
from assistant.conversations.database import Database
from assistant.conversations.store import ConversationStore
from assistant.errors import NotKeptError
from index.storage.generations import Generations
from tests.assistant.conversations.examples import (
    CONVERSATION,
    QUOTE,
    answered,
    message,
)

FILE = "conversations.sqlite"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a conversation in it."""
    with closing(ConversationStore(Database.in_folder(tmp_path))) as store:
        store.add(CONVERSATION, answered(), "here")
    return tmp_path


def reason(error: pytest.ExceptionInfo[NotKeptError], folder: Path) -> str:
    """Return why it does not work, which tells nothing of the machine."""
    said = error.value
    assert str(folder) not in f"{said.message} {said.hint}"
    assert said.message.startswith("Conversations cannot be kept: ")
    assert said.hint
    return said.message


def test_they_are_kept_in_the_index_folder_where_no_update_deletes_them(
    settings: Settings,
) -> None:
    with closing(ConversationStore(Database.of(settings))) as store:
        store.add(CONVERSATION, answered(), "here")
        generations = Generations(settings.index_dir)
        for _ in range(4):
            with generations.writing():
                name, made = generations.begin(copy_live=False)
                made.mkdir(parents=True, exist_ok=True)
                generations.publish(name, keep=1)
        assert store.message("m1") == answered()
    assert (settings.index_dir / "conversations" / FILE).is_file()


def test_a_file_that_is_none_is_said_to_be_damaged_and_left_alone(
    tmp_path: Path,
) -> None:
    (tmp_path / FILE).write_bytes(b"no database" * 1_000)
    with pytest.raises(NotKeptError) as error:
        Database.in_folder(tmp_path)
    assert "damaged" in reason(error, tmp_path)
    assert (tmp_path / FILE).read_bytes() == b"no database" * 1_000


def test_a_file_that_is_damaged_within_is_said_to_be(folder: Path) -> None:
    with (folder / FILE).open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom((folder / FILE).stat().st_size - 4096))
    with (
        pytest.raises(NotKeptError) as error,
        closing(ConversationStore(Database.in_folder(folder))) as store,
    ):
        store.messages("c1")
    assert "damaged" in reason(error, folder)


@pytest.fixture
def locked(folder: Path) -> Iterator[Path]:
    """The folder while another program writes, and does not end."""
    with closing(sqlite3.connect(folder / FILE)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield folder
        other.rollback()


def test_a_file_that_another_holds_is_said_to_be_held_and_can_still_be_read(
    locked: Path,
) -> None:
    opened = Database.in_folder(locked, patience=0.1)
    with closing(ConversationStore(opened)) as store:
        assert store.messages("c1") == (answered(),)
        with pytest.raises(NotKeptError) as error:
            store.add(CONVERSATION, message("m2"), "here")
    assert "another program holds" in reason(error, locked)


def test_what_fails_is_in_the_log_without_what_was_asked(
    folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with closing(sqlite3.connect(folder / FILE)) as connection:
        connection.execute("DROP TABLE citation")
    with (
        closing(ConversationStore(Database.in_folder(folder))) as store,
        pytest.raises(NotKeptError),
    ):
        store.add(CONVERSATION, answered("m2"), "here")
    assert "no such table" in caplog.text
    assert QUOTE not in caplog.text
    assert answered().question not in caplog.text


def test_a_folder_may_have_any_name(tmp_path: Path) -> None:
    folder = tmp_path / "a?b=c #1 100%20 åäö@x"
    with closing(ConversationStore(Database.in_folder(folder))) as store:
        store.add(CONVERSATION, answered(), "here")
    assert (folder / FILE).is_file()


def test_a_place_that_may_not_be_written_to_is_said_to_be_none(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    with pytest.raises(NotKeptError) as error:
        Database.in_folder(tmp_path / "file" / "conversations")
    assert "may not be written to" in reason(error, tmp_path)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may")
def test_a_folder_that_may_only_be_read_is_said_to_be_one(folder: Path) -> None:
    (folder / FILE).chmod(0o400)
    folder.chmod(0o500)
    with (
        pytest.raises(NotKeptError) as error,
        closing(ConversationStore(Database.in_folder(folder))) as store,
    ):
        store.add(CONVERSATION, message("m2"), "here")
    folder.chmod(0o700)
    assert "may not be written to" in reason(error, folder)


def test_a_database_of_a_newer_version_is_said_to_be_one(folder: Path) -> None:
    with closing(sqlite3.connect(folder / FILE)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = 'later'")
        connection.commit()
    with pytest.raises(NotKeptError) as error:
        Database.in_folder(folder)
    assert "a newer version" in reason(error, folder)


def test_an_answer_that_cannot_be_understood_is_no_crash(folder: Path) -> None:
    with closing(sqlite3.connect(folder / FILE)) as connection:
        connection.execute("UPDATE message SET answer = '{}'")
        connection.commit()
    with (
        pytest.raises(NotKeptError) as error,
        closing(ConversationStore(Database.in_folder(folder))) as store,
    ):
        store.messages("c1")
    assert "cannot be read" in reason(error, folder)


def test_an_address_of_nothing_is_said_in_one_sentence(settings: Settings) -> None:
    secret = SecretStr("nothing://anna:secret@localhost/kept")
    with pytest.raises(NotKeptError) as error:
        Database.of(settings.model_copy(update={"database_url": secret}))
    assert "secret" not in f"{error.value.message} {error.value.hint}"


def test_who_opens_a_new_file_while_another_writes_to_it_waits(tmp_path: Path) -> None:
    file = tmp_path / "conversations.sqlite"
    with closing(sqlite3.connect(file, check_same_thread=False)) as another:
        another.isolation_level = None
        another.execute("BEGIN IMMEDIATE")
        ended = Timer(0.3, another.rollback)
        ended.start()
        Database.in_folder(tmp_path).close()
        ended.join()
