"""Find what can be asked after an answer: of its documents, and of their kindred."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from itertools import chain, islice, zip_longest

from assistant.answers import Answer
from assistant.suggestions.candidates import (
    Candidate,
    candidates_of,
    on_facts,
    on_title,
)
from assistant.suggestions.kindred_documents import ask_of_kindred
from assistant.suggestions.question_patterns import ASKED
from assistant.suggestions.trial import Answering, Suggestion, Trial
from index.documents import Document
from index.errors import DocumentMissingError

OFFERED = 3
_TRIED = 12
_OF_A_KIND = 6
_CITED, _KINDRED = 2, 3
"""Documents that are asked about."""


def find_next(
    answer: Answer,
    language: str,
    asked: Collection[str],
    assistant: Answering,
    is_answered: Trial,
    pause: Callable[[], bool],
) -> tuple[Suggestion, ...]:
    """Return questions that can follow an answer and are surely answered themselves.

    Args:
        answer: What was answered last.
        language: In which they are asked; one of ``ASKED``.
        asked: What was asked in the conversation before; it is not offered again.
        assistant: Has the documents.
        is_answered: Tells whether a question is surely answered.
        pause: Waits as long as visitors are to be answered; returns whether to end.
    """
    kept: list[Suggestion] = []
    known = {folded(question) for question in asked}
    candidates = _new(_candidates(answer, language, assistant), known)
    for candidate in islice(candidates, _TRIED):
        if pause():
            return ()
        if is_answered(candidate, assistant):
            kept.append(Suggestion(candidate.question, candidate.document_id))
        if len(kept) == OFFERED:
            break
    return tuple(kept)


def folded(question: str) -> str:
    """Return a question as it is compared: without capitals, signs and spaces."""
    return "".join(filter(str.isalnum, question.casefold()))


def _new(candidates: Iterator[Candidate], known: set[str]) -> Iterator[Candidate]:
    for candidate in candidates:
        if folded(candidate.question) not in known:
            known.add(folded(candidate.question))
            yield candidate


def _candidates(
    answer: Answer, language: str, assistant: Answering
) -> Iterator[Candidate]:
    """Yield in turn questions on what is cited, and the same one of its kindred."""
    cited = list(dict.fromkeys(c.document_id for c in answer.citations))[:_CITED]
    more = chain.from_iterable(_on_document(id_, language, assistant) for id_ in cited)
    # What a document is about is asked where there is nothing else.
    own = sorted(more, key=lambda candidate: candidate.kind == "about")
    same = islice(_of_kindred(answer, assistant), _KINDRED)
    for each in zip_longest(own, same):
        for candidate in filter(None, each):
            if not _is_said_already(candidate, answer):
                yield candidate


def _of_kindred(answer: Answer, assistant: Answering) -> Iterator[Candidate]:
    if answer.citations:
        title, question = answer.citations[0].title, answer.standalone_question
        for asked, id_ in ask_of_kindred(question, title, assistant.documents()):
            yield Candidate(asked, id_, "kindred")


def _on_document(id_: str, language: str, assistant: Answering) -> Iterator[Candidate]:
    try:
        document = assistant.document(id_)
    except DocumentMissingError:
        return  # It went away since; what is cited of it says so.
    if document.language == language:
        yield from candidates_of(document, _OF_A_KIND)
    elif language in ASKED:
        yield from _in_other_words(document, language)


def _in_other_words(document: Document, language: str) -> Iterator[Candidate]:
    """Yield what can be asked of a document in a language that is not its own."""
    yield from on_facts(document, language)
    yield from on_title(document.id, document.title, language)


def _is_said_already(candidate: Candidate, answer: Answer) -> bool:
    """Return whether the answer quotes the words that a question was made from."""
    return candidate.span is not None and any(
        citation.document_id == candidate.document_id
        and citation.source_span.overlaps(candidate.span)
        for citation in answer.citations
    )
