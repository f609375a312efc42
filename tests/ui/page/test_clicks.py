"""What goes wrong in a click is told on the page, which stays with what was typed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assistant.conversations.conversation import Message
from assistant.conversations.conversations import Conversations
from assistant.conversations.database import Database
from assistant.conversations.feedback import Feedback, FeedbackStore
from assistant.conversations.store import ConversationStore
from assistant.errors import NotKeptError
from tests.conftest import ROOT
from tests.ui.page.fakes import SmallAssistant
from tests.ui.page.test_feedback import field, say
from tests.ui.page.test_page import (
    ACTIONS,
    ask,
    asked,
    asking_back,
    open_page,
    shown,
    small,
    with_examples,
)

__all__ = ["small"]  # A fixture, used by its name.
QUESTION = "How many firms?"
TOLD = "The database is locked.Try it in a moment."


class Failing(Conversations):
    """Conversations in which nothing can be asked as long as ``fails`` is set."""

    fails = False

    def ask(self, *args: Any, **named: Any) -> Message:
        self.check()
        return super().ask(*args, **named)

    def ask_instead(self, *args: Any, **named: Any) -> Message:
        self.check()
        return super().ask_instead(*args, **named)

    def check(self) -> None:
        if self.fails:
            raise NotKeptError("The database is locked.", "Try it in a moment.")


@pytest.fixture
def failing(tmp_path: Path) -> Iterator[Failing]:
    kept = Failing(ConversationStore(Database.in_folder(tmp_path)))
    yield kept
    kept.close()


def keeping(page: AppTest, kept: Conversations) -> AppTest:
    page.session_state["conversations"] = kept
    return page.run()


def test_what_could_not_be_asked_for_a_moment_stands_in_the_box_again(
    small: SmallAssistant, failing: Failing
) -> None:
    failing.fails = True
    page = ask(keeping(open_page(small), failing), QUESTION)
    assert TOLD in shown(page)
    assert "What would you like to know?" in shown(page)
    assert page.chat_input[0].proto.set_value
    assert page.chat_input[0].proto.value == QUESTION
    failing.fails = False
    ask(page, QUESTION)
    assert [question for question, _ in small.asked] == [QUESTION]
    assert "locked" not in shown(page)
    assert not page.chat_input[0].proto.value


def test_a_click_on_an_example_that_fails_leaves_the_page_there(
    failing: Failing,
) -> None:
    page = with_examples(keeping(open_page(asking_back()), failing))
    failing.fails = True
    page.button(key="example-0").click().run()
    assert TOLD in shown(page)
    assert "example-0" in {button.key for button in page.button}


def test_other_words_that_cannot_be_asked_for_a_moment_stay_in_their_field(
    small: SmallAssistant, failing: Failing
) -> None:
    page = ask(keeping(open_page(small), failing), QUESTION)
    (id_,) = asked(page)
    page.button(key=f"edit-{id_}").click().run()
    page.text_area(key=f"edited-{id_}").set_value("How many?")
    failing.fails = True
    page.button[[b.label for b in page.button].index("Ask")].click().run()
    assert TOLD in shown(page)
    assert page.text_area(key=f"edited-{id_}").value == "How many?"


def test_an_unexpected_error_in_a_click_is_one_plain_sentence() -> None:
    class Broken(SmallAssistant):
        def among(self, *places: str) -> SmallAssistant:
            raise ValueError("secret")

    page = open_page(Broken([ACTIONS]))
    page.multiselect[0].set_value([ACTIONS.id]).run()
    ask(page, QUESTION)
    assert "Something went wrong" in shown(page)
    assert "secret" not in shown(page)
    assert page.chat_input[0].proto.value == QUESTION


def test_what_is_said_of_an_answer_stays_in_its_field_until_it_is_kept(
    small: SmallAssistant, failing: Failing
) -> None:
    class Forgetful(FeedbackStore):
        def give(self, *args: Any) -> None:
            raise NotKeptError("The database is locked.", "Try it in a moment.")

    page = ask(keeping(open_page(small), failing), QUESTION)
    say(page, "helpful", False)
    kept = failing.feedback
    failing.feedback = Forgetful(kept._database)
    words = f"words-{asked(page)[0]}"
    page.text_input(key=words).set_value("There are 253.").run()
    assert TOLD in shown(page)
    assert page.text_input(key=words).value == "There are 253."
    failing.feedback = kept
    say(page, "reason", "wrong_figure")
    assert "locked" not in shown(page.run())
    assert page.text_input(key=words).value == "There are 253."
    assert field(page, "reason").value == "wrong_figure"
    (complaint,) = kept.complaints()
    assert complaint.feedback == Feedback(False, "wrong_figure", "There are 253.")


def test_every_callback_notes_what_goes_wrong_in_it() -> None:
    modules = {
        path.stem: ast.parse(path.read_text("utf-8"))
        for path in (ROOT / "ui" / "page").glob("*.py")
    }
    bare = set()
    for name, module in modules.items():
        for keyword in ast.walk(module):
            if isinstance(keyword, ast.keyword) and keyword.arg in CALLBACKS:
                called = ast.unparse(keyword.value)
                home, _, function = called.rpartition(".")
                if called not in OF_STREAMLIT and function not in noted_in(
                    modules[home or name]
                ):
                    bare.add(f"{name}: {called}")
    assert bare == set()


CALLBACKS = {"on_click", "on_change", "on_submit"}
OF_STREAMLIT = {"st.login", "st.logout", "'rerun'"}


def noted_in(module: ast.Module) -> set[str]:
    """Return the functions of a module that are decorated with ``noted()``."""
    return {
        node.name
        for node in module.body
        if isinstance(node, ast.FunctionDef)
        and "noted()" in map(ast.unparse, node.decorator_list)
    }
