"""What can be taken from the page, in AppTest: the text to copy, and the files."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from streamlit.testing.v1 import AppTest

from assistant.conversations.conversation import Message, State
from assistant.language.translations.texts import speaking
from tests.ui.page.fakes import HOSTILE, SmallAssistant, make_document
from tests.ui.page.test_downloads import links
from tests.ui.page.test_page import ask, open_page
from ui.page.exports import exchange_of

FIRMS = make_document("firms.txt", HOSTILE, f"There are 252 firms. {HOSTILE}")
MANY = "How many firms?"


@pytest.fixture
def page() -> AppTest:
    quotes = {MANY: [("firms.txt", FIRMS.text)]}
    return ask(open_page(SmallAssistant([FIRMS], quotes)), MANY)


def test_the_text_to_copy_has_its_markers_and_sources(page: AppTest) -> None:
    drawn = "".join(html.value for html in page.html)
    (copied,) = re.findall(r'data-copied="([^"]*)"', drawn)
    assert unquote(copied) == (
        f"{FIRMS.text} [1]\n\nSources:\n[1] {HOSTILE}, firms.txt"
    )
    assert not set(copied) & set("<>&'\n ")


def test_files_of_the_answer_and_of_the_conversation_are_offered(page: AppTest) -> None:
    labels = [label for label, _ in links(page)]
    assert sorted(labels) == sorted(["Word", "Markdown", "Receipt (JSON)"] * 2)


def test_a_file_of_an_answer_that_failed_names_no_folder_of_the_server() -> None:
    message = Message(
        *("id", "conversation", MANY, 1.7e9, "failed"),
        error="There is no document /srv/docs/a.txt in the index.",
        hint="Run `cluster-policy index`.",
    )
    for language, said in (
        ("en", "There is no document a.txt in the index. Whoever runs this page"),
        ("sv", "Det finns inget dokument a.txt i indexet. "),
        ("zh", "索引中没有文件 a.txt。"),
    ):
        with speaking(language):
            note = exchange_of(message).note
        assert note.startswith(said)
        assert "srv" not in note
        assert "cluster-policy" not in note


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("cut_off", "The answer was cut off: the assistant was restarted."),
        ("withdrawn", "It was stopped before it was asked."),
        ("answering", "It was still being answered."),
        ("failed", "The model does not answer. Start it."),
    ],
)
def test_an_answer_that_is_not_whole_says_so(state: State, said: str) -> None:
    message = Message(
        *("id", "conversation", MANY, 1.7e9, state),
        text="There",
        error="The model does not answer.",
        hint="Start it.",
    )
    exchange = exchange_of(message)
    assert (exchange.text, exchange.note) == ("There", said)
    assert exchange.asked.timestamp() == 1.7e9


def test_an_error_is_exported_as_the_page_says_it() -> None:
    message = Message(
        *("id", "conversation", MANY, 1.7e9, "failed"),
        error="The folder is no longer followed.",
        hint="Run `cluster-policy index` to build it.",
    )
    with speaking("sv"):
        said = exchange_of(message).note
    assert said.startswith("Mappen följs inte längre. ")
    assert "cluster-policy" not in said
