"""Draw what leaves the page: an answer to copy, and files of it or a conversation."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from html import escape
from urllib.parse import quote

import streamlit as st

from assistant import Answer
from assistant.conversations.conversation import Message
from assistant.export.copied import copied_text
from assistant.export.exchange import Exchange
from assistant.export.markdown import markdown_of
from assistant.export.receipt import receipt_json, receipt_of
from assistant.export.word import word_of
from ui.page import resources, session

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_TITLE = 60
_INSTEAD = {
    "withdrawn": "It was stopped before it was asked.",
    "cut_off": "The answer was cut off: the assistant was restarted.",
    "waiting": "It had not been answered yet.",
    "answering": "It was still being answered.",
}
"""What is said of a question without a whole answer, by the state of its message."""


def draw_answer_exports(message: Message, answer: Answer) -> None:
    """Draw what can be taken of one answer: its text, and files of it."""
    with st.container(
        horizontal=True, gap="small", key=f"export-{message.id}", wrap=False
    ):
        st.html(_copy_html(answer), width="content")
        with st.popover("Download", key=f"download-{message.id}", type="tertiary"):
            _draw_files(message.id, message.question, lambda: ("", [message]))


def draw_conversation_exports() -> None:
    """Draw what can be taken of the conversation that is open, all of it."""
    current = session.conversation()
    if current is None:
        return
    # Looked up when it is clicked, outside a run of the page: all that is there then.
    kept, id_ = resources.conversations(), current.id

    def everything() -> tuple[str, Sequence[Message]]:
        found = kept.conversation(id_) or current
        return found.title, kept.messages(id_)

    with st.popover(
        "Download the conversation", width="stretch", key=f"download-{id_}"
    ):
        _draw_files(id_, current.title, everything)


def _draw_files(
    key: str, name: str, taken: Callable[[], tuple[str, Sequence[Message]]]
) -> None:
    """Draw a button for each kind of file; it is made when somebody wants it."""

    def make(kind: Callable[[Sequence[Exchange], str], str | bytes]) -> str | bytes:
        title, messages = taken()
        return kind([exchange_of(message) for message in messages], title)

    def receipt(exchanges: Sequence[Exchange], title: str) -> str:
        return receipt_json(receipt_of(exchanges, title))

    for label, ending, mime, kind in (
        ("Word", "docx", _WORD, word_of),
        ("Markdown", "md", "text/markdown", markdown_of),
        ("Receipt (JSON)", "json", "application/json", receipt),
    ):
        st.download_button(
            label,
            partial(make, kind),
            f"{_file_name(name)}.{ending}",
            mime,
            key=f"{ending}-{key}",
            on_click="ignore",
            type="tertiary",
        )


def exchange_of(message: Message) -> Exchange:
    """Return a message as it is exported."""
    note = "" if message.answer else _INSTEAD.get(message.state, "")
    if message.state == "failed":
        note = f"{message.error} {message.hint}".strip()
    asked = datetime.fromtimestamp(message.asked).astimezone()
    return Exchange(message.question, asked, message.answer, message.text, note)


def _file_name(title: str) -> str:
    words = re.sub(r"[^\w-]+", "-", title)[:_TITLE].strip("-_")
    return words or "answer"


def _copy_html(answer: Answer) -> str:
    # Percent-encoded: what cleans the HTML takes away attributes with some signs.
    text = quote(copied_text(answer), safe="", errors="replace")
    return (
        f'<div class="cp-copying"><button type="button" class="cp-copy" '
        f'title="Copy the answer with its sources" data-copied="{escape(text)}" '
        'data-done="Copied" data-failed="Not copied: the browser does not allow it">'
        'Copy</button><span role="status"></span></div>'
    )
