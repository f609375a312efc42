"""The page of what was asked and not answered: counted, grouped, asked again."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assistant import Settings
from assistant.access.visitor import LOCAL, Role, Visitor
from index import sync_index
from tests.ui.page.fakes import HOSTILE, SmallAssistant, make_document
from tests.ui.page.test_markup import Markup
from tests.ui.page.test_page import ask, open_page, shown
from tests.waiting import PATIENCE
from ui.page.indexing import Indexing

FIRMS = make_document("firms.txt", "Firms", "There are 252 firms.")
WOOL = "How much wool is there?"


def script() -> None:
    import streamlit as st

    from ui.page.pages import asked_for, may_enter
    from ui.page.unanswered_page import draw_unanswered

    asked_for()
    visitor = st.session_state["who"]
    if may_enter("unanswered", visitor):
        draw_unanswered(st.session_state["assistant"], visitor)


def drawn(small: SmallAssistant, visitor: Visitor = LOCAL) -> AppTest:
    page = AppTest.from_function(script, default_timeout=PATIENCE)
    page.session_state["assistant"] = small
    page.session_state["who"] = visitor
    page.session_state["indexing"] = Indexing(sync_index, Settings())
    page.run()
    assert not page.exception
    return page


@pytest.fixture
def small() -> SmallAssistant:
    quotes = {"How many firms?": [("firms.txt", "There are 252 firms.")]}
    return SmallAssistant([FIRMS], quotes)


def test_what_nobody_was_answered_is_counted_and_nobody_is_named(
    small: SmallAssistant,
) -> None:
    page = open_page(small)
    for question in (WOOL, "How many firms?", WOOL):
        ask(page, question)
    ask(open_page(small), WOOL)
    ask(open_page(small), "When does the support end?")
    text = shown(drawn(small))
    assert "Unanswered questions 2" in text
    assert "Asked 3 times · by 2 visitors · last on" in text
    assert "Asked once · by 1 visitor" in text
    assert text.index(WOOL) < text.index("When does the support end?")
    assert "How many firms?" not in text
    assert page.session_state["visitor"] not in text


def test_it_is_asked_again_and_not_counted_as_asked(small: SmallAssistant) -> None:
    ask(open_page(small), WOOL)
    page = drawn(small)
    assert "still do not say" not in shown(page)
    (again,) = [b for b in page.button if b.label.startswith("Ask again")]
    again.click().run()
    assert "The documents still do not say." in shown(page)
    new = make_document("wool.txt", "Wool", "There is much wool.")
    small._quotes = {WOOL: [("wool.txt", "There is much wool.")]}
    small.publish(FIRMS, new)
    page.run()
    assert "still do not say" not in shown(page)
    next(b for b in page.button if b.label.startswith("Ask again")).click().run()
    assert "It is answered now. There is much wool." in shown(page)
    assert "Asked once · by 1 visitor" in shown(page)


def test_they_are_found_by_their_words(small: SmallAssistant) -> None:
    page = ask(open_page(small), WOOL)
    ask(page, "When does the support end?")
    unanswered = drawn(small)
    unanswered.text_input(key="find-question").set_value("WOOL").run()
    text = shown(unanswered)
    assert WOOL in text
    assert "When does the support end?" not in text
    unanswered.text_input(key="find-question").set_value("silk").run()
    assert "None has these words." in shown(unanswered)


def test_where_all_was_answered_it_says_so(small: SmallAssistant) -> None:
    ask(open_page(small), "How many firms?")
    assert "There are none." in shown(drawn(small))


def test_nothing_of_a_question_becomes_markup(small: SmallAssistant) -> None:
    ask(open_page(small), HOSTILE)
    page = drawn(small)
    tags = {tag.strip("/") for html in page.html for tag in Markup(html.value).tags}
    assert tags <= {"h2", "span", "p"}


def test_a_reader_may_not_read_what_others_ask(small: SmallAssistant) -> None:
    ask(open_page(small), WOOL)
    page = drawn(small, Visitor("Li", role=Role.READER))
    assert "for those who look after the documents" in shown(page)
    assert WOOL not in shown(page)
    assert not page.button


def test_an_editor_reads_what_tells_of_no_document_that_is_closed_to_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "corpus" / "closed"
    folder.mkdir(parents=True)
    (folder / "access.yaml").write_text("groups: [board]\n", encoding="utf-8")
    monkeypatch.setenv("CLUSTER_POLICY_CORPUS_DIR", str(tmp_path / "corpus"))
    ask(open_page(SmallAssistant([FIRMS])), "How much silk is there?")
    secret = make_document("closed/plan.txt", "Plan", "Text.")
    ask(open_page(SmallAssistant([FIRMS, secret])), WOOL)
    small = SmallAssistant([FIRMS])
    text = shown(drawn(small, Visitor("Bo", role=Role.EDITOR)))
    assert "Unanswered questions 1" in text
    assert "How much silk is there?" in text
    assert WOOL not in text
    board = Visitor("Li", groups=frozenset({"board"}), role=Role.EDITOR)
    assert WOOL in shown(drawn(small, board))
    assert WOOL in shown(drawn(small, LOCAL))
