"""Draw the visitor's own conversations: open one, begin one, rename or delete it."""

from __future__ import annotations

import streamlit as st

from assistant.conversations.conversation import Conversation
from assistant.language.translations.formats import format_number
from assistant.language.translations.texts import _, ngettext
from ui.page import session
from ui.page.exports import draw_conversation_exports
from ui.page.markup import heading, paragraph, plain_label

_SHOWN = 8
"""Of the newest; the others are found by their words."""
_TITLE = 60


def draw_conversations() -> None:
    """Draw the list, and what can be done with the conversation that is open."""
    st.button(
        _("New conversation"),
        key="new-conversation",
        icon=":material/add_comment:",
        disabled=not session.asked_for(),
        on_click=session.open_new,
        width="stretch",
    )
    if all_listed := session.listed(""):
        _draw_list(all_listed)
    if current := session.own_conversation():
        _draw_changes(current)
    draw_conversation_exports()


def _draw_list(all_listed: tuple[Conversation, ...]) -> None:
    st.html(heading(_("Conversations"), len(all_listed)))
    found = all_listed
    if len(all_listed) > _SHOWN:
        words = st.text_input(
            _("Find a conversation"),
            key="find-conversation",
            placeholder=_("Words of a title, question or answer"),
        )
        found = session.listed(words) if words.strip() else all_listed
    with st.container(key="conversations", gap=None):
        for conversation in found[:_SHOWN]:
            _draw_row(conversation)
    if not found:
        st.html(paragraph(_("None has these words."), "meta"))
    if more := len(found) - len(found[:_SHOWN]):
        older = ngettext("and {number} older", "and {number} older", more)
        st.html(paragraph(older.format(number=format_number(more)), "meta"))


def _draw_row(conversation: Conversation) -> None:
    title = conversation.title
    if len(title) > _TITLE:
        title = title[:_TITLE].rstrip() + "…"
    is_open = conversation.id == session.asked_for()
    with st.container(key="open-conversation" if is_open else None):
        st.button(
            plain_label(title),
            key=f"conversation-{conversation.id}",
            icon=":material/chat_bubble:",
            type="tertiary",
            on_click=session.open_conversation,
            args=(conversation.id,),
            width="stretch",
        )


def _draw_changes(current: Conversation) -> None:
    """Draw what can be changed about the conversation that is open."""
    # Named by the conversation, so that it is closed when another one is opened.
    with st.popover(_("Rename or delete"), width="stretch", key=f"change-{current.id}"):
        key = f"title-{current.id}"
        with st.form(f"rename-{current.id}", border=False):
            st.text_input(_("Title"), current.title, max_chars=120, key=key)
            st.form_submit_button(_("Rename"), on_click=session.rename, args=(key,))
        st.html(paragraph(_("Deleted, it cannot be brought back."), "meta"))
        st.button(
            _("Delete this conversation"),
            key="delete-conversation",
            icon=":material/delete:",
            on_click=session.delete,
        )
