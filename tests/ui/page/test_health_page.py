"""The page that says how all is: what was answered, what failed, the findings."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assistant import Settings
from assistant.access.visitor import LOCAL, Role, Visitor
from assistant.language.translations.visitor_words import without_folders
from index import sync_index
from index.errors import IndexBusyError
from tests.ui.page.fakes import SmallAssistant, make_document
from tests.ui.page.test_page import ask, open_page, shown
from tests.waiting import PATIENCE
from ui.doctor.examination import examine
from ui.page.indexing import Indexing

FIRMS = make_document("firms.txt", "Firms", "There are 252 firms.")
QUOTES: dict[str, Sequence[tuple[str, str]] | Exception] = {
    "How many firms?": [("firms.txt", "There are 252 firms.")],
    "And now?": IndexBusyError("The folder /srv/secret/index is being written to."),
}


def script() -> None:
    import streamlit as st

    from ui.page.health_page import draw_health
    from ui.page.page_settings import settings
    from ui.page.pages import asked_for, may_enter

    asked_for()
    if may_enter("health", st.session_state["who"]):
        draw_health(settings(), st.session_state["indexing"])


def drawn(visitor: Visitor = LOCAL, indexing: Indexing | None = None) -> AppTest:
    page = AppTest.from_function(script, default_timeout=PATIENCE)
    page.session_state["who"] = visitor
    page.session_state["indexing"] = indexing or Indexing(sync_index, Settings())
    page.run()
    assert not page.exception
    return page


def test_the_answers_of_the_day_are_counted_and_errors_told_not_questions() -> None:
    page = open_page(SmallAssistant([FIRMS], QUOTES))
    for question in ("How many firms?", "What of wool?", "And now?"):
        ask(page, question)
    text = shown(drawn())
    assert "Answered1Not in the documents1" in text
    assert "Errors 1" in text
    assert "The folder index is being written to." in text
    assert "/srv" not in text
    assert "And now?" not in text
    assert "What of wool?" not in text


def test_what_is_to_be_mended_comes_first() -> None:
    indexing = Indexing(sync_index, Settings())
    indexing.error = IndexBusyError("Another update is running.", "Wait.")
    page = drawn(indexing=indexing)
    text = shown(page)
    assert "To be mended 2" in text
    assert "update: Another update is running." in text
    assert text.index("To be mended") < text.index("Models and index")
    hints = "".join(html.value for html in page.html)
    assert "<code>cluster-policy index</code>" in hints


def test_all_that_the_doctor_finds_is_there_without_whole_paths(
    shipped_settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLUSTER_POLICY_CORPUS_DIR", str(shipped_settings.corpus_dir))
    monkeypatch.setenv("CLUSTER_POLICY_INDEX_DIR", str(shipped_settings.index_dir))
    monkeypatch.setenv("CLUSTER_POLICY_DATABASE_URL", f"sqlite:///{tmp_path}/kept")
    text = shown(drawn())
    assert "To be mended" not in text
    findings = examine(Settings())
    assert {"index", "embedding model", "reader", "disk"} <= {f.name for f in findings}
    for finding in findings:
        assert f"{finding.name}: " in text
    corpus = next(finding for finding in findings if finding.name == "corpus")
    assert corpus.value not in text
    assert f"corpus: {without_folders(corpus.value)}" in text


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR])
def test_it_is_for_administrators_alone(role: Role) -> None:
    text = shown(drawn(Visitor("Li", role=role)))
    assert "This page is for those who" in text
    assert "Models and index" not in text
