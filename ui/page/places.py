"""Places in documents that can be opened, and what has become of them since."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant import Answer, Assistant, Citation
from assistant.cite.quotes.links import Link, link_to
from assistant.cite.quotes.standing import Standing, standing_of
from assistant.conversations.conversation import Message
from assistant.language.translations.formats import name_of_language
from assistant.language.translations.said import say
from assistant.language.translations.texts import _
from index import DisplayableError
from index.documents import Document, IndexedDocument, Passage, Span
from index.text.languages import UNKNOWN

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
    content_hash: str = ""
    """Of the file in which it stood; empty where that is not known."""
    key: Span | None = None
    """The words of the quote that answer, where that is known."""


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
        citation.content_hash,
        citation.key_span,
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


def place_of_link(assistant: Assistant, link: Link) -> Place:
    """Return the place that a link leads to, as far as it can be told.

    A document that is not there is known by its name alone, whatever the reason.
    """
    id_ = link.document_id
    try:
        document = assistant.document(id_)
    except DisplayableError as error:
        LOGGER.info("A link leads nowhere: %s", error)
        return Place(id_, id_, "", None, link.span, link.quote, "")
    quote = link.quoted_in(document.text)
    place = Place(
        id_,
        document.title,
        document.language,
        None,
        Span(link.span.start, link.span.start + len(quote)),
        quote,
        "",
        content_hash=link.content_hash,
    )
    now = _standing_in(document, place)
    stands = now.span if quote and now.marks else None
    page = document.page_at(stands.start) if stands else None
    return replace(place, part=page.place if page else None)


def link_of_place(place: Place, document: Document, standing: Standing | None) -> str:
    """Return a link to a place: where it stands now, else where it stood."""
    if standing and standing.marks and standing.span:
        words = standing.now
        return link_to(document.id, document.content_hash, standing.span, words)
    return link_to(place.document_id, place.content_hash, place.span, place.quote)


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


def read_place(assistant: Assistant, place: Place) -> tuple[Document, Standing | None]:
    """Return the document as it is now, and what has become of the quote, if any.

    Raises:
        DisplayableError: The document is no longer in the index.
    """
    document = assistant.document(place.document_id)
    return document, _standing_in(document, place) if place.quote else None


def look_again(assistant: Assistant, place: Place) -> Standing | None:
    """Return what has become of a quote; None where its document is gone.

    Of the generation that was quoted from it is known without a look.
    """
    version = assistant.index_version
    if version == place.index_version:
        return Standing("stands", changed=False, span=place.span, now=place.quote)
    return _look_again(assistant, place, version)


# The last argument of each is there for the cache: another generation, another look.
@lru_cache(maxsize=2048)
def _look_again(assistant: Assistant, place: Place, version: str) -> Standing | None:
    document = _document(assistant, place.document_id, version)
    return _standing_in(document, place) if document else None


@lru_cache(maxsize=64)
def _document(assistant: Assistant, id_: str, _version: str) -> Document | None:
    """Return a document; an old conversation asks for the same ones many times."""
    try:
        return assistant.document(id_)
    except DisplayableError as error:
        LOGGER.info("A source is said to be gone: %s", error)
        return None


def _standing_in(document: Document, place: Place) -> Standing:
    return standing_of(place.quote, place.span, document, place.content_hash)


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
    # Nothing is known of a document that is not there.
    language = name_language(place.language) if place.language else ""
    parts = [language, part, place.document_id]
    return " · ".join(part for part in parts if part)
