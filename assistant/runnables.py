"""Give an assistant the shapes of LangChain: Runnables from questions to answers."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from assistant.answers import Answer, Turn

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable


def question_runnable(
    ask: Callable[[str, Sequence[Turn]], Answer],
    aask: Callable[[str, Sequence[Turn]], Awaitable[Answer]],
) -> Runnable[str | Mapping[str, Any], Answer]:
    """Return a Runnable from a question to its Answer.

    Its input is the question, or ``{"question": …, "history": …}``.

    Args:
        ask: Takes a question and a history.
        aask: Does the same without blocking the event loop.
    """
    from langchain_core.runnables import RunnableLambda

    def invoke(given: str | Mapping[str, Any]) -> Answer:
        return ask(*_arguments(given))

    async def ainvoke(given: str | Mapping[str, Any]) -> Answer:
        return await aask(*_arguments(given))

    return RunnableLambda(invoke, afunc=ainvoke, name="cluster-policy")


def _arguments(given: str | Mapping[str, Any]) -> tuple[str, Sequence[Turn]]:
    if isinstance(given, str):
        return given, ()
    return given["question"], given.get("history", ())
