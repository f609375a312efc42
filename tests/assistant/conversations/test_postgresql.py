"""The same store on a real PostgreSQL, on loopback, where one is installed."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine

from assistant.conversations.conversation import begin_conversation, begin_message
from assistant.conversations.database import Database
from assistant.conversations.feedback import Feedback
from assistant.conversations.store import ConversationStore
from assistant.conversations.tables import Table
from assistant.errors import NotKeptError
from tests.assistant.conversations.examples import (
    ANSWER,
    CONVERSATION,
    answered,
    message,
)
from tests.postgresql_server import PostgresqlServer

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """The address of a server that keeps its files in a folder of its own."""
    server = PostgresqlServer()
    try:
        server.start()
        yield server.url
    finally:
        server.remove()


@pytest.fixture
def store(url: str) -> Iterator[ConversationStore]:
    with closing(ConversationStore(Database(url))) as opened:
        yield opened
        opened.delete(CONVERSATION.id)


def test_the_steps_lead_to_the_tables_that_the_code_has(
    store: ConversationStore, url: str
) -> None:
    engine = create_engine(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection)
        assert compare_metadata(context, Table.metadata) == []
    engine.dispose()


def test_an_answer_comes_out_exactly_as_it_was_shown(store: ConversationStore) -> None:
    store.add(CONVERSATION, message(), "gone")
    assert [kept.state for kept in store.messages("c1")] == ["cut_off"]
    store.update(answered(), "gone")
    (kept,) = store.messages("c1")
    assert kept == answered()
    thought = Feedback(False, "wrong_figure", "It is of 2022.")
    store.feedback.give("m1", "anna", thought)
    assert store.feedback.given_in("c1", "anna") == {"m1": thought}
    assert [one.feedback for one in store.feedback.complaints()] == [thought]
    assert store.overview.activity(since=0.0).seconds == (0.5,)
    assert store.overview.declined() == ()


def test_a_list_can_be_searched_in_every_script(store: ConversationStore) -> None:
    for question in ("Glasets Översikt?", "徐州有多少家企业？", "Is it 100% of glass?"):
        conversation = begin_conversation("anna", question)
        store.add(conversation, begin_message(conversation.id, question), "here")
    for words in ("ÖVERSIKT", "企业", "100%"):
        (found,) = store.conversations("anna", words)
        assert words.casefold() in found.title.casefold()
        store.delete(found.id)
    assert store.conversations("anna") == ()


def test_many_threads_write_at_once_and_none_loses_anything(
    store: ConversationStore,
) -> None:
    def write(number: int) -> None:
        store.add(CONVERSATION, message(f"m{number}"), "here")
        store.update(answered(f"m{number}"), "here")

    write(0)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(1, 40)))
    assert all(kept.answer == ANSWER for kept in store.messages("c1"))
    assert len(store.messages("c1")) == 40


def test_a_server_that_does_not_answer_is_said_in_one_sentence() -> None:
    with pytest.raises(NotKeptError) as error:
        Database("postgresql://kept:secret@127.0.0.1:1/kept")
    assert error.value.message == (
        "Conversations cannot be kept: the database server does not answer."
    )
    assert "secret" not in error.value.hint


def test_a_server_that_takes_a_connection_and_says_nothing_is_given_up() -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as silent,
        ThreadPoolExecutor(1) as pool,
    ):
        url = f"postgresql://kept@127.0.0.1:{silent.getsockname()[1]}/kept"
        # Left to itself the driver waits for more than two minutes.
        error = pool.submit(Database, url).exception(timeout=60)
    assert isinstance(error, NotKeptError)
    assert "the database server does not answer" in error.message
