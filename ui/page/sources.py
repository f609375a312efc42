"""Draw where an answer comes from: a card for each source, which opens it."""

from __future__ import annotations

from html import escape

import streamlit as st

from assistant import Answer, Assistant, Citation
from assistant.conversations.conversation import Message
from assistant.export.remarks import translated_by
from assistant.language.messages import closeness, nearest_heading
from assistant.language.translations.texts import _
from ui.page import opened
from ui.page.changed_sources import changed_since, compared_html
from ui.page.markup import paragraph, plain_label, quote_html
from ui.page.places import (
    Place,
    cited_place,
    describe_place,
    look_again,
    passage_place,
)
from ui.page.word_help import helped_quote_html, remark_html, word_help_html

_TITLE = 90
_PREVIEW = 280
_ONE_COLUMN = 2


def draw_citations(message: Message, answer: Answer, assistant: Assistant) -> None:
    """Draw one card for each source of an answer, many of them side by side."""
    if remark := remark_html(answer):
        st.html(remark)
    sources = answer.sources
    width = 2 if len(sources) > _ONE_COLUMN else 1
    for first in range(0, len(sources), width):
        columns = st.columns(width, gap="small")
        row = sources[first : first + width]
        for column, citation in zip(columns, row, strict=False):
            key = f"source-{message.id}-{citation.number}"
            with column:
                place = cited_place(citation, answer)
                below = _translation_html(citation, answer)
                below += word_help_html(citation, answer, message.id)
                number, drawn = (
                    str(citation.number),
                    helped_quote_html(citation, answer),
                )
                _draw_card(place, assistant, key, number, below, drawn=drawn)


def draw_nearest(message: Message, answer: Answer, assistant: Assistant) -> None:
    """Draw the passages that came nearest, said not to answer; the nearest is open."""
    if not answer.passages:
        return
    heading = nearest_heading(answer.language).rstrip(":：")

    def draw(position: int) -> None:
        scored = answer.passages[position]
        place = passage_place(scored.passage, message.titles, answer)
        near = closeness(answer.language, scored.score)
        _draw_card(place, assistant, f"nearest-{message.id}-{position}", near=near)

    with st.expander(plain_label(heading), expanded=True):
        draw(0)
    if len(answer.passages) > 1:
        key = f"more-nearest-{message.id}"
        # A browser takes as long over what is closed as over what is open.
        with st.expander(_("More passages"), key=key, on_change="rerun") as more:
            if more.open:
                for position in range(1, len(answer.passages)):
                    draw(position)


def _draw_card(
    place: Place,
    assistant: Assistant,
    key: str,
    badge: str = "",
    below: str = "",
    near: str = "",
    drawn: str = "",
) -> None:
    """Draw title, language, page, quote and warnings, and a button that opens it.

    ``below`` is HTML that stands between the quote and the warnings, ``near`` says how
    close it comes to an answer, and ``drawn`` is the quote with help in it.
    """
    said = _("Open {what}")
    what = _("source {number}: {title}") if badge else _("passage: {title}")
    title = plain_label(_shorten(place.title, _TITLE))
    named = f":gray[{what.format(number=badge, title=title)}]"
    with st.container(border=True, key=f"card-{key}", gap="xsmall"):
        with st.container(horizontal=True, wrap=False, gap="small"):
            st.html(_title_html(place, badge, near))
            st.button(
                # What tells it from the others is there for who cannot see it.
                said.format(what=named),
                key=f"open-{key}",
                icon=":material/open_in_full:",
                help=_("Show this place in the document"),
                on_click=opened.open_place,
                args=(place,),
            )
        standing = look_again(assistant, place)
        if badge:
            st.html(compared_html(place, standing, below, drawn))
        else:
            st.html(quote_html(_shorten(place.quote, _PREVIEW), place.language))
        warnings = list(place.warnings)
        if standing is None or not standing.marks:
            warnings.append(changed_since(standing))
        if warnings:
            st.html("".join(paragraph(warning, "warning") for warning in warnings))


def _title_html(place: Place, badge: str, near: str) -> str:
    number = f'<span class="cp-badge">{badge}</span>' if badge else ""
    title = escape(place.title)
    return (
        f'<p class="cp-title" title="{title}" dir="auto">{number}{title}</p>'
        + paragraph(" · ".join(filter(None, [near, describe_place(place)])), "meta")
    )


def _translation_html(citation: Citation, answer: Answer) -> str:
    if not citation.translation:
        return ""
    return (
        '<div class="cp-translation">'
        + paragraph(translated_by(answer), "meta")
        + paragraph(citation.translation, "translated", answer.language)
        + "</div>"
    )


def _shorten(text: str, length: int) -> str:
    return text if len(text) <= length else text[:length].rstrip() + "…"
