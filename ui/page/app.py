"""The page, top to bottom."""

from __future__ import annotations

import logging
import sys
from collections import deque

import streamlit as st

from assistant.language.translations.texts import _
from index.errors import IndexMissingError, IndexOutdatedError
from ui.log_lines import VERBOSE, print_log
from ui.page import (
    asked_of,
    languages,
    opened,
    page_settings,
    pages,
    resources,
    session,
)
from ui.page.clicks import failure_html
from ui.page.closed_folders import draw_closed_folders
from ui.page.conversation import draw_conversation, draw_keeping, shown_errors
from ui.page.conversation_list import draw_conversations
from ui.page.document_view import draw_opened, mark_new_quotes
from ui.page.documents_page import draw_documents
from ui.page.drawing_turns import TURNS
from ui.page.health_page import draw_health
from ui.page.javascript import clicked_marker, enable_copying, skip_to
from ui.page.library import draw_library
from ui.page.looked_up import looking_up
from ui.page.markup import heading
from ui.page.next_questions import draw_next
from ui.page.question import draw_box
from ui.page.reading_position import keep_reading_position
from ui.page.streamlit_words import exchange_words
from ui.page.style import draw_style
from ui.page.unanswered_page import draw_unanswered
from ui.page.updates import build_index, draw_update, follow_update
from ui.page.visitors import admit, draw_visitor
from ui.page.welcome import TITLE, draw_promise, draw_title, draw_welcome

# What went wrong unexpectedly is nowhere else: the page says it is in the log.
print_log(sys.argv.count(VERBOSE), otherwise=logging.ERROR)

# An emoji: an icon of another kind would be fetched from the network.
st.set_page_config(_(TITLE), "📑", layout="centered")
draw_style()
languages.enter()
exchange_words()
page = pages.asked_for()
if page == "chat":
    skip_to("ask-box", _("Skip to the question"))
header = draw_title()

with shown_errors(), looking_up(), TURNS.turn() as turn:
    settings = page_settings.enter()
    draw_promise(header, settings)
    visitor = admit()
    if not pages.may_enter(page, visitor):
        st.stop()
    indexing = resources.indexing()
    session.enter()
    if page != "chat" and (failed := failure_html()):
        st.html(failed)
    if page == "health":  # Also where the index cannot be opened.
        draw_health(settings, indexing)
        st.stop()
    # Asked before the documents are read: the page is drawn anew for what an update
    # publishes after that.
    updating = indexing.running
    try:
        with st.spinner(_("Opening the documents…"), show_time=False):
            assistant = resources.assistant()
        documents = assistant.documents()
    except (IndexMissingError, IndexOutdatedError):
        if indexing.elsewhere:
            raise
        build_index(indexing, visitor)
        st.rerun()

    opened.follow_address(assistant)
    enable_copying()
    if page == "documents":
        draw_documents(assistant)
        st.stop()
    if page == "unanswered":
        draw_unanswered(assistant, visitor)
        st.stop()

    choice = draw_box()
    with st.sidebar:
        draw_visitor(visitor)
        draw_conversations()
        st.html(heading(_("Documents"), len(documents)))
        bar = draw_update(indexing, visitor, updating=updating)
        alike = assistant.near_duplicates()
        draw_library(documents, assistant.failures(), alike)
        pages.draw_links(visitor)
        draw_closed_folders(visitor)
        languages.draw_choice()

    keep_reading_position()
    if marker := clicked_marker():
        session.open_citation(*marker)
    messages = session.messages()
    with choice:
        asked_of.draw_choice(documents, messages)
    draw_opened(assistant, messages)
    draw_keeping()
    if not messages:
        draw_welcome(settings, len(documents), assistant)
    arriving = draw_conversation(messages, assistant, turn)
    if updating:
        follow_update(bar, indexing, arriving, turn)
    deque(arriving, 0)
    mark_new_quotes(messages)
    draw_next(session.messages(), assistant)
