"""Updates of the index from the page, and what the page shows of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from threading import Event

import pytest
import streamlit as st

from assistant import AnswerEvent, Settings, Turn
from index import SyncReport
from index.documents import IndexedDocument, ReadFailure
from index.errors import IndexBusyError
from index.sync.reports import Progress
from tests.ui.page.fakes import SmallAssistant, make_document
from tests.ui.page.test_indexing import drain
from tests.ui.page.test_page import ACTIONS, FIRMS, QUOTES, open_page, shown, small
from tests.ui.page.test_visitors import _login, log_in
from tests.waiting import PATIENCE

__all__ = ["_login", "small"]  # Fixtures, used by their names.


def test_an_update_from_the_page_reports_and_the_list_is_fresh(
    small: SmallAssistant,
) -> None:
    new = make_document("new.txt", "A new plan", "Wuhan has 12 firms.")
    failures = (ReadFailure("scan.pdf", "The pages are pictures."),)

    def sync(
        settings: Settings,
        progress: Progress | None,
        *,
        stop: Event | None,
        unasked: bool = False,
    ) -> SyncReport:
        small.publish(FIRMS, ACTIONS, new)
        return SyncReport(("new.txt",), (), (), (FIRMS.id,), failures, 3, "2", 0.2)

    page = open_page(small, sync)
    assert "A new plan" not in {button.label for button in page.button}
    page.button(key="update-index").click().run()
    text = shown(page)
    assert "1 added, 1 could not be read." in text
    assert "A new plan" in {button.label for button in page.button}
    assert [h for h in page.html if "cp-report" in h.value and "<details>" in h.value]


def test_what_an_update_brings_while_the_page_is_drawn_is_on_the_page() -> None:
    drawing = Event()

    class Growing(SmallAssistant):
        def documents(self) -> tuple[IndexedDocument, ...]:
            """Let an update finish once the documents before it have been read."""
            before = super().documents()
            drawing.set()
            drain(st.session_state["indexing"])
            return before

        def sync(
            self,
            settings: Settings,
            progress: Progress | None,
            *,
            stop: Event | None,
            unasked: bool = False,
        ) -> SyncReport:
            assert drawing.wait(PATIENCE)
            self.publish(FIRMS, ACTIONS)
            return SyncReport((ACTIONS.id,), (), (), (), (), 2, "2", 0.1)

    growing = Growing([FIRMS])
    page = open_page(growing, growing.sync)
    drawing.clear()
    page.button(key="update-index").click().run()
    assert "1 added." in shown(page)
    assert "Documents 2" in shown(page)


def test_an_update_and_an_answer_go_on_side_by_side() -> None:
    asked, listed = Event(), Event()

    class Busy(SmallAssistant):
        def documents(self) -> tuple[IndexedDocument, ...]:
            if self.index_version != "1":
                listed.set()
            return super().documents()

        def stream(
            self,
            question: str,
            history: Sequence[Turn] = (),
            stop: Event | None = None,
        ) -> Iterator[AnswerEvent]:
            asked.set()
            # The answer waits for the page to show what the update has brought.
            assert listed.wait(PATIENCE)
            yield from super().stream(question, history)

        def sync(
            self,
            settings: Settings,
            progress: Progress | None,
            *,
            stop: Event | None,
            unasked: bool = False,
        ) -> SyncReport:
            assert asked.wait(PATIENCE)
            self.publish(FIRMS, ACTIONS)
            return SyncReport((ACTIONS.id,), (), (), (), (), 2, "2", 0.1)

    busy = Busy([FIRMS], QUOTES)
    page = open_page(busy, busy.sync)
    page.chat_input[0].set_value("How many firms?")
    page.button(key="update-index").click().run()
    assert "Documents 2" in shown(page)
    assert shown(page).count("Det finns 252 företag.") == 2


def test_a_failed_update_shows_its_hint(small: SmallAssistant) -> None:
    def sync(
        settings: Settings,
        progress: Progress | None,
        *,
        stop: Event | None,
        unasked: bool = False,
    ) -> SyncReport:
        raise IndexBusyError("Process 7 is updating the index.", "Wait for it.")

    page = open_page(small, sync)
    page.button(key="update-index").click().run()
    assert "Wait for it." in shown(page)


def test_a_report_names_what_was_renamed(small: SmallAssistant) -> None:
    renamed = (("old.txt", "new.txt"),)

    def sync(
        settings: Settings,
        progress: Progress | None,
        *,
        stop: Event | None,
        unasked: bool = False,
    ) -> SyncReport:
        return SyncReport((), (), (), (FIRMS.id,), (), 3, "2", 0.2, renamed)

    page = open_page(small, sync)
    page.button(key="update-index").click().run()
    assert "1 renamed." in shown(page)
    assert "old.txt → new.txt" in shown(page)


def test_an_update_without_changes_says_so(small: SmallAssistant) -> None:
    failures = (ReadFailure("scan.pdf", "The pages are pictures."),)

    def sync(
        settings: Settings,
        progress: Progress | None,
        *,
        stop: Event | None,
        unasked: bool = False,
    ) -> SyncReport:
        return SyncReport((), (), (), (FIRMS.id,), failures, 3, "2", 0.2)

    page = open_page(small, sync)
    page.button(key="update-index").click().run()
    assert "Nothing has changed, 1 could not be read." in shown(page)


def test_an_index_that_somebody_took_back_says_how_to_go_forward(
    small: SmallAssistant,
) -> None:
    page = open_page(small)
    page.session_state["indexing"].held = True
    text = shown(page.run())
    assert "somebody went back" in text
    assert "Update the index to go forward again." in text


def test_documents_show_their_date_their_notes_and_their_likes() -> None:
    noted = replace(
        FIRMS, date="2021-03", notes=("Page 3 was read by text recognition (OCR).",)
    )
    failures = (ReadFailure(FIRMS.id, "It is empty.", answering=True),)
    alike = ((FIRMS.id, ACTIONS.id),)
    text = shown(open_page(SmallAssistant([noted, ACTIONS], {}, {}, failures, alike)))
    assert "Swedish · 1 passage · dated Mar 2021" in text
    assert "Page 3 was read by text recognition (OCR)." in text
    assert "It is empty; the earlier version goes on answering" in text
    assert "Nearly the same: 1" in text


def test_the_page_of_an_index_on_a_server_has_no_button_to_update_it(
    small: SmallAssistant,
) -> None:
    page = open_page(small, settings=Settings(chroma_url="http://127.0.0.1:8000"))
    assert "The index is on a server" in shown(page)
    assert "cluster-policy" not in shown(page).replace("cluster-policy-visitor", "")
    assert "update-index" not in {button.key for button in page.button}


@pytest.mark.usefixtures("_login")
def test_who_may_no_longer_update_the_index_does_not_by_an_older_button(
    small: SmallAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = log_in(open_page(small), email="eva@example.org", email_verified=True)
    button = page.button(key="update-index")
    monkeypatch.setenv("CLUSTER_POLICY_EDITORS", "[]")
    button.click().run()  # An update that is asked for fails this test.
    assert page.session_state["indexing"].error is None
    assert "update-index" not in {one.key for one in page.button}
