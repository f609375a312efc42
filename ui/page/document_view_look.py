"""Draw an open document in one of its looks: as text, as a page, a table, formatted."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assistant.language.translations.formats import format_number
from assistant.language.translations.texts import _, marked, spoken
from assistant.originals.original_file import original_path
from assistant.originals.page_picture import is_drawable
from index.documents import Document
from ui.page import opened, page_settings
from ui.page.document_view_grid import Part, grid_html, is_sheet, part_at
from ui.page.document_view_page import draw_picture
from ui.page.document_view_rendered import can_be_rendered, rendered_html
from ui.page.document_view_text import (
    Marks,
    TextPart,
    document_html,
    text_part_at,
)
from ui.page.javascript import scroll_to
from ui.page.markup import QUOTE_ID, TOP_ID, paragraph

_TEXT, _PAGE = marked("Text"), marked("Page")
_TABLE, _FORMATTED = marked("Table"), marked("Formatted")


def draw_look_choice(document: Document) -> None:
    """Draw the choice between the looks of a document, where it has more than one."""
    looks = _looks(document)
    if len(looks) > 1:
        st.segmented_control(
            _("Shown as"),
            looks,
            format_func=_,
            default=looks[0],
            key=_key(document),
            label_visibility="collapsed",
            on_change=opened.go_there_again,
        )


def draw_look(document: Document, marks: Marks) -> None:
    """Draw a document in the look that is chosen, at the place that is gone to."""
    looks = _looks(document)
    look = opened.chosen(_key(document)) or looks[0]
    if look == _PAGE:
        draw_picture(document, marks)
        return
    identity, times, opening = opened.gone_to()
    if identity == QUOTE_ID and not (marks.quote or marks.near):
        identity = TOP_ID
    html = None
    if look == _TABLE:
        part = part_at(document, identity, marks)
        _draw_rows(document, part)
        html = grid_html(document, part, marks, spoken())
        if identity.startswith("heading-"):  # A sheet, which begins with its first row.
            identity = f"row-{part.rows[0]}"
    elif look == _FORMATTED:
        folder = page_settings.settings().corpus_dir
        html = rendered_html(folder, document, marks, spoken())
        if html is None:
            said = _("It cannot be shown as it looks for sure, so this is its text.")
            st.html(paragraph(said, "meta"))
    if html is None:
        text = text_part_at(document, identity, marks)
        _draw_text_part(document, text)
        html = document_html(document, marks, spoken(), text)
    st.html(html)
    with st.container(key="unseen-view"):
        scroll_to(identity, "center", key=f"gone-to-{times}", focus=opening)


def _looks(document: Document) -> list[str]:
    """Return how a document can be shown, first how it is at first."""
    if is_sheet(document):
        return [_TABLE, _TEXT]
    if can_be_rendered(document):
        return [_FORMATTED, _TEXT]
    file = original_path(page_settings.settings().corpus_dir, document)
    return [_TEXT, _PAGE] if is_drawable(file, document) else [_TEXT]


def _key(document: Document) -> str:
    return f"shown-as-{document.id}"


def _draw_rows(document: Document, part: Part) -> None:
    """Draw the ways to the rows before and after those that are drawn."""
    first, last = (document.pages[part.rows[at]].number for at in (0, -1))
    said = _("Rows {first} to {last}").format(
        first=format_number(first), last=format_number(last)
    )
    before = None if part.before is None else f"row-{part.before}"
    after = None if part.after is None else f"row-{part.after}"
    ways = (_("Rows before"), before), (_("Rows after"), after)
    _draw_part_ways("rows", ways, said)


def _draw_text_part(document: Document, part: TextPart) -> None:
    """Draw the ways to the text before and after that which is drawn."""
    (start, end), whole = (part.span.start, part.span.end), len(document.text)
    said = _("Characters {first} to {last} of {number}").format(
        first=format_number(start + 1),
        last=format_number(end),
        number=format_number(whole),
    )
    before = f"at-{start}" if start else None
    after = f"at-{end}" if end < whole else None
    ways = (_("Text before"), before), (_("Text after"), after)
    _draw_part_ways("text", ways, said)


def _draw_part_ways(
    kind: str, ways: Sequence[tuple[str, str | None]], said: str
) -> None:
    """Draw the ways up and down from a part, each where it leads to, if anywhere."""
    if not any(to for _label, to in ways):
        return
    with st.container(horizontal=True, key="document-leaves", gap="xsmall"):
        for way, (label, to) in zip(("up", "down"), ways, strict=True):
            st.button(
                "",
                key=f"{kind}-{way}",
                icon=f":material/keyboard_arrow_{way}:",
                help=label,
                disabled=to is None,
                on_click=opened.go_to,
                args=(to or "",),
            )
        st.html(paragraph(said, "meta"))
