"""Read only the article that a question names by its number, or quote it whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from assistant.extract.questions import classify_question
from assistant.extract.reader import PassagesRead
from assistant.extract.statements import Statement
from assistant.language.instructions import without_instructions
from assistant.search.addresses import Address
from assistant.search.retriever import Retrieved
from index.documents import Document, Passage, ScoredPassage

ReadPassages = Callable[
    [str, Sequence[ScoredPassage], Mapping[str, Document]], PassagesRead
]


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
    text = place.of(document.text)
    page = document.page_at(place.start)
    passage = Passage(
        id=f"{document.id}:{place.start}-{place.end}",
        document_id=document.id,
        text=text,
        span=place,
        heading=None,
        page=page.number if page else None,
        place=page.place if page else None,
        language=document.language,
    )
    score = max((hit.score for hit in found.passages), default=0.0)
    # It is the place that was asked for: no other comes closer.
    own = (ScoredPassage(passage, 1.0),)
    kind = classify_question(question)
    # Nothing is quoted across an instruction, so the reader takes around it.
    orders = without_instructions(text, document.language) != text
    if kind.wants_figure or kind.wants_date or orders:
        statements = read_passages(question, own, {document.id: document}).statements
    else:
        statements = (Statement(document.id, place, score),)
    return PassagesRead(statements, (*own, *found.passages))
