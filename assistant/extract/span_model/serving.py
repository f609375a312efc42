"""Run the reader's network for all threads of a process, compiled once it pays."""

from __future__ import annotations

import sys
import threading
from collections.abc import Sequence
from typing import TYPE_CHECKING

from index.embedding.packaged.batching import make_pool, run_batches
from index.embedding.packaged.compiling import Compiling

if TYPE_CHECKING:
    import numpy as np

    from assistant.extract.span_model.inputs import ReaderInput
    from assistant.extract.span_model.network import ReaderNetwork


class Serving:
    """A network whose weights stay as they are, shared by the threads of a process.

    A process that has read several questions will read more: from then on the network
    is compiled, in eight bits where the processor multiplies these the fastest. One
    that answers a single question never pays for that. All batches go through the same
    few threads in the order in which they come: of ten who ask at once, the first need
    not wait until all are answered.
    """

    def __init__(self, network: ReaderNetwork) -> None:
        """Serve ``network``; nothing is compiled yet."""
        self.network = network.eval()
        self._compiling = Compiling(network.encoder)
        self._pool = make_pool("reader")
        self._counting = threading.Lock()
        self._tokens = 0

    def prepare(self) -> None:
        """Compile now what many questions will make worth it, and wait for it."""
        self._compiling.expect(sys.maxsize)
        self._compiling.wait()

    def logits(self, inputs: Sequence[ReaderInput]) -> list[np.ndarray]:
        """Return the network's logits of each input, with those of its padding."""
        # Of copies of a document, several are often found: each is read once.
        places = {item: place for place, item in enumerate(dict.fromkeys(inputs))}
        distinct = [*places]
        lengths = [len(item.ids) for item in distinct]
        with self._counting:
            self._tokens += sum(lengths)
            self._compiling.expect(self._tokens)
        # Once it has begun: what is answered must not hang on how busy the machine is.
        self._compiling.wait()

        def run(batch: list[int]) -> list[np.ndarray]:
            import torch

            chosen = [distinct[place] for place in batch]
            with torch.inference_mode():
                found = self.network(chosen, self._compiling.fastest())
            return list(found.cpu().numpy())

        found = run_batches(lengths, run, self._pool)
        return [found[places[item]] for item in inputs]
