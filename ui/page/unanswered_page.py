"""Draw what was asked and not answered, at an address of its own, for editors."""

from __future__ import annotations

from html import escape

import streamlit as st

from assistant import Assistant
from assistant.feedback.retrials import Retrial
from assistant.feedback.unanswered import OpenQuestion
from ui.page import resources, session
from ui.page.conversation import shown_errors
from ui.page.markup import notice, paragraph, plain_label
from ui.page.pages import draw_way_back
from ui.page.permissions import may_read_all, may_see_questions
from ui.page.places import name_language
from ui.page.question import shorten
from ui.sync_messages import count

_SHOWN = 50
"""Questions that are drawn; the others are found by their words."""
_LEAD = (
    "What was asked and was not found in the documents: alike questions together, "
    "most wanted first. Who asked is not told."
)
_NOT_FOR_READERS = (
    "This page is for those who look after the documents.",
    "Whoever runs it can make you an editor.",
)


def draw_unanswered(assistant: Assistant) -> None:
    """Draw the questions that were not answered; a reader may not read them."""
    draw_way_back()
    if not may_see_questions():
        st.html(notice(*_NOT_FOR_READERS, kind="held"))
        return
    questions = _questions(assistant)
    number = f"<span>{len(questions):,}</span>"
    st.html(
        f'<h2 class="cp-side">Unanswered questions {number}</h2>'
        + paragraph(_LEAD, "lead")
    )
    if not questions:
        st.html(paragraph("There are none.", "meta"))
        return
    words = st.text_input(
        "Find a question", key="find-question", placeholder="Words of a question"
    ).casefold()
    found = [q for q in questions if words in "\n".join(q.wordings).casefold()]
    for question in found[:_SHOWN]:
        with st.container(border=True, gap="small"):
            _draw_question(question, assistant)
    if not found:
        st.html(paragraph("None has these words.", "meta"))
    if more := len(found) - len(found[:_SHOWN]):
        st.html(paragraph(f"and {more:,} more, less wanted", "meta"))


def _questions(assistant: Assistant) -> tuple[OpenQuestion, ...]:
    """Return what was not answered, as far as it is for this visitor.

    A question can tell of what was read for it, also where that is for others alone.
    """
    declined = resources.conversations().overview.declined()
    if not may_read_all():
        readable = {document.id for document in assistant.documents()}
        declined = tuple(one for one in declined if one.documents <= readable)
    with st.spinner("Comparing the questions…"):
        return resources.grouping().grouped(declined)


def _draw_question(question: OpenQuestion, assistant: Assistant) -> None:
    first, *others = question.wordings
    also = ""
    if others:
        rows = "".join(f'<li dir="auto">{escape(other)}</li>' for other in others)
        also = (
            f'<details class="cp-wordings"><summary>Also asked as: {len(others):,}'
            f"</summary><ul>{rows}</ul></details>"
        )
    st.html(
        f'<p class="cp-title" dir="auto">{escape(first)}</p>'
        f"{paragraph(_describe(question), 'meta')}{also}"
    )
    place = st.empty()
    clicked = st.button(
        f"Ask again :gray[{plain_label(shorten(first))}]",
        key=f"retry-{first}",
        icon=":material/refresh:",
        help="Asks now, to see whether the documents answer it by now",
    )
    retrials = session.retrials()
    if clicked:
        with place, shown_errors(), st.spinner("Searching the documents…"):
            retrials.ask(first, assistant)
    if retrial := retrials.known(first, assistant.index_version):
        place.html(_outcome_html(retrial))


def _describe(question: OpenQuestion) -> str:
    """Say how much it is wanted, in one line."""
    asked = "Asked {times} by {people}".format(
        times="once" if question.askings == 1 else f"{question.askings:,} times",
        people=count(question.askers, "visitor"),
    )
    facts = [asked, f"last on {format_date(datetime.fromtimestamp(question.last))}"]
    if question.languages:
        facts.append(", ".join(map(name_language, question.languages)))
    if question.contested:
        facts.append(
            "according to {readers}, the documents do say it".format(
                readers=count(question.contested, "reader")
            )
        )
    return " · ".join(facts)


def _outcome_html(retrial: Retrial) -> str:
    if not retrial.answered:
        return paragraph("The documents still do not say.", "retrial")
    return (
        f'<div class="cp-retrial cp-answered"><p><strong>It is answered now.</strong> '
        f'<span dir="auto">{escape(retrial.said)}</span></p>'
        f"{paragraph(retrial.title, 'meta')}</div>"
    )
