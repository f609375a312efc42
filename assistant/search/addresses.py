"""Find the place that a question names by its number, in the document it means."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from assistant.language.asking_words import (
    asks_what_stands,
    is_asking,
    is_kind,
    is_saying,
    without_asking,
)
from assistant.search.document_names import Nearness, whole_title
from assistant.search.named_documents import (
    NUMBER,
    Named,
    abbreviates,
    find_named,
    rate_titles,
    stand_in,
    stems,
    telling_words,
)
from assistant.search.newer_versions import asks_for_older, latest_of
from assistant.search.numbered_places import (
    find_places_within,
    find_sheet,
    is_several,
    one_by_one,
)
from assistant.search.place_names import (
    PlaceName,
    find_place_names,
    without_place_names,
)
from assistant.search.title_names import are_alike, called, split_name
from assistant.search.written_places import in_digits
from index.documents import Document, Span
from index.text.keywords import keyword_tokens
from index.text.languages import detect_language

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?![:\d])")
_SHEET = re.compile(
    r"\b(?:sheet|tab|blad|bladet|fliken|blatt|tabellenblatt|registerblatt)\b"
    "|工作表|表格",
    re.IGNORECASE,
)
_HAN = re.compile(r"[\u3400-\u9fff]")
_PARTS = ("page", "slide", "row", "chapter")
_MOST_LIKELY = 5

Holders = Callable[[Sequence[PlaceName]], Mapping[str, Document]]
"""Brings the documents of the library that may have a place of some name."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where the place stands that a question asks for."""

    document: Document
    place: Span | None
    """The whole of it; None where the document has none of that number."""
    is_part: bool = False
    """Whether it says many things, like a page, and not one thing, like an article."""
    is_named_only: bool = False
    """Whether the question says nothing else: all of it is asked for."""
    is_asked_whole: bool = False
    """Whether it asks what stands there, be it on something, and not for one thing."""


@dataclass(frozen=True, slots=True)
class AskedPlace:
    """What a question asks for by number, and where that is."""

    names: tuple[PlaceName, ...]
    address: Address | None
    """None where it is not clear which document is meant."""
    others: tuple[Address, ...] = ()
    """Places that are called so where it is not clear, the likeliest first."""


def find_asked_place(
    question: str,
    documents: Mapping[str, Document],
    nearness: Nearness | None = None,
    holders: Holders | None = None,
) -> AskedPlace | None:
    """Return the place that a question names by number; None where it names none.

    Args:
        question: Standing on its own, in any language.
        documents: Those that were found for it, by id.
        nearness: Compares meanings, to know a title by its translation.
        holders: Brings further documents; without it only those found are known.
    """
    question = in_digits(question)
    names = tuple(find_place_names(question))
    finder = _Finder(question, names, nearness)
    if not names:
        return finder.sheet(documents) if _SHEET.search(question) else None
    if not is_several(names):
        named = finder.named(documents)
        if holders and not named.certain:
            documents = {**documents, **holders(names)}
            named = finder.named(documents)
        if address := finder.address(named, documents):
            return AskedPlace(names, address)
    return AskedPlace(names, None, finder.others(documents))


def names_place(question: str) -> bool:
    """Return whether a question names a place by number, or a sheet."""
    return bool(find_place_names(question) or _SHEET.search(question))


def find_address(
    question: str,
    documents: Mapping[str, Document],
    nearness: Nearness | None = None,
) -> Address | None:
    """Return the place that a question names, None where that is not clear."""
    asked = find_asked_place(question, documents, nearness)
    return asked.address if asked else None


def asks_nothing_else(words: str, document: Document) -> bool:
    """Return whether a question only wants to know what stands in a place.

    Args:
        words: The question without the name of the place.
        document: The document that is meant.
    """
    if document.language == "zh":
        bare = re.sub(r"\W", "", without_asking(words.replace(document.title, "")))
        if not bare or abbreviates(bare, re.sub(r"\W", "", whole_title(document))):
            return True
    return not _left(words, document)


def _left(words: str, document: Document | None = None) -> set[str]:
    """Return the words that name neither a place nor a document."""
    language = document.language if document else detect_language(words)
    title = stems(called(document), language) if document else set()
    said = NUMBER.sub(" ", words)
    if _HAN.search(said):
        said = without_asking(said)
    return {
        word
        for word in telling_words(said, language)
        if word[:5] not in title and not (is_saying(word) or is_kind(word))
    }


class _Finder:
    """Looks for the place of one question."""

    def __init__(
        self, question: str, names: Sequence[PlaceName], nearness: Nearness | None
    ) -> None:
        self.question = question
        self.names = names
        self.nearness = nearness
        self.words = without_place_names(question)
        said = find_place_names(question)
        first = min((question.find(words) for words in said.values()), default=0)
        self.before = question[: max(first, 0)]

    def named(self, documents: Mapping[str, Document]) -> Named:
        return find_named(self.words, documents, self.nearness, self.before)

    def address(
        self, named: Named, documents: Mapping[str, Document]
    ) -> Address | None:
        certain = self._of_the_version(named.certain)
        divided = [
            (document, places)
            for document in certain
            if (places := self._places(document)) is not None
        ]
        if not certain and (sheets := self._with_the_sheet(documents)):
            divided = sheets
        elif not certain and not named.is_said:
            divided = self._only_holder(documents)
        if len(divided) != 1:
            return None
        ((document, places),) = divided
        # A number that begins again in each chapter.
        if len(places) > 1:
            return None
        return self._address(document, places[0] if places else None)

    def others(self, documents: Mapping[str, Document]) -> tuple[Address, ...]:
        """Return all places that are called so, of the likeliest documents first."""
        known = list(documents.values())
        known = [d for d in known if split_name(self.words, d)] or known
        language = detect_language(self.question)
        known.sort(key=lambda document: document.language != language)
        if self.nearness and _left(self.words):
            known = [d for d, _ in rate_titles([self.words], known, self.nearness)]
        found = [
            self._address(document, place)
            for document in self._of_the_version(known)
            for place in self._places(document) or ()
        ]
        return tuple(found)

    def sheet(self, documents: Mapping[str, Document]) -> AskedPlace | None:
        found = [
            Address(document, place, is_part=True, is_named_only=True)
            for document in documents.values()
            if (place := find_sheet(self.question, document))
        ]
        return AskedPlace((), found[0]) if len(found) == 1 else None

    def _places(self, document: Document) -> list[Span] | None:
        if not is_several(self.names):
            return find_places_within(self.names, self.question, document)
        each = one_by_one(self.names)
        found = [find_places_within(n, self.question, document) for n in each]
        return [place for places in found for place in places or ()]

    def _address(self, document: Document, place: Span | None) -> Address:
        return Address(
            document,
            place,
            is_part=all(name.kind in _PARTS for name in self.names),
            is_named_only=asks_nothing_else(self.words, document),
            is_asked_whole=asks_what_stands(self.before, self.words),
        )

    def _only_holder(
        self, documents: Mapping[str, Document]
    ) -> list[tuple[Document, list[Span]]]:
        """Return the documents that have such a place where none is named."""
        having = [d for d in documents.values() if self._places(d)]
        left = _left(self.words)
        found = []
        for document in self._of_the_version(having):
            places = self._places(document) or []
            if not left or any(self._is_about(p, document) for p in places):
                found.append((document, places))
        return found

    def _with_the_sheet(
        self, documents: Mapping[str, Document]
    ) -> list[tuple[Document, list[Span]]]:
        """Return the documents with the sheet that is named beside a row of it."""
        if not _SHEET.search(self.question):
            return []
        return [
            (document, self._places(document) or [])
            for document in documents.values()
            if find_sheet(self.question, document)
        ]

    def _is_about(self, place: Span, document: Document) -> bool:
        """Return whether a place has what else the question says."""
        text = place.of(document.text)
        if document.language in ("zh", "ja"):
            said = without_asking(re.sub(r"\W", "", self.words))
            return any(said[i : i + 2] in text for i in range(len(said) - 1))
        asked = {word for word in _left(self.words, document) if not is_asking(word)}
        own = keyword_tokens(text)
        here = any(are_alike(word, other) for word in asked for other in own)
        return here and stand_in(asked, document)

    def _of_the_version(self, documents: Sequence[Document]) -> list[Document]:
        """Return documents without those that others of them replace, or these alone.

        A question that names a year means the version of it.
        """
        years = set(_YEAR.findall(self.words))
        dated = [d for d in documents if years and years <= _years(d)]
        documents = dated or list(documents)
        ids = {document.id for document in documents}
        older = [d for d in documents if d.replaced_by and d.replaced_by.id in ids]
        if asks_for_older(self.question) and older:
            return older
        return latest_of([doc for doc in documents if doc not in older])


def _years(document: Document) -> set[str]:
    return set(_YEAR.findall(f"{document.title} {document.date or ''}"))
