"""Draw the title, what answers are made of, and what a first visitor can ask."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

import streamlit as st

from assistant import Assistant, Settings
from assistant.suggestions.candidates import spoken
from ui.page import resources, session
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


def draw_welcome(settings: Settings, documents: int, assistant: Assistant) -> None:
    """Draw example questions, where a click asks one, or how to add documents."""
    if not documents:
        st.html(
            paragraph("There are no documents yet", "welcome")
            + paragraph(
                f"Put some into the folder {settings.corpus_dir.resolve().name} and "
                "update the index.",
                "lead",
            )
        )
        return
    noun = "document" if documents == 1 else "documents"
    lead = f"Ask about the {documents:,} {noun} in the library, in any language."
    examples = settings.example_questions or _found(assistant, settings)
    st.html(
        paragraph("What would you like to know?", "welcome")
        + paragraph(f"{lead} For example:" if examples else lead, "lead")
    )
    _draw_examples(examples)


def _found(assistant: Assistant, settings: Settings) -> tuple[str, ...]:
    """Return questions that the documents answer; none until they were found."""
    offered = resources.suggestions().offered(
        assistant.index_version,
        spoken(st.context.locale or ""),
        partial(resources.quoting, assistant, settings),
    )
    return tuple(suggestion.question for suggestion in offered)


def _draw_examples(examples: Sequence[str]) -> None:
    columns = st.columns(2)
    for position, question in enumerate(examples):
        columns[position % 2].button(
            plain_label(question),
            key=f"example-{position}",
            on_click=session.ask,
            args=(question,),
            width="stretch",
            wrap=True,
        )
