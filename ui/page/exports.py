"""Draw what leaves the page: an answer to copy, and files of it or a conversation."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from urllib.parse import urlencode

import streamlit as st

from assistant import Answer
from assistant.conversations.conversation import Message
from assistant.errors import NotKeptError
from assistant.export.copied import copied_text
from assistant.export.exchange import Exchange
from assistant.export.markdown import markdown_of
from assistant.export.receipt import receipt_json, receipt_of
from assistant.export.word import word_of
from assistant.language.translations.texts import _, marked, speaking, spoken
from ui.page import resources, session
from ui.page.copying import copy_html, copy_link_html
from ui.page.downloads import download_html
from ui.page.links import link_to_answer
from ui.page.visitor_words import for_visitors

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TITLE = 60
_COPIED = marked("Copy the answer with its sources")
_LINKED = marked("Copy a link to this answer; whoever has it sees the conversation")
_INSTEAD = {
    "withdrawn": marked("It was stopped before it was asked."),
    "cut_off": marked("The answer was cut off: the assistant was restarted."),
    "waiting": marked("It had not been answered yet."),
    "answering": marked("It was still being answered."),
}
"""What is said of a question without a whole answer, by the state of its message."""
_Taken = tuple[str, Sequence[Message]]
"""A title and messages, as they are when somebody wants a file: outside a run."""


def draw_answer_exports(message: Message, answer: Answer) -> None:
    """Draw what can be taken of one answer: its text, and files of it."""
    conversation, id_ = message.conversation_id, message.id
    kept = resources.conversations()

    def taken() -> _Taken:
        for found in kept.messages(conversation):
            if found.id == id_ and found.answer:
                return "", [found]
        raise _gone()

    with st.container(horizontal=True, gap="small", key=f"export-{message.id}"):
        st.html(copy_html(copied_text(answer), _(_COPIED)), width="content")
        link = urlencode(link_to_answer(message))
        st.html(copy_link_html(link, _(_LINKED)), width="content")
        with st.popover(_("Download"), key=f"download-{message.id}", type="tertiary"):
            _draw_files(message.id, message.question, taken)


def draw_conversation_exports() -> None:
    """Draw what can be taken of the conversation that is open, all of it."""
    current = session.conversation()
    if current is None:
        return
    kept, id_ = resources.conversations(), current.id

    def taken() -> _Taken:
        found = kept.conversation(id_)
        if found is None:
            raise _gone()
        return found.title, kept.messages(id_)

    with st.popover(
        _("Download the conversation"), width="stretch", key=f"download-{id_}"
    ):
        _draw_files(id_, current.title, taken)


def _draw_files(key: str, name: str, taken: Callable[[], _Taken]) -> None:
    """Draw a link to each kind of file; it is made when somebody wants it."""
    language = spoken()

    def make(kind: Callable[[Sequence[Exchange], str], str | bytes]) -> str | bytes:
        # In a thread of its own, which does not know what the page speaks.
        with speaking(language):
            title, messages = taken()
            return kind([exchange_of(message) for message in messages], title)

    def receipt(exchanges: Sequence[Exchange], title: str) -> str:
        return receipt_json(receipt_of(exchanges, title))

    links = [
        download_html(
            f"{ending}-{key}",
            label,
            f"{_file_name(name)}.{ending}",
            mime,
            partial(make, kind),
        )
        for label, ending, mime, kind in (
            ("Word", "docx", _WORD, word_of),
            ("Markdown", "md", "text/markdown", markdown_of),
            (_("Receipt (JSON)"), "json", "application/json", receipt),
        )
    ]
    st.html(f'<div class="cp-files">{"".join(links)}</div>')


def _gone() -> NotKeptError:
    return NotKeptError("What was to be downloaded is no longer there.")


def exchange_of(message: Message) -> Exchange:
    """Return a message as it is exported."""
    note = ""
    if not message.answer:
        note = _(_INSTEAD[message.state]) if message.state in _INSTEAD else ""
    if message.state == "failed":
        note = " ".join(for_visitors(message.error, message.hint)).strip()
    asked = datetime.fromtimestamp(message.asked).astimezone()
    return Exchange(message.question, asked, message.answer, message.text, note)


def _file_name(title: str) -> str:
    words = re.sub(r"[^\w-]+", "-", title)[:_TITLE].strip("-_")
    return words or _("answer")
