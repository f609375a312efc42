"""Draw a question, or the field in which it is put in other words."""

from __future__ import annotations

import streamlit as st

from assistant.conversations.conversation import Message
from ui.page import session
from ui.page.markup import paragraph


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
                "Edit",
                key=f"edit-{message.id}",
                icon=":material/edit:",
                help="Put this question in other words",
                type="tertiary",
                on_click=session.edit,
                args=(message.id,),
            )


def _draw_editing(message: Message) -> None:
    with st.form(f"editing-{message.id}", border=False):
        key = f"edited-{message.id}"
        st.text_area(
            "The question in other words",
            message.question,
            max_chars=1_000,
            key=key,
        )
        st.html(paragraph("What was answered from here on is set aside.", "meta"))
        with st.container(horizontal=True):
            st.form_submit_button(
                "Ask", on_click=session.ask_instead, args=(message, key), type="primary"
            )
            st.form_submit_button("Cancel", on_click=session.edit, args=("",))
