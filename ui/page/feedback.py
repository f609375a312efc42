"""Draw what can be said of an answer: that it helps or not, and why; and keep it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from typing import cast

import streamlit as st

from assistant import Answer
from assistant.conversations.conversation import Message
from assistant.conversations.feedback import LONGEST_WORDS, Feedback, Reason
from assistant.errors import NotKeptError
from assistant.language.translations.texts import _, marked
from ui.page import session
from ui.page.clicks import noted
from ui.page.javascript import scroll_to
from ui.page.looked_up import once
from ui.page.markup import paragraph
from ui.page.question import shorten
from ui.page.resources import conversations
from ui.page.visitors import owner

_VERDICTS: Mapping[bool, str] = {
    True: marked("Helpful"),
    False: marked("Not helpful"),
}
_REASONS: Mapping[Reason, str] = {
    "wrong_figure": marked("Wrong figure"),
    "wrong_document": marked("Wrong document"),
    "not_asked": marked("Not what was asked"),
    "documents_say": marked("The documents do say it"),
    "other": marked("Something else"),
}
_OF_A_REFUSAL: tuple[Reason, ...] = ("documents_say", "not_asked", "other")
_OF_AN_ANSWER: tuple[Reason, ...] = (
    "wrong_figure",
    "wrong_document",
    "not_asked",
    "other",
)
# Read out as it stands, and drawn as Markdown: without any sign, it is the same.
_WORD = re.compile(r"[^\W_]+")
_JUST_SAID = "just-said-not-helpful"
"""Where the message stands of which it was said by the click before."""
_UNKEPT = "unkept-words-"
"""Where, by the id of a message, what was typed stands until it is kept."""
_KEPT = marked(
    "It is kept without your name. Whoever runs this page can have the question asked "
    "again, to see whether the answer has become better."
)


def draw_feedback(message: Message, answer: Answer) -> None:
    """Draw whether the answer helps this visitor, as it is kept, for them to change."""
    if message.unkept:
        return
    try:
        given = _given_in(message.conversation_id).get(message.id)
    except NotKeptError:
        return  # The page has said above that nothing can be read.
    with st.container(key=f"feedback-{message.id}", gap="small"):
        key = f"helpful-{message.id}"
        # As it is kept: a click was taken up before, and may not have been kept.
        session.fill(key, given.helpful if given else None)
        question = " ".join(_WORD.findall(shorten(message.question)))
        st.segmented_control(
            _("Does the answer to “{question}” help you?").format(question=question),
            list(_VERDICTS),
            format_func=_label_of,
            key=key,
            label_visibility="collapsed",
            on_change=_keep_verdict,
            args=(message, key),
        )
        if given and not given.helpful:
            _draw_why(message, answer, given)


def _given_in(conversation_id: str) -> Mapping[str, Feedback]:
    """Return what this visitor says of the answers of a conversation, by their ids."""
    given = partial(conversations().feedback.given_in, conversation_id, owner())
    return once(("feedback", conversation_id), given)


def _draw_why(message: Message, answer: Answer, given: Feedback) -> None:
    offered = _OF_A_REFUSAL if answer.status == "not_found" else _OF_AN_ANSWER
    reason, words = f"reason-{message.id}", f"words-{message.id}"
    session.fill(reason, given.reason if given.reason in offered else None)
    session.fill(words, session.field(_UNKEPT + message.id) or given.words)
    st.pills(
        _("What is wrong with it?"),
        offered,
        format_func=lambda reason: _(_REASONS[reason]),
        key=reason,
        on_change=_keep_reason,
        args=(message, reason, words),
    )
    st.text_input(
        _("In your own words, if you like"),
        key=words,
        max_chars=LONGEST_WORDS,
        on_change=_keep_reason,
        args=(message, reason, words),
    )
    why = f"why-{message.id}"
    st.html(f'<div id="{why}">{paragraph(_(_KEPT), "meta")}</div>')
    if session.field(_JUST_SAID) == message.id:
        session.fill(_JUST_SAID, "")
        scroll_to(why, "center", key=f"shown-{why}")


def _label_of(helpful: bool) -> str:
    icon = ":material/thumb_up:" if helpful else ":material/thumb_down:"
    return " ".join((icon, _(_VERDICTS[helpful])))


@noted()
def _keep_verdict(message: Message, key: str) -> None:
    """Keep whether an answer helps; what is no longer chosen is taken back."""
    helpful = cast("bool | None", session.field(key))
    if helpful is None:
        conversations().feedback.take_back(message.id, owner())
    else:
        _keep(message, Feedback(helpful))
        session.fill(_JUST_SAID, "" if helpful else message.id)


@noted()
def _keep_reason(message: Message, reason: str, words: str) -> None:
    """Keep why an answer does not help, as the fields of these keys say."""
    why = cast("Reason | None", session.field(reason))
    said = str(session.field(words) or "")
    # What was typed stays in its field, also where it cannot be kept.
    session.fill(_UNKEPT + message.id, said)
    _keep(message, Feedback(False, why, said))
    session.fill(_UNKEPT + message.id, "")


def _keep(message: Message, feedback: Feedback) -> None:
    conversations().feedback.give(message.id, owner(), feedback)
