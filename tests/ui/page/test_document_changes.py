"""Putting documents into the folder and taking them out, for those who may."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assistant import Assistant, Settings
from assistant.access import Visitor
from index import sync_index
from tests.assistant.access.closed_corpus import (
    ADMINISTRATOR,
    ECONOMIST,
    EDITOR,
    READER,
    write_corpus,
)
from tests.ui.cli.test_serving import PROVIDER
from tests.ui.page.test_closed_folders import all_said, claims
from tests.waiting import PATIENCE
from ui.page.indexing import Indexing


@pytest.fixture
def assistant(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Assistant]:
    for name, value in PROVIDER.items():
        monkeypatch.setenv(f"CLUSTER_POLICY_{name.upper()}", value)
    monkeypatch.setenv("CLUSTER_POLICY_CORPUS_DIR", str(settings.corpus_dir))
    write_corpus(settings.corpus_dir)
    sync_index(settings)
    with Assistant.open(settings) as opened:
        yield opened


def script() -> None:
    import streamlit as st

    from ui.page import resources
    from ui.page.document_changes import draw_removal, draw_uploads

    assistant = resources.assistant()
    draw_uploads(assistant)
    if shown := st.session_state.get("shown_document"):
        draw_removal(assistant.document(shown))


def page_of(visitor: Visitor, assistant: Assistant, document: str = "") -> AppTest:
    page = AppTest.from_function(script, default_timeout=PATIENCE)
    page.session_state["assistant"] = assistant
    page.session_state["indexing"] = Indexing(sync_index, assistant.settings)
    page.session_state["shown_document"] = document
    page.user = claims(visitor)
    return page.run()


def upload(page: AppTest, folder: str, name: str, content: bytes) -> AppTest:
    page.selectbox[0].set_value(folder)
    page.file_uploader[0].set_value([(name, content, "text/plain")])
    return page.button(key="add-documents").click().run()


def test_a_reader_is_offered_neither(assistant: Assistant) -> None:
    for visitor in (READER, ECONOMIST):
        page = page_of(visitor, assistant, "toys.md")
        assert not page.button
        assert not page.file_uploader


def test_an_editor_is_offered_the_folders_that_they_see(assistant: Assistant) -> None:
    assert page_of(EDITOR, assistant).selectbox[0].options == [
        "The folder of all documents"
    ]
    assert page_of(ADMINISTRATOR, assistant).selectbox[0].options == [
        "The folder of all documents",
        "secret",
        "secret/deep",
    ]


def test_what_an_editor_adds_is_in_the_folder_as_it_is(assistant: Assistant) -> None:
    page = upload(page_of(EDITOR, assistant), ".", "new.md", b"# New\n\nText.")
    assert "new.md was added" in all_said(page)
    added = assistant.settings.corpus_dir / "new.md"
    assert added.read_bytes() == b"# New\n\nText."


def test_a_click_that_comes_twice_adds_a_file_once_and_says_the_same(
    assistant: Assistant,
) -> None:
    page = upload(page_of(EDITOR, assistant), ".", "new.md", b"Text.")
    page.button(key="add-documents").click().run()
    assert "There is a file" not in all_said(page)
    assert (assistant.settings.corpus_dir / "new.md").read_bytes() == b"Text."


def test_nothing_is_written_over_another_file_and_the_editor_is_told(
    assistant: Assistant,
) -> None:
    before = (assistant.settings.corpus_dir / "toys.md").read_bytes()
    page = upload(page_of(EDITOR, assistant), ".", "toys.md", b"Other.")
    assert "There is a file toys.md already." in all_said(page)
    assert (assistant.settings.corpus_dir / "toys.md").read_bytes() == before


def test_what_is_not_what_its_name_says_is_refused_in_a_sentence(
    assistant: Assistant,
) -> None:
    page = upload(page_of(EDITOR, assistant), ".", "plan.pdf", b"Words.")
    said = "plan.pdf was not added: it is not a PDF, although its name says so."
    assert said in all_said(page)
    assert not (assistant.settings.corpus_dir / "plan.pdf").exists()


def test_what_an_editor_takes_out_is_kept_in_a_hidden_folder(
    assistant: Assistant,
) -> None:
    page = page_of(EDITOR, assistant, "toys.md")
    page.session_state["shown_document"] = "glass.md"
    page.button(key="remove-toys.md").click().run()
    corpus: Path = assistant.settings.corpus_dir
    assert not (corpus / "toys.md").exists()
    assert len(list((corpus / ".removed").rglob("toys.md"))) == 1


def test_who_is_no_editor_any_more_changes_nothing_by_a_button_still_drawn(
    assistant: Assistant,
) -> None:
    page = page_of(EDITOR, assistant, "toys.md")
    page.user = claims(EDITOR, roles=["reader"])
    page.button(key="remove-toys.md").click().run()
    assert (assistant.settings.corpus_dir / "toys.md").exists()
    page = page_of(EDITOR, assistant)
    page.user = claims(EDITOR, roles=["reader"])
    upload(page, ".", "new.md", b"Text.")
    assert not (assistant.settings.corpus_dir / "new.md").exists()
