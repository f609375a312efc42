"""Compile a network beside its use, once so much is read that it is worth it."""

from __future__ import annotations

import logging
import time
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING

from index.embedding.packaged.processor import has_fast_int8

if TYPE_CHECKING:
    from index.embedding.packaged.compiled_network import CompiledBert
    from index.embedding.packaged.network import Bert

LOGGER = logging.getLogger(__name__)

# Tokens: compiling takes as long as reading a third of them, and makes it 1.3 to 4
# times as fast.
_WORTH_COMPILING = 8192


class Compiling:
    """A network whose weights stay as they are, and what it is compiled to.

    That is in eight bits where the processor multiplies these the fastest.
    """

    def __init__(self, network: Bert) -> None:
        """Compile nothing yet."""
        self._network = network
        self._compiler = ThreadPoolExecutor(1, "compiler")
        self._compiled: Future[CompiledBert] | None = None

    def expect(self, tokens: int) -> None:
        """Compile if that is worth it to read so many ``tokens`` in all.

        They are read meanwhile, too.
        """
        if tokens >= _WORTH_COMPILING and not self._compiled and self._is_on_processor:
            self._compiled = self._compiler.submit(self._compile)

    def wait(self) -> None:
        """Wait until what was begun is compiled."""
        if compiled := self._compiled:
            compiled.result()

    def release(self) -> None:
        """Give back the memory of what was compiled."""
        self._compiled = None

    def fastest(self) -> Bert | CompiledBert:
        """Return the network, or what it is compiled to where that is ready."""
        compiled = self._compiled
        return compiled.result() if compiled and compiled.done() else self._network

    @property
    def _is_on_processor(self) -> bool:
        weight = self._network.embeddings.word_embeddings.weight
        return weight.device.type == "cpu"

    def _compile(self) -> CompiledBert:
        from index.embedding.packaged.compiled_network import CompiledBert

        started = time.monotonic()
        compiled = CompiledBert(self._network, eight_bits=has_fast_int8())
        seconds = time.monotonic() - started
        LOGGER.info("Compiled for many texts in %.1f s, and used now", seconds)
        return compiled
