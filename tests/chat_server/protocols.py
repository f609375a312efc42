"""What a reply and an error look like on the wire, in three protocols of chat models.

A reply is a list of blocks, each a text or a text with a citation; it goes out in
pieces of a few characters, as tokens do, which respect no word.
"""

from __future__ import annotations

import json
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

Body = dict[str, Any]
_PIECE = 7
_TIME = "2024-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True)
class Cited:
    """Text that an Anthropic model supports with characters of a document block."""

    text: str
    cited_text: str
    document_index: int
    start: int
    end: int

    def location(self) -> Body:
        return {
            "type": "char_location",
            "cited_text": self.cited_text,
            "document_index": self.document_index,
            "document_title": None,
            "start_char_index": self.start,
            "end_char_index": self.end,
        }


Block = str | Cited


def text_of(blocks: Sequence[Block]) -> str:
    return "".join(b if isinstance(b, str) else b.text for b in blocks)


def _pieces(text: str) -> list[str]:
    return [text[at : at + _PIECE] for at in range(0, len(text), _PIECE)]


class Protocol(ABC):
    """How one provider's servers talk."""

    stream_type = "text/event-stream"
    garbled = "data: {\n\n"

    @abstractmethod
    def stream(self, model: str, blocks: Sequence[Block]) -> Iterator[str]:
        """Yield what is sent one after the other; each text piece is one of them."""

    @abstractmethod
    def whole(self, model: str, blocks: Sequence[Block]) -> Body:
        """Return the reply to a request that does not stream."""

    @abstractmethod
    def error(self, status: int, code: str, message: str) -> Body:
        """Return the body of an error."""

    @abstractmethod
    def error_in_stream(self, code: str, message: str) -> str:
        """Return what is sent when the model fails after the reply has begun."""

    def wants_stream(self, request: Body) -> bool:
        return bool(request.get("stream"))

    def messages(self, request: Body) -> list[Body]:
        """Return the messages of a request, the system's own first."""
        return list(request["messages"])


class OpenAI(Protocol):
    """Chat completions, as OpenAI, Azure, vLLM and llama.cpp speak it."""

    def stream(self, model: str, blocks: Sequence[Block]) -> Iterator[str]:
        yield self._chunk(model, {"role": "assistant", "content": ""})
        for piece in _pieces(text_of(blocks)):
            yield self._chunk(model, {"content": piece})
        yield self._chunk(model, {}, "stop")
        yield "data: [DONE]\n\n"

    def _chunk(self, model: str, delta: Body, finish: str | None = None) -> str:
        choice = {"index": 0, "delta": delta, "finish_reason": finish}
        body = self._body(model, "chat.completion.chunk", choice)
        return f"data: {json.dumps(body)}\n\n"

    def _body(self, model: str, kind: str, choice: Body) -> Body:
        start = {"id": "chatcmpl-1", "object": kind, "created": 1, "model": model}
        return {**start, "choices": [choice]}

    def whole(self, model: str, blocks: Sequence[Block]) -> Body:
        message = {"role": "assistant", "content": text_of(blocks)}
        choice = {"index": 0, "message": message, "finish_reason": "stop"}
        usage = {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2}
        return {**self._body(model, "chat.completion", choice), "usage": usage}

    def error(self, status: int, code: str, message: str) -> Body:
        kind = "server_error" if status >= 500 else "invalid_request_error"
        return {"error": {"message": message, "type": kind, "code": code}}

    def error_in_stream(self, code: str, message: str) -> str:
        return f"data: {json.dumps(self.error(500, code, message))}\n\n"


class Anthropic(Protocol):
    """Messages, with citations of document blocks."""

    garbled = "event: content_block_delta\ndata: {\n\n"

    def stream(self, model: str, blocks: Sequence[Block]) -> Iterator[str]:
        opening = {**self.whole(model, ()), "stop_reason": None}
        yield self._event("message_start", message=opening)
        for index, block in enumerate(blocks):
            yield from self._block(index, block)
        delta = {"stop_reason": "end_turn", "stop_sequence": None}
        yield self._event("message_delta", delta=delta, usage={"output_tokens": 1})
        yield self._event("message_stop")

    def _block(self, index: int, block: Block) -> Iterator[str]:
        empty = {"type": "text", "text": ""}
        yield self._event("content_block_start", index=index, content_block=empty)
        for piece in _pieces(text_of([block])):
            text = {"type": "text_delta", "text": piece}
            yield self._event("content_block_delta", index=index, delta=text)
        if isinstance(block, Cited):
            cited = {"type": "citations_delta", "citation": block.location()}
            yield self._event("content_block_delta", index=index, delta=cited)
        yield self._event("content_block_stop", index=index)

    def _event(self, name: str, **data: Any) -> str:
        return f"event: {name}\ndata: {json.dumps({'type': name, **data})}\n\n"

    def whole(self, model: str, blocks: Sequence[Block]) -> Body:
        content = [
            {
                "type": "text",
                "text": text_of([block]),
                "citations": [block.location()] if isinstance(block, Cited) else None,
            }
            for block in blocks
        ]
        return {
            "id": "msg_1",
            "type": "message",
            "role": "assistant",
            "model": model,
            "content": content,
            "stop_reason": "end_turn",
            "stop_sequence": None,
            "usage": {"input_tokens": 1, "output_tokens": 1},
        }

    def error(self, status: int, code: str, message: str) -> Body:
        return {"type": "error", "error": {"type": code, "message": message}}

    def error_in_stream(self, code: str, message: str) -> str:
        body = json.dumps(self.error(200, code, message))
        return f"event: error\ndata: {body}\n\n"

    def messages(self, request: Body) -> list[Body]:
        system = request.get("system")
        first = [{"role": "system", "content": system}] if system else []
        return [*first, *request["messages"]]


class Ollama(Protocol):
    """Ollama's own chat protocol: a line of JSON for each piece."""

    stream_type = "application/x-ndjson"
    garbled = "{\n"

    def stream(self, model: str, blocks: Sequence[Block]) -> Iterator[str]:
        for piece in _pieces(text_of(blocks)):
            body = {**self.whole(model, [piece]), "done": False}
            del body["done_reason"]
            yield json.dumps(body) + "\n"
        yield json.dumps(self.whole(model, [""])) + "\n"

    def whole(self, model: str, blocks: Sequence[Block]) -> Body:
        return {
            "model": model,
            "created_at": _TIME,
            "message": {"role": "assistant", "content": text_of(blocks)},
            "done": True,
            "done_reason": "stop",
        }

    def error(self, status: int, code: str, message: str) -> Body:
        return {"error": message}

    def error_in_stream(self, code: str, message: str) -> str:
        return json.dumps(self.error(200, code, message)) + "\n"

    def wants_stream(self, request: Body) -> bool:
        return bool(request.get("stream", True))


_BY_ENDING = {
    "/chat/completions": OpenAI(),
    "/v1/messages": Anthropic(),
    "/api/chat": Ollama(),
}


def protocol_of(path: str) -> Protocol | None:
    """Return the protocol that is spoken at an address, such as one of Azure's."""
    bare = path.partition("?")[0]
    found = (value for end, value in _BY_ENDING.items() if bare.endswith(end))
    return next(found, None)
