"""Draw a page of a PDF as it looks, with the quotes of the conversation in boxes."""

from __future__ import annotations

from base64 import b64encode
from html import escape

import streamlit as st

from assistant.language.translations.formats import format_number
from assistant.language.translations.texts import _
from assistant.originals.original_file import original_path
from assistant.originals.page_picture import Picture, draw_page, words_on
from index.documents import Document, Page
from ui.page import opened, page_settings
from ui.page.document_view_text import Marks, offset_of
from ui.page.markup import capitalize, notice, paragraph
from ui.page.places import name_part


def draw_picture(document: Document, marks: Marks) -> None:
    """Draw the page on which is what the document was opened at, or gone to."""
    offset = offset_of(opened.gone_to().identity, document, marks)
    page = document.page_at(offset) or document.pages[0]
    position = document.pages.index(page)
    _draw_leaves(document, position)
    quotes = [*marks.quotes, *([marks.quote] if marks.quote else [])]
    here = words_on(page, quotes, document.text)
    file = original_path(page_settings.settings().corpus_dir, document)
    picture = None
    if file:
        picture = draw_page(file, document.content_hash, page.number, here)
    if picture is None:
        hint = _("The text can be read all the same.")
        st.html(notice(_("This page cannot be drawn."), hint, kind="changed"))
        return
    if here and not picture.boxes:
        said = _(
            "The quote is on this page, and its place in the picture is not known."
        )
        st.html(paragraph(said, "meta"))
    st.html(_picture_html(picture, page))


def _draw_leaves(document: Document, position: int) -> None:
    """Draw the ways to the page before and to the one after."""
    last = len(document.pages) - 1
    with st.container(horizontal=True, key="document-leaves", gap="xsmall"):
        for label, way, to in [
            (_("Previous page"), "left", position - 1),
            (_("Next page"), "right", position + 1),
        ]:
            st.button(
                "",
                key=f"page-{way}",
                icon=f":material/keyboard_arrow_{way}:",
                help=label,
                disabled=not 0 <= to <= last,
                on_click=opened.go_to,
                args=(f"page-{to}",),
            )
        said = _("{place} ({position} of {number})").format(
            place=capitalize(name_part(document.pages[position].place)),
            position=format_number(position + 1),
            number=format_number(last + 1),
        )
        st.html(paragraph(said, "meta"))


def _picture_html(picture: Picture, page: Page) -> str:
    """Return a picture in a region that a keyboard can scroll."""
    place = name_part(page.place)
    said = escape(_("{place} of the file, as it looks").format(place=capitalize(place)))
    described = _("{place} of the file, as it looks. Its words are shown as text.")
    described = escape(described.format(place=capitalize(place)))
    jpeg = b64encode(picture.jpeg).decode()
    return (
        f'<div class="cp-reading" tabindex="0" role="region" aria-label="{said}">'
        f'<img class="cp-picture" alt="{described}" '
        f'src="data:image/jpeg;base64,{jpeg}"></div>'
    )
