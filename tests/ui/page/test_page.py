"""The whole page in AppTest, over a small assistant put in before the first run."""

from __future__ import annotations

import dataclasses
import re
import threading
from collections.abc import Iterator, Sequence
from threading import Event
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assistant import AnswerEvent, Settings, Turn
from index import SyncReport
from index.documents import ReadFailure
from index.errors import IndexBusyError
from index.sync.reports import Progress
from tests.conftest import ROOT
from tests.ui.page.fakes import HOSTILE, SmallAssistant, make_document
from tests.ui.page.test_markup import Markup
from tests.waiting import PATIENCE, wait_until
from ui.page.indexing import Indexing
from ui.page.markup import plain_label

APP = ROOT / "ui" / "page" / "app.py"

FIRMS = make_document(
    "firms.sv.txt", "Glas i Xuzhou", "Ingress. Det finns 252 företag.", "sv"
)
ACTIONS = make_document("actions.txt", "Actions", "First plan, then build.")
QUOTES = {
    "How many firms?": [("firms.sv.txt", "Det finns 252 företag.")],
    "And what is to be done?": [
        ("actions.txt", "First plan"),
        ("actions.txt", "build"),
    ],
}


def no_sync(
    settings: Settings,
    progress: Progress | None,
    *,
    stop: Event | None,
    unasked: bool = False,
) -> SyncReport:
    raise AssertionError("nobody asked for an update")


def open_page(
    small: SmallAssistant, sync: Any = no_sync, settings: Settings | None = None
) -> AppTest:
    page = AppTest.from_file(APP, default_timeout=PATIENCE)
    page.session_state["assistant"] = small
    page.session_state["indexing"] = Indexing(sync, settings or Settings())
    return page.run()


def ask(page: AppTest, question: str) -> AppTest:
    return page.chat_input[0].set_value(question).run()


def shown(page: AppTest) -> str:
    """All text that stands on the page as HTML."""
    assert not page.exception
    return "\n".join(Markup(html.value).text for html in page.html)


def asked(page: AppTest) -> list[str]:
    """Return the ids of the messages on the page, in their order."""
    drawn = "".join(html.value for html in page.html)
    return re.findall('id="question-([^"]+)"', drawn)


def open_source(page: AppTest, reply: int, number: int) -> AppTest:
    """Open a source of the answer that stands at this place on the page."""
    return page.button(key=f"open-source-{asked(page)[reply]}-{number}").click().run()


@pytest.fixture
def small() -> SmallAssistant:
    return SmallAssistant([FIRMS, ACTIONS], QUOTES)


ABOUT = "What is “Actions” about?"
COUNTED = "Hur många företag finns det enligt ”Glas i Xuzhou”?"


def asking_back() -> SmallAssistant:
    """Return an assistant that answers what can be asked about its documents."""
    tried = {
        ABOUT: [("actions.txt", "First plan")],
        COUNTED: [("firms.sv.txt", "Det finns 252 företag.")],
    }
    return SmallAssistant([FIRMS, ACTIONS], QUOTES | tried)


def with_examples(page: AppTest) -> AppTest:
    """Draw the page until the questions that it offers were found."""
    wait_until(lambda: "example-0" in {button.key for button in page.run().button})
    return page


def test_a_first_visit_offers_what_the_documents_answer_once_it_is_found() -> None:
    page = with_examples(open_page(asking_back()))
    offered = [b.label for b in page.button if str(b.key).startswith("example-")]
    assert offered == [plain_label(ABOUT), plain_label(COUNTED)]
    assert "For example" in shown(page)


def test_nothing_is_offered_that_the_documents_do_not_answer(
    small: SmallAssistant,
) -> None:
    page = open_page(small)
    wait_until(
        lambda: not [t for t in threading.enumerate() if t.name == "suggestions"]
    )
    assert "example-0" not in {button.key for button in page.run().button}
    assert "For example" not in shown(page)
    assert small.asked == []


def test_questions_that_somebody_chose_are_offered_at_once(
    small: SmallAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLUSTER_POLICY_EXAMPLE_QUESTIONS", '["Who?"]')
    page = open_page(small)
    assert page.button(key="example-0").label == plain_label("Who?")


def test_a_first_visit_shows_what_is_there(small: SmallAssistant) -> None:
    page = open_page(small)
    text, labels = shown(page), [button.label for button in page.button]
    assert "No language model" in text
    assert "Glas i Xuzhou" in labels
    assert "Swedish · 1 passage · 14 Nov 2023" in text


def test_an_empty_library_says_where_documents_go() -> None:
    page = open_page(SmallAssistant([]))
    assert "There are no documents yet" in shown(page)
    assert "docs_corpus" in shown(page)
    keys = [button.key for button in page.button]
    assert keys == ["new-conversation", "update-index"]


def test_a_click_on_an_example_asks_it() -> None:
    small = asking_back()
    page = with_examples(open_page(small))
    page.button(key="example-0").click().run()
    assert small.asked == [(ABOUT, ())]
    assert "example-0" not in {button.key for button in page.button}


def test_an_answer_shows_its_markers_and_a_card_for_each_source() -> None:
    warned = {"Det finns 252 företag.": "the figure '252' is damaged in the source"}
    page = open_page(SmallAssistant([FIRMS, ACTIONS], QUOTES, warned))
    ask(page, "How many firms?")
    text = shown(page)
    assert text.count("Det finns 252 företag.") == 2
    assert "Swedish · firms.sv.txt" in text
    assert "the figure '252' is damaged in the source" in text
    assert "Quoted word for word, not written by a language model · small" in text
    assert any(f'data-source="{asked(page)[0]}:1"' in html.value for html in page.html)


def test_opening_a_source_marks_the_quote_in_the_document(
    small: SmallAssistant,
) -> None:
    page = open_page(small)
    ask(page, "How many firms?")
    open_source(page, 0, 1)
    (document,) = [h.value for h in page.html if "<article" in h.value]
    assert Markup(document).marked == "Det finns 252 företag."
    assert Markup(document).text == FIRMS.text


def test_an_open_document_stays_beside_the_next_answer_and_marks_its_quotes(
    small: SmallAssistant,
) -> None:
    page = open_page(small)
    page.button(key=f"document-{ACTIONS.id}").click().run()
    ask(page, "And what is to be done?")
    (document,) = [h.value for h in page.html if "<article" in h.value]
    assert document.count('class="cp-quoted"') == 2
    chosen = page.selectbox(key=f"quote-of-{ACTIONS.id}")
    assert chosen.options == ["First plan", "build"]
    page.button(key="close-document").click().run()
    assert not [h for h in page.html if "<article" in h.value]
    assert len(asked(page)) == 1


def test_words_are_found_in_an_open_document_one_match_after_the_other() -> None:
    page = open_page(SmallAssistant([make_document("a.txt", "A", "On. In. On. On.")]))
    page.button(key="document-a.txt").click().run()
    page.text_input(key="find-in-a.txt").set_value("on").run()
    seen = []
    for _ in range(4):
        seen += [n for n in range(1, 4) if f"{n} of 3" in shown(page)]
        page.button(key="match-down").click().run()
    assert seen == [1, 2, 3, 1]
    page.text_input(key="find-in-a.txt").set_value("nowhere").run()
    assert "Not found in this document." in shown(page)
    assert "match-down" not in {button.key for button in page.button}


def test_a_long_text_opens_at_its_quote_and_leads_on_from_there() -> None:
    lines = [f"Line {n} has {n} firms." for n in range(20_000)]
    long = make_document("long.txt", "Long", "\n".join(lines))
    page = open_page(SmallAssistant([long], {"How many?": [(long.id, lines[9_000])]}))
    ask(page, "How many?")
    open_source(page, 0, 1)
    (document,) = [h.value for h in page.html if "<article" in h.value]
    assert Markup(document).marked == lines[9_000]
    assert len(Markup(document).text) < len(long.text) / 2
    assert lines[19_999] not in Markup(document).text
    for _ in range(3):
        page.button(key="text-down").click().run()
    (document,) = [h.value for h in page.html if "<article" in h.value]
    assert lines[19_999] in Markup(document).text
    assert page.button(key="text-down").disabled


def test_a_follow_up_passes_the_turns_before_it(small: SmallAssistant) -> None:
    page = open_page(small)
    ask(page, "How many firms?")
    ask(page, "And what is to be done?")
    turn = Turn("How many firms?", "Det finns 252 företag. [1]")
    assert small.asked[1] == ("And what is to be done?", (turn,))
    assert "Det finns 252 företag." in shown(page)
    first, second = asked(page)
    assert {
        f"open-source-{first}-1", f"open-source-{second}-1", f"open-source-{second}-2"
    } <= {button.key for button in page.button}  # fmt: skip


def test_a_follow_up_says_how_it_was_understood() -> None:
    class Understanding(SmallAssistant):
        def stream(
            self,
            question: str,
            history: Sequence[Turn] = (),
            stop: Event | None = None,
        ) -> Iterator[AnswerEvent]:
            for event in super().stream(question, history):
                if event.answer:
                    answer = dataclasses.replace(
                        event.answer,
                        standalone_question=f"{question} (in Xuzhou)",
                        notes=("Quoted in Swedish.",),
                    )
                    event = AnswerEvent("done", answer=answer)
                yield event

    page = open_page(Understanding([FIRMS], QUOTES))
    ask(page, "How many firms?")
    assert "Understood as: How many firms? (in Xuzhou)" in shown(page)
    assert "Quoted in Swedish." in shown(page)


def test_what_the_documents_do_not_say_is_no_error(small: SmallAssistant) -> None:
    page = open_page(small)
    ask(page, "Who is the mayor?")
    assert "The documents do not say." in shown(page)
    assert not [html for html in page.html if 'role="alert"' in html.value]
    assert "do not answer" in page.expander[0].label
    page.button(key=f"open-nearest-{asked(page)[0]}-0").click().run()
    assert any("<article" in html.value for html in page.html)


def test_what_is_no_question_is_not_said_to_be_searched_for() -> None:
    class Greeting(SmallAssistant):
        def stream(
            self,
            question: str,
            history: Sequence[Turn] = (),
            stop: Event | None = None,
        ) -> Iterator[AnswerEvent]:
            *_, done = super().stream(question, history)
            assert done.answer
            answer = dataclasses.replace(
                done.answer, text="Hello!", status="help", mode="fixed", passages=()
            )
            yield AnswerEvent("done", answer=answer)

    page = open_page(Greeting([FIRMS]))
    ask(page, "Hi")
    assert "Hello!" in shown(page)
    assert "No question to the documents" in shown(page)
    assert not [html for html in page.html if 'class="cp-notice' in html.value]


def test_an_error_shows_its_message_and_its_hint() -> None:
    error = IndexBusyError("Process 7 is updating the index.", "Wait for it.")
    page = open_page(SmallAssistant([FIRMS], {"Now?": error}))
    ask(page, "Now?")
    assert "Process 7 is updating the index." in shown(page)
    assert "Wait for it." in shown(page)


def test_an_unexpected_error_is_one_plain_sentence_and_goes_to_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    page = open_page(SmallAssistant([FIRMS], {"Now?": ValueError("secret")}))
    ask(page, "Now?")
    assert "Something went wrong" in shown(page)
    assert "secret" not in shown(page)
    assert "secret" in caplog.text


def test_markup_never_becomes_markup_wherever_it_comes_from() -> None:
    evil = make_document(f"{HOSTILE}.txt", HOSTILE, f"Before. {HOSTILE} After.")
    failure = ReadFailure(HOSTILE, HOSTILE)
    page = open_page(
        SmallAssistant(
            [evil], {HOSTILE: [(evil.id, HOSTILE)]}, {HOSTILE: HOSTILE}, (failure,)
        )
    )
    ask(page, HOSTILE)
    open_source(page, 0, 1)
    assert shown(page).count(HOSTILE) >= 8
    drawn = [Markup(html.value) for html in page.html if "<style>" not in html.value]
    tags = {tag.strip("/") for markup in drawn for tag in markup.tags}
    assert not tags & {"script", "img", "style", "b", "i", "iframe"}
    attributes = [pair for markup in drawn for pair in markup.attributes]
    leads_to = [value or "" for name, value in attributes if name == "href"]
    assert all(re.fullmatch(r"\./files/[\w-]{43}", to) for to in leads_to)
    names = {name for name, _ in attributes}
    assert names <= {
        "class", "id", "dir", "lang", "role", "title", "type", "open", "href",
        "aria-label", "data-source", "data-copied", "data-link", "data-done",
        "data-failed", "data-line", "tabindex", "download",
    }  # fmt: skip
    assert not [*page.markdown, *page.caption, *page.text, *page.title]


def test_a_changed_source_is_said_to_have_changed_and_not_marked(
    small: SmallAssistant,
) -> None:
    page = open_page(small)
    ask(page, "How many firms?")
    small.publish(make_document(FIRMS.id, FIRMS.title, "Nu finns det 260 företag."))
    open_source(page, 0, 1)
    text = shown(page)
    assert text.count("This source has changed since it was quoted.") == 2
    assert "Nu finns det 260 företag." in text
    assert not [html for html in page.html if "<mark" in html.value]


def test_a_source_that_is_gone_still_shows_what_it_said(small: SmallAssistant) -> None:
    page = open_page(small)
    ask(page, "How many firms?")
    small.publish(ACTIONS)
    open_source(page, 0, 1)
    assert "no longer in the index" in shown(page)
    assert shown(page).count("Det finns 252 företag.") == 3


def test_a_click_on_a_document_of_a_long_list_opens_it() -> None:
    many = [make_document(f"{n}.txt", f"Plan {n}", f"Text {n}.") for n in range(30)]
    page = open_page(SmallAssistant(many))
    page.text_input(key="find-document").set_value("plan 17").run()
    page.button(key="document-17.txt").click().run()
    (document,) = [h.value for h in page.html if "<article" in h.value]
    assert Markup(document).text == "Text 17."
    assert "mark" not in Markup(document).tags
    assert "changed since" not in shown(page)


def test_a_document_that_went_away_before_the_click_is_said_to_be_gone(
    small: SmallAssistant,
) -> None:
    page = open_page(small)
    button = page.button(key=f"document-{FIRMS.id}")
    small.publish(ACTIONS)
    button.click().run()
    assert "no longer in the index" in shown(page)
