"""A command sends spans of what it was asked to a collector, where that is wanted."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import grpc
import pytest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import (
    ExportTraceServiceRequest,
    ExportTraceServiceResponse,
)
from opentelemetry.proto.collector.trace.v1.trace_service_pb2_grpc import (
    TraceServiceServicer,
    add_TraceServiceServicer_to_server,
)

from assistant import Settings
from index import sync_index
from tests.assistant.access.closed_corpus import write_corpus
from tests.command_process import COMMAND
from tests.conftest import ROOT

QUESTION = "How many firms are in the glass cluster?"


class Collector(TraceServiceServicer):
    """Keeps what it is sent."""

    def __init__(self) -> None:
        self.requests: list[ExportTraceServiceRequest] = []

    def Export(  # noqa: N802
        self, request: ExportTraceServiceRequest, context: Any
    ) -> ExportTraceServiceResponse:
        self.requests.append(request)
        return ExportTraceServiceResponse()

    @property
    def names(self) -> list[str]:
        return [
            span.name
            for request in self.requests
            for resource in request.resource_spans
            for scope in resource.scope_spans
            for span in scope.spans
        ]


@pytest.fixture
def collector() -> Collector:
    return Collector()


@pytest.fixture
def environment(
    settings: Settings, collector: Collector
) -> Iterator[Mapping[str, str]]:
    write_corpus(settings.corpus_dir)
    sync_index(settings)
    server = grpc.server(ThreadPoolExecutor(1))
    add_TraceServiceServicer_to_server(collector, server)  # type: ignore[no-untyped-call]
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    yield {
        "CLUSTER_POLICY_CORPUS_DIR": str(settings.corpus_dir),
        "CLUSTER_POLICY_INDEX_DIR": str(settings.index_dir),
        "OTEL_EXPORTER_OTLP_ENDPOINT": f"http://127.0.0.1:{port}",
        "OTEL_SERVICE_NAME": "policies",
    }
    server.stop(None).wait()


def ask(environment: Mapping[str, str]) -> None:
    """Ask in a process of its own: what is left is sent when it ends."""
    command = [*COMMAND, "ask", QUESTION]
    subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, check=True)


def test_spans_of_a_question_reach_the_collector_without_its_words(
    environment: Mapping[str, str], collector: Collector
) -> None:
    ask({**environment, "CLUSTER_POLICY_TRACING": "true"})
    assert collector.names[-1] == "ask"
    assert "retrieve" in collector.names
    sent = str(collector.requests)
    assert "policies" in sent
    assert "glass" not in sent


def test_nothing_is_sent_where_nobody_wants_it(
    environment: Mapping[str, str], collector: Collector
) -> None:
    ask(environment)
    assert collector.requests == []
