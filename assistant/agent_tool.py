"""The assistant as one tool of an agent made with LangChain."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from langchain_core.tools import BaseTool, StructuredTool, ToolException

from assistant.answers import Answer
from assistant.pipeline import Assistant
from index.errors import DisplayableError

_DESCRIPTION = (
    "Answers one question from policy documents, in any language, with quotes that "
    "stand word for word in them. Ask of one thing at a time, by its full name. Where "
    "nothing was found it says so: then say so too, and add nothing of your own."
)


def as_tool(assistant: Assistant, name: str = "ask_documents") -> BaseTool:
    """Return ``assistant.ask`` as a tool of LangChain, valid while that is open.

    A model is told the answer and what is quoted, each with its document and place; the
    ``Answer`` itself is the artifact of the tool's message. What is wrong with a
    question is told to the model in a sentence.
    """

    def ask(question: str) -> tuple[str, Answer]:
        """Ask one question."""
        with _told_to_model():
            answer = assistant.ask(question)
        return _text_of(answer), answer

    async def aask(question: str) -> tuple[str, Answer]:
        with _told_to_model():
            answer = await assistant.aask(question)
        return _text_of(answer), answer

    return StructuredTool.from_function(
        ask,
        coroutine=aask,
        name=name,
        description=_DESCRIPTION,
        response_format="content_and_artifact",
        handle_tool_error=True,
    )


@contextmanager
def _told_to_model() -> Iterator[None]:
    try:
        yield
    except DisplayableError as error:
        raise ToolException(error.whole) from error


def _text_of(answer: Answer) -> str:
    """Return an answer with its quotes, as a model reads it."""
    lines = [answer.text, *answer.notes]
    for source in answer.sources:
        place = ", ".join(filter(None, (source.document_id, source.place)))
        lines += [f"[{source.number}] {place}: {source.quote}", *source.warnings]
    return "\n".join(lines)
