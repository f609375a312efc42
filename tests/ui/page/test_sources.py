"""Cards of sources: what each shows, and what opens behind it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from assistant import Answer
from assistant.conversations.conversation import Message
from tests.ui.page.fakes import HOSTILE, SmallAssistant, make_document
from tests.ui.page.test_markup import Markup

LONG = "Wood is cut. " * 60
GLASS = make_document("glass.txt", "On glass", "There are 252 firms. They grow.")
WOOD = make_document("wood.txt", "On wood", LONG)
QUOTES = [("glass.txt", "There are 252 firms."), ("glass.txt", "They grow.")]


def script() -> None:
    import streamlit as st

    from ui.page.sources import draw_citations, draw_nearest

    message, assistant = st.session_state["message"], st.session_state["small"]
    draw_citations(message, message.answer, assistant)
    draw_nearest(message, message.answer, assistant)


@pytest.fixture
def small() -> SmallAssistant:
    return SmallAssistant([GLASS, WOOD], {"How many?": QUOTES})


def answer_of(small: SmallAssistant, question: str = "How many?") -> Answer:
    *_, done = small.stream(question)
    assert done.answer
    return done.answer


def drawn(small: SmallAssistant, answer: Answer) -> AppTest:
    page = AppTest.from_function(script)
    titles = {document.id: document.title for document in small.documents()}
    page.session_state["message"] = Message(
        "m", "c", answer.question, 0.0, "answered", answer=answer, titles=titles
    )
    page.session_state["small"] = small
    page.run()
    assert not page.exception
    return page


def text_of(page: AppTest) -> str:
    return "\n".join(Markup(html.value).text for html in page.html)


def test_each_source_has_a_card_that_can_be_opened(small: SmallAssistant) -> None:
    page = drawn(small, replace(answer_of(small), passages=()))
    keys = [button.key for button in page.button]
    assert keys == ["open-source-m-1", "open-source-m-2"]
    assert "There are 252 firms." in text_of(page)
    assert not page.expander


def test_what_came_nearest_is_open_and_the_rest_is_drawn_once_it_is_opened(
    small: SmallAssistant,
) -> None:
    answer = answer_of(small, "What else?")
    near, far = (
        replace(hit, score=score)
        for hit, score in zip(answer.passages, (0.31, 0.02), strict=True)
    )
    page = drawn(small, replace(answer, passages=(near, far)))
    nearest, more = page.expander
    assert (nearest.proto.expanded, more.proto.expanded) == (True, False)
    assert [button.key for button in nearest.button] == ["open-nearest-m-0"]
    assert not more.button
    assert "closeness 31 %" in text_of(page)
    assert "closeness 2 %" not in text_of(page)
    page.session_state["more-nearest-m"] = True
    _, more = page.run().expander
    assert [button.key for button in more.button] == ["open-nearest-m-1"]
    assert "closeness 2 %" in text_of(page)


def test_what_came_nearest_is_shortened(small: SmallAssistant) -> None:
    page = drawn(small, answer_of(small, "What else?"))
    page.session_state["more-nearest-m"] = True
    page.run()
    assert LONG.strip() not in text_of(page)
    assert "…" in text_of(page)


def test_without_sources_and_passages_nothing_is_drawn(small: SmallAssistant) -> None:
    page = drawn(small, replace(answer_of(small, "What else?"), passages=()))
    assert not page.html
    assert not page.button


def test_a_translation_and_a_warning_stand_on_their_card(small: SmallAssistant) -> None:
    answer = answer_of(small)
    first = replace(
        answer.citations[0], translation="Det finns 252.", warnings=("It is damaged.",)
    )
    page = drawn(small, replace(answer, citations=(first,), passages=()))
    text = text_of(page)
    assert "Translation by the chat model, not part of the source" in text
    assert "Det finns 252." in text
    assert "It is damaged." in text


def test_a_source_that_changed_since_says_so(small: SmallAssistant) -> None:
    answer = replace(answer_of(small), passages=())
    small.publish(make_document("glass.txt", "On glass", "Corrected. They grow."))
    said = text_of(drawn(small, answer))
    assert said.count("This source has changed") == 1
    assert said.count("These words stand at another place") == 1


def test_nothing_of_a_source_becomes_markup() -> None:
    document = make_document("x.txt", HOSTILE, HOSTILE)
    small = SmallAssistant([document], {"How many?": [("x.txt", HOSTILE)]})
    page = drawn(small, replace(answer_of(small), passages=()))
    tags = {tag.strip("/") for html in page.html for tag in Markup(html.value).tags}
    assert tags <= {"p", "span", "blockquote", "div"}
