"""Make spans of OpenTelemetry of what LangChain's callbacks tell: counts and times."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from itertools import chain
from typing import Any
from uuid import UUID

from langchain_core.callbacks import BaseCallbackHandler
from langchain_core.messages import AIMessage
from langchain_core.outputs import ChatGeneration, LLMResult
from opentelemetry.trace import (
    Span,
    Status,
    StatusCode,
    TracerProvider,
    get_tracer,
    get_tracer_provider,
    set_span_in_context,
)

from assistant.answers import Answer

_NAME = "cluster_policy"
_INPUT, _OUTPUT = "gen_ai.usage.input_tokens", "gen_ai.usage.output_tokens"
"""Of a chat model, by the names that OpenTelemetry has for them."""


@cache
def sending_provider() -> TracerProvider:
    """Return the provider of the process, or else one that sends as ``OTEL_*`` say.

    Spans that are left are sent when the process ends.
    """
    from opentelemetry.exporter.otlp.proto.grpc.trace_exporter import OTLPSpanExporter
    from opentelemetry.sdk import trace
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    if isinstance(provider := get_tracer_provider(), trace.TracerProvider):
        return provider  # Whoever runs the process has set it up otherwise.
    sending = trace.TracerProvider()
    sending.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    return sending


class SpanHandler(BaseCallbackHandler):
    """Makes a span of each step of a question, and of each call of a chat model.

    Give it to ``Assistant.open``, or as one of the callbacks in the configuration of a
    Runnable; it may be used from several threads. A span that has no other above it
    belongs to the current one of the thread, such as that of a request.
    """

    # In the thread of the run, which knows the current span.
    run_inline = True

    def __init__(
        self, provider: TracerProvider | None = None, *, texts: bool = False
    ) -> None:
        """Make spans by ``provider``, by default that of the process.

        Args:
            provider: Of OpenTelemetry.
            texts: Whether spans also have the question and the answer; else nothing
                that anybody wrote stands in them.
        """
        self._tracer = get_tracer(_NAME, tracer_provider=provider)
        self._texts = texts
        self._spans: dict[UUID, Span] = {}

    def on_chain_start(
        self,
        serialized: dict[str, Any] | None,
        inputs: Any,
        *,
        run_id: UUID,
        parent_run_id: UUID | None = None,
        **more: Any,
    ) -> None:
        """Begin the span of a step."""
        self._begin(str(more.get("name") or "chain"), run_id, parent_run_id)

    def on_chain_end(self, outputs: Any, *, run_id: UUID, **more: Any) -> None:
        """End the span of a step, with what is known of the question by then."""
        known = outputs if isinstance(outputs, Mapping) else {}
        told = {**_counts(known), **(_words(known) if self._texts else {})}
        self._end(run_id, {f"{_NAME}.{name}": value for name, value in told.items()})

    def on_chain_error(
        self, error: BaseException, *, run_id: UUID, **more: Any
    ) -> None:
        """End the span of a step that failed."""
        self._fail(run_id, error)

    def on_chat_model_start(
        self,
        serialized: dict[str, Any],
        messages: list[Any],
        *,
        run_id: UUID,
        parent_run_id: UUID | None = None,
        **more: Any,
    ) -> None:
        """Begin the span of a chat model's reply."""
        self._begin("chat", run_id, parent_run_id)

    def on_llm_end(self, response: LLMResult, *, run_id: UUID, **more: Any) -> None:
        """End the span of a reply, with its tokens where the model tells them."""
        usage: dict[str, int] = {}
        for generation in chain.from_iterable(response.generations):
            if not isinstance(generation, ChatGeneration):
                continue
            message = generation.message
            if isinstance(message, AIMessage) and (told := message.usage_metadata):
                usage[_INPUT] = told["input_tokens"]
                usage[_OUTPUT] = told["output_tokens"]
        self._end(run_id, usage)

    def on_llm_error(self, error: BaseException, *, run_id: UUID, **more: Any) -> None:
        """End the span of a reply that failed."""
        self._fail(run_id, error)

    def _begin(self, name: str, run_id: UUID, parent_run_id: UUID | None) -> None:
        parent = self._spans.get(parent_run_id) if parent_run_id else None
        context = set_span_in_context(parent) if parent else None
        self._spans[run_id] = self._tracer.start_span(name, context)

    def _end(self, run_id: UUID, attributes: Mapping[str, str | int]) -> None:
        if span := self._spans.pop(run_id, None):
            span.set_attributes(dict(attributes))
            span.end()

    def _fail(self, run_id: UUID, error: BaseException) -> None:
        if span := self._spans.pop(run_id, None):
            # What an error says may quote a question or a document.
            kind = type(error).__name__
            span.set_attribute("error.type", kind)
            span.set_status(Status(StatusCode.ERROR, kind))
            span.end()


def _counts(known: Mapping[str, Any]) -> dict[str, str | int]:
    """Return what can be counted of a ``ChainState``, and how its answer came about."""
    counts: dict[str, str | int] = {}
    if "retrieved" in known:
        counts["passages"] = len(known["retrieved"].passages)
    if "read" in known:
        counts["statements"] = len(known["read"].statements)
    answer = known.get("answer")
    if isinstance(answer, Answer):
        counts |= {
            "status": answer.status,
            "mode": answer.mode,
            "language": answer.language,
            "citations": len(answer.citations),
            "rejected": len(answer.rejected),
            "index_version": answer.index_version,
        }
    return counts


def _words(known: Mapping[str, Any]) -> dict[str, str]:
    """Return what was asked and answered in a ``ChainState``."""
    words = {name: known.get(name) for name in ("question", "standalone_question")}
    answer = known.get("answer")
    if isinstance(answer, Answer):
        words["answer"] = answer.text
    return {name: text for name, text in words.items() if isinstance(text, str)}
