"""The whole online way as a LangChain Runnable: understand | … | answer.

    {"question", "history"} → standalone question → passages → words that answer
    → written and checked, or quoted; cited → Answer

``Assistant.ask`` and ``stream`` take the same steps without LangChain, whose import
takes longer than an answer.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import nullcontext
from typing import TYPE_CHECKING, Any

from assistant.answering import Reader, answering_steps
from assistant.chain_state import ChainState, Step, add_update, begin
from assistant.cite.checked_writer import CheckedWriter
from assistant.intent.by_meaning import IntentByMeaning
from assistant.intent.replies import OpenIndex
from assistant.search.document_names import Nearness
from assistant.search.retriever import Retrieved
from assistant.search.rewriter.aliases import Aliases
from assistant.step_runs import WHOLE

if TYPE_CHECKING:
    from langchain_core.retrievers import BaseRetriever
    from langchain_core.runnables import AddableDict, Runnable

_END = ChainState()
"""What comes after the last of what a step adds."""

Question = str | Mapping[str, Any]
"""A question, or ``{"question": …, "history": …}``: ``Turn``s or LangChain messages."""


def build_chain(
    retriever: BaseRetriever,
    reader: Reader,
    writer: CheckedWriter | None = None,
    open_index: OpenIndex = nullcontext,
    aliases: Aliases | None = None,
    by_meaning: IntentByMeaning | None = None,
    nearness: Nearness | None = None,
) -> Runnable[Question, AddableDict]:
    """Return the steps from a question to its answer as one Runnable.

    Its output has the keys of ``ChainState``, the last of them ``answer``. Streamed, it
    yields them as they come: the standalone question, what was retrieved, then pieces
    of ``text`` and ``citations``, at last the answer.

    Args:
        retriever: Any of LangChain's.
        reader: Finds the words that answer, as ``PassageReader`` does.
        writer: Writes answers; where there is none, they are quoted.
        open_index: Opens the index that the retriever's documents are quoted from.
            Without it, and for documents from elsewhere, offsets of citations are into
            their ``page_content``.
        aliases: Names of one thing, searched for together; by default the project's.
        by_meaning: Recognises what is no question beyond the wordings that are known.
        nearness: Compares meanings, to know documents by their translated titles.
    """
    from langchain_core.runnables import RunnableLambda, RunnableSequence

    from assistant.search.langchain_retriever import retrieve_with

    def find(question: str) -> Retrieved:
        with open_index() as generation:
            return retrieve_with(retriever, question, generation)

    steps = answering_steps(
        find, reader, writer, open_index, aliases, by_meaning, nearness
    )
    first: Runnable[Question, dict[str, Any]] = RunnableLambda(_begin, name="begin")
    others = (_as_runnable(name, step) for name, step in steps.items())
    return RunnableSequence(first, *others, name=WHOLE)


def _begin(given: Any) -> dict[str, Any]:
    asked = {"question": given} if isinstance(given, str) else given
    if not isinstance(asked, Mapping) or not isinstance(asked.get("question"), str):
        raise TypeError('Give a question, or {"question": …, "history": …}.')
    return {**begin(asked["question"], asked.get("history") or ())}


def _as_runnable(name: str, step: Step) -> Runnable[Any, AddableDict]:
    """Return a step as a Runnable that passes on what it gets, and adds its own."""
    from langchain_core.runnables import AddableDict, RunnableGenerator

    def transform(given: Iterator[Any]) -> Iterator[AddableDict]:
        state = ChainState()
        for update in given:
            state = add_update(state, update)
            yield AddableDict(update)
        for added in step(state):
            yield AddableDict(added)

    async def atransform(
        given: AsyncIterator[ChainState],
    ) -> AsyncIterator[AddableDict]:
        state = ChainState()
        async for update in given:
            state = add_update(state, update)
            yield AddableDict(update)
        added = step(state)
        try:
            # A model may take its time, which the event loop has not.
            while (part := await asyncio.to_thread(next, added, _END)) is not _END:
                yield AddableDict(part)
        except BaseException:
            state["stop"].set()  # Nobody waits for it any more.
            raise

    return RunnableGenerator(transform, atransform, name=name)
