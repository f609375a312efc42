"""What the page shows of answers that a chat model wrote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from assistant import Rejection, Settings
from assistant.conversations.conversations import Conversations
from index.documents import Span
from tests.ui.page.fakes import HOSTILE, make_document
from tests.ui.page.test_markup import Markup
from tests.ui.page.test_page import ask, asked, open_page, open_source, shown
from tests.ui.page.writing import MODEL, STOPPED, Statement, WritingAssistant
from tests.waiting import PATIENCE

FIRMS = make_document("f.sv.txt", "Glas", "Det finns 252 företag. De gör glas.", "sv")
PLAN = make_document("plan.txt", "Plan", "By 2020 there were 252 firms.")
QUESTION = "How many firms?"
WRITTEN = {
    QUESTION: [
        Statement(
            "There are 252 firms.",
            (
                ("f.sv.txt", "Det finns 252 företag.", f"There are 252. {HOSTILE}"),
                ("plan.txt", "By 2020 there were 252 firms.", ""),
            ),
        ),
        Statement("They make glass.", (("f.sv.txt", "De gör glas.", ""),)),
    ]
}
REJECTED = Rejection(f"There are 300 firms. {HOSTILE}", "300 is not in the source.")


def make_assistant(changes: Mapping[str, Any] = {}) -> WritingAssistant:
    return WritingAssistant([FIRMS, PLAN], WRITTEN, [], changes)


def answered(changes: Mapping[str, Any] = {}) -> AppTest:
    return ask(open_page(make_assistant(changes)), QUESTION)


def drawn(page: AppTest, part: str) -> str:
    """The one piece of HTML on the page that holds this."""
    (html,) = [html.value for html in page.html if part in html.value]
    return str(html)


def test_a_written_answer_names_its_model_and_that_it_was_checked() -> None:
    text = shown(answered())
    assert f"Written by {MODEL}, each statement checked against its source" in text
    assert "Quoted word for word, not" not in text
    assert "not supported" not in text


def test_each_of_two_markers_on_a_statement_has_its_own_card_and_place() -> None:
    page = answered()
    answer = drawn(page, 'class="cp-answer"')
    sources = [v for name, v in Markup(answer).attributes if name == "data-source"]
    assert sources == [f"{asked(page)[0]}:{n}" for n in (1, 2, 3)]
    open_source(page, 0, 2)
    document = drawn(page, "<article")
    assert Markup(document).marked == "By 2020 there were 252 firms."


def test_statements_that_cite_one_place_share_its_marker_and_its_card() -> None:
    source = (("f.sv.txt", "De gör glas.", ""),)
    said = [Statement("They make glass.", source), Statement("It is glass.", source)]
    page = ask(open_page(WritingAssistant([FIRMS], {QUESTION: said})), QUESTION)
    answer = drawn(page, 'class="cp-answer"')
    sources = [v for name, v in Markup(answer).attributes if name == "data-source"]
    assert sources == [f"{asked(page)[0]}:1"] * 2
    assert len([b for b in page.button if str(b.key).startswith("open-source-")]) == 1


def test_a_translation_stands_below_its_quote_and_is_said_to_be_none() -> None:
    page = answered({"language": "en"})
    card = drawn(page, 'class="cp-translation"')
    text = Markup(card).text
    label = f"Translation by {MODEL}, not part of the source"
    assert text == f"Det finns 252 företag.{label}There are 252. {HOSTILE}"
    languages = [v for name, v in Markup(card).attributes if name == "lang"]
    assert languages == ["sv", "en"]
    open_source(page, 0, 1)
    document = drawn(page, "<article")
    assert Markup(document).marked == "Det finns 252 företag."


def test_a_translation_is_not_said_to_be_by_the_model_that_searches() -> None:
    text = shown(answered({"mode": "extracted", "model": "e5@1"}))
    assert "Translation by the chat model, not part of the source" in text
    assert "Quoted word for word, not written by a language model · e5 ·" in text


@pytest.mark.parametrize("status", ["answered", "not_found"])
def test_what_is_rejected_stands_nowhere_but_in_its_own_place(status: str) -> None:
    page = answered({"rejected": (REJECTED,), "status": status})
    rejected = drawn(page, "There are 300")
    assert rejected.startswith('<details class="cp-rejected"><summary>1 statement ')
    summary = "1 statement of the model was not supported and is not shown"
    assert Markup(rejected).text == f"{summary}{REJECTED.reason}{REJECTED.text}"
    assert rejected.count("<del>") == 1
    assert "open" not in {name for name, _ in Markup(rejected).attributes}


def test_several_rejected_statements_are_counted() -> None:
    text = shown(answered({"rejected": (REJECTED, REJECTED)}))
    assert "2 statements of the model were not supported and are not shown" in text


def test_statements_that_are_kept_unsupported_are_set_apart() -> None:
    spans = (Span(0, 20),)
    page = answered({"unsupported_spans": spans, "rejected": (REJECTED,)})
    answer = drawn(page, 'class="cp-answer"')
    assert '<span class="cp-unsupported">There are 252 firms.</span>' in answer
    assert "1 statement of the model was not supported and is not shown as fact" in (
        shown(page)
    )


def test_an_extracted_answer_says_why_no_model_wrote_it() -> None:
    note = "The model did not answer in time; this is quoted."
    text = shown(answered({"mode": "extracted", "notes": (note,)}))
    assert note in text
    assert "Written by" not in text


def test_the_promise_is_kept_when_a_model_writes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CLUSTER_POLICY_CHAT_MODEL", MODEL)
    text = shown(open_page(make_assistant()))
    assert f"Answers are written by {MODEL} from the documents." in text
    assert "No language model" not in text


def draw_once() -> None:
    """Draw the conversation as far as it has come; what arrives is not waited for."""
    import streamlit as st

    from ui.page.conversation import draw_conversation
    from ui.page.drawing_turns import TURNS

    conversations, id_ = st.session_state["conversations"], st.session_state["id"]
    messages = conversations.messages(id_)
    with TURNS.turn() as turn:
        next(draw_conversation(messages, st.session_state["assistant"], turn), None)


@pytest.fixture
def conversations(tmp_path: Path) -> Iterator[Conversations]:
    with closing(Conversations.open(Settings(index_dir=tmp_path))) as opened:
        yield opened


def test_answers_can_be_stopped_on_their_way_and_not_after(
    conversations: Conversations,
) -> None:
    slow = WritingAssistant([FIRMS, PLAN], WRITTEN, slow=[QUESTION])
    conversation = conversations.begin("anna", QUESTION)
    first = conversations.ask(conversation, QUESTION, slow).id
    second = conversations.ask(conversation, QUESTION, slow).id
    assert slow.paused.wait(PATIENCE)
    page = AppTest.from_function(draw_once, default_timeout=PATIENCE)
    page.session_state["assistant"] = slow
    page.session_state["conversations"] = conversations
    page.session_state["id"] = conversation.id
    page.run()
    text = shown(page)
    assert "There are 252 firms.12Writing the answer, checking each statement…" in text
    assert "Waiting: 1 before you…" in text
    assert [b.key for b in page.button] == [f"stop-{first}", f"stop-{second}"]

    page.button(key=f"stop-{second}").click().run()
    assert "Stopped before it was asked." in shown(page)
    assert [b.key for b in page.button] == [f"stop-{first}", f"again-{second}"]
    page.button(key=f"stop-{first}").click().run()
    for _ in conversations.follow(first):
        pass
    page.run()
    text = shown(page)
    assert STOPPED in text
    assert "They make glass." not in text
    assert [b.key for b in page.button] == [
        f"open-source-{first}-1", f"open-source-{first}-2", f"again-{second}"
    ]  # fmt: skip
    assert len(slow.asked) == 1
