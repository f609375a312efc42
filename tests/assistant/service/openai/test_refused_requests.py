"""What is wrong with a request is an error of the API, with a sentence."""

from __future__ import annotations

from contextlib import closing
from typing import Any

import openai
import pytest
from openai import OpenAI

from assistant.service.keys import Keys
from assistant.service.openai.compatible_application import make_compatible_application
from assistant.service.served import Served
from tests.assistant.access.closed_corpus import (
    READER,
)
from tests.assistant.service.conftest import ClientOf, listening
from tests.assistant.service.openai.conftest import MODEL, QUESTION, said

PICTURE = [{"type": "image_url", "image_url": {"url": "data:image/png;base64,x"}}]


@pytest.mark.parametrize(
    ("sent", "status", "words"),
    [
        ({"content": b"{", "headers": {"content-type": "application/json"}}, 400, ""),
        ({"json": {}}, 400, "messages"),
        ({"json": {"model": MODEL, "messages": []}}, 400, "messages"),
        ({"json": {"model": MODEL, "messages": said("  ")}}, 400, ""),
        ({"json": {"model": MODEL, "messages": said("  "), "stream": True}}, 400, ""),
        ({"json": {"model": MODEL, "messages": said("x" * 5_000)}}, 400, "longer"),
        (
            {
                "json": {
                    "model": MODEL,
                    "messages": [{"role": "user", "content": PICTURE}],
                }
            },
            400,
            "'image_url' cannot be read",
        ),
        (
            {
                "json": {
                    "model": MODEL,
                    "messages": [{"role": "system", "content": "Hi."}],
                }
            },
            400,
            "no question",
        ),
        (
            {"json": {"model": "gpt-5", "messages": said(QUESTION)}},
            404,
            "no such model",
        ),
        ({"content": b"x" * 10_000_000}, 413, "larger"),
        (
            {
                "json": {"model": MODEL, "messages": said(QUESTION)},
                "headers": {"Authorization": "Bearer x"},
            },
            401,
            "key",
        ),
    ],
)
def test_what_is_wrong_with_a_request_is_an_error_of_the_api_with_a_sentence(
    client_of: ClientOf, sent: dict[str, Any], status: int, words: str
) -> None:
    with client_of(READER) as reader:
        response = reader.post("/v1/chat/completions", **sent)
    assert response.status_code == status
    error = response.json()["error"]
    assert words in error["message"]
    assert error["message"]
    assert error["type"] == "invalid_request_error"
    assert {"param", "code"} <= error.keys()
    assert "x" * 100 not in response.text


def test_an_unknown_address_is_an_error_of_the_api(client_of: ClientOf) -> None:
    with client_of(READER) as reader:
        response = reader.get("/v1/embeddings")
    assert response.status_code == 404
    assert response.json()["error"]["message"]


def test_the_client_tells_a_wrong_key_as_its_own_error(address: str) -> None:
    with (
        closing(OpenAI(base_url=f"{address}/v1", api_key="cp_wrong_key")) as client,
        pytest.raises(openai.AuthenticationError) as raised,
    ):
        client.models.list()
    assert raised.value.code == "invalid_api_key"


def test_who_asks_too_much_is_told_when_to_ask_again(
    served: Served, service_keys: Keys
) -> None:
    settings = served.settings.model_copy(update={"questions_per_minute": 1})
    key = service_keys.add("Hasty")
    with (
        closing(Served(settings, service_keys)) as limited,
        listening(make_compatible_application(limited)) as address,
        closing(OpenAI(base_url=address, api_key=key, max_retries=0)) as client,
    ):
        client.chat.completions.create(model=MODEL, messages=said(QUESTION))
        with pytest.raises(openai.RateLimitError) as raised:
            client.chat.completions.create(model=MODEL, messages=said(QUESTION))
    assert raised.value.code == "rate_limit_exceeded"
    assert int(raised.value.response.headers["retry-after"]) > 0
