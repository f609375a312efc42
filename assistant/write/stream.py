"""Ask a chat model and stream its words: time-outs, retries, and a stop that stops."""

from __future__ import annotations

import asyncio
import logging
import random
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from functools import cache
from queue import Empty, SimpleQueue
from traceback import clear_frames
from typing import TYPE_CHECKING, Any

from assistant.write.failures import ChatFailure, explain_failure

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import BaseMessage, BaseMessageChunk

LOGGER = logging.getLogger(__name__)

_PAUSE = 0.5
"""Seconds before the first retry; each pause is twice as long as the one before."""
_LOOK = 0.05
"""Seconds between two looks at whether to stop."""
_LONGEST = 6_000
"""Characters of a reply; a model that writes more has lost its way."""


class ChatStream:
    """One chat model, asked again where that may help."""

    def __init__(self, model: BaseChatModel, timeout: float, retries: int) -> None:
        """Ask ``model``.

        Args:
            model: Any of LangChain's.
            timeout: Seconds to wait for the next words.
            retries: How often a request that failed is made again.
        """
        self._model = model
        self._timeout = timeout
        self._retries = retries

    def stream(
        self, messages: Sequence[BaseMessage], stop: threading.Event
    ) -> Iterator[BaseMessageChunk]:
        """Yield the reply in chunks; when ``stop`` is set it ends, and the request too.

        Raises:
            ChatFailure: The model failed, and did so again.
        """
        for attempt in range(self._retries + 1):
            begun = False
            try:
                for chunk in self._attempt(messages, stop):
                    begun = begun or bool(chunk.text)
                    yield chunk
                return
            except ChatFailure as failure:
                # What has been given out cannot be taken back, and who has waited
                # for a slow model is not kept waiting as long again.
                again = failure.retryable and failure.kind != "timeout"
                if begun or not again or attempt == self._retries:
                    tries = attempt + 1
                    LOGGER.warning("The chat model failed: %s, try %d", failure, tries)
                    raise
                pause = _PAUSE * 2**attempt * random.uniform(0.5, 1.0)
                LOGGER.info("The chat model: %s, asked again in %.1f s", failure, pause)
            stop.wait(pause)

    def ask(self, messages: Sequence[BaseMessage], stop: threading.Event) -> str:
        """Return the whole reply; raises what ``stream`` does."""
        return "".join(chunk.text for chunk in self.stream(messages, stop))

    def _attempt(
        self, messages: Sequence[BaseMessage], stop: threading.Event
    ) -> Iterator[BaseMessageChunk]:
        """Run the request in the background, where it can be cancelled at any time."""
        chunks: SimpleQueue[BaseMessageChunk | BaseException | None] = SimpleQueue()
        request = asyncio.run_coroutine_threadsafe(
            self._request(messages, chunks), _background()
        )
        try:
            yield from _received(chunks, stop)
        finally:
            _cancel(request)

    async def _request(
        self,
        messages: Sequence[BaseMessage],
        chunks: SimpleQueue[BaseMessageChunk | BaseException | None],
    ) -> None:
        try:
            replies = self._model.astream(list(messages))
            while True:
                async with asyncio.timeout(self._timeout):
                    chunk = await anext(replies, None)
                if chunk is None:
                    break
                chunks.put(chunk)
            chunks.put(None)
        except Exception as error:
            # What it holds of a reply that was not read to its end is closed in this
            # loop: elsewhere, a collector of garbage could meet it while it is closed.
            clear_frames(error.__traceback__)
            chunks.put(error)


def _received(
    chunks: SimpleQueue[Any], stop: threading.Event
) -> Iterator[BaseMessageChunk]:
    length = 0
    while not stop.is_set() and length < _LONGEST:
        try:
            chunk = chunks.get(timeout=_LOOK)
        except Empty:
            continue
        if chunk is None:
            return
        if isinstance(chunk, BaseException):
            # Not chained: what a client says may quote keys and prompts.
            raise explain_failure(chunk) from None
        length += len(chunk.text)
        yield chunk
    why = "it was stopped" if stop.is_set() else f"it is longer than {_LONGEST}"
    LOGGER.info("The chat model's reply ends after %d characters: %s", length, why)


def _cancel(request: Future[None]) -> None:
    """End a request at once: cancelled, its connection is closed."""
    request.cancel()


@cache
def _background() -> asyncio.AbstractEventLoop:
    """Return the one event loop of all requests: clients keep connections in it."""
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="chat", daemon=True).start()
    return loop
