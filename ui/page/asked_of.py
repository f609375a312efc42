"""Let questions be asked of some documents and folders only, and say of which."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

import streamlit as st

from assistant import Assistant
from assistant.conversations.conversation import Message
from assistant.language.translations.formats import format_number
from assistant.language.translations.texts import _, ngettext
from assistant.search.among import chosen_of
from index.documents import IndexedDocument
from ui.page.clicks import noted
from ui.page.links import CONVERSATION
from ui.page.markup import paragraph

_MOST = 1_000
"""Documents and folders that are offered at once; of more, those that are called so."""
_NAMED = 3
_CHOSEN = "asked-of"


def chosen(messages: Sequence[Message]) -> tuple[str, ...]:
    """Return what is chosen in this conversation: last, or by its last question."""
    conversation, places = st.session_state.get(_CHOSEN, (None, ()))
    if conversation == _conversation():
        return cast("tuple[str, ...]", places)
    return messages[-1].among if messages else ()


def keep(conversation: str, places: tuple[str, ...]) -> None:
    """Keep a choice in a conversation, which may have begun just now."""
    st.session_state[_CHOSEN] = conversation, places


def draw_choice(
    documents: Sequence[IndexedDocument], messages: Sequence[Message]
) -> None:
    """Draw the choice of what the next questions are asked of."""
    places = chosen(messages)
    titles = {document.id: document.title for document in documents}
    key = f"choose-asked-{_conversation()}"
    with st.container(key="asked-of", horizontal=True, gap="small"):
        offered = _offered(titles)
        st.multiselect(
            _("Ask only"),
            list(dict.fromkeys([*places, *offered])),
            default=places,
            format_func=lambda place: _name(place, titles),
            key=key,
            placeholder=_("Asking all documents: choose some to ask only these"),
            label_visibility="collapsed",
            on_change=_note,
            args=(key,),
        )


def describe(message: Message, assistant: Assistant) -> str:
    """Return what an answer was asked of, as HTML; nothing where that was all."""
    if not message.among:
        return ""
    titles = {document.id: document.title for document in assistant.documents()}
    number = len(chosen_of(titles, message.among))
    names = [_name(place, titles) for place in message.among[:_NAMED]]
    more = len(message.among) - len(names)
    listed = ", ".join(names) + ("…" if more else "")
    said = ngettext(
        "Asked of {number} document only: {names}",
        "Asked of {number} documents only: {names}",
        number,
    )
    return paragraph(said.format(number=format_number(number), names=listed), "meta")


def _conversation() -> str:
    return st.query_params.get(CONVERSATION, "")


@noted()
def _note(key: str) -> None:
    """Keep what was chosen, also while another page is drawn."""
    keep(_conversation(), tuple(st.session_state[key]))


def _offered(titles: dict[str, str]) -> list[str]:
    """Return folders and documents, or those that have the words that are asked for."""
    folders = {
        id_[: at + 1] for id_ in titles for at, sign in enumerate(id_) if sign == "/"
    }
    documents = sorted(titles, key=lambda id_: titles[id_].casefold())
    offered = [*sorted(folders), *documents]
    if len(offered) <= _MOST:
        return offered
    words = st.text_input(
        _("Find a document"),
        key="find-asked",
        placeholder=_("Title or file name"),
        label_visibility="collapsed",
        width=180,
    ).casefold()
    named = (place for place in offered if words in _name(place, titles).casefold())
    return [place for place, _n in zip(named, range(_MOST), strict=False)]


def _name(place: str, titles: dict[str, str]) -> str:
    """Return what a document or folder is called; a name that is gone tells nothing."""
    if place in titles:
        title = titles[place]
        return place if title == place else f"{title} ({place})"
    if chosen_of(titles, [place]):
        return place
    return _("no longer there")
