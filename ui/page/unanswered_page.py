"""Draw what was asked and not answered, at an address of its own, for editors."""

from __future__ import annotations

from datetime import datetime
from html import escape

import streamlit as st

from assistant import Assistant
from assistant.access.visitor import Visitor
from assistant.feedback.retrials import Retrial
from assistant.feedback.unanswered import OpenQuestion
from assistant.language.translations.formats import format_date, format_number
from assistant.language.translations.texts import _, marked, ngettext
from ui.page import resources, session
from ui.page.conversation import shown_errors
from ui.page.markup import heading, paragraph, plain_label
from ui.page.pages import draw_way_back
from ui.page.places import name_language
from ui.page.question import shorten

_SHOWN = 50
"""Questions that are drawn; the others are found by their words."""
_LEAD = marked(
    "What was asked and was not found in the documents: alike questions together, "
    "most wanted first. Who asked is not told."
)


def draw_unanswered(assistant: Assistant, visitor: Visitor) -> None:
    """Draw the questions that were not answered, as far as they are for a visitor."""
    draw_way_back()
    questions = _questions(visitor)
    st.html(
        heading(_("Unanswered questions"), len(questions)) + paragraph(_(_LEAD), "lead")
    )
    if not questions:
        st.html(paragraph(_("There are none."), "meta"))
        return
    words = st.text_input(
        _("Find a question"),
        key="find-question",
        placeholder=_("Words of a question"),
    ).casefold()
    found = [q for q in questions if words in "\n".join(q.wordings).casefold()]
    for question in found[:_SHOWN]:
        with st.container(border=True, gap="small"):
            _draw_question(question, assistant)
    if not found:
        st.html(paragraph(_("None has these words."), "meta"))
    if more := len(found) - len(found[:_SHOWN]):
        said = ngettext(
            "and {number} more, less wanted", "and {number} more, less wanted", more
        )
        st.html(paragraph(said.format(number=format_number(more)), "meta"))


def _questions(visitor: Visitor) -> tuple[OpenQuestion, ...]:
    """Return what was not answered, as far as it is for this visitor.

    A question can tell of what was read for it, also where that is for others alone.
    """
    declined = resources.conversations().overview.declined()
    told = frozenset(id_ for one in declined for id_ in one.documents)
    hidden = resources.folders().hidden(told, visitor)
    with st.spinner(_("Comparing the questions…"), show_time=False):
        return resources.grouping().grouped(
            one for one in declined if not one.documents & hidden
        )


def _draw_question(question: OpenQuestion, assistant: Assistant) -> None:
    first, *others = question.wordings
    st.html(
        f'<p class="cp-title" dir="auto">{escape(first)}</p>'
        f"{paragraph(_describe(question), 'meta')}{_also_html(others)}"
    )
    place = st.empty()
    named = f":gray[{plain_label(shorten(first))}]"
    clicked = st.button(
        _("Ask again {question}").format(question=named),
        key=f"retry-{first}",
        icon=":material/refresh:",
    )
    retrials = session.retrials()
    if clicked:
        with place, shown_errors(), st.spinner(_("Searching the documents…")):
            retrials.ask(first, assistant)
    if retrial := retrials.known(first, assistant.index_version):
        place.html(_outcome_html(retrial))


def _describe(question: OpenQuestion) -> str:
    """Say how much it is wanted, in one line."""
    facts = [
        ngettext("Asked once", "Asked {number} times", question.askings),
        ngettext("by {number} visitor", "by {number} visitors", question.askers),
    ]
    numbers = (question.askings, question.askers)
    facts = [
        fact.format(number=format_number(number))
        for fact, number in zip(facts, numbers, strict=True)
    ]
    last = format_date(datetime.fromtimestamp(question.last))
    facts.append(_("last on {day}").format(day=last))
    if question.languages:
        facts.append(", ".join(map(name_language, question.languages)))
    if question.contested:
        said = ngettext(
            "{number} reader says that the documents do say it",
            "{number} readers say that the documents do say it",
            question.contested,
        )
        facts.append(said.format(number=format_number(question.contested)))
    return " · ".join(facts)


def _also_html(wordings: list[str]) -> str:
    """Return the other words in which it was asked, closed at first."""
    if not wordings:
        return ""
    number = format_number(len(wordings))
    summary = _("Also asked as: {number}").format(number=number)
    rows = "".join(f'<li dir="auto">{escape(wording)}</li>' for wording in wordings)
    return (
        f'<details class="cp-wordings"><summary>{escape(summary)}</summary>'
        f"<ul>{rows}</ul></details>"
    )


def _outcome_html(retrial: Retrial) -> str:
    if not retrial.answered:
        return paragraph(_("The documents still do not say."), "retrial")
    answered = escape(_("It is answered now."))
    return (
        f'<div class="cp-retrial cp-answered"><p><strong>{answered}</strong> '
        f'<span dir="auto">{escape(retrial.said)}</span></p>'
        f"{paragraph(retrial.title, 'meta')}</div>"
    )
