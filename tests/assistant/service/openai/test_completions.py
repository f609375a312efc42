"""What is to be known of an answer stands in its text, where every program shows it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from assistant import Assistant, Settings
from assistant.answers import Answer, AnswerEvent
from assistant.service.openai.chunks import Chunks
from assistant.service.openai.completions import completion_of
from index import sync_index
from index.errors import IndexDamagedError

QUESTION = "How many firms are registered in the Norrby cluster?"


@pytest.fixture(scope="module")
def answer(tmp_path_factory: pytest.TempPathFactory) -> Answer:
    """Return an answer whose figure is damaged in the document."""
    folder: Path = tmp_path_factory.mktemp("damaged")
    (folder / "corpus").mkdir()
    (folder / "corpus/norrby.md").write_text(
        "# The Norrby cluster\n\nThe Norrby cluster has 2\ufffd52 registered firms.\n",
        encoding="utf-8",
    )
    settings = Settings(corpus_dir=folder / "corpus", index_dir=folder / "index")
    sync_index(settings)
    with Assistant.open(settings) as assistant:
        answer = assistant.ask(QUESTION)
    assert answer.sources[0].warnings
    return answer


def chunks_of(events: Iterator[AnswerEvent]) -> list[Any]:
    made = Chunks("chatcmpl-1", 1, "").of(events)
    lines = [chunk.decode().removeprefix("data: ").strip() for chunk in made]
    return [line if line == "[DONE]" else json.loads(line) for line in lines]


def test_a_warning_stands_below_the_answer_and_moves_no_offset(answer: Answer) -> None:
    (choice,) = completion_of(answer, "chatcmpl-1", 1, "").choices
    content = choice.message.content
    assert content.startswith(f"{answer.text}\n\n")
    assert f"[1] {answer.sources[0].warnings[0]}" in content
    for citation, annotation in zip(
        answer.citations, choice.message.annotations, strict=True
    ):
        cited = annotation.url_citation
        stated = content[cited.start_index : cited.end_index]
        assert stated == citation.answer_span.of(answer.text)


def test_a_warning_ends_the_text_of_a_stream_too(answer: Answer) -> None:
    events = [
        AnswerEvent("searching", text=QUESTION),
        AnswerEvent("text", text=answer.text),
        AnswerEvent("done", answer=answer),
    ]
    chunks = chunks_of(iter(events))
    assert chunks[-1] == "[DONE]"
    deltas = [chunk["choices"][0]["delta"] for chunk in chunks[:-1]]
    text = "".join(delta.get("content", "") for delta in deltas)
    (choice,) = completion_of(answer, "chatcmpl-1", 1, "").choices
    assert text == choice.message.content


def test_what_goes_wrong_on_the_way_is_said_and_the_stream_is_not_done() -> None:
    def events() -> Iterator[AnswerEvent]:
        yield AnswerEvent("searching", text=QUESTION)
        raise IndexDamagedError("The index cannot be read.", "Make it again.")

    first, error = chunks_of(events())
    assert first["choices"][0]["delta"]["role"] == "assistant"
    assert error["error"]["message"] == "The index cannot be read. Make it again."
    assert error["error"]["type"] == "server_error"
