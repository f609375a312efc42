"""Draw one answer: as far as it has come, what there is instead, what it rests on."""

from __future__ import annotations

from datetime import datetime
from html import escape

import streamlit as st

from assistant import Answer, Assistant
from assistant.access.visitor import Action
from assistant.conversations.conversation import Message
from assistant.export.remarks import written_by
from assistant.language.messages import nothing_to_search
from assistant.language.translations.formats import format_moment, format_number
from assistant.language.translations.texts import _, marked, ngettext
from assistant.language.translations.visitor_words import for_visitors
from ui.answer_messages import not_shown
from ui.page import page_settings
from ui.page.asked_of import describe
from ui.page.changed_sources import draw_changed, draw_changed_since_unfound
from ui.page.exports import draw_answer_exports
from ui.page.feedback import draw_feedback
from ui.page.markup import answer_html, notice, paragraph
from ui.page.sources import draw_citations, draw_nearest
from ui.page.visitors import current_visitor
from ui.page.welcome import how_to_add

_AGAIN = marked("Ask again for the whole.")


def text_html(message: Message) -> str:
    """Return the answer, as far as it has come, or what there is instead of it."""
    if message.state == "withdrawn":
        return notice(_("Stopped before it was asked."), kind="stopped")
    if answer := message.answer:
        text = answer_html(
            answer.text, answer.citations, message.id, answer.unsupported_spans
        )
        style = ' class="cp-notice"' if answer.status == "not_found" else ""
        return f'<div id="answer-{message.id}"{style}>{text}</div>'
    text = ""
    if message.text:
        text = answer_html(message.text, message.citations, message.id)
    if message.state == "failed":
        return text + notice(message.error, message.hint)
    if message.state == "cut_off":
        return text + notice(*_cut_off(message), kind="cut-off")
    stage = f'<p class="cp-stage" id="stage-{message.id}">{escape(_stage(message))}</p>'
    return text + stage


def _cut_off(message: Message) -> tuple[str, str]:
    """Say that an answer will not come to its end, and what to do."""
    if message.text:
        said = _("The answer was cut off here: the assistant was restarted.")
    else:
        said = _("There is no answer: the assistant was restarted before it came.")
    return said, _(_AGAIN)


def _stage(message: Message) -> str:
    """Say how far an answer has come."""
    if message.stopping:
        return _("Stopping…")
    if message.state == "waiting" and message.before:
        waiting = _("Waiting: {number} before you…")
        return waiting.format(number=format_number(message.before))
    if message.stage == "reading":
        return ngettext(
            "Reading {number} passage…", "Reading {number} passages…", message.reading
        ).format(number=format_number(message.reading))
    if message.stage == "writing":
        return _("Writing the answer, checking each statement…")
    return _("Searching the documents…")


def draw_rest(message: Message, assistant: Assistant) -> None:
    """Draw what stands below an answer."""
    if asked := describe(message, assistant):
        st.html(asked)
    if message.answer:
        _draw_answer(message, message.answer, assistant)
    if message.unkept:
        why = for_visitors(message.unkept)[0]
        unkept = _("This answer is not kept. {reason}").format(reason=why)
        st.html(paragraph(unkept, "warning"))


def _draw_answer(message: Message, answer: Answer, assistant: Assistant) -> None:
    if answer.standalone_question != answer.question:
        understood = _("Understood as: {question}")
        said = understood.format(question=answer.standalone_question)
        st.html(paragraph(said, "meta"))
    if answer.notes:
        st.html("".join(paragraph(note, "meta") for note in answer.notes))
    if _had_nothing(answer) and current_visitor().may(Action.CHANGE_DOCUMENTS):
        st.html(paragraph(how_to_add(page_settings.settings()), "meta"))
    if answer.status == "not_found":
        draw_changed_since_unfound(message, answer, assistant)
        draw_nearest(message, answer, assistant)
    else:
        draw_changed(message, answer, assistant)
        draw_citations(message, answer, assistant)
    if answer.rejected:
        st.html(_rejected_html(answer))
    asked = format_moment(datetime.fromtimestamp(message.asked).astimezone())
    st.html(paragraph(f"{_made(answer)} · {asked}", "made"))
    draw_answer_exports(message, answer)
    draw_feedback(message, answer)


def _had_nothing(answer: Answer) -> bool:
    """Return whether there were no documents to search when it was answered."""
    return answer.text == nothing_to_search(answer.language)


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
    took = _("{number}\N{NO-BREAK SPACE}s")
    seconds = took.format(number=format_number(answer.timings.get("total", 0.0), 1))
    if answer.mode == "written":
        return f"{written_by(answer)} · {seconds}"
    if answer.mode == "fixed":
        said = _("No question to the documents, so none was searched")
        return f"{said} · {seconds}"
    if _had_nothing(answer):
        said = _("There was nothing to search")
        return f"{said} · {seconds}"
    # Without the revision of the embedding model.
    model = answer.model.partition("@")[0]
    if answer.status == "not_found":
        said = _("Searched with {model}").format(model=model)
        return f"{said} · {seconds}"
    said = _("Quoted word for word, not written by a language model")
    return f"{said} · {model} · {seconds}"
