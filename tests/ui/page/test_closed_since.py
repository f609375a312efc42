"""Answers that rest on what has been closed to somebody since, in whatever way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from assistant import Assistant, Settings
from assistant.conversations.conversations import Conversations
from index import sync_index
from index.documents import Span
from tests.assistant.access.closed_corpus import ECONOMIST, READER, index_corpus
from tests.ui.cli.test_serving import PROVIDER
from tests.ui.page.forced_open import force_open
from tests.ui.page.test_closed_folders import (
    FIRMS,
    all_said,
    asked_by,
    at,
    leaked,
    page_of,
)
from tests.ui.page.test_downloads import NOTHING, answer_at, links
from tests.ui.page.test_file_admission import cookies
from ui.page.downloads import ROUTE
from ui.page.places import Place

NOT_SAID = "Which ships does the toy cluster in Shantou build?"
WITHHELD = "This answer rests on documents that are not open to you."


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    settings = index_corpus(tmp_path)
    for name, value in PROVIDER.items():
        monkeypatch.setenv(f"CLUSTER_POLICY_{name.upper()}", value)
    monkeypatch.setenv("CLUSTER_POLICY_CORPUS_DIR", str(settings.corpus_dir))
    return settings


@pytest.fixture
def assistant(settings: Settings) -> Iterator[Assistant]:
    with Assistant.open(settings) as opened:
        yield opened


@pytest.fixture
def kept(settings: Settings) -> Iterator[Conversations]:
    conversations = Conversations.open(settings)
    yield conversations
    conversations.close()


def test_the_nearest_passages_of_a_file_that_was_moved_into_the_folder_are_withheld(
    assistant: Assistant, kept: Conversations
) -> None:
    asked = asked_by(READER, NOT_SAID, assistant, kept)
    assert "1,200 people" in all_said(at(page_of(READER, assistant, kept), asked))
    corpus = assistant.settings.corpus_dir
    (corpus / "toys.md").rename(corpus / "secret/toys.md")
    sync_index(assistant.settings)
    said = all_said(at(page_of(READER, assistant, kept), asked))
    assert "1,200 people" not in said
    assert WITHHELD in said
    assert "1,200 people" in all_said(at(page_of(ECONOMIST, assistant, kept), asked))


@pytest.mark.parametrize("changed", ["", "\nAnother line.\n"], ids=["same", "changed"])
def test_what_is_quoted_stays_where_a_copy_is_put_into_the_folder(
    assistant: Assistant, kept: Conversations, changed: str
) -> None:
    asked = asked_by(READER, FIRMS, assistant, kept)
    corpus = assistant.settings.corpus_dir
    copy = (corpus / "glass.md").read_text("utf-8") + changed
    (corpus / "secret/copy.md").write_text(copy, encoding="utf-8")
    sync_index(assistant.settings)
    said = all_said(at(page_of(READER, assistant, kept), asked))
    assert "252" in said
    assert WITHHELD not in said


@pytest.mark.parametrize("question", ["Hello", "Which documents do you have?"])
def test_how_many_documents_there_are_is_withheld_from_who_has_lost_some(
    assistant: Assistant, kept: Conversations, question: str
) -> None:
    asked = asked_by(ECONOMIST, question, assistant, kept)
    number = "13 documents"
    assert number in all_said(at(page_of(ECONOMIST, assistant, kept), asked))
    page = at(page_of(ECONOMIST, assistant, kept, groups=[]), asked)
    assert number not in all_said(page)
    assert leaked(page) == []
    own = asked_by(READER, question, assistant, kept)
    assert "6 documents" in all_said(at(page_of(READER, assistant, kept), own))


def test_files_that_a_page_offers_go_with_what_they_rest_on(
    assistant: Assistant, kept: Conversations
) -> None:
    page = page_of(READER, assistant, kept)
    force_open(page, Place("glass.md", "", "en", None, Span(0, 9), "", ""))
    page = at(page, asked_by(READER, FIRMS, assistant, kept))
    # The document and the answer are drawn before what is beside them.
    offered = links(page)
    assert [label for label, _ in offered[:2]] == ["Original", "Word"]
    of_document_and_answer, of_all = offered[:4], offered[4:]
    client = TestClient(Starlette(routes=[ROUTE]))
    reader = cookies(
        iss="a", sub="1", name=READER.name, email=READER.email, roles=["reader"]
    )
    for _label, address in offered:
        assert answer_at(address, client, reader)[0] == 200
        assert answer_at(address, client, cookies()) == NOTHING
    corpus = assistant.settings.corpus_dir
    (corpus / "glass.md").rename(corpus / "secret/glass.md")
    sync_index(assistant.settings)
    for _label, address in of_document_and_answer:
        assert answer_at(address, client, reader) == NOTHING
    told = answer_at(dict(of_all)["Markdown"], client, reader)
    assert told[0] == 200
    assert WITHHELD in told[1]
    assert "252" not in told[1]
