"""Answer from the one place that a question names: an article, or a fact of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from assistant.extract.found import Statement
from assistant.extract.questions import classify_question
from assistant.extract.reader import PassagesRead
from assistant.language.instructions import without_instructions
from assistant.search.addresses import Address, find_address
from assistant.search.retriever import Retrieved
from assistant.search.told_facts import ToldFact, find_told_fact
from index.documents import Document, Passage, ScoredPassage, Span

_LONGEST, _LONGEST_HAN = 700, 250
"""Characters of a page or a chapter that are read, or quoted, at once."""

ReadPassages = Callable[
    [str, Sequence[ScoredPassage], Mapping[str, Document]], PassagesRead
]


def read_named_place(
    question: str, spelled: str, found: Retrieved, read_passages: ReadPassages
) -> tuple[PassagesRead, str]:
    """Return what answers, and the title of a document that lacks what is named.

    Where no place is named, that is what reading all the passages gives.

    Args:
        question: Standing on its own, in any language.
        spelled: The same with the names that the passages have.
        found: What was retrieved.
        read_passages: Finds the words that answer.
    """
    documents = found.documents
    if address := find_address(question, documents):
        missing = "" if address.place else address.document.title
        return read_address(spelled, address, found, read_passages), missing
    told = find_told_fact(question, documents)
    if told and (quoted := _quote_facts(told, found)):
        return quoted, ""
    return read_passages(spelled, found.passages, documents), ""


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
    own = [ScoredPassage(_passage(document, piece), 1.0) for piece in _pieces(address)]
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
    text, place = address.document.text, address.place
    if place is None or not address.is_part:
        return [place] if place else []
    most = _LONGEST_HAN if address.document.language in ("zh", "ja") else _LONGEST
    pieces: list[Span] = []
    for line in re.finditer(r"\S(?:.*\S)?", place.of(text)):
        span = Span(*line.span()).shift(place.start)
        if pieces and span.end - pieces[-1].start <= most:
            pieces[-1] = Span(pieces[-1].start, span.end)
        else:
            pieces.append(span)
    return pieces


def _quote_facts(told: ToldFact, found: Retrieved) -> PassagesRead | None:
    """Return where the document says it; None where an instruction stands there."""
    document = told.document
    places = dict.fromkeys(fact.span for fact in told.facts)
    for place in places:
        text = place.of(document.text)
        if without_instructions(text, document.language) != text:
            return None
    own = tuple(ScoredPassage(_passage(document, place), 1.0) for place in places)
    statements = []
    for place in places:
        first = next(fact for fact in told.facts if fact.span == place)
        whole = first.value_span == place or first.kind == "replaces"
        key = None if whole else first.value_span
        statements.append(Statement(document.id, place, 1.0, key, leads=not whole))
    return PassagesRead(tuple(statements), (*own, *found.passages))


def _passage(document: Document, place: Span) -> Passage:
    page = document.page_at(place.start)
    return Passage(
        id=f"{document.id}:{place.start}-{place.end}",
        document_id=document.id,
        text=place.of(document.text),
        span=place,
        heading=None,
        page=page.number if page else None,
        place=page.place if page else None,
        language=document.language,
    )
