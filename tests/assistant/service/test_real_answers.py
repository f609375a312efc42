from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx
import pytest

from assistant import Settings
from assistant.service.real_answers import read_real_answers
from index import sync_index
from tests.conftest import ROOT
from tests.real_answers import ask_everything, lasting
from tests.waiting import PATIENCE

READ = {"application/json", "text/event-stream"}


def test_the_examples_are_what_the_service_answers_now(tmp_path: Path) -> None:
    settings = Settings(corpus_dir=ROOT / "docs_corpus", index_dir=tmp_path)
    sync_index(settings)
    assert lasting(ask_everything(settings)) == lasting(read_real_answers())


@pytest.mark.parametrize("described", ["api", "v1"])
def test_all_that_is_answered_in_words_has_an_example(
    address: str, described: str
) -> None:
    place = f"{address}/{described}/openapi.json"
    paths = httpx.get(place, timeout=PATIENCE).json()["paths"]
    lacking = [
        (method, path, kind)
        for path, methods in paths.items()
        for method, operation in methods.items()
        for status, response in operation["responses"].items()
        for kind, content in response.get("content", {}).items()
        if status.startswith("2") and kind in READ and not content.get("example")
    ]
    assert paths
    assert lacking == []


def test_the_quote_of_an_example_stands_in_the_document_of_another() -> None:
    (citation,) = answer_in("POST /api/ask")["citations"]
    document = answer_in("GET /api/documents/{document_id}")
    span = citation["source_span"]
    assert citation["document_id"] == document["id"]
    assert document["text"][span["start"] : span["end"]] == citation["quote"]


def test_the_example_of_a_problem_is_what_is_told_of_an_unknown_document(
    reader: httpx.Client,
) -> None:
    description = reader.get("/api/openapi.json").json()
    ask = description["paths"]["/api/ask"]["post"]["responses"]
    problem = ask["4XX"]["content"]["application/problem+json"]["schema"]
    told = reader.get("/api/documents/none.txt").json()
    assert problem["examples"] == [told]


def answer_in(operation: str) -> Any:
    return read_real_answers()[operation]["200"]["application/json"]
