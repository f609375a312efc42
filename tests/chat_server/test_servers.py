"""The two servers are what they say they are, for the clients that people use."""

from __future__ import annotations

from itertools import repeat
from typing import Any

import httpx
import pytest
from langchain_core.language_models import BaseChatModel
from langchain_core.messages import HumanMessage

from assistant.settings import Settings
from assistant.write.chat_model import load_chat_model
from assistant.write.failures import explain_failure
from tests.chat_server.protocols import Body, Cited
from tests.chat_server.scripted import Failure, Garble, Hang, ScriptedServer, Status
from tests.waiting import PATIENCE

DOCUMENT = "The cluster has 12 firms. It was founded in 1998."
QUESTION = "How many firms does the glass cluster of Xuzhou have?"


def load(chat_model: str, url: str, timeout: float = 60.0) -> BaseChatModel:
    model = load_chat_model(
        Settings(chat_model=chat_model, chat_base_url=url, chat_timeout=timeout)
    )
    assert model is not None
    return model


def kind_of(model: BaseChatModel, question: str) -> str:
    with pytest.raises(Exception) as caught:  # noqa: PT011 - any, of any client
        list(model.stream(question))
    return explain_failure(caught.value).kind


# The small model -----------------------------------------------------------------


def test_the_small_model_streams_words_of_its_own(small_model_url: str) -> None:
    pieces = list(load("smollm2", small_model_url).stream(QUESTION))
    assert len(pieces) > 5
    assert "Xuzhou" in "".join(piece.text for piece in pieces)


def test_the_small_model_says_the_same_again(small_model_url: str) -> None:
    model = load("smollm2", small_model_url).bind(max_tokens=8)
    first = model.invoke(QUESTION).text
    model.invoke("What is glass made of?")
    assert model.invoke(QUESTION).text == first


def test_a_prompt_can_be_too_long_for_the_small_model(small_model_url: str) -> None:
    assert kind_of(load("smollm2", small_model_url), "word " * 5000) == "too_long"


# The scripted server -------------------------------------------------------------


@pytest.mark.parametrize("provider", ["openai", "anthropic", "ollama"])
def test_a_reply_is_the_same_whole_and_in_pieces(provider: str) -> None:
    reply = "徐州有 12 家企业。Årsvärdet är 5 %.\n\n- a list\n"
    with ScriptedServer(reply) as server:
        model = load(f"{provider}:any", server.url_for(provider))
        assert model.invoke(QUESTION).text == reply
        assert "".join(piece.text for piece in model.stream(QUESTION)) == reply
    assert [request.messages for request in server.requests] == [
        [{"role": "user", "content": QUESTION}]
    ] * 2


@pytest.mark.parametrize("provider", ["openai", "anthropic", "ollama"])
def test_a_reply_can_depend_on_what_was_asked(provider: str) -> None:
    def reply(messages: list[Body]) -> str:
        return f"{messages[0]['role']}: {messages[-1]['content']}"

    with ScriptedServer(reply) as server:
        model = load(f"{provider}:any", server.url_for(provider))
        said = model.invoke([("system", "x"), ("user", "12?")])
    assert said.text == "system: 12?"


def test_failures_come_in_their_order_and_then_the_reply() -> None:
    failures: list[Failure] = [Status(429), Garble(), *repeat(Status(500), 2)]
    with ScriptedServer("It has 12 firms.", failures=failures) as server:
        model = load("any", server.openai_url)
        kinds = [kind_of(model, QUESTION) for _ in failures]
        assert model.invoke(QUESTION).text == "It has 12 firms."
    assert kinds == ["busy", "server_error", "server_error", "server_error"]


def test_a_prompt_is_refused_until_it_is_short_enough() -> None:
    with ScriptedServer("It has 12 firms.", context_characters=200) as server:
        model = load("any", server.openai_url)
        assert kind_of(model, "word " * 100) == "too_long"
        assert model.invoke("word " * 10).text == "It has 12 firms."


def test_what_comes_before_a_hang_arrives() -> None:
    with ScriptedServer("It has 12 firms.", failures=[Hang(after=3)]) as server:
        stream = load("any", server.openai_url, timeout=1.0).stream(QUESTION)
        arrived = [next(stream).text for _ in range(3)]
        with pytest.raises(Exception) as caught:  # noqa: PT011 - any, of any client
            next(stream)
    assert "".join(arrived) == "It has 12 firm"
    assert explain_failure(caught.value).kind == "timeout"


def test_a_server_that_hangs_can_still_be_stopped() -> None:
    with ScriptedServer(failures=[Hang(after=0)]) as server:
        stream = load("any", server.openai_url, timeout=1.0).stream(QUESTION)
        with pytest.raises(Exception):  # noqa: B017, PT011 - any, of any client
            next(stream)
        assert server.requests[0].closed_early.wait(PATIENCE)


def test_an_address_where_nothing_is_served_is_not_found() -> None:
    with ScriptedServer("It has 12 firms.") as server:
        asked = httpx.post(f"{server.url}/v1/embeddings", json={}, timeout=PATIENCE)
        assert asked.status_code == 404
    assert server.requests == []


# Anthropic's citations -----------------------------------------------------------


def document_question() -> list[HumanMessage]:
    document = {
        "type": "document",
        "source": {"type": "text", "media_type": "text/plain", "data": DOCUMENT},
        "title": "p1",
        "citations": {"enabled": True},
    }
    return [HumanMessage(content=[document, {"type": "text", "text": QUESTION}])]


def cite_first_sentence(messages: list[Body]) -> list[str | Cited]:
    """Cite what the client sent, as the real model does."""
    data = messages[-1]["content"][0]["source"]["data"]
    end = data.index(".") + 1
    return ["Asked: ", Cited("it has 12 firms", data[:end], 0, 0, end), "."]


def citations_of(content: Any) -> list[Body]:
    blocks = [block for block in content if isinstance(block, dict)]
    return [one for block in blocks for one in block.get("citations") or ()]


@pytest.mark.parametrize("streamed", [True, False])
def test_citations_arrive_with_offsets_into_the_document(streamed: bool) -> None:
    with ScriptedServer(cite_first_sentence) as server:
        model = load("anthropic:any", server.url)
        if streamed:
            pieces = list(model.stream(document_question()))
            text = "".join(piece.text for piece in pieces)
            citations = [c for piece in pieces for c in citations_of(piece.content)]
        else:
            reply = model.invoke(document_question())
            text, citations = reply.text, citations_of(reply.content)
    assert text == "Asked: it has 12 firms."
    assert len(citations) == 1
    start, end = citations[0]["start_char_index"], citations[0]["end_char_index"]
    assert citations[0]["type"] == "char_location"
    assert DOCUMENT[start:end] == citations[0]["cited_text"] == DOCUMENT[:25]
    assert citations[0]["document_index"] == 0
