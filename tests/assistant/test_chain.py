"""The chain gives what ``ask`` gives, streams its steps, and takes other parts."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from functools import reduce
from operator import add

import pytest
from langchain_core.messages import AIMessage, HumanMessage
from langchain_core.runnables import RunnableLambda

from assistant import Assistant, Settings, Turn
from assistant.errors import EmptyQuestionError
from assistant.extract.found import Statement
from assistant.extract.reader import PassagesRead
from index.documents import Document, ScoredPassage, Span
from tests.assistant.scripted import ScriptedModel, writing
from tests.assistant.written import FIRMS, TRUE

ACTIONS = "What are the Shandong upgrading actions?"


class FirstWordReader:
    """A reader that takes the first word of the best passage for the answer."""

    def read_passages(
        self,
        question: str,
        passages: Sequence[ScoredPassage],
        documents: Mapping[str, Document],
    ) -> PassagesRead:
        passage = passages[0].passage
        word = Span(passage.span.start, passage.span.start + passage.text.index(" "))
        return PassagesRead(
            (Statement(passage.document_id, word, 1.0),), tuple(passages)
        )


@pytest.mark.parametrize("question", [FIRMS, ACTIONS, "What is the best restaurant?"])
def test_the_chain_gives_the_answer_that_ask_gives(
    assistant: Assistant, question: str
) -> None:
    expected = assistant.ask(question)
    answer = assistant.as_chain().invoke(question)["answer"]
    assert (answer.text, answer.citations) == (expected.text, expected.citations)
    assert (answer.status, answer.notes) == (expected.status, expected.notes)
    assert answer.index_version == expected.index_version
    assert [p.passage for p in answer.passages] == [
        p.passage for p in expected.passages
    ]


def test_the_steps_are_streamed_as_they_come(assistant: Assistant) -> None:
    parts = list(assistant.as_chain().stream(FIRMS))
    keys = [key for part in parts for key in part]
    wanted = ["question", "standalone_question", "retrieved", "read", "text", "answer"]
    assert [key for key in keys if key in wanted] == wanted
    whole = reduce(add, parts)
    assert whole["text"] == whole["answer"].text
    assert whole["citations"] == whole["answer"].citations


def test_the_chain_is_also_asynchronous_and_takes_many_questions(
    assistant: Assistant,
) -> None:
    chain = assistant.as_chain()
    expected = [assistant.ask(question).text for question in (FIRMS, ACTIONS)]

    async def collect() -> list[str]:
        return [part["text"] async for part in chain.astream(FIRMS) if "text" in part]

    assert "".join(asyncio.run(collect())) == expected[0]
    found = chain.batch([FIRMS, ACTIONS])
    assert [state["answer"].text for state in found] == expected


def test_the_steps_have_names_that_a_trace_shows(assistant: Assistant) -> None:
    graph = assistant.as_chain().get_graph()
    names = [node.name for node in graph.nodes.values()]
    steps = ["understand", "rewrite", "retrieve", "read", "answer"]
    assert names[1:-1] == ["begin", *steps]


@pytest.mark.parametrize(
    "history",
    [
        [Turn(FIRMS, "252 [1]")],
        [HumanMessage(FIRMS), AIMessage("252 [1]")],
        [("user", FIRMS), ("assistant", "252 [1]")],
    ],
)
def test_a_history_may_be_turns_or_messages_of_langchain(
    assistant: Assistant, history: list[object]
) -> None:
    state = assistant.as_chain().invoke(
        {"question": "and how many employees?", "history": history}
    )
    assert "Xuzhou" in state["standalone_question"]
    assert "60,000" in state["answer"].text


def test_an_empty_question_is_a_displayed_error_in_the_chain_too(
    assistant: Assistant,
) -> None:
    with pytest.raises(EmptyQuestionError):
        assistant.as_chain().invoke("  ")


def test_a_chat_model_writes_in_the_chain_and_is_checked(
    shipped_settings: Settings,
) -> None:
    lie = ("There are 253 registered firms in Xuzhou", TRUE[1])
    model = ScriptedModel(script=writing(TRUE))
    liar = ScriptedModel(script=writing(lie))
    with Assistant.open(shipped_settings, chat_model=model) as honest:
        answer = honest.as_chain().invoke(FIRMS)["answer"]
    assert (answer.mode, answer.text) == ("written", f"{TRUE[0]} [1]")
    with Assistant.open(shipped_settings, chat_model=liar) as lying:
        answer = lying.as_chain().invoke(FIRMS)["answer"]
    assert answer.mode == "extracted"
    assert "253" in answer.rejected[0].text


def test_an_assistant_reads_with_the_reader_it_is_given(
    shipped_settings: Settings,
) -> None:
    with Assistant.open(shipped_settings, reader=FirstWordReader()) as opened:
        answer = opened.ask(FIRMS)
        (citation,) = answer.citations
        text = opened.document(citation.document_id).text
    assert citation.source_span.of(text) == citation.quote == answer.text[:-4]


def test_the_chain_goes_on_into_other_runnables(assistant: Assistant) -> None:
    shout = assistant.as_runnable() | RunnableLambda(lambda a: a.text.upper())
    assert "252 REGISTRERADE" in shout.invoke(FIRMS)


def test_who_waits_no_longer_stops_the_model(shipped_settings: Settings) -> None:
    # Left alone it would write for more than half a minute.
    model = ScriptedModel(script=lambda _: "word " * 1_000, pause=0.05)

    async def give_up() -> None:
        with Assistant.open(shipped_settings, chat_model=model) as opened:
            asking = asyncio.create_task(opened.as_chain().ainvoke(FIRMS))
            while not model.asked:
                await asyncio.sleep(0.01)
            asking.cancel()
            assert await asyncio.to_thread(model.closed.wait, 10)
            with pytest.raises(asyncio.CancelledError):
                await asking

    asyncio.run(give_up())


def test_an_answer_names_the_model_that_wrote_it_not_the_one_of_the_settings(
    shipped_settings: Settings,
) -> None:
    named = shipped_settings.model_copy(update={"chat_model": "ollama:qwen3"})
    model = ScriptedModel(script=writing(TRUE))
    with Assistant.open(named, chat_model=model) as opened:
        assert opened.ask(FIRMS).model == "ScriptedModel"


@pytest.mark.parametrize("asked", [None, 5, {"q": FIRMS}, {"question": None}])
def test_what_is_no_question_is_told_what_one_is(
    assistant: Assistant, asked: object
) -> None:
    with pytest.raises(TypeError, match="history"):
        assistant.as_chain().invoke(asked)  # type: ignore[arg-type]


def test_a_history_that_is_none_is_none(assistant: Assistant) -> None:
    state = assistant.as_chain().invoke({"question": FIRMS, "history": None})
    assert state["standalone_question"] == FIRMS


def test_ask_takes_messages_of_langchain_too(assistant: Assistant) -> None:
    said = [HumanMessage(FIRMS), AIMessage("252 [1]")]
    answer = assistant.ask("and how many employees?", said)
    assert "Xuzhou" in answer.standalone_question


def test_bytes_that_are_no_character_are_no_error(assistant: Assistant) -> None:
    answer = assistant.ask(f"{FIRMS} \udcff")
    assert answer.question == f"{FIRMS} ?"
    assert assistant.search("glass \udcff")


def test_the_chain_says_what_it_takes_in_a_schema(assistant: Assistant) -> None:
    assert "title" in assistant.as_chain().get_input_jsonschema()
