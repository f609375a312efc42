"""The steps from a question to its answer: understand, rewrite, retrieve, read, answer.

``Assistant.ask`` takes them one after the other; ``assistant.chain`` makes LangChain
Runnables of the same ones.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from typing import Protocol

from assistant.addressed import NamedPlaceRead, read_named_place
from assistant.answers import Answer, Citation
from assistant.chain_state import ChainState, Step, since
from assistant.cite.checked_writer import CheckedWriter
from assistant.cite.citations import CitedAnswer
from assistant.cite.composer import Composer
from assistant.cite.translations import translate_quotes
from assistant.cite.versions import newest_first
from assistant.extract.reader import PassagesRead
from assistant.intent.by_meaning import IntentByMeaning
from assistant.intent.replies import OpenIndex, Retrieve
from assistant.language.messages import (
    failure_note,
    no_such_article,
    no_such_place,
    not_found,
    page_without_text,
    rows_left_out,
    several_places,
)
from assistant.search.document_names import Nearness
from assistant.search.newer_versions import with_newer_versions
from assistant.search.place_holders import documents_with
from assistant.search.rewriter.aliases import Aliases, load_aliases
from assistant.search.rewriter.follow_ups import rewrite_question
from assistant.understanding import source_note, understand
from assistant.write.failures import ChatFailure
from assistant.write.prompt import key_passages
from index.documents import Document, ScoredPassage

LOGGER = logging.getLogger(__name__)

_STILL_ABLE = frozenset({"", "unsupported", "empty", "wrong_language"})
"""Failures after which the model can still be asked for translations."""


_NEAR = 0.1
"""From so close on, something near an answer is there: that it is none is not sure."""


class Reader(Protocol):
    """Finds the words of passages that answer a question."""

    def read_passages(
        self,
        question: str,
        passages: Sequence[ScoredPassage],
        documents: Mapping[str, Document],
    ) -> PassagesRead:
        """Return the statements that answer, none where the passages do not say.

        The passages come back ordered, each with a score from 0 to 1: how close it
        comes to an answer.

        Args:
            question: Standing on its own, in any language.
            passages: What was retrieved, best first; read together.
            documents: The documents of the passages, by id.
        """
        ...


def answering_steps(
    retrieve: Retrieve,
    reader: Reader,
    writer: CheckedWriter | None = None,
    index: OpenIndex = nullcontext,
    aliases: Aliases | None = None,
    by_meaning: IntentByMeaning | None = None,
    nearness: Nearness | None = None,
) -> dict[str, Step]:
    """Return the steps from a question to its answer, by name and in their order.

    Args:
        retrieve: Finds passages.
        reader: Finds the words in them that answer.
        writer: Writes the answer; where there is none, it is quoted.
        index: Opens the index, to say which documents there are; without it that is
            not known.
        aliases: Names of one thing, searched for together; by default the project's.
        by_meaning: Recognises what is no question beyond the wordings that are known.
        nearness: Compares meanings, so that documents of another language are known
            by what their titles mean; without it they are named by number only.
    """
    names = aliases or load_aliases()

    def understanding(state: ChainState) -> Iterator[ChainState]:
        yield from understand(state, index, retrieve, by_meaning)

    def rewriting(state: ChainState) -> Iterator[ChainState]:
        yield from _rewrite(state, writer)

    def retrieving(state: ChainState) -> Iterator[ChainState]:
        began = time.perf_counter()
        query = " ".join((state["standalone_question"], *state["context"]))
        found = retrieve(names.expand(query))
        retrieved = with_newer_versions(found, state["standalone_question"], index)
        yield {"retrieved": retrieved, "seconds": since(began, "search")}

    def reading(state: ChainState) -> Iterator[ChainState]:
        began = time.perf_counter()
        found = state["retrieved"]
        standalone, spelled = state["standalone_question"], _as_spelled(state, names)
        place = read_named_place(
            standalone,
            spelled,
            found,
            reader.read_passages,
            nearness,
            lambda names: documents_with(names, index),
        )
        read = place.read
        if not place.is_of_named:
            read = newest_first(read, standalone, place.documents)
        yield {
            "read": read,
            "documents": place.documents,
            "place_note": _note_on_place(place, state["language"]),
            "place_passages": place.own,
            "seconds": since(began, "read"),
        }

    def answering(state: ChainState) -> Iterator[ChainState]:
        yield from _answer(state, writer)

    return {
        "understand": understanding,
        "rewrite": _unless_answered(rewriting),
        "retrieve": _unless_answered(retrieving),
        "read": _unless_answered(reading),
        "answer": _unless_answered(answering),
    }


def _unless_answered(step: Step) -> Step:
    """Return a step that adds nothing where the answer is there already."""

    def unless_answered(state: ChainState) -> Iterator[ChainState]:
        if "answer" not in state:
            yield from step(state)

    return unless_answered


def _rewrite(state: ChainState, writer: CheckedWriter | None) -> Iterator[ChainState]:
    """Add the question that stands on its own."""
    began = time.perf_counter()
    question, history = state["asked"], state["history"]
    standalone, failure = "", ""
    if writer and history:
        try:
            standalone = writer.writer.rewrite(
                question, state["language"], history, state["stop"]
            )
        except ChatFailure as error:
            # It is not asked again for the answer: that would fail as slowly.
            failure = error.kind
            LOGGER.info("The question is searched as it is: %s", failure)
    if not standalone or state["stop"].is_set():
        standalone = rewrite_question(question, history)
    yield {
        "standalone_question": standalone,
        "failure": failure,
        "seconds": since(began, "rewrite"),
    }


def _answer(state: ChainState, writer: CheckedWriter | None) -> Iterator[ChainState]:
    """Write and check, or quote, and cite: add pieces of text, at last the answer."""
    began = time.perf_counter()
    documents, read = state["documents"], state["read"]
    cited = CitedAnswer(documents, state["language"])
    composer = Composer(cited, read.statements, state["language"])
    # A model understands passages of which the reader is not sure, most of all in other
    # languages. What it says from what it knows of the world does not pass the checks.
    # Of a place that is not clear or not there it would say what stands elsewhere.
    unwritten = state["failure"] or state["place_note"]
    if writer and read.passages and not unwritten:
        yield {"writing": True}
        passages = state["place_passages"] or read.passages
        keyed = key_passages(passages, documents)
        question = state["standalone_question"]
        pieces = composer.compose(writer, question, keyed, state["stop"])
    else:
        pieces = composer.quote_all()
    for piece in pieces:
        yield {"text": piece.text}
        for citation in piece.citations:
            yield {"citations": (citation,)}
    if not cited.text:
        yield {"text": _not_found(state)}
    written = since(began, "write")
    began = time.perf_counter()
    citations = tuple(cited.citations)
    if writer and (state["failure"] or composer.failure) in _STILL_ABLE:
        citations = translate_quotes(
            citations, writer.writer, state["language"], state["stop"]
        )
    seconds = (*written, *since(began, "translate"))
    timed: ChainState = {**state, "seconds": (*state["seconds"], *seconds)}
    answer = _finish(timed, writer, cited, composer, citations)
    took = ", ".join(f"{step} {s:.2f} s" for step, s in answer.timings.items())
    LOGGER.info("%s, %s: %s", answer.status, answer.mode, took)
    yield {"seconds": seconds, "answer": answer}


def _finish(
    state: ChainState,
    writer: CheckedWriter | None,
    cited: CitedAnswer,
    composer: Composer,
    citations: tuple[Citation, ...],
) -> Answer:
    language, searched = state["language"], state["retrieved"].searched
    failure = state["failure"] or composer.failure
    notes = [source_note(citations, language)]
    notes.append(state["place_note"])
    if (left := state["read"].rows_left_out) and cited.text and not composer.written:
        notes.append(rows_left_out(language, left))
    if writer and failure and cited.text:
        notes.append(failure_note(language, failure, written=composer.written))
    written = writer if composer.written else None
    return Answer(
        question=state["question"],
        standalone_question=state["standalone_question"],
        text=cited.text or _not_found(state),
        status="answered" if cited.text else "not_found",
        citations=citations,
        passages=state["read"].passages,
        mode="written" if written else "extracted",
        model=written.writer.name if written else searched.embedding_model,
        index_version=searched.version,
        timings=dict((*state["seconds"], *since(state["began"], "total"))),
        language=language,
        notes=tuple(filter(None, notes)),
        rejected=tuple(composer.rejected),
        unsupported_spans=tuple(cited.unsupported_spans),
    )


def _note_on_place(place: NamedPlaceRead, language: str) -> str:
    """Say why the place that a question names does not answer; empty where it does."""
    if place.missing:
        say = page_without_text if place.is_without_text else no_such_article
        return say(language, place.missing)
    if place.nowhere:
        return no_such_place(language)
    return several_places(language, place.several) if place.several else ""


def _not_found(state: ChainState) -> str:
    searched = state["retrieved"].searched
    return not_found(
        state["language"],
        searched.documents,
        searched.languages,
        certain=_is_likely_absent(state),
    )


def _is_likely_absent(state: ChainState) -> bool:
    """Tell whether the documents do not say, and not only nothing was found.

    Across languages too much is overlooked for that to be claimed: of what was not
    found in 288 documents in three languages, most was there.
    """
    nearest = max((hit.score for hit in state["read"].passages), default=0.0)
    others = set(state["retrieved"].searched.languages) - {state["language"]}
    known = bool(state["retrieved"].searched.languages)
    return known and not others and nearest < _NEAR


def _as_spelled(state: ChainState, aliases: Aliases) -> str:
    """Return the question with the names that the passages have for what it names."""
    own: list[str] = []
    foreign: list[str] = []
    for hit in state["retrieved"].passages:
        known = hit.passage.language == state["language"]
        (own if known else foreign).append(hit.passage.text)
    return aliases.as_spelled_in(state["standalone_question"], own, foreign)
