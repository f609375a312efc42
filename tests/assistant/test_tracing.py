"""Spans of the steps have counts and times, and no texts unless that is wanted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from langchain_core.runnables import RunnableConfig
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import StatusCode

from assistant import Assistant, Settings
from assistant.chain_state import ChainState, begin
from assistant.step_runs import run_steps
from assistant.tracing import SpanHandler
from tests.assistant.scripted import ScriptedModel, writing
from tests.assistant.written import FIRMS, TRUE

STEPS = ["understand", "rewrite", "retrieve", "read", "answer"]


@pytest.fixture
def exporter() -> InMemorySpanExporter:
    return InMemorySpanExporter()


@pytest.fixture
def provider(exporter: InMemorySpanExporter) -> TracerProvider:
    provider = TracerProvider(shutdown_on_exit=False)
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    return provider


def by_name(exporter: InMemorySpanExporter) -> dict[str, ReadableSpan]:
    return {span.name: span for span in exporter.get_finished_spans()}


def is_below(child: ReadableSpan, parent: ReadableSpan) -> bool:
    context, above = parent.get_span_context(), child.parent
    return bool(context and above and above.span_id == context.span_id)


def said(spans: dict[str, ReadableSpan]) -> str:
    return " ".join(span.to_json() for span in spans.values())


def test_each_step_of_a_question_has_a_span_with_counts(
    shipped_settings: Settings,
    provider: TracerProvider,
    exporter: InMemorySpanExporter,
) -> None:
    with Assistant.open(shipped_settings, callbacks=[SpanHandler(provider)]) as traced:
        answer = traced.ask(FIRMS)
    names = [span.name for span in exporter.get_finished_spans()]
    assert names == [*STEPS, "ask"]
    spans = by_name(exporter)
    assert all(is_below(spans[step], spans["ask"]) for step in STEPS)
    assert spans["ask"].parent is None
    told = dict(spans["ask"].attributes or {})
    assert told == {
        "cluster_policy.passages": len(answer.passages),
        "cluster_policy.statements": 1,
        "cluster_policy.status": "answered",
        "cluster_policy.mode": "extracted",
        "cluster_policy.language": "en",
        "cluster_policy.citations": len(answer.citations),
        "cluster_policy.rejected": 0,
        "cluster_policy.index_version": answer.index_version,
    }
    for word in ("Xuzhou", "firms", "252", "xuzhou-glass"):
        assert word not in said(spans)


def test_the_same_spans_are_made_of_a_runnable(
    assistant: Assistant, provider: TracerProvider, exporter: InMemorySpanExporter
) -> None:
    config: RunnableConfig = {"callbacks": [SpanHandler(provider)]}
    assistant.as_runnable().invoke(FIRMS, config)
    spans = by_name(exporter)
    assert {*STEPS, "ask"} <= spans.keys()
    told = spans["answer"].attributes or {}
    assert told["cluster_policy.status"] == "answered"
    assert "Xuzhou" not in said(spans)


def test_what_was_asked_and_answered_is_told_where_that_is_wanted(
    shipped_settings: Settings,
    provider: TracerProvider,
    exporter: InMemorySpanExporter,
) -> None:
    handler = SpanHandler(provider, texts=True)
    with Assistant.open(shipped_settings, callbacks=[handler]) as traced:
        answer = traced.ask(FIRMS)
    told = by_name(exporter)["ask"].attributes or {}
    assert told["cluster_policy.question"] == FIRMS
    assert told["cluster_policy.answer"] == answer.text


def test_a_reply_of_a_chat_model_has_a_span_below_its_step(
    shipped_settings: Settings,
    provider: TracerProvider,
    exporter: InMemorySpanExporter,
) -> None:
    model = ScriptedModel(script=writing(TRUE))
    handler = SpanHandler(provider)
    with Assistant.open(
        shipped_settings, chat_model=model, callbacks=[handler]
    ) as traced:
        assert traced.ask(FIRMS).mode == "written"
    spans = by_name(exporter)
    assert is_below(spans["chat"], spans["answer"])
    assert "registered" not in said(spans)


def test_the_spans_of_a_question_belong_to_the_one_of_its_request(
    shipped_settings: Settings,
    provider: TracerProvider,
    exporter: InMemorySpanExporter,
) -> None:
    tracer = provider.get_tracer("service")
    with (
        Assistant.open(shipped_settings, callbacks=[SpanHandler(provider)]) as traced,
        tracer.start_as_current_span("request"),
    ):
        traced.ask(FIRMS)
    spans = by_name(exporter)
    assert is_below(spans["ask"], spans["request"])


def test_a_step_that_fails_is_told_by_the_kind_of_its_error_alone(
    provider: TracerProvider, exporter: InMemorySpanExporter
) -> None:
    def fail(state: ChainState) -> Iterator[ChainState]:
        yield {"asked": state["question"]}
        raise ValueError(f"nothing is known of {state['question']}")

    with pytest.raises(ValueError, match="Xuzhou"):
        list(run_steps({"read": fail}, begin(FIRMS), [SpanHandler(provider)]))
    spans = by_name(exporter)
    for span in (spans["read"], spans["ask"]):
        assert span.status.status_code is StatusCode.ERROR
        assert (span.attributes or {})["error.type"] == "ValueError"
    assert "Xuzhou" not in said(spans)


def test_the_spans_end_where_nobody_wants_the_rest(
    shipped_settings: Settings,
    provider: TracerProvider,
    exporter: InMemorySpanExporter,
) -> None:
    with Assistant.open(shipped_settings, callbacks=[SpanHandler(provider)]) as traced:
        events = iter(traced.stream(FIRMS))
        next(events)
        del events
    names = [span.name for span in exporter.get_finished_spans()]
    assert names == ["understand", "rewrite", "ask"]
    assert by_name(exporter)["ask"].status.status_code is StatusCode.UNSET
