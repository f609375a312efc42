"""Draw the open document beside the conversation, which goes on meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import streamlit as st

from assistant import Assistant
from assistant.cite.quotes.standing import Standing
from assistant.conversations.conversation import Message
from assistant.language.translations.formats import format_number
from assistant.language.translations.said import say
from assistant.language.translations.texts import _, marked
from assistant.originals.original_file import original_path, read_original
from index import DisplayableError
from index.documents import Document, Span
from ui.page import opened, page_settings, resources
from ui.page.changed_sources import changed_since, compared_html
from ui.page.copying import copy_link_html
from ui.page.document_changes import draw_removal
from ui.page.document_view_look import draw_look, draw_look_choice
from ui.page.document_view_text import (
    MOST_FOUND,
    Marks,
    find_words,
    shown_pages,
)
from ui.page.downloads import download_html
from ui.page.library import damaged_places
from ui.page.markup import (
    notice,
    paragraph,
    plain_label,
    quote_html,
)
from ui.page.places import (
    Place,
    describe_place,
    link_of_place,
    name_part,
    quoted_places,
    read_place,
)

_LABEL = 70
_LINKED = marked(
    "Copy a link that opens this place, also when the document has changed"
)
_NOW = marked("Below is the document as it is now.")


def draw_opened(assistant: Assistant, messages: Sequence[Message]) -> None:
    """Draw the document that is open, if one is, beside what is drawn after it."""
    # There in any case, so that what follows keeps its place when one is opened; and
    # empty at once when it is closed, also while a run of the page goes on for long.
    slot = st.empty()
    place = opened.opened()
    if place is None:
        return
    with slot.container(key="document-view", gap=None):
        _draw_head(place)
        try:
            document, standing = read_place(assistant, place)
        except DisplayableError as error:
            st.html(notice(error.message, error.hint) + _said(place))
            return
        _draw_document(place, document, standing, messages)


def mark_new_quotes(messages: Sequence[Message]) -> None:
    """Draw the page anew if answers came in this run that may quote what is open."""
    if opened.opened() and not all(message.finished for message in messages):
        st.rerun()


def _draw_head(place: Place) -> None:
    with st.container(horizontal=True, wrap=False, key="document-head", gap="small"):
        title = plain_label(place.title) or plain_label(place.document_id)
        st.html(
            paragraph(place.title or place.document_id, "title")
            + paragraph(describe_place(place), "meta")
        )
        st.button(
            _("Close"),
            key="close-document",
            icon=":material/close:",
            help=_("Close {title}").format(title=title),
            shortcut="Esc",
            on_click=opened.close_place,
        )


def _draw_document(
    place: Place,
    document: Document,
    standing: Standing | None,
    messages: Sequence[Message],
) -> None:
    quoted = quoted_places(messages, document)
    found, here = _draw_finding(document)
    _draw_ways(document, quoted, link_of_place(place, document, standing))
    if standing and (since := _since_html(place, standing)):
        st.html(since)
    warnings = place.warnings if place.quote else _warnings(document)
    if warnings:
        st.html("".join(paragraph(warning, "warning") for warning in warnings))
    stands = standing is not None and standing.marks
    quote = standing.span if standing and stands else None
    near = standing.span if standing and not stands else None
    spans = tuple(other.span for other in quoted)
    key = place.key if standing and standing.now == place.quote else None
    if key and quote:
        key = key.shift(quote.start - place.span.start)
    marks = Marks(quote, spans, found, here, near, key)
    draw_look(document, marks)


def _since_html(place: Place, standing: Standing) -> str:
    """Return what has become of the quote since, if anything has."""
    said = changed_since(standing)
    if not said:
        return ""
    if standing.marks:
        return paragraph(said, "meta")
    return notice(said, _(_NOW), kind="changed") + compared_html(place, standing)


def _said(place: Place) -> str:
    """Return what stood there when it was quoted, if it was."""
    return quote_html(place.quote, place.language) if place.quote else ""


def _warnings(document: Document) -> list[str]:
    """Return what a person should know before trusting the document."""
    damaged = [damaged_places(len(document.warnings))] if document.warnings else []
    return [*map(say, document.notes), *damaged]


def _draw_finding(document: Document) -> tuple[tuple[Span, ...], int | None]:
    """Draw the search in the document; return what it found, and which is shown."""
    with st.container(horizontal=True, key="document-find", gap="xsmall"):
        words = st.text_input(
            _("Find in the document"),
            key=f"find-in-{document.id}",
            label_visibility="collapsed",
            placeholder=_("Find in the document"),
            on_change=opened.go_to,
            args=("found-0",),
        )
        found = find_words(document.text, words)
        kind, number = opened.gone_to().identity.split("-", 1)
        here = min(int(number), len(found) - 1) if kind == "found" and found else None
        if found:
            _draw_steps(len(found), here)
    if words.strip():
        st.html(paragraph(_describe_match(len(found), here or 0), "meta"))
    return found, here


def _describe_match(found: int, here: int) -> str:
    """Say which of the matches is shown, or that there is none."""
    if not found:
        return _("Not found in this document.")
    said = _("{position} of {number}")
    if found == MOST_FOUND:
        said = _("{position} of {number} or more")
    return said.format(position=format_number(here + 1), number=format_number(found))


def _draw_steps(number: int, here: int | None) -> None:
    """Draw the ways to the match before and to the one after, round and round."""
    at = -1 if here is None else here
    steps = [
        (_("Previous match"), "up", at - 1),
        (_("Next match"), "down", at + 1),
    ]
    for label, way, to in steps:
        st.button(
            "",
            key=f"match-{way}",
            icon=f":material/keyboard_arrow_{way}:",
            help=label,
            on_click=opened.go_to,
            args=(f"found-{to % number}",),
        )


def _draw_ways(document: Document, quoted: Sequence[Place], link: str) -> None:
    """Draw what leads to quotes, headings and pages, to the file, and back here."""
    headings = [
        (number, "\N{EM SPACE}" * (heading.level - 1) + heading.span.of(document.text))
        for number, heading in enumerate(document.headings)
    ]
    pages = [(number, name_part(page.place)) for number, page in shown_pages(document)]
    quotes = [(number, place.quote) for number, place in enumerate(quoted)]
    with st.container(horizontal=True, key="document-ways", gap="xsmall"):
        _draw_way(_("Heading"), "heading", headings, document)
        _draw_way(_("Page"), "page", pages, document)
        _draw_way(_("Quote"), "quote", quotes, document)
        _draw_original(document)
        draw_removal(document)
        st.html(copy_link_html(link, _(_LINKED)), width="content")
        draw_look_choice(document)


def _draw_way(
    label: str, kind: str, places: Sequence[tuple[int, str]], document: Document
) -> None:
    """Draw a list of places of one kind to go to, if there are any."""
    if not places:
        return
    labels = {number: " ".join(text[:_LABEL].split("\n")) for number, text in places}
    key = f"{kind}-of-{document.id}"
    st.selectbox(
        label,
        list(labels),
        index=None,
        format_func=lambda number: labels.get(number, ""),
        key=key,
        placeholder=label,
        label_visibility="collapsed",
        on_change=opened.go_to_chosen,
        args=(key, kind),
    )


def _draw_original(document: Document) -> None:
    folder = page_settings.settings().corpus_dir
    if original_path(folder, document):
        link = download_html(
            f"original-{document.id}",
            _("Original"),
            Path(document.id).name,
            # Whatever it is, a browser is not to show it as a page of this server.
            "application/octet-stream",
            partial(read_original, folder, document, resources.assistant().document),
            title=_("The file itself, as it is in the folder of the documents"),
        )
        st.html(link, width="content")
