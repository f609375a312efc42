"""The first step to an answer: what is asked, or a reply where that is no question."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator, Sequence

from assistant.answers import Answer, Citation
from assistant.chain_state import ChainState, since
from assistant.intent.asking import find_asked
from assistant.intent.by_meaning import IntentByMeaning
from assistant.intent.recognition import Intent, recognise
from assistant.intent.replies import OpenIndex, Reply, Retrieve, reply_to
from assistant.language.messages import source_language_note
from assistant.search.place_names import has_address
from assistant.search.rewriter.going_on import goes_on

LOGGER = logging.getLogger(__name__)


def understand(
    state: ChainState,
    index: OpenIndex,
    retrieve: Retrieve,
    by_meaning: IntentByMeaning | None,
) -> Iterator[ChainState]:
    """Add what is asked, or the answer where that is no question to the documents."""
    began = time.perf_counter()
    question, follows = state["question"].strip(), bool(state["history"])
    intent = recognise(question, follows=follows)
    if intent is None and by_meaning:
        intent = by_meaning.recognise(question, follows=follows)
    if intent is None and not follows and goes_on(question):
        intent = Intent("pointing", state["language"])
    # "Was steht in § 2?" asks what stands in a place, not what a document is about.
    if intent and intent.kind == "about" and has_address(question):
        intent = None
    reply = reply_to(intent, state["language"], index, retrieve) if intent else None
    if intent and reply:
        LOGGER.info("No question to what the documents say: %s", intent.kind)
        yield from _reply(state, reply)
        return
    asked = find_asked(question)
    yield {
        "asked": asked.clause,
        "context": asked.names,
        "seconds": since(began, "understand"),
    }


def _reply(state: ChainState, reply: Reply) -> Iterator[ChainState]:
    """Add a reply: its pieces, at last the answer."""
    for piece in reply.pieces:
        yield {"text": piece.text}
        for citation in piece.citations:
            yield {"citations": (citation,)}
    seconds = since(state["began"], "understand")
    citations = tuple(reply.cited.citations)
    quoted = reply.status == "answered"
    note = source_note(citations, reply.language) if quoted else ""
    yield {
        "seconds": seconds,
        "answer": Answer(
            question=state["question"],
            standalone_question=state["question"],
            text=reply.cited.text,
            status=reply.status,
            citations=citations,
            passages=(),
            mode="extracted" if quoted else "fixed",
            model=reply.searched.embedding_model if quoted else "",
            index_version=reply.searched.version,
            timings=dict((*seconds, *since(state["began"], "total"))),
            language=reply.language,
            notes=(note,) if note else (),
        ),
    }


def source_note(citations: Sequence[Citation], language: str) -> str:
    """Say in which other languages than the question's the sources are quoted."""
    sources = dict.fromkeys(citation.language for citation in citations)
    return source_language_note(
        language, [code for code in sources if code != language]
    )
