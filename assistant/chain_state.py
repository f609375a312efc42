"""What is known of a question on its way to its answer; each step adds to it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from threading import Event
from typing import TYPE_CHECKING, TypedDict

from assistant.answers import Answer, AnswerEvent, Citation, Turn
from assistant.errors import EmptyQuestionError
from assistant.extract.reader import PassagesRead
from assistant.language.messages import empty_question
from assistant.search.retriever import Retrieved
from index.documents import Document, ScoredPassage
from index.text.languages import detect_language, printable

if TYPE_CHECKING:
    from langchain_core.messages import MessageLikeRepresentation

    History = Iterable[Turn | MessageLikeRepresentation]


class ChainState(TypedDict, total=False):
    """What is known of a question so far; a step yields what it adds to that."""

    question: str
    """As it was asked."""
    history: Sequence[Turn]
    language: str
    """The question's, ISO 639-1."""
    stop: Event
    """Ends what a chat model is asked for; the answer is then finished without it."""
    began: float
    """By ``time.perf_counter``."""
    asked: str
    """The question without greeting and background."""
    context: tuple[str, ...]
    """Names and years of the background, for the search alone."""
    standalone_question: str
    """What is read for: what was asked, with what the history adds to it."""
    failure: str
    """Why the chat model could not rewrite; it is not asked again. Else empty."""
    retrieved: Retrieved
    documents: Mapping[str, Document]
    """Those to quote from, by id: of what was retrieved, and of a place that is named
    in the question."""
    place_passages: tuple[ScoredPassage, ...]
    """Those of the place that the question names, which alone answer; none where it
    names no place."""
    place_note: str
    """Why the place that the question names does not answer; else empty."""
    read: PassagesRead
    writing: bool
    """Said when a chat model begins to write."""
    text: str
    """Of the answer. It comes in pieces, to be joined."""
    citations: tuple[Citation, ...]
    """They come in pieces, too."""
    seconds: tuple[tuple[str, float], ...]
    """What each step took. They come in pieces, too."""
    answer: Answer


Step = Callable[[ChainState], Iterator[ChainState]]
"""Yields what it adds to a state, each part as soon as it is there."""


def begin(
    question: str,
    history: History = (),
    stop: Event | None = None,
) -> ChainState:
    """Return what is known of a question when it is asked.

    Args:
        question: In any language.
        history: Earlier turns, oldest first, also as messages of LangChain's.
        stop: Ends what a chat model is asked for.

    Raises:
        EmptyQuestionError: There are no words in it.
    """
    question = printable(question)
    language = detect_language(question)
    if not question.strip():
        raise EmptyQuestionError(empty_question(language))
    return ChainState(
        question=question,
        history=_turns(history),
        language=language,
        stop=stop or Event(),
        began=time.perf_counter(),
    )


def _turns(history: History) -> list[Turn]:
    """Return a history as turns, where it may be messages of LangChain's."""
    turns: list[Turn] = []
    for said in history:
        if isinstance(said, Turn):
            turns.append(said)
            continue
        from langchain_core.messages import convert_to_messages

        (message,) = convert_to_messages([said])
        if message.type == "human":
            turns.append(Turn(message.text))
        elif message.type == "ai" and turns:
            turns[-1] = replace(turns[-1], answer=message.text)
    return turns


def add_update(state: ChainState, update: ChainState) -> ChainState:
    """Return ``state`` with what a step adds; pieces are joined to those before."""
    joined: ChainState = {**state, **update}
    if "text" in update:
        joined["text"] = state.get("text", "") + update["text"]
    if "citations" in update:
        joined["citations"] = (*state.get("citations", ()), *update["citations"])
    if "seconds" in update:
        joined["seconds"] = (*state.get("seconds", ()), *update["seconds"])
    return joined


def as_events(update: ChainState) -> Iterator[AnswerEvent]:
    """Yield what an update tells who waits for the answer."""
    if "standalone_question" in update:
        yield AnswerEvent("searching", text=update["standalone_question"])
    if "retrieved" in update:
        yield AnswerEvent("reading", passages=update["retrieved"].passages)
    if "writing" in update:
        yield AnswerEvent("writing")
    if "text" in update:
        yield AnswerEvent("text", text=update["text"])
    for citation in update.get("citations", ()):
        yield AnswerEvent("citation", citation=citation)
    if "answer" in update:
        yield AnswerEvent("done", answer=update["answer"])


def since(began: float, step: str) -> tuple[tuple[str, float], ...]:
    """Return what a step took that began then, by ``time.perf_counter``."""
    return ((step, time.perf_counter() - began),)
