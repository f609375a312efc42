"""Tell what of an old answer has changed in the documents since it was given."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from assistant import Answer, Assistant
from assistant.cite.quotes.standing import Standing
from assistant.cite.quotes.words import differing_words
from assistant.conversations.conversation import Message
from assistant.language.translations.texts import _, marked
from assistant.search.among import chosen_of
from ui.page import asking
from ui.page.markup import notice, paragraph, quote_html
from ui.page.places import Place, cited_place, look_again

_STALE = marked("What this answer quotes has changed since.")
_SHOWN = marked("Each source below shows what it said then, and what it says now.")
_TOUCHED = marked("A document that this answer quotes has changed since.")
_STANDS = marked(
    "The quoted words still stand in it; what is said around them may be new."
)
_READ_AGAIN = marked("The documents have been read again since this was not found.")
_MAY = marked("New documents, or new words in the old ones, may answer it.")


def draw_changed(message: Message, answer: Answer, assistant: Assistant) -> None:
    """Say that sources of an answer have changed or went away, and offer a new one."""
    found = [look_again(assistant, cited_place(c, answer)) for c in answer.sources]
    if all(standing and standing.settled for standing in found):
        return
    _draw_offer(message, answer, _notice_html(found))


def draw_changed_since_unfound(
    message: Message, answer: Answer, assistant: Assistant
) -> None:
    """Say that what was not found may be there by now, and offer to ask again."""
    if _may_be_found(message, answer, assistant):
        _draw_offer(message, answer, notice(_(_READ_AGAIN), _(_MAY), kind="changed"))


def _may_be_found(message: Message, answer: Answer, assistant: Assistant) -> bool:
    """Return whether what was asked of has changed, as far as the visitor may know."""
    if answer.index_version == assistant.index_version:
        return False
    if not message.among and not assistant.hidden:
        return True
    # It may have been another document, of which nothing is told.
    documents = {document.id: document for document in assistant.documents()}
    asked = chosen_of(documents, message.among) if message.among else documents
    return any(documents[id_].modified > message.asked for id_ in asked)


def _draw_offer(message: Message, answer: Answer, said: str) -> None:
    with st.container(key=f"changed-{message.id}", gap="xsmall"):
        st.html(said)
        # As a new question: what was shown stays what was shown.
        st.button(
            _("Ask again now"),
            key=f"anew-{message.id}",
            icon=":material/refresh:",
            help=_("Asks the documents as they are now; this answer stays"),
            on_click=asking.ask,
            args=(answer.standalone_question, message.among),
        )


def _notice_html(found: Sequence[Standing | None]) -> str:
    if all(standing and standing.marks for standing in found):
        return notice(_(_TOUCHED), _(_STANDS), kind="changed")
    return notice(_(_STALE), _(_SHOWN), kind="changed")


def changed_since(standing: Standing | None) -> str:
    """Say in one sentence what has become of a quote; nothing where nothing has."""
    if standing is None:
        return _("The document is gone.")
    if standing.found == "several":
        return _(
            "This source has changed since it was quoted: its words stand in it "
            "several times."
        )
    if standing.found == "gone":
        return _("This source has changed since it was quoted.")
    if standing.found == "moved":
        return _("These words stand at another place in the document now.")
    if standing.changed:
        return _(
            "The document has changed since it was quoted; these words stand in it."
        )
    return ""


def compared_html(
    place: Place,
    standing: Standing | None,
    below: str = "",
    drawn: str = "",
) -> str:
    """Return a quote, and what its place says now where that is something else.

    ``below`` is HTML that belongs to the quote, such as a translation of it, and
    ``drawn`` the quote as it is drawn with help, where there is any.
    """
    if standing is None or standing.found != "gone":
        said = (drawn or quote_html(place.quote, place.language)) + below
        if standing and standing.marks and (remark := changed_since(standing)):
            return said + paragraph(remark, "meta cp-since")
        return said
    if not standing.now:
        nothing = _("Nothing like these words stands in the document now.")
        return (
            quote_html(place.quote, place.language)
            + below
            + paragraph(nothing, "meta cp-since")
        )
    old, new = differing_words(place.quote, standing.now)
    return (
        paragraph(_("It said:"), "meta")
        + quote_html(place.quote, place.language, old, "del")
        + below
        + paragraph(_("It says now, where it says nearly the same:"), "meta cp-since")
        + quote_html(standing.now, place.language, new, "ins")
    )
