"""What is stored comes out as it went in, also for other threads and processes."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.conversations.conversation import begin_conversation, begin_message
from assistant.conversations.database import Database
from assistant.conversations.feedback import Feedback
from assistant.conversations.store import ConversationStore
from tests.assistant.conversations.examples import (
    ANSWER,
    CITATION,
    CONVERSATION,
    QUOTE,
    answered,
    message,
)
from tests.conftest import ROOT


def begin(store: ConversationStore, owner: str, question: str) -> str:
    conversation = begin_conversation(owner, question)
    store.add(conversation, begin_message(conversation.id, question), "here")
    return conversation.id


def rows(folder: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(folder / "conversations.sqlite")) as connection:
        return connection.execute(query).fetchall()


def test_an_answer_comes_out_exactly_as_it_was_shown(
    store: ConversationStore, tmp_path: Path
) -> None:
    store.add(CONVERSATION, answered(), "here")
    with closing(ConversationStore(Database.in_folder(tmp_path))) as later:
        (kept,) = later.messages("c1")
        assert kept == answered()
        assert kept.answer == ANSWER
        assert later.conversation("c1") == CONVERSATION


def test_each_quote_is_a_row_that_says_where_it_stands(
    store: ConversationStore, tmp_path: Path
) -> None:
    store.add(CONVERSATION, answered(), "here")
    query = (
        "SELECT number, document_id, content_hash, page, source_start, source_end, "
        "quote, verdict, generation FROM citation ORDER BY position"
    )
    span = CITATION.source_span
    assert rows(tmp_path, query)[0] == (
        *(1, "报告/firms.pdf", "ab" * 32, 12, span.start, span.end),
        *(QUOTE, "supported", "000017"),
    )


def test_an_answer_that_comes_grows_and_is_whole_at_last(
    store: ConversationStore,
) -> None:
    store.keep_alive("here")
    store.add(CONVERSATION, message(), "here")
    part = replace(
        message(), state="answering", text="Det 252 finns. [1]", citations=(CITATION,)
    )
    store.update(part, "here")
    assert store.message("m1") == part
    store.update(answered(), "here")
    assert store.message("m1") == answered()


def test_what_a_process_that_ended_had_not_finished_is_cut_off(
    store: ConversationStore,
) -> None:
    store.keep_alive("here")
    for id_, producer in (("m1", "here"), ("m2", "gone")):
        store.add(CONVERSATION, message(id_), producer)
    store.add(CONVERSATION, answered("m3"), "gone")
    states = {kept.id: kept.state for kept in store.messages("c1")}
    assert states == {"m1": "waiting", "m2": "cut_off", "m3": "answered"}


def test_a_process_that_is_silent_for_long_is_taken_to_have_ended(
    store: ConversationStore, tmp_path: Path
) -> None:
    store.keep_alive("here")
    store.add(CONVERSATION, message(), "here")
    with closing(sqlite3.connect(tmp_path / "conversations.sqlite")) as connection:
        connection.execute("UPDATE producer SET alive = ?", (time.time() - 60,))
        connection.commit()
    assert [kept.state for kept in store.messages("c1")] == ["cut_off"]
    store.keep_alive("here")
    assert [kept.state for kept in store.messages("c1")] == ["waiting"]


def test_messages_come_in_the_order_asked(store: ConversationStore) -> None:
    for id_, asked in (("m3", 3.0), ("m1", 1.0), ("m2", 2.0)):
        store.add(CONVERSATION, message(id_, asked), "here")
    assert [kept.id for kept in store.messages("c1")] == ["m1", "m2", "m3"]


def test_a_list_has_the_owners_conversations_the_newest_first(
    store: ConversationStore,
) -> None:
    first, second = begin(store, "anna", "Glass?"), begin(store, "anna", "Steel?")
    begin(store, "li", "Optics?")
    assert [kept.id for kept in store.conversations("anna")] == [second, first]
    again = store.conversation(first)
    assert again is not None
    store.add(again, begin_message(first, "And now?"), "here")
    assert [kept.id for kept in store.conversations("anna")] == [first, second]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("ÖVERSIKT", ["Glasets Översikt?"]),
        ("  企业 ", ["徐州有多少家企业？"]),
        ("100%", ["Is it 100% of glass?"]),
        ("0_", []),
        ("", ["Is it 100% of glass?", "徐州有多少家企业？", "Glasets Översikt?"]),
    ],
)
def test_a_list_can_be_searched_in_every_script(
    store: ConversationStore, words: str, found: list[str]
) -> None:
    for question in ("Glasets Översikt?", "徐州有多少家企业？", "Is it 100% of glass?"):
        begin(store, "anna", question)
    assert [kept.title for kept in store.conversations("anna", words)] == found


def test_a_list_is_searched_in_the_answers_too(store: ConversationStore) -> None:
    store.add(CONVERSATION, answered(), "here")
    assert store.conversations("anna", "det 252 FINNS")
    assert not store.conversations("anna", "nowhere said")


def test_a_conversation_can_be_renamed_and_found_by_its_new_title(
    store: ConversationStore,
) -> None:
    id_ = begin(store, "anna", "Glass?")
    store.rename(id_, "  Über\nGlas  ")
    assert [kept.title for kept in store.conversations("anna", "über")] == ["Über Glas"]


def test_what_is_deleted_is_gone_with_all_that_belonged_to_it(
    store: ConversationStore, tmp_path: Path
) -> None:
    store.add(CONVERSATION, answered(), "here")
    store.feedback.give("m1", "anna", Feedback(False, "wrong_figure"))
    store.delete("c1")
    assert store.conversation("c1") is None
    for table in ("conversation", "message", "citation", "feedback"):
        assert rows(tmp_path, f"SELECT * FROM {table}") == []


def test_an_answer_that_comes_too_late_brings_nothing_back(
    store: ConversationStore,
) -> None:
    store.add(CONVERSATION, message(), "here")
    store.delete("c1")
    store.update(answered(), "here")
    assert store.messages("c1") == ()
    assert store.message("m1") is None


def test_an_answer_is_final_whoever_answers_the_question_once_more(
    store: ConversationStore, tmp_path: Path
) -> None:
    store.add(CONVERSATION, answered(), "here")
    assert store.messages("c1") == (answered(),)
    with closing(ConversationStore(Database.in_folder(tmp_path))) as other:
        other.add(CONVERSATION, message(), "there")
        other.update(replace(answered(), text="Another. [1]"), "there")
        assert other.messages("c1") == (answered(),)
    assert store.messages("c1") == (answered(),)


def test_an_answer_that_was_read_before_is_not_read_anew(
    store: ConversationStore, tmp_path: Path
) -> None:
    store.add(CONVERSATION, answered("m1"), "here")
    store.add(CONVERSATION, replace(answered("m2"), asked=2_000.0), "here")
    first, _ = store.messages("c1")
    again, _ = store.messages("c1")
    assert again is first
    store.set_aside(store.messages("c1")[1])
    assert store.messages("c1") == (first,)
    with closing(ConversationStore(Database.in_folder(tmp_path))) as other:
        other.delete("c1")
    assert store.messages("c1") == ()


def test_many_threads_write_at_once_and_none_loses_anything(
    store: ConversationStore,
) -> None:
    def write(number: int) -> None:
        store.add(CONVERSATION, message(f"m{number}"), "here")
        store.update(answered(f"m{number}"), "here")

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(write, range(40)))
    kept = store.messages("c1")
    assert {message.id for message in kept} == {f"m{n}" for n in range(40)}
    assert all(message.answer == ANSWER for message in kept)


WRITER = """
import sys
from pathlib import Path
from assistant.conversations.database import Database
from assistant.conversations.feedback import Feedback
from assistant.conversations.store import ConversationStore
from tests.assistant.conversations.examples import CONVERSATION, answered
store = ConversationStore(Database.in_folder(Path(sys.argv[1])))
for number in range(20):
    store.add(CONVERSATION, answered(f"{sys.argv[2]}-{number}"), "other")
store.close()
"""


def test_processes_that_start_together_make_the_tables_once_and_share_them(
    tmp_path: Path,
) -> None:
    started = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(tmp_path / "new"), name],
            cwd=ROOT,
            env=dict(os.environ),
        )
        for name in ("a", "b", "c")
    ]
    assert [process.wait() for process in started] == [0, 0, 0]
    with closing(ConversationStore(Database.in_folder(tmp_path / "new"))) as store:
        assert len(store.messages("c1")) == 60


def test_what_a_question_was_asked_of_comes_out_with_it(
    store: ConversationStore,
) -> None:
    asked = replace(message(), among=("plans/", "a.pdf"))
    store.add(CONVERSATION, asked, "here")
    store.keep_alive("here")
    assert store.message("m1") == asked
