"""Train the network on a stream of examples; stopped, it goes on where it was."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import torch

from assistant.extract.span_model.inputs import (
    ReaderInput,
    ReaderPassage,
    encode_inputs,
)
from assistant.extract.span_model.network import ReaderNetwork
from assistant.training.examples import ExampleStream
from assistant.training.span_loss import NO_ANSWER, span_loss
from index.documents import Span
from index.embedding.embedder import Embedder
from index.embedding.packaged.batching import batch_by_length

_BATCH_TOKENS = 24 * 170
LONGEST_EXAMPLE = 300
"""Tokens; what is longer is cut."""
_WARM_UP, _DECAY = 0.03, 0.25
"""Shares of the training in which the learning rate rises, and falls to nothing.

Between them it stays: a training that goes on with a plan of fewer examples, a third
more than are done, begins to fall at once and ends as well as a shorter one.
"""


@dataclass(frozen=True, slots=True)
class TrainingPlan:
    """How much to train, and how fast."""

    examples: int
    learning_rate: float
    frozen_layers: int
    checkpoint_minutes: float = 5.0
    chunk: int = 24 * 32
    """Examples that are sorted by length together: batches need little padding."""


@dataclass(frozen=True, slots=True)
class _Encoded:
    item: ReaderInput
    spans: tuple[tuple[int, int], ...]
    """First and last token of each right answer."""


class Trainer:
    """AdamW on float32 copies of the weights, the passes in the network's precision.

    Each processor takes a part of the batch: several on one part wait for each other in
    every layer, which takes much longer where others work as well.
    """

    def __init__(
        self,
        network: ReaderNetwork,
        embedder: Embedder,
        plan: TrainingPlan,
        checkpoint: Path,
        log: Callable[[str], None],
    ) -> None:
        """Train ``network`` in place; go on from ``checkpoint`` where there is one."""
        self._network = network  # Without dropout: there is nothing to switch.
        self._embedder = embedder
        self._plan = plan
        self._checkpoint = checkpoint
        self._log = log
        network.encoder.embeddings.requires_grad_(False)
        for layer in network.encoder.encoder.layer[: plan.frozen_layers]:
            layer.requires_grad_(False)
        self._weights = {
            name: weight
            for name, weight in network.named_parameters()
            if weight.requires_grad
        }
        self._masters = {
            name: weight.detach().float().clone()
            for name, weight in self._weights.items()
        }
        self._optimizer = torch.optim.AdamW(
            self._masters.values(), weight_decay=0.01, fused=True
        )
        self._threads = os.cpu_count() or 1
        self._pool = ThreadPoolExecutor(
            self._threads, "training", torch.set_num_threads, (1,)
        )
        self._done = 0
        if checkpoint.exists():
            kept = torch.load(checkpoint, weights_only=True)
            self._done = kept["examples"]
            self._optimizer.load_state_dict(kept["optimizer"])
            for name, master in self._masters.items():
                master.copy_(kept["state"][name])
            self._publish()

    def run(self, stream: ExampleStream, until: int | None = None) -> None:
        """Train on what is left of the plan, or of its examples up to ``until``."""
        until = self._plan.examples if until is None else until
        saved = logged = time.monotonic()
        losses: list[float] = []
        while self._done < until:
            count = min(self._plan.chunk, until - self._done)
            for batch in self._chunk(stream, self._done, count):
                losses.append(self._step(batch))
                if time.monotonic() - logged > 30:
                    mean = sum(losses) / len(losses)
                    self._log(
                        f"{self._done} examples, loss {mean:.3f}, "
                        f"rate {self._rate():.2e}"
                    )
                    losses.clear()
                    logged = time.monotonic()
            self._done += count
            if time.monotonic() - saved > 60 * self._plan.checkpoint_minutes:
                self._save()
                saved = time.monotonic()
        self._save()

    def state(self) -> dict[str, torch.Tensor]:
        """Return the network's own weights, the trained ones in float32."""
        return self._network.trainable_state() | self._masters

    def _chunk(
        self, stream: ExampleStream, start: int, count: int
    ) -> Iterator[list[_Encoded]]:
        """Yield batches of similar length, in random order."""
        drawn = [stream[number] for number in range(start, start + count)]
        pairs = [(e.question, ReaderPassage(e.text, e.title)) for e in drawn]
        encoded = []
        inputs = encode_inputs(self._embedder, pairs, LONGEST_EXAMPLE)
        for example, item in zip(drawn, inputs, strict=True):
            spans = tuple(answer_tokens(item, example.spans)) or NO_ANSWER
            if example.spans and spans is NO_ANSWER:
                continue  # Cut off, with the end of a very long passage.
            encoded.append(_Encoded(item, spans))
        lengths = [len(e.item.ids) for e in encoded]
        batches = list(batch_by_length(lengths, lambda _: _BATCH_TOKENS))
        order = torch.randperm(
            len(batches), generator=torch.Generator().manual_seed(start)
        )
        for place in order.tolist():
            yield [encoded[n] for n in batches[place]]

    def _step(self, batch: Sequence[_Encoded]) -> float:
        parts = [batch[place :: self._threads] for place in range(self._threads)]
        parts = [part for part in parts if part]
        shares = [len(part) / len(batch) for part in parts]
        found = list(self._pool.map(self._gradients, parts, shares))
        together = zip(*(gradients for _, gradients in found), strict=True)
        for master, gradients in zip(self._masters.values(), together, strict=True):
            master.grad = torch.stack(gradients).sum(0)
        torch.nn.utils.clip_grad_norm_(self._masters.values(), 1.0)
        for group in self._optimizer.param_groups:
            group["lr"] = self._rate()
        self._optimizer.step()
        self._publish()
        return sum(loss for loss, _ in found)

    def _gradients(
        self, part: Sequence[_Encoded], share: float
    ) -> tuple[float, list[torch.Tensor]]:
        """Return the loss of a part of a batch, and its gradients in float32."""
        logits = self._network([encoded.item for encoded in part])
        loss = share * span_loss(logits, [encoded.spans for encoded in part])
        gradients = torch.autograd.grad(loss, list(self._weights.values()))
        return loss.item(), [gradient.float() for gradient in gradients]

    def _rate(self) -> float:
        share = self._done / self._plan.examples
        rising = min(1.0, (share + 0.002) / _WARM_UP)
        falling = min(1.0, (1.002 - share) / _DECAY)
        return self._plan.learning_rate * min(rising, falling)

    @torch.no_grad()
    def _publish(self) -> None:
        for name, weight in self._weights.items():
            weight.copy_(self._masters[name])

    def _save(self) -> None:
        unfinished = self._checkpoint.with_suffix(".unfinished")
        torch.save(
            {
                "examples": self._done,
                "state": self.state(),
                "optimizer": self._optimizer.state_dict(),
            },
            unfinished,
        )
        unfinished.rename(self._checkpoint)
        self._log(f"{self._done} examples, saved")


def answer_tokens(
    item: ReaderInput, spans: Sequence[Span]
) -> Iterator[tuple[int, int]]:
    """Yield first and last token of each span that is in ``item``; it may be cut."""
    for span in spans:
        try:
            yield item.tokens_of(span)
        except ValueError:
            continue
