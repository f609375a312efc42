"""Places in documents that can be opened, as long as they still say what they said."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from assistant import Answer, Assistant, Citation
from assistant.conversations.conversation import Message
from assistant.language.translations.formats import name_of_language
from assistant.language.translations.said import say
from assistant.language.translations.texts import _, marked
from index import DisplayableError
from index.documents import Document, IndexedDocument, Passage, Span
from index.text.languages import UNKNOWN

CHANGED = marked("This source has changed since the answer.")
"""Said of a quote that no longer stands where it stood."""
LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Place:
    """A quote in a document, as it was when the answer was given.

    Without a quote it is the document as a whole, from its beginning.
    """

    document_id: str
    title: str
    language: str
    part: str | None
    """Where in the file: "page 12", "sheet Firms, row 14"."""
    span: Span
    quote: str
    index_version: str
    """The generation in which ``quote`` stood at ``span``."""
    warnings: tuple[str, ...] = ()


def cited_place(citation: Citation, answer: Answer) -> Place:
    """Return the place that a citation of ``answer`` points to."""
    return Place(
        citation.document_id,
        citation.title,
        citation.language,
        citation.place,
        citation.source_span,
        citation.quote,
        answer.index_version,
        citation.warnings,
    )


def passage_place(passage: Passage, titles: Mapping[str, str], answer: Answer) -> Place:
    """Return the place of a passage that was read for ``answer``.

    ``titles`` are those of the documents when it was answered, by id.
    """
    return Place(
        passage.document_id,
        titles.get(passage.document_id, passage.document_id),
        passage.language,
        passage.place,
        passage.span,
        passage.text,
        answer.index_version,
    )


def document_place(document: IndexedDocument) -> Place:
    """Return a document as a whole."""
    return Place(
        document.id, document.title, document.language, None, Span(0, 0), "", ""
    )


def quoted_places(messages: Iterable[Message], document: Document) -> list[Place]:
    """Return what answers quote from a document and it still says, in its order."""
    places = {
        (citation.source_span, citation.quote): cited_place(citation, message.answer)
        for message in messages
        if message.answer
        for citation in message.answer.citations
        if citation.document_id == document.id
    }
    found = [p for p in places.values() if p.span.of(document.text) == p.quote]
    return sorted(found, key=lambda place: place.span)


def read_place(assistant: Assistant, place: Place) -> tuple[Document, Span | None]:
    """Return the document as it is now, and the span if it still says the same.

    Raises:
        DisplayableError: The document is no longer in the index.
    """
    document = assistant.document(place.document_id)
    same = place.span.of(document.text) == place.quote
    return document, place.span if same else None


def still_says(assistant: Assistant, place: Place) -> bool:
    """Return whether the quote still stands where it stood."""
    version = assistant.index_version
    return version == place.index_version or _still_says(assistant, place, version)


# The third argument is there for the cache: another generation, another look.
@lru_cache(maxsize=1024)
def _still_says(assistant: Assistant, place: Place, _version: str) -> bool:
    try:
        return read_place(assistant, place)[1] is not None
    except DisplayableError as error:
        LOGGER.info("A source is said to have changed: %s", error)
        return False


def name_language(code: str) -> str:
    """Return what a language is called."""
    unknown = code in {"", UNKNOWN}
    return _("Language unknown") if unknown else name_of_language(code)


def name_part(place: str) -> str:
    """Return a part of a file as it is called in the language of the page.

    ``place`` is that of ``index.documents.Page``: "page 12", "sheet Firms, row 14".
    """
    return say(place)


def describe_place(place: Place) -> str:
    """Return language, part and file of a place in one line."""
    part = name_part(place.part) if place.part else ""
    parts = [name_language(place.language), part, place.document_id]
    return " · ".join(part for part in parts if part)
