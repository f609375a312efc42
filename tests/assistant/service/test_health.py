from __future__ import annotations

from contextlib import closing
from pathlib import Path

import httpx
import pytest

from assistant import Settings
from assistant.access import Visitor
from assistant.service.application import make_application
from assistant.service.keys import Keys
from assistant.service.served import Served
from tests.assistant.access.closed_corpus import (
    ADMINISTRATOR,
    ECONOMIST,
    EDITOR,
    OPEN,
    READER,
    leaked,
)
from tests.assistant.service.conftest import ClientOf, listening
from tests.waiting import PATIENCE

CLOSED = "How many plants does the Kestrel programme have?"


def test_health_tells_what_answers_as_far_as_the_caller_may_know(
    served: Served, client_of: ClientOf
) -> None:
    told = {}
    for visitor in (READER, ECONOMIST):
        with client_of(visitor) as client:
            told[visitor] = client.get("/api/health").json()
    version = served.assistant_of(READER).index_version
    assert told[READER]["index_version"] == version
    assert told[READER]["documents"] == len(OPEN)
    assert told[ECONOMIST]["documents"] > len(OPEN)


def test_without_an_index_the_service_is_not_available(tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    settings = Settings(corpus_dir=tmp_path / "corpus", index_dir=tmp_path / "index")
    with (
        closing(Keys.open(settings)) as keys,
        closing(Served(settings, keys)) as served,
        listening(make_application(served)) as address,
    ):
        response = httpx.get(f"{address}/api/health", timeout=PATIENCE)
    assert response.status_code == 503
    assert response.json()["hint"]


def test_metrics_count_requests_and_answers_and_tell_no_words_of_them(
    client_of: ClientOf,
) -> None:
    with client_of(ADMINISTRATOR) as administrator:
        administrator.post("/api/ask", json={"question": CLOSED})
        administrator.get("/api/documents/secret/kestrel.md")
        administrator.get("/api/documents/nowhere/nothing.md")
        administrator.get("/nowhere/else")
        told = administrator.get("/metrics").text
    path = 'path="/api/documents/{document_id}"'
    for line in (
        'cluster_policy_requests_total{method="POST",path="/api/ask",status="200"}',
        f'cluster_policy_requests_total{{method="GET",{path},status="200"}}',
        f'cluster_policy_requests_total{{method="GET",{path},status="404"}}',
        'cluster_policy_requests_total{method="GET",path="unknown",status="404"}',
        'cluster_policy_answer_seconds_count{status="answered"}',
    ):
        assert f"\n{line} " in told
    assert not leaked(told)
    assert "nothing.md" not in told


@pytest.mark.parametrize("visitor", [READER, EDITOR], ids=lambda visitor: visitor.name)
def test_metrics_are_for_administrators(client_of: ClientOf, visitor: Visitor) -> None:
    with client_of(visitor) as client:
        response = client.get("/metrics")
    assert response.status_code == 403


def test_what_collects_metrics_on_the_machine_needs_no_key(address: str) -> None:
    assert httpx.get(f"{address}/metrics", timeout=PATIENCE).status_code == 200
    through_a_proxy = {"X-Forwarded-For": "192.0.2.7"}
    response = httpx.get(
        f"{address}/metrics", headers=through_a_proxy, timeout=PATIENCE
    )
    assert response.status_code == 401
