"""An agent asks the documents, and has the very answers with their citations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from langchain.agents import create_agent
from langchain_core.language_models import GenericFakeChatModel
from langchain_core.messages import (
    AIMessage,
    BaseMessage,
    HumanMessage,
    ToolMessage,
)
from langchain_core.runnables import Runnable

from assistant import Answer, Assistant, Settings
from assistant.agent_tool import as_tool
from index import sync_index

REGIONS = {
    "norrby.md": "# Norrby\n\nThe glass cluster of Norrby has 252 registered firms.\n",
    "soderby.md": "# Söderby\n\nGlasklustret i Söderby har 96 registrerade företag.\n",
}
QUESTIONS = (
    "How many firms are in the glass cluster of Norrby?",
    "How many firms are in the glass cluster of Söderby?",
)


class Scripted(GenericFakeChatModel):
    """Calls the tool as it is told to, and then says what the tools have said."""

    def bind_tools(self, tools: Sequence[Any], **options: Any) -> Runnable[Any, Any]:
        assert [tool.name for tool in tools] == ["ask_documents"]
        return self

    def _generate(
        self, messages: list[BaseMessage], *given: Any, **options: Any
    ) -> Any:
        said = [m.text for m in messages if isinstance(m, ToolMessage)]
        if said:
            self.messages = iter([AIMessage("\n".join(said))])
        return super()._generate(messages, *given, **options)


def calling(*questions: str) -> Scripted:
    calls = [
        {"name": "ask_documents", "args": {"question": question}, "id": f"{number}"}
        for number, question in enumerate(questions)
    ]
    return Scripted(messages=iter([AIMessage("", tool_calls=calls)]))


@pytest.fixture
def assistant(settings: Settings) -> Iterator[Assistant]:
    settings.corpus_dir.mkdir(exist_ok=True)
    for name, text in REGIONS.items():
        (settings.corpus_dir / name).write_text(text, encoding="utf-8")
    sync_index(settings)
    with Assistant.open(settings) as opened:
        yield opened


def run(assistant: Assistant, *questions: str) -> list[BaseMessage]:
    agent = create_agent(calling(*questions), [as_tool(assistant)])
    asked = HumanMessage("Compare the two regions.")
    state = agent.invoke({"messages": [asked]})
    messages: list[BaseMessage] = state["messages"]
    return messages


def test_an_agent_compares_two_regions_by_the_answers_it_would_get_in_python(
    assistant: Assistant,
) -> None:
    messages = run(assistant, *QUESTIONS)
    told = [m for m in messages if isinstance(m, ToolMessage)]
    for message, question in zip(told, QUESTIONS, strict=True):
        direct = assistant.ask(question)
        assert isinstance(message.artifact, Answer)
        assert message.artifact.text == direct.text
        assert message.artifact.citations == direct.citations
        (citation,) = direct.sources
        assert citation.quote in message.text
        assert citation.document_id in message.text
    assert "252" in messages[-1].text
    assert "96" in messages[-1].text


def test_what_cannot_be_asked_is_told_to_the_model_in_a_sentence(
    assistant: Assistant,
) -> None:
    (told,) = (m for m in run(assistant, "   ") if isinstance(m, ToolMessage))
    assert told.status == "error"
    assert "question" in told.text.lower()


async def test_it_can_be_asked_without_blocking(assistant: Assistant) -> None:
    told = await as_tool(assistant).ainvoke({"question": QUESTIONS[0]})
    assert "252 registered firms" in told


def test_a_notebook_shows_an_answer_with_its_sources_and_no_markup_of_theirs(
    assistant: Assistant, settings: Settings
) -> None:
    shown = assistant.ask(QUESTIONS[1])._repr_html_()
    assert '<q lang="sv">' in shown
    assert "96 registrerade företag" in shown
    text = "# Tags\n\nThe <b>Kiruna</b> cluster has 31 firms.\n"
    (settings.corpus_dir / "tags.md").write_text(text, encoding="utf-8")
    sync_index(settings)
    shown = assistant.ask("How many firms are in the Kiruna cluster?")._repr_html_()
    assert "31 firms" in shown
    assert "<b>" not in shown
