"""What a visitor of the page gets of a closed folder: nothing, whichever way."""

from __future__ import annotations

import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from threading import Event
from typing import Any

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from assistant import Assistant, Settings
from assistant.access import Visitor
from assistant.conversations.conversations import Conversations
from assistant.language.translations.said import say
from assistant.language.translations.texts import speaking
from index import SyncProgress, SyncReport, sync_index
from index.documents import Span
from index.errors import CorpusMissingError
from index.sync.reports import Progress
from tests.assistant.access import closed_corpus
from tests.assistant.access.closed_corpus import (
    ADMINISTRATOR,
    ECONOMIST,
    EDITOR,
    READER,
    index_corpus,
)
from tests.ui.cli.test_serving import PROVIDER
from tests.ui.page.forced_open import force_open
from tests.ui.page.test_page import APP, ask, with_examples
from tests.waiting import PATIENCE
from ui.page.indexing import Indexing
from ui.page.places import Place

PLANTS = "How many plants does the Kestrel programme have?"
FIRMS = "How many firms are in the glass cluster?"


@pytest.fixture(scope="module")
def closed(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return index_corpus(tmp_path_factory.mktemp("closed"))


@pytest.fixture(scope="module")
def assistant(closed: Settings) -> Iterator[Assistant]:
    with Assistant.open(closed) as opened:
        yield opened


@pytest.fixture
def _login(monkeypatch: pytest.MonkeyPatch, closed: Settings) -> None:
    for name, value in PROVIDER.items():
        monkeypatch.setenv(f"CLUSTER_POLICY_{name.upper()}", value)
    monkeypatch.setenv("CLUSTER_POLICY_CORPUS_DIR", str(closed.corpus_dir))


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Conversations]:
    conversations = Conversations.open(Settings(index_dir=tmp_path / "kept"))
    yield conversations
    conversations.close()


pytestmark = pytest.mark.usefixtures("_login")


def claims(visitor: Visitor, **said: Any) -> dict[str, Any]:
    issuer, subject = visitor.id.split()
    return {
        "is_logged_in": True,
        "iss": issuer,
        "sub": subject,
        "name": visitor.name,
        "email": visitor.email,
        "groups": sorted(visitor.groups),
        "roles": [str(visitor.role)],
        "iat": time.time(),
        **said,
    }


def page_of(
    visitor: Visitor, assistant: Assistant, kept: Conversations, **said: Any
) -> AppTest:
    """Return the page of somebody who has logged in, not drawn yet."""
    page = AppTest.from_file(APP, default_timeout=PATIENCE)
    page.session_state["assistant"] = assistant
    page.session_state["conversations"] = kept
    page.session_state["indexing"] = Indexing(sync_index, assistant.settings)
    page.user = claims(visitor, **said)
    return page


def at(page: AppTest, conversation: str) -> AppTest:
    page.query_params["conversation"] = conversation
    return page.run()


def all_said(page: AppTest) -> str:
    """Return all that the page sends to the browser, of every kind of element."""
    assert not page.exception
    return "\n".join(str(element.proto) for element in page.main) + "\n".join(
        str(element.proto) for element in page.sidebar
    )


def leaked(page: AppTest, asked: str = "") -> list[str]:
    return closed_corpus.leaked(all_said(page), asked)


def asked_by(
    visitor: Visitor, question: str, assistant: Assistant, kept: Conversations
) -> str:
    """Return the id of a conversation in which somebody asked one question."""
    owner = sha256(visitor.id.encode()).hexdigest()[:32]
    conversation = kept.begin(owner, question)
    message = kept.ask(conversation, question, assistant.for_visitor(visitor))
    assert list(kept.follow(message.id))[-1].state == "answered"
    return conversation.id


@pytest.mark.parametrize("visitor", [READER, EDITOR], ids=lambda v: v.name)
def test_the_page_as_it_opens_tells_nothing_of_the_folder(
    assistant: Assistant, kept: Conversations, visitor: Visitor
) -> None:
    page = page_of(visitor, assistant, kept).run()
    assert leaked(page) == []
    assert "4" in all_said(page)


@pytest.mark.parametrize("visitor", [ECONOMIST, ADMINISTRATOR], ids=lambda v: v.name)
def test_the_page_as_it_opens_has_the_folder_for_those_who_may_read_it(
    assistant: Assistant, kept: Conversations, visitor: Visitor
) -> None:
    said = all_said(page_of(visitor, assistant, kept).run())
    assert "The Kestrel programme" in said
    assert "secret/broken.pdf" in said


def test_a_question_on_the_page_is_answered_from_what_is_open(
    assistant: Assistant, kept: Conversations
) -> None:
    page = ask(page_of(READER, assistant, kept).run(), PLANTS)
    assert leaked(page, PLANTS) == []
    assert "Searched 6 documents" in all_said(page)
    page = ask(page_of(ECONOMIST, assistant, kept).run(), PLANTS)
    assert "8642" in all_said(page)


@pytest.mark.parametrize(
    "question", [PLANTS, "Which documents do you have?", "银杏计划有多少家企业？"]
)
def test_a_link_to_a_conversation_from_the_folder_leads_nowhere(
    assistant: Assistant, kept: Conversations, question: str
) -> None:
    id_ = asked_by(ECONOMIST, question, assistant, kept)
    for visitor in (READER, EDITOR):
        page = at(page_of(visitor, assistant, kept), id_)
        assert leaked(page) == []
        assert question not in all_said(page)
        assert "This conversation is not there." in all_said(page)
    for visitor in (ECONOMIST, ADMINISTRATOR):
        page = at(page_of(visitor, assistant, kept), id_)
        assert question in all_said(page)
        assert "Download the conversation" in all_said(page)


def test_a_link_to_what_was_not_found_does_not_tell_how_much_was_searched(
    assistant: Assistant, kept: Conversations
) -> None:
    id_ = asked_by(ECONOMIST, "Who is the king of Norway?", assistant, kept)
    page = at(page_of(READER, assistant, kept), id_)
    assert "This conversation is not there." in all_said(page)
    assert "Searched 13 documents" not in all_said(page)


def test_a_link_to_what_all_may_read_opens_for_all_and_they_ask_elsewhere(
    assistant: Assistant, kept: Conversations
) -> None:
    id_ = asked_by(ECONOMIST, FIRMS, assistant, kept)
    page = at(page_of(READER, assistant, kept), id_)
    assert "252 registered firms" in all_said(page)
    page = ask(page, "And where is it?")
    assert page.query_params["conversation"] not in (id_, [id_])
    assert len(kept.messages(id_)) == 1


def test_who_has_lost_the_folder_keeps_the_question_and_not_the_answer(
    assistant: Assistant, kept: Conversations
) -> None:
    id_ = asked_by(ECONOMIST, PLANTS, assistant, kept)
    page = at(page_of(ECONOMIST, assistant, kept, groups=[]), id_)
    assert leaked(page, PLANTS) == []
    assert PLANTS in all_said(page)
    assert "rests on documents that are not open to you" in all_said(page)
    page = ask(page, "And where does its board meet?")
    assert leaked(page, PLANTS) == []


def test_who_has_lost_the_folder_cannot_find_words_of_the_answer(
    assistant: Assistant, kept: Conversations
) -> None:
    asked_by(ECONOMIST, PLANTS, assistant, kept)
    page = page_of(ECONOMIST, assistant, kept, groups=[]).run()
    narrowed = page.session_state["narrowed"]
    assert narrowed[2].hidden
    owner = sha256(ECONOMIST.id.encode()).hexdigest()[:32]
    assert len(kept.listed(owner, "8642")) == 1
    for _ in range(9):
        asked_by(ECONOMIST, FIRMS, assistant, kept)
    page = page_of(ECONOMIST, assistant, kept, groups=[]).run()
    found = page.text_input(key="find-conversation").set_value("8642").run()
    assert "None has these words." in all_said(found)
    found = page.text_input(key="find-conversation").set_value("Kestrel").run()
    assert "None has these words." not in all_said(found)


def test_a_place_of_the_folder_that_is_opened_by_force_is_not_shown(
    assistant: Assistant, kept: Conversations
) -> None:
    place = Place("secret/kestrel.md", "", "en", None, Span(0, 9), "", "")
    page = page_of(READER, assistant, kept)
    force_open(page, place)
    page.run()
    assert leaked(page, "secret/kestrel.md") == []
    page = page_of(ECONOMIST, assistant, kept)
    force_open(page, place)
    assert "lavender" in all_said(page.run())


@pytest.mark.parametrize(
    "link",
    [
        {"document": "secret/kestrel.md"},
        {"document": "secret/nothing.md"},
        {"document": "secret/kestrel.md", "at": "60-71", "quote": "guessed words"},
        {"document": "secret/nothing.md", "at": "60-71", "quote": "guessed words"},
        {"document": "secret", "at": "0-9", "quote": "guessed words"},
        {"document": "secret/../secret/kestrel.md"},
    ],
)
def test_a_link_to_a_place_of_the_folder_says_what_one_to_nothing_says(
    assistant: Assistant, kept: Conversations, link: dict[str, str]
) -> None:
    page = page_of(READER, assistant, kept)
    for name, value in link.items():
        page.query_params[name] = value
    with_examples(page)
    assert leaked(page, link["document"]) == []
    assert "lavender" not in all_said(page)
    # What it says itself is shown, and no more than of one that leads nowhere.
    nowhere = page_of(READER, assistant, kept)
    for name, value in {**link, "document": "nowhere.md"}.items():
        nowhere.query_params[name] = value
    said = all_said(with_examples(nowhere)).replace("nowhere.md", "…")
    assert lines(all_said(page).replace(link["document"], "…")) == lines(said)


def lines(said: str) -> list[str]:
    """Return what is said without what differs from page to page, such as ids."""
    return [line for line in said.splitlines() if "body" in line or "label" in line]


def test_a_link_to_a_place_opens_for_those_who_may_read_it(
    assistant: Assistant, kept: Conversations
) -> None:
    page = page_of(ECONOMIST, assistant, kept)
    page.query_params["document"] = "secret/kestrel.md"
    assert "lavender" in all_said(page.run())


def documents_script() -> None:
    from ui.page import pages, resources
    from ui.page.documents_page import draw_documents

    pages.asked_for()
    draw_documents(resources.assistant())


@pytest.mark.parametrize("visitor", [READER, EDITOR], ids=lambda v: v.name)
def test_the_page_of_documents_tells_nothing_of_the_folder(
    assistant: Assistant, kept: Conversations, visitor: Visitor
) -> None:
    def drawn(who: Visitor) -> AppTest:
        page = AppTest.from_function(documents_script, default_timeout=PATIENCE)
        page.session_state["assistant"] = assistant
        page.session_state["conversations"] = kept
        page.session_state["indexing"] = Indexing(sync_index, assistant.settings)
        page.user = claims(who)
        return page.run()

    assert leaked(drawn(visitor)) == []
    assert "secret/kestrel.md" in all_said(drawn(ECONOMIST))


def test_the_report_of_an_update_names_files_to_administrators_alone(
    assistant: Assistant, kept: Conversations
) -> None:
    report = SyncReport(("secret/kestrel.md",), (), (), (), (), 8642, "2", 0.1)
    for visitor, told in ((READER, False), (EDITOR, False), (ADMINISTRATOR, True)):
        page = page_of(visitor, assistant, kept)
        page.session_state["indexing"].report = report
        assert ("secret/kestrel.md" in all_said(page.run())) == told
        if not told:
            assert leaked(page) == []


def test_how_far_an_index_is_that_is_made_anew_is_told_to_administrators_alone(
    kept: Conversations, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(
        settings: Settings,
        progress: Progress | None,
        *,
        stop: Event | None,
        unasked: bool = False,
    ) -> SyncReport:
        assert progress
        progress(SyncProgress("read", 1, 8642))
        time.sleep(0.5)
        raise CorpusMissingError("secret/kestrel.md cannot be read.", "Mend it.")

    # No assistant is given, so that the page finds that there is no index.
    monkeypatch.setenv("CLUSTER_POLICY_INDEX_DIR", str(tmp_path / "nothing"))
    for visitor, told in ((READER, False), (EDITOR, False), (ADMINISTRATOR, True)):
        page = AppTest.from_file(APP, default_timeout=PATIENCE)
        page.session_state["conversations"] = kept
        page.session_state["indexing"] = Indexing(fail, Settings())
        page.user = claims(visitor)
        said = all_said(page.run())
        assert ("8,642" in said) == told
        assert ("secret/kestrel.md" in said) == told
        assert "could not be updated" in said or told
    st.cache_resource.clear()


def test_a_broken_access_file_is_told_to_administrators_alone(
    assistant: Assistant, kept: Conversations, closed: Settings
) -> None:
    rule = closed.corpus_dir / "secret" / "access.yaml"
    before = rule.read_text()
    rule.write_text("groups: economists")
    swedish = page_of(ADMINISTRATOR, assistant, kept)
    swedish.session_state["chosen_language"] = "sv"
    try:
        said = {
            visitor.name: all_said(page_of(visitor, assistant, kept).run())
            for visitor in (READER, ECONOMIST, ADMINISTRATOR)
        }
        said_in_swedish = all_said(swedish.run())
    finally:
        rule.write_text(before)
        st.cache_resource.clear()
    reason = "What it says of groups is not a list of words."
    assert [name for name, text in said.items() if reason in text] == ["Adam"]
    assert reason not in said_in_swedish
    with speaking("sv"):
        assert say(reason) in said_in_swedish


@pytest.mark.parametrize("visitor", [READER, EDITOR], ids=lambda v: v.name)
def test_only_who_may_add_documents_is_told_where_they_are_put(
    tmp_path: Path, kept: Conversations, visitor: Visitor
) -> None:
    (tmp_path / "empty").mkdir()
    settings = Settings(corpus_dir=tmp_path / "empty", index_dir=tmp_path / "index")
    sync_index(settings)
    with Assistant.open(settings) as assistant:
        asked = asked_by(visitor, PLANTS, assistant, kept)
        said = all_said(at(page_of(visitor, assistant, kept), asked))
    assert "There are no documents to search yet." in said
    assert ("Put some into the folder" in said) == (visitor is EDITOR)
