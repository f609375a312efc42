"""Try out questions on the library, and keep those that it surely answers."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from itertools import chain, islice, zip_longest
from typing import Protocol

from assistant.answers import Answer, Turn
from assistant.suggestions.candidates import Candidate, candidates_of, on_title
from index.documents import Document, IndexedDocument
from index.errors import DisplayableError, DocumentMissingError

LOGGER = logging.getLogger(__name__)

OFFERED = 4
_TRIED = 24
"""Most questions that are tried for one language."""
_DOCUMENTS = 12
"""Most documents from which they are made; spread over the library."""
_ALIKE = 2
"""Questions of one kind, as long as there are others."""
_SURE = 0.6
"""From this score on an answer is sure: more than what is enough to give it."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A question that the library answers, and the document that does."""

    question: str
    document_id: str

    def as_json(self) -> dict[str, str]:
        """Return it as JSON has it."""
        return asdict(self)


class Answering(Protocol):
    """The part of an assistant that is needed here."""

    @property
    def index_version(self) -> str:
        """The generation that answers now."""

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """Return the answer to a question."""

    def document(self, document_id: str) -> Document:
        """Return a document with its text."""

    def documents(self) -> tuple[IndexedDocument, ...]:
        """Return what is known of every document."""


def find_suggestions(
    assistant: Answering, language: str, pause: Callable[[float], bool]
) -> tuple[Suggestion, ...]:
    """Return questions that are surely answered, those in ``language`` first.

    Args:
        assistant: Answers them, without a chat model.
        language: The visitor's.
        pause: Waits for so many seconds, so that a visitor's question is not kept
            waiting; returns whether to end.
    """
    kept: list[Candidate] = []
    groups = _candidates(assistant, language)
    for candidate in islice(_varied(groups, kept), _TRIED):
        began = time.perf_counter()
        if is_answered(candidate, assistant):
            kept.append(candidate)
        if len(kept) == OFFERED or pause(time.perf_counter() - began):
            break
    return tuple(Suggestion(one.question, one.document_id) for one in kept)


def _varied(
    groups: Iterable[Iterable[Candidate]], kept: Sequence[Candidate]
) -> Iterator[Candidate]:
    """Yield what to try, each once; of a group last what is like those kept."""
    seen: set[str] = set()
    for group in groups:
        postponed: list[Candidate] = []
        for candidate in group:
            if candidate.question in seen:
                continue
            seen.add(candidate.question)
            if sum(one.kind == candidate.kind for one in kept) < _ALIKE:
                yield candidate
            else:
                postponed.append(candidate)
        yield from postponed


Trial = Callable[[Candidate, Answering], bool]


def is_answered(candidate: Candidate, assistant: Answering) -> bool:
    """Return whether a question is surely answered from where it was made."""
    try:
        answer = assistant.ask(candidate.question)
    except DisplayableError as error:
        LOGGER.info("A question is not offered: %s", error)
        return False
    # Nothing was read where a document is told of by its name.
    sure = not answer.passages or answer.passages[0].score >= _SURE
    cited = [
        citation.source_span
        for citation in answer.citations
        if citation.document_id == candidate.document_id
    ]
    where = candidate.span
    there = any(where is None or span.overlaps(where) for span in cited)
    return answer.status == "answered" and sure and there


def _candidates(assistant: Answering, language: str) -> tuple[Iterator[Candidate], ...]:
    """Return what to try: of documents in the language, then what others are about.

    What stands in other documents is asked in their own language, and comes last.
    """
    documents = assistant.documents()
    spoken = _spread([d for d in documents if d.language == language])
    others = _spread([d for d in documents if d.language != language])
    about = chain.from_iterable(on_title(d.id, d.title, language) for d in others)
    return _in_turn(assistant, spoken), about, _in_turn(assistant, others)


def _spread(documents: Sequence[IndexedDocument]) -> Sequence[IndexedDocument]:
    """Return so many documents as are looked at, from all over the library."""
    step = max(1, len(documents) // _DOCUMENTS)
    return documents[::step][:_DOCUMENTS]


def _in_turn(
    assistant: Answering, documents: Sequence[IndexedDocument]
) -> Iterator[Candidate]:
    """Yield a question on each document, then another on each, and so on."""
    made = [_made_from(assistant, document.id) for document in documents]
    for each in zip_longest(*made):
        yield from filter(None, each)


def _made_from(assistant: Answering, document_id: str) -> Iterator[Candidate]:
    try:
        document = assistant.document(document_id)
    except DocumentMissingError as error:
        LOGGER.info("Nothing is asked about a document: %s", error)
        return
    yield from candidates_of(document)
