"""Answer from the one place that a question names: an article, or a fact of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.extract.conditions.conditions import check_all_names
from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.conditions.place import Place
from assistant.extract.found import Statement
from assistant.extract.questions import classify_question
from assistant.extract.reader import PassagesRead
from assistant.language.asking_words import asks_of_breach
from assistant.language.instructions import without_instructions
from assistant.search.addresses import (
    Address,
    AskedPlace,
    Holders,
    find_asked_place,
    names_place,
)
from assistant.search.document_names import Nearness, whole_title
from assistant.search.document_places import passage_at, pieces_of
from assistant.search.numbered_places import is_page_without_text
from assistant.search.place_names import PlaceName
from assistant.search.references import find_references, refers_to
from assistant.search.retriever import Retrieved
from assistant.search.title_names import split_name
from assistant.search.told_facts import ToldFact, find_told_fact, is_told_of_another
from index.documents import Document, ScoredPassage, Span
from index.text.languages import detect_language

ReadPassages = Callable[
    [str, Sequence[ScoredPassage], Mapping[str, Document]], PassagesRead
]
_MOST_PIECES = 3
"""Of a long place, such as a page, that are quoted."""
_MOST_OTHERS = 5
"""Places that are shown where it is not clear which one is meant."""
_OPENING = 800
"""Characters of a document in which it says of what place it is."""
_LONGEST_TITLE = 80
_CLOSE = 0.3
"""From so close on, a short place that is asked for something is quoted whole."""


@dataclass(frozen=True, slots=True)
class NamedPlaceRead:
    """What was read of the place that a question names."""

    read: PassagesRead
    documents: Mapping[str, Document]
    """Those that are quoted from, by id; more may have been brought."""
    missing: str = ""
    """The title of the document that lacks what is named."""
    is_without_text: bool = False
    """Whether that is a page of it on which nothing could be read, or not yet."""
    several: tuple[str, ...] = ()
    """The titles of those that have such a place, where none is named."""
    nowhere: bool = False
    """Whether no document that was found has a place of that number."""
    own: tuple[ScoredPassage, ...] = ()
    """The passages of the place, where one is named and was found."""
    is_of_named: bool = False
    """Whether it is of a document that the question names, in that version."""


def read_named_place(
    question: str,
    spelled: str,
    found: Retrieved,
    read_passages: ReadPassages,
    nearness: Nearness | None = None,
    holders: Holders | None = None,
) -> NamedPlaceRead:
    """Return what answers, and what is to be said of the place that is named.

    Where no place is named, that is what reading all the passages gives.

    Args:
        question: Standing on its own, in any language.
        spelled: The same with the names that the passages have.
        found: What was retrieved.
        read_passages: Finds the words that answer.
        nearness: Compares meanings, to know a title by its translation.
        holders: Brings documents that may have the place, if search did not.
    """
    documents = found.documents
    if asked := _find_asked(question, documents, nearness, holders):
        return _read_asked(question, spelled, asked, found, read_passages)
    told = find_told_fact(question, documents, nearness)
    if told and (quoted := _quote_facts(told, found)):
        known = {**documents, told.document.id: told.document}
        return NamedPlaceRead(quoted, known, is_of_named=True)
    read = read_passages(spelled, found.passages, documents)
    if nearness is None:
        return NamedPlaceRead(read, documents)
    own = tuple(
        statement
        for statement in read.statements
        if not (document := documents.get(statement.document_id))
        or not is_told_of_another(
            question, document, statement.span, documents, nearness
        )
    )
    return NamedPlaceRead(replace(read, statements=own), documents)


def _find_asked(
    question: str,
    documents: Mapping[str, Document],
    nearness: Nearness | None,
    holders: Holders | None,
) -> AskedPlace | None:
    """Return the place that a question names, in documents with the names it has."""
    if not names_place(question):
        return None

    def meant(known: Mapping[str, Document]) -> dict[str, Document]:
        return {id_: d for id_, d in known.items() if _may_be_meant(question, d)}

    def bring(names: Sequence[PlaceName]) -> Mapping[str, Document]:
        return meant(holders(names)) if holders else {}

    return find_asked_place(question, meant(documents), nearness, bring)


def _may_be_meant(question: str, document: Document) -> bool:
    """Return whether a document has the towns and other names of a question."""
    if split_name(question, document):
        return True
    opening = Span(0, min(len(document.text), _OPENING))
    head = replace(document, text=opening.of(document.text))
    place = Place(head, passage_at(head, opening), Span(0, min(len(opening), 1)))
    return check_all_names(question, place) < Outcome.NOWHERE


def _read_asked(
    question: str,
    spelled: str,
    asked: AskedPlace,
    found: Retrieved,
    read_passages: ReadPassages,
) -> NamedPlaceRead:
    """Return what the place says that is asked for; where none is clear, the places."""
    if address := asked.address:
        document = address.document
        known = {**found.documents, document.id: document}
        missing = "" if address.place else _title(document)
        read = read_address(spelled, address, found, read_passages, asked)
        own_passages = read.passages[: len(read.passages) - len(found.passages)]
        without_text = bool(missing) and is_page_without_text(asked.names, document)
        return NamedPlaceRead(
            read, known, missing, without_text, own=own_passages, is_of_named=True
        )
    documents = found.documents
    others = asked.others[:_MOST_OTHERS]
    read = PassagesRead((), found.passages)
    if not (others and others[0].is_named_only):
        read = read_passages(spelled, found.passages, documents)
    own = tuple(
        statement
        for statement in read.statements
        if refers_to(asked.names, statement.span, documents[statement.document_id])
    )
    places = [_as_passage(other) for other in others]
    known = {**documents, **{o.document.id: o.document for o in others}}
    titles = tuple(dict.fromkeys(_title(other.document) for other in others))
    passages = (*places, *read.passages)
    if own:
        return NamedPlaceRead(PassagesRead(own, read.passages), known)
    return NamedPlaceRead(
        PassagesRead((), passages), known, several=titles, nowhere=not others
    )


def _title(document: Document) -> str:
    """Return what to call a document: its title whole, unless that is long."""
    title = whole_title(document)
    return (title if len(title) <= _LONGEST_TITLE else document.title).lstrip("#* ")


def _as_passage(address: Address) -> ScoredPassage:
    place = next(iter(_pieces(address)))
    return ScoredPassage(passage_at(address.document, place), 0.0)


def read_address(
    question: str,
    address: Address,
    found: Retrieved,
    read_passages: ReadPassages,
    asked: AskedPlace | None = None,
) -> PassagesRead:
    """Return the whole article; where a figure or date is asked for, what it says.

    Args:
        question: Standing on its own, in any language.
        address: The article; where there is none, nothing answers.
        found: What was retrieved, shown beside the answer.
        read_passages: Finds the words that answer.
        asked: What the question calls it, to know where else the document names it.
    """
    document, place = address.document, address.place
    if place is None:
        return PassagesRead((), found.passages)
    # It is the place that was asked for: no other comes closer.
    own = [
        ScoredPassage(passage_at(document, piece), 1.0) for piece in _pieces(address)
    ]
    text = place.of(document.text)
    kind = classify_question(question)
    # Nothing is quoted across an instruction, so the reader takes around it.
    orders = without_instructions(text, document.language) != text
    figure = kind.wants_figure or kind.wants_date
    beside: list[ScoredPassage] = []
    if orders or not address.is_named_only:
        names = asked.names if asked else ()
        named = [] if orders else find_references(names, place, document)
        beside = [ScoredPassage(passage_at(document, span), 1.0) for span in named]
        # What follows where it is not kept stands elsewhere.
        read_first = beside if beside and asks_of_breach(question) else [*own, *beside]
        read = read_passages(question, read_first, {document.id: document})
        statements = tuple(
            statement
            for statement in read.statements
            if place.contains(statement.span)
            or refers_to(names, statement.span, document)
        )
        if not (figure or orders) and _is_wanted_whole(
            question, address, statements, read
        ):
            statements = _whole(document, own)
    else:
        statements = _whole(document, own)
    return PassagesRead(statements, (*own, *beside, *found.passages))


def _is_wanted_whole(
    question: str, address: Address, statements: Sequence[Statement], read: PassagesRead
) -> bool:
    """Return whether all of a place is to be quoted where something is asked of it."""
    if not address.is_asked_whole:
        return False
    if address.is_part:
        return not statements
    if address.document.language != detect_language(question):
        return True  # What else is asked for cannot be told from what names it.
    return bool(statements) or max(h.score for h in read.passages) >= _CLOSE


def _whole(document: Document, own: Sequence[ScoredPassage]) -> tuple[Statement, ...]:
    return tuple(
        Statement(document.id, hit.passage.span, 1.0) for hit in own[:_MOST_PIECES]
    )


def _pieces(address: Address) -> list[Span]:
    """Return the place whole, or what is long in pieces that can be read and quoted."""
    place = address.place
    if place is None or not address.is_part:
        return [place] if place else []
    return list(pieces_of(address.document, place))


def _quote_facts(told: ToldFact, found: Retrieved) -> PassagesRead | None:
    """Return where the document says it; None where an instruction stands there."""
    document = told.document
    places = dict.fromkeys(fact.span for fact in told.facts)
    for place in places:
        text = place.of(document.text)
        if without_instructions(text, document.language) != text:
            return None
    if told.title:
        places = {told.title: None, **places}
    own = tuple(ScoredPassage(passage_at(document, place), 1.0) for place in places)
    statements = []
    for place in places:
        if place == told.title:
            statements.append(Statement(document.id, place, 1.0))
            continue
        first = next(fact for fact in told.facts if fact.span == place)
        whole = first.value_span == place or first.kind == "replaces"
        key = None if whole else first.value_span
        statements.append(Statement(document.id, place, 1.0, key, leads=not whole))
    return PassagesRead(tuple(statements), (*own, *found.passages))
