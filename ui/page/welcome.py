"""Draw the title, what answers are made of, and what a first visitor can ask."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

import streamlit as st

from assistant import Assistant, Settings
from assistant.language.translations.formats import format_number
from assistant.language.translations.texts import _, marked, ngettext
from assistant.suggestions.candidates import spoken
from ui.page import asking, languages, resources
from ui.page.markup import TITLE_ID, paragraph, plain_label

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

TITLE = marked("Cluster policy assistant")


def draw_title() -> DeltaGenerator:
    """Draw the name of the page; returns the place for what stands right below it."""
    place = st.container(gap=None)
    place.html(f'<h1 id="{TITLE_ID}" class="cp-h1">{escape(_(TITLE))}</h1>')
    return place


def draw_promise(place: DeltaGenerator, settings: Settings) -> None:
    """Say what answers are made of."""
    promise = _(
        "Every answer is quoted word for word from the documents. No language model "
        "writes it."
    )
    if settings.chat_model:
        promise = _(
            "Answers are written by {model} from the documents. Each statement is "
            "checked against its source."
        ).format(model=settings.chat_model)
    place.html(paragraph(promise, "promise"))


def how_to_add(settings: Settings) -> str:
    """Say where documents are put, and what follows that."""
    return _("Put some into the folder {folder} and update the index.").format(
        folder=settings.corpus_dir.resolve().name
    )


def draw_welcome(settings: Settings, documents: int, assistant: Assistant) -> None:
    """Draw example questions, where a click asks one, or how to add documents."""
    if not documents:
        st.html(
            paragraph(_("There are no documents yet"), "welcome")
            + paragraph(how_to_add(settings), "lead")
        )
        return
    lead = ngettext(
        "Ask about the document in the library, in any language.",
        "Ask about the {number} documents in the library, in any language.",
        documents,
    ).format(number=format_number(documents))
    examples = settings.example_questions or _found(assistant)
    if examples:
        lead = _("{invitation} For example:").format(invitation=lead)
    st.html(
        paragraph(_("What would you like to know?"), "welcome")
        + paragraph(lead, "lead")
    )
    _draw_examples(examples)


def _found(assistant: Assistant) -> tuple[str, ...]:
    """Return questions that the documents answer; none until they were found."""
    offered = resources.offered(assistant, spoken(languages.preferred()))
    return tuple(suggestion.question for suggestion in offered)


def _draw_examples(examples: Sequence[str]) -> None:
    columns = st.columns(2)
    for position, question in enumerate(examples):
        columns[position % 2].button(
            plain_label(question),
            key=f"example-{position}",
            on_click=asking.ask,
            args=(question,),
            width="stretch",
            wrap=True,
        )
