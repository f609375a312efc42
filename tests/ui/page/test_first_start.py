"""The page over a real index that is missing, outdated or cannot be made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from assistant import Assistant, Settings
from index import sync_index
from index.errors import IndexOutdatedError
from tests.ui.page.test_page import APP, ask, shown
from tests.waiting import PATIENCE


@pytest.fixture(autouse=True)
def _closed_afterwards() -> Iterator[None]:
    yield
    # Closes the assistant that the page keeps for the whole process.
    st.cache_resource.clear()


@pytest.fixture
def corpus(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A corpus of one document, which the environment points to."""
    monkeypatch.setenv("CLUSTER_POLICY_CORPUS_DIR", str(settings.corpus_dir))
    monkeypatch.setenv("CLUSTER_POLICY_INDEX_DIR", str(settings.index_dir))
    plan = "A plan for glass\n\nThe glass cluster in Hejian has 310 firms."
    (settings.corpus_dir / "plan.txt").write_text(plan, encoding="utf-8")
    return settings.corpus_dir


def open_page() -> AppTest:
    return AppTest.from_file(APP, default_timeout=PATIENCE).run()


def test_a_missing_index_is_built_and_answers(corpus: Path) -> None:
    page = open_page()
    assert "What would you like to know?" in shown(page)
    ask(page, "How many firms does the glass cluster in Hejian have?")
    assert "310 firms" in shown(page)


def test_an_outdated_index_is_built_anew_and_answers(
    corpus: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync_index(settings)
    monkeypatch.setenv("CLUSTER_POLICY_CHUNK_SIZE", "100")
    with pytest.raises(IndexOutdatedError):
        Assistant.open(Settings.load())
    assert "What would you like to know?" in shown(open_page())
    Assistant.open(Settings.load()).close()


def test_an_update_from_elsewhere_is_there_at_the_next_question(
    corpus: Path, settings: Settings
) -> None:
    page = open_page()
    report = "A report on optics\n\nThe optics cluster in Wuhan has 77 firms."
    (corpus / "report.txt").write_text(report, encoding="utf-8")
    sync_index(settings)
    ask(page, "How many firms does the optics cluster in Wuhan have?")
    assert "77 firms" in shown(page)
    assert "report.txt" in shown(page)


def test_a_corpus_that_is_not_there_is_said_with_a_hint(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLUSTER_POLICY_CORPUS_DIR", str(corpus / "nowhere"))
    page = open_page()
    (alert,) = [html.value for html in page.html if 'role="alert"' in html.value]
    assert "nowhere" in alert
    assert not page.chat_input


def test_a_setting_that_cannot_work_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLUSTER_POLICY_TOP_K", "many")
    assert "CLUSTER_POLICY_TOP_K" in shown(open_page())


def test_a_question_to_an_empty_library_is_told_so_and_where_to_put_documents(
    corpus: Path,
) -> None:
    (corpus / "plan.txt").unlink()
    page = open_page()
    ask(page, "Hur många företag har glasklustret i Hejian?")
    said = shown(page)
    assert "Det finns inga dokument att söka i ännu." in said
    assert "Searched with" not in said
    assert "There was nothing to search" in said
    put = f"Put some into the folder {corpus.name} and update the index."
    assert said.count(put) == 1
