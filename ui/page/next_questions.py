"""Draw what can be asked next, below the newest answer, where a click asks it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assistant import Assistant
from assistant.conversations.conversation import Message
from assistant.language.translations.texts import _
from assistant.suggestions.candidates import spoken
from assistant.suggestions.question_patterns import ASKED
from ui.page import asking, languages, resources
from ui.page.markup import paragraph, plain_label


def draw_next(messages: Sequence[Message], assistant: Assistant) -> None:
    """Draw questions that can follow the last answer, as soon as some are found."""
    last = messages[-1] if messages else None
    if last is None or last.answer is None or last.answer.status != "answered":
        return
    offered = resources.next_questions(
        last,
        _language_of(last.answer.language),
        [message.question for message in messages],
        assistant,
    )
    if not offered:
        return
    with st.container(key="next-questions", gap=None):
        st.html(paragraph(_("You could ask next:"), "meta"))
        for position, suggestion in enumerate(offered):
            st.button(
                plain_label(suggestion.question),
                key=f"next-{position}-{last.id}",
                icon=":material/subdirectory_arrow_right:",
                type="tertiary",
                on_click=asking.ask,
                args=(suggestion.question,),
                wrap=True,
            )


def _language_of(asked_in: str) -> str:
    """Return in which language to ask: the last question's, else the visitor's."""
    return asked_in if asked_in in ASKED else spoken(languages.preferred())
