"""Draw the conversation: questions, answers as they come, errors with their hint."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from assistant import Answer, Assistant
from ui.answer_messages import not_shown, written_by
from ui.page.errors import displayable
from ui.page.javascript import scroll_to
from ui.page.markup import answer_html, notice, paragraph
from ui.page.replies import Reply
from ui.page.sources import draw_citations, draw_nearest

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

_PERSON = ":material/person:"
_ASSISTANT = ":material/menu_book:"


@contextmanager
def shown_errors() -> Iterator[None]:
    """Show what is raised inside as one message with its hint, never a traceback."""
    try:
        yield
    except Exception as error:
        shown = displayable(error)
        st.html(notice(shown.message, shown.hint))


def draw_conversation(replies: Sequence[Reply], assistant: Assistant) -> Iterator[None]:
    """Draw what there is of each reply, then follow those on their way to the end.

    Yields after each thing drawn of a reply on its way, for what else is to be drawn.
    """
    # First on the page, so that every reply keeps its place from run to run.
    scroller = st.container(key="unseen")
    places = []
    for position, reply in enumerate(replies):
        with st.chat_message("user", avatar=_PERSON):
            question = paragraph(reply.question, "question")
            st.html(f'<div id="question-{position}">{question}</div>')
        with st.chat_message("assistant", avatar=_ASSISTANT):
            # Asked before it is drawn: it may well finish while it is being drawn.
            arriving = not reply.finished
            text = st.empty()
            text.html(_text_html(reply, position))
            stop = st.empty()
            if arriving:
                _draw_stop(stop, reply, position)
            places.append((arriving, text, stop, st.container()))
    for position, (arriving, text, stop, rest) in enumerate(places):
        reply = replies[position]
        if arriving:
            _scroll_to_question(scroller, position, "asked")
            for _ in reply.follow():
                text.html(_text_html(reply, position))
                yield
            stop.empty()
        with rest, shown_errors():
            if reply.answer:
                _draw_answer(reply.answer, position, assistant)
        if arriving:
            _scroll_to_question(scroller, position, "answered")


def _draw_stop(place: DeltaGenerator, reply: Reply, position: int) -> None:
    place.button(
        "Stop",
        key=f"stop-{position}",
        icon=":material/stop_circle:",
        help="Ends the answer with what is there of it",
        on_click=reply.stop,
        disabled=reply.stopping,
    )


def _scroll_to_question(scroller: DeltaGenerator, position: int, when: str) -> None:
    with scroller:
        scroll_to(f"question-{position}", "start", key=f"{when}-{position}")


def _text_html(reply: Reply, position: int) -> str:
    """Return the answer, as far as it has come, or the error instead of it."""
    if reply.error:
        return notice(reply.error.message, reply.error.hint)
    if reply.withdrawn:
        return notice("Stopped before it was asked.", kind="stopped")
    if answer := reply.answer:
        text = answer_html(
            answer.text, answer.citations, position, answer.unsupported_spans
        )
        missing = answer.status == "not_found"
        return f'<div class="cp-notice">{text}</div>' if missing else text
    text = answer_html(reply.text, reply.citations, position) if reply.text else ""
    stage = "Stopping…" if reply.stopping else reply.stage
    return f'{text}<p class="cp-stage" role="status">{escape(stage)}</p>'


def _draw_answer(answer: Answer, position: int, assistant: Assistant) -> None:
    if answer.standalone_question != answer.question:
        st.html(paragraph(f"Understood as: {answer.standalone_question}", "meta"))
    if answer.notes:
        st.html("".join(paragraph(note, "meta") for note in answer.notes))
    if answer.status == "not_found":
        draw_nearest(answer, assistant, position)
    else:
        draw_citations(answer, assistant, position)
    if answer.rejected:
        st.html(_rejected_html(answer))
    st.html(paragraph(_made(answer), "made"))


def _rejected_html(answer: Answer) -> str:
    """Tell, closed at first, what the model wrote and nothing supports."""
    rows = "".join(
        f"<li>{paragraph(rejection.reason, 'meta', answer.language)}"
        f'<p dir="auto" lang="{escape(answer.language)}">'
        f"<del>{escape(rejection.text)}</del></p></li>"
        for rejection in answer.rejected
    )
    return (
        f'<details class="cp-rejected"><summary>{not_shown(answer)}</summary>'
        f'<ul class="cp-list">{rows}</ul></details>'
    )


def _made(answer: Answer) -> str:
    """Say honestly how an answer was made."""
    seconds = f"{answer.timings.get('total', 0.0):.1f}\N{NO-BREAK SPACE}s"
    if answer.mode == "written":
        return f"{written_by(answer)} · {seconds}"
    if answer.mode == "fixed":
        return f"No question to the documents, so none was searched · {seconds}"
    # Without the revision of the embedding model.
    model = answer.model.partition("@")[0]
    if answer.status == "not_found":
        return f"Searched with {model} · {seconds}"
    return (
        f"Quoted word for word, not written by a language model · {model} · {seconds}"
    )
