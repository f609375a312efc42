"""Answer from the one place that a question names: an article, or a fact of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from assistant.extract.found import Statement
from assistant.extract.questions import classify_question
from assistant.extract.reader import PassagesRead
from assistant.language.instructions import without_instructions
from assistant.search.addresses import Address, find_address
from assistant.search.document_names import Nearness
from assistant.search.document_places import passage_at, pieces_of
from assistant.search.retriever import Retrieved
from assistant.search.told_facts import ToldFact, find_told_fact, is_told_of_another
from index.documents import Document, ScoredPassage, Span

ReadPassages = Callable[
    [str, Sequence[ScoredPassage], Mapping[str, Document]], PassagesRead
]


def read_named_place(
    question: str,
    spelled: str,
    found: Retrieved,
    read_passages: ReadPassages,
    nearness: Nearness | None = None,
) -> tuple[PassagesRead, str]:
    """Return what answers, and the title of a document that lacks what is named.

    Where no place is named, that is what reading all the passages gives.

    Args:
        question: Standing on its own, in any language.
        spelled: The same with the names that the passages have.
        found: What was retrieved.
        read_passages: Finds the words that answer.
        nearness: Compares meanings, to know a title by its translation.
    """
    documents = found.documents
    if address := find_address(question, documents):
        missing = "" if address.place else address.document.title
        return read_address(spelled, address, found, read_passages), missing
    told = find_told_fact(question, documents, nearness)
    if told and (quoted := _quote_facts(told, found)):
        return quoted, ""
    read = read_passages(spelled, found.passages, documents)
    if nearness is None:
        return read, ""
    own = tuple(
        statement
        for statement in read.statements
        if not (document := documents.get(statement.document_id))
        or not is_told_of_another(
            question, document, statement.span, documents, nearness
        )
    )
    return replace(read, statements=own), ""


def read_address(
    question: str, address: Address, found: Retrieved, read_passages: ReadPassages
) -> PassagesRead:
    """Return the whole article; where a figure or date is asked for, what it says.

    Args:
        question: Standing on its own, in any language.
        address: The article; where there is none, nothing answers.
        found: What was retrieved, shown beside the answer.
        read_passages: Finds the words that answer.
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
    asked = kind.wants_figure or kind.wants_date
    asked = asked or (address.is_part and not address.is_named_only)
    if asked or orders:
        statements = read_passages(question, own, {document.id: document}).statements
    else:
        score = max((hit.score for hit in found.passages), default=0.0)
        statements = (Statement(document.id, own[0].passage.span, score),)
    return PassagesRead(statements, (*own, *found.passages))


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
    own = tuple(ScoredPassage(passage_at(document, place), 1.0) for place in places)
    statements = []
    for place in places:
        first = next(fact for fact in told.facts if fact.span == place)
        whole = first.value_span == place or first.kind == "replaces"
        key = None if whole else first.value_span
        statements.append(Statement(document.id, place, 1.0, key, leads=not whole))
    return PassagesRead(tuple(statements), (*own, *found.passages))
