"""The writer gives statements, stays in a language, and puts nothing new in."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.messages import AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGenerationChunk

from assistant.answers import Turn
from assistant.write.failures import ChatFailure
from assistant.write.prompt import KeyedPassage
from assistant.write.stream import ChatStream
from assistant.write.writer import Writer
from tests.assistant.scripted import Script, ScriptedModel, saying
from tests.small_documents import document, passage

GLASS = document("There are 252 firms.", "glass.txt")
PASSAGES = [
    KeyedPassage(f"p{number}", passage(GLASS), GLASS) for number in (1, 2, 3, 4)
]
ENGLISH = "There are 252 registered firms in the cluster [p1]."
SWEDISH = "Det finns 252 registrerade företag i klustret [p1]."
HISTORY = [Turn("How many firms are in the Xuzhou cluster?", "252 firms [1]")]


def model_of(script: Script) -> ScriptedModel:
    return ScriptedModel(script=script)


def writer_of(model: ScriptedModel, *, cites_documents: bool = False) -> Writer:
    chat = ChatStream(model, timeout=30, retries=0)
    return Writer(chat, "scripted", cites_documents=cites_documents)


def written(
    model: ScriptedModel, language: str = "en", *, cites_documents: bool = False
) -> list[tuple[str, tuple[str, ...]]]:
    statements = writer_of(model, cites_documents=cites_documents).write(
        "How many firms?", language, PASSAGES, threading.Event()
    )
    return [(statement.text, statement.keys) for statement in statements]


def test_a_reply_becomes_statements_with_their_keys() -> None:
    model = model_of(saying("There are 252 firms [p1]. They make glass [p2]."))
    assert written(model) == [
        ("There are 252 firms.", ("p1",)),
        ("They make glass.", ("p2",)),
    ]


def test_another_language_is_asked_for_once_more_and_then_a_failure() -> None:
    model = model_of(saying(SWEDISH, ENGLISH))
    assert [text for text, _ in written(model)] == [ENGLISH.replace(" [p1]", "")]
    assert len(model.asked) == 2
    with pytest.raises(ChatFailure) as raised:
        written(model_of(saying(SWEDISH)))
    assert raised.value.kind == "wrong_language"


@pytest.mark.parametrize(
    ("reply", "language"),
    [
        ("252 [p1].", "sv"),
        ("Xuzhou [p1].", "en"),
        ("Det er mange bedrifter i denne klyngen [p1].", "sv"),
        (SWEDISH, "und"),
    ],
)
def test_where_the_language_cannot_be_told_nothing_is_asked_again(
    reply: str, language: str
) -> None:
    model = model_of(saying(reply))
    assert written(model, language)
    assert len(model.asked) == 1


def test_chinese_tells_its_language_in_a_few_signs() -> None:
    model = model_of(saying("共有企业252家。[p1]", ENGLISH))
    assert written(model)[0][0].startswith("There are")
    assert len(model.asked) == 2


def test_a_reply_without_keys_is_not_held_to_a_language() -> None:
    model = model_of(saying("Det finns 252 registrerade företag i klustret."))
    assert [keys for _, keys in written(model)] == [()]
    assert len(model.asked) == 1


def test_where_the_passages_are_too_long_half_of_them_are_left_out() -> None:
    def script(messages: Sequence[BaseMessage]) -> str:
        if "[p2]" in messages[-1].text:
            raise ChatFailure("too_long")
        return ENGLISH

    model = model_of(script)
    assert written(model)
    assert [str(m[-1].content).count("<passage>") for m in model.asked] == [4, 2, 1]


def test_one_passage_that_is_too_long_is_a_failure() -> None:
    def script(_: Sequence[BaseMessage]) -> str:
        raise ChatFailure("too_long")

    model = model_of(script)
    with pytest.raises(ChatFailure) as raised:
        written(model)
    assert raised.value.kind == "too_long"
    assert len(model.asked) == 3


class Citing(ScriptedModel):
    """A model with citations of its own."""

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        cited = [{"document_index": 1}, {"document_index": 9}]
        content: list[str | dict[str, Any]] = [
            "In short: ",
            {"type": "text", "text": "There are 252 firms", "citations": cited},
            {"type": "text", "text": ". They make glass."},
            {"type": "thinking", "thinking": "or 253?"},
            {"type": "text", "text": None, "citations": None},
        ]
        yield ChatGenerationChunk(message=AIMessageChunk(content=content))


def test_citations_of_documents_become_keys_and_those_of_nothing_are_none() -> None:
    model = Citing(script=saying(""))
    assert written(model, cites_documents=True) == [
        ("In short: There are 252 firms.", ("p2",)),
        ("They make glass.", ()),
    ]


@pytest.mark.parametrize(
    ("reply", "rewritten"),
    [
        (
            ' "How many employees are in the Xuzhou cluster?"\n',
            "How many employees are in the Xuzhou cluster?",
        ),
        ("How many employees are in Ningbo?", ""),
        ("How many employees were there in 2019?", ""),
        ("First line.\nSecond line?", ""),
        ("x" * 401, ""),
        ('""', ""),
    ],
)
def test_a_rewritten_question_is_one_line_that_brings_nothing_new(
    reply: str, rewritten: str
) -> None:
    writer = writer_of(model_of(saying(reply)))
    stop = threading.Event()
    assert writer.rewrite("and employees?", "en", HISTORY, stop) == rewritten


@pytest.mark.parametrize(
    ("reply", "translated"),
    [
        ("1. One\n2. Two", ["One", "Two"]),
        ("2) Two\n1、One", ["One", "Two"]),
        ("Here you are:\n 1.  One \n7. Seven", ["One", ""]),
        ("\n", ["", ""]),
        ("One\nTwo", ["", ""]),
    ],
)
def test_a_translation_goes_to_the_quote_of_its_number(
    reply: str, translated: list[str]
) -> None:
    writer = writer_of(model_of(saying(reply)))
    assert writer.translate(["Ett", "Två"], "en", threading.Event()) == translated
