"""Ask in Python: the assistant itself, and what LangChain is given of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager

from assistant import Answer, Assistant, Turn
from assistant.access import Visitor
from assistant.agent_tool import as_tool
from tests.ways_in.ground import Ask, Ground, OpenWay
from tests.ways_in.told import Told, of_answer, of_citations


def way_by(ask: Callable[[Assistant, str, Sequence[Turn]], Told]) -> OpenWay:
    """Return the way that asks an assistant for its visitor like that."""

    @contextmanager
    def opened(ground: Ground) -> Iterator[Ask]:
        def asked(question: str, history: Sequence[Turn], visitor: Visitor) -> Told:
            return ask(ground.assistant.for_visitor(visitor), question, history)

        yield asked

    return opened


def by_ask(assistant: Assistant, question: str, history: Sequence[Turn]) -> Told:
    """Ask at once."""
    return of_answer(assistant.ask(question, history))


def by_aask(assistant: Assistant, question: str, history: Sequence[Turn]) -> Told:
    """Ask without blocking, in a thread where no other loop may be running."""
    with ThreadPoolExecutor(1) as thread:
        asked = thread.submit(lambda: asyncio.run(assistant.aask(question, history)))
        return of_answer(asked.result())


def by_stream(assistant: Assistant, question: str, history: Sequence[Turn]) -> Told:
    """Return the answer at the end of a stream."""
    *_, done = assistant.stream(question, history)
    assert done.answer
    return of_answer(done.answer)


def by_events(assistant: Assistant, question: str, history: Sequence[Turn]) -> Told:
    """Return what the events before the end of a stream make together."""
    *events, done = assistant.stream(question, history)
    text = "".join(event.text for event in events if event.kind == "text")
    citations = [event.citation for event in events if event.citation]
    assert done.answer
    return Told(done.answer.status, text, of_citations(citations))


def by_chain(assistant: Assistant, question: str, history: Sequence[Turn]) -> Told:
    """Return the answer of the chain's last state."""
    asked = {"question": question, "history": history}
    answer: Answer = assistant.as_chain().invoke(asked)["answer"]
    return of_answer(answer)


def by_runnable(assistant: Assistant, question: str, history: Sequence[Turn]) -> Told:
    """Ask by the Runnable that gives the answer alone."""
    asked = {"question": question, "history": history}
    return of_answer(assistant.as_runnable().invoke(asked))


def by_tool(assistant: Assistant, question: str, history: Sequence[Turn]) -> Told:
    """Call the tool as an agent does, and return the artifact of its message."""
    tool = as_tool(assistant)
    call = {"name": tool.name, "args": {"question": question}, "id": "1"}
    message = tool.invoke({**call, "type": "tool_call"})
    return of_answer(message.artifact)
