"""An answer in the chunks of a stream, as it comes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from fastapi.sse import format_sse_event
from pydantic_core import to_json

from assistant.answers import Answer, AnswerEvent
from assistant.service.openai.api_errors import refusal_of
from assistant.service.openai.chat_messages import StreamOptions
from assistant.service.openai.completions import (
    MODEL,
    Told,
    Usage,
    annotations_of,
    remarks_on,
    source_event,
)


class Chunks:
    """Makes the chunks of one completion."""

    def __init__(
        self, id: str, created: int, page: str, options: StreamOptions | None = None
    ) -> None:
        """Take what ``completion_of`` does, and what a stream is to have besides."""
        self._head = {
            "id": id,
            "object": "chat.completion.chunk",
            "created": created,
            "model": MODEL,
        }
        self._page = page
        self._options = options or StreamOptions()

    def of(self, events: Iterator[AnswerEvent]) -> Iterator[bytes]:
        """Yield the chunks of an answer; what goes wrong after the first is one too.

        Raises what ``Assistant.stream`` does before the first.
        """
        first = next(events)
        yield self._chunk({"role": "assistant", "content": ""})
        try:
            yield from self._following(first, events)
        except Exception as error:
            refusal, _, _ = refusal_of(error)
            yield _event(refusal.model_dump())

    def _following(
        self, first: AnswerEvent, events: Iterator[AnswerEvent]
    ) -> Iterator[bytes]:
        numbers: set[int] = set()
        event = first
        while event.answer is None:
            if event.text and event.kind == "text":
                yield self._chunk({"content": event.text})
            citation = event.citation
            if citation and citation.number not in numbers:
                numbers.add(citation.number)
                told = source_event(citation, self._page)
                yield self._chunk({}, event=told)
            event = next(events)
        yield from self._end(event.answer)

    def _end(self, answer: Answer) -> Iterator[bytes]:
        if remarks := remarks_on(answer):
            yield self._chunk({"content": remarks})
        delta = {}
        if self._options.include_annotations:
            delta["annotations"] = annotations_of(answer, self._page)
        yield self._chunk(delta, "stop", **dict(Told.of(answer)))
        if self._options.include_usage:
            yield _event({**self._head, "choices": [], "usage": Usage()})
        yield format_sse_event(data_str="[DONE]")

    def _chunk(
        self, delta: Mapping[str, Any], finish_reason: str | None = None, **more: Any
    ) -> bytes:
        # Also where nothing is added: many programs look into the first choice unasked.
        choice = {"index": 0, "delta": delta, "finish_reason": finish_reason}
        return _event({**self._head, "choices": [choice], **more})


def _event(data: dict[str, Any]) -> bytes:
    return format_sse_event(data_str=to_json(data).decode())
