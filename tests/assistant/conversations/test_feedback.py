from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.conversations.database import Database
from assistant.conversations.feedback import Complaint, Feedback, FeedbackStore
from assistant.conversations.store import ConversationStore
from assistant.errors import NotKeptError
from tests.assistant.conversations.examples import CONVERSATION, answered, message
from tests.assistant.conversations.test_store import rows

WRONG = Feedback(False, "wrong_figure", "It is of 2022.")


def test_it_takes_the_place_of_what_the_same_visitor_thought_before(
    store: ConversationStore,
) -> None:
    store.add(CONVERSATION, answered(), "here")
    store.feedback.give("m1", "anna", Feedback(True))
    store.feedback.give("m1", "li", Feedback(True))
    store.feedback.give("m1", "anna", replace(WRONG, words="  It is of 2022.\n"))
    assert store.feedback.given_in("c1", "anna") == {"m1": WRONG}
    assert store.feedback.given_in("c1", "li") == {"m1": Feedback(True)}
    assert store.feedback.given_in("c1", "bo") == {}


def test_it_can_be_taken_back(store: ConversationStore) -> None:
    store.add(CONVERSATION, answered(), "here")
    store.feedback.give("m1", "anna", WRONG)
    store.feedback.take_back("m1", "li")
    assert store.feedback.given_in("c1", "anna") == {"m1": WRONG}
    store.feedback.take_back("m1", "anna")
    assert store.feedback.given_in("c1", "anna") == {}
    assert store.feedback.complaints() == ()


def test_of_an_answer_that_is_not_kept_nothing_is(store: ConversationStore) -> None:
    with pytest.raises(NotKeptError, match="the answer is not"):
        store.feedback.give("m1", "anna", WRONG)


def test_a_complaint_has_the_answer_and_what_was_asked_before_and_not_by_whom(
    store: ConversationStore,
) -> None:
    store.add(CONVERSATION, answered("m0", 900.0), "here")
    asked = replace(message("m2", 950.0), state="cut_off", question="And?")
    store.add(CONVERSATION, asked, "here")
    store.add(CONVERSATION, answered(), "here")
    store.feedback.give("m1", "anna", WRONG)
    store.feedback.give("m0", "anna", Feedback(True))
    assert store.feedback.complaints() == (
        Complaint(answered(), WRONG, ("and how many?",)),
    )


def test_a_reason_of_another_version_is_told_in_words(tmp_path: Path) -> None:
    database = Database.in_folder(tmp_path)
    store = ConversationStore(database)
    store.add(CONVERSATION, answered(), "here")
    store.feedback.give("m1", "anna", Feedback(False, words="So it is."))
    with database.changing() as session:
        session.connection().exec_driver_sql("UPDATE feedback SET reason = 'rude'")
    assert FeedbackStore(database).given_in("c1", "anna") == {
        "m1": Feedback(False, None, "rude So it is.")
    }
    store.close()


def test_databases_of_before_get_the_column_and_keep_what_is_in_them(
    tmp_path: Path,
) -> None:
    from alembic import command
    from alembic.config import Config
    from sqlalchemy import create_engine, text

    Database.in_folder(tmp_path).close()
    engine = create_engine(f"sqlite:///{tmp_path}/conversations.sqlite")
    config = Config()
    config.set_main_option("script_location", "assistant.conversations:migrations")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "first_tables")
        connection.execute(
            text("INSERT INTO feedback VALUES ('m1', 'anna', 0, 'Wrong year', 1.0)")
        )
    engine.dispose()
    Database.in_folder(tmp_path).close()
    kept = rows(tmp_path, "SELECT owner, helpful, reason, words FROM feedback")
    assert kept == [("anna", 0, "Wrong year", "")]
