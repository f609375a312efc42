"""Draw the title, what answers are made of, and what a first visitor can ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from assistant import Settings
from ui.page import session
from ui.page.markup import paragraph, plain_label

if TYPE_CHECKING:
    from streamlit.delta_generator import DeltaGenerator

TITLE = "Cluster policy assistant"


def draw_title() -> DeltaGenerator:
    """Draw the name of the page; returns the place for what stands right below it."""
    place = st.container(gap=None)
    place.html(f'<h1 class="cp-h1">{TITLE}</h1>')
    return place


def draw_promise(place: DeltaGenerator, settings: Settings) -> None:
    """Say what answers are made of."""
    promise = "Every answer is quoted word for word from the documents. No language "
    promise += "model writes it."
    if settings.chat_model:
        promise = f"Answers are written by {settings.chat_model} from the documents. "
        promise += "Each statement is checked against its source."
    place.html(paragraph(promise, "promise"))


def draw_welcome(settings: Settings, documents: int) -> None:
    """Draw example questions, where a click asks one, or how to add documents."""
    if not documents:
        st.html(
            paragraph("There are no documents yet", "welcome")
            + paragraph(
                f"Put some into {settings.corpus_dir} and update the index.", "lead"
            )
        )
        return
    noun = "document" if documents == 1 else "documents"
    st.html(
        paragraph("What would you like to know?", "welcome")
        + paragraph(
            f"Ask about the {documents:,} {noun} in the library, in any language. For "
            "example:",
            "lead",
        )
    )
    columns = st.columns(2)
    for position, question in enumerate(settings.example_questions):
        columns[position % 2].button(
            plain_label(question),
            key=f"example-{position}",
            on_click=session.ask,
            args=(question,),
            width="stretch",
            wrap=True,
        )
