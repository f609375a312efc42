"""Draw a question, or the field in which it is put in other words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from assistant.conversations.conversation import Message
from assistant.language.translations.formats import format_number
from assistant.language.translations.texts import _, ngettext
from ui.page import asking, session
from ui.page.asking_rate import seconds_to_wait
from ui.page.clicks import failure_html
from ui.page.markup import notice, paragraph, plain_label

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

_BOX = "ask-box"
_NAMED = 60


def draw_box() -> DeltaGenerator:
    """Draw the box for a question, and say above it what went wrong with a click.

    What could not be asked stands in it again. Returned is the place above the box, for
    what is chosen for the next question.
    """
    # Placed by hand: below a box that places itself, Streamlit scrolls to the end of an
    # answer's sources, past the answer. Its own limit would drop a paste silently.
    above = st.bottom.empty()
    choice = st.bottom.container()
    if unasked := asking.unasked():
        session.fill(_BOX, unasked)
    typed = st.bottom.chat_input(
        _("Ask about the documents"),
        key=_BOX,
        on_submit=asking.ask_typed,
        args=(_BOX,),
    )
    if typed and not asking.was_taken_up():
        # Of a page that was open before a restart no callback is known.
        asking.ask_typed(_BOX)
        asking.was_taken_up()
        st.rerun()
    above.html(f'<div id="{_BOX}">{failure_html()}{_refused_html()}</div>')
    return choice


def _refused_html() -> str:
    """Say why what was to be asked was not, where it was not."""
    refused = asking.refused()
    if refused is None:
        return ""
    if not refused.strip():
        return notice(_("There are no words in this question."), kind="held")
    if len(refused) <= asking.LONGEST:
        return notice(_soon_again(max(seconds_to_wait(), 1)), kind="held")
    return notice(
        _("This question has {number} characters, and {most} are the most.").format(
            number=format_number(len(refused)), most=format_number(asking.LONGEST)
        ),
        _("It was not asked. Shorten it, and ask again."),
        kind="held",
    )


def _soon_again(seconds: int) -> str:
    return ngettext(
        "You have asked much within a minute: ask this again in {number} second.",
        "You have asked much within a minute: ask this again in {number} seconds.",
        seconds,
    ).format(number=format_number(seconds))


def draw_question(message: Message, *, own: bool) -> None:
    """Draw a question, or the field in which it is put in other words."""
    if own and session.edited() == message.id:
        _draw_editing(message)
        return
    question = paragraph(message.question, "question")
    with st.container(horizontal=True, wrap=False, gap="small"):
        st.html(f'<div id="question-{message.id}">{question}</div>')
        if own:
            st.button(
                _("Edit {question}").format(
                    question=f":gray[{plain_label(shorten(message.question))}]"
                ),
                key=f"edit-{message.id}",
                icon=":material/edit:",
                help=_("Put this question in other words"),
                type="tertiary",
                on_click=session.edit,
                args=(message.id,),
            )


def _draw_editing(message: Message) -> None:
    with st.form(f"editing-{message.id}", border=False):
        key = f"edited-{message.id}"
        st.text_area(
            _("The question in other words"),
            message.question,
            key=key,
        )
        st.html(paragraph(_("What was answered from here on is set aside."), "meta"))
        with st.container(horizontal=True):
            st.form_submit_button(
                _("Ask"),
                on_click=asking.ask_instead,
                args=(message, key),
                type="primary",
            )
            st.form_submit_button(_("Cancel"), on_click=session.edit, args=("",))


def shorten(question: str) -> str:
    """Return as much of a question as tells its button from the others."""
    return question if len(question) <= _NAMED else question[:_NAMED].rstrip() + "…"
