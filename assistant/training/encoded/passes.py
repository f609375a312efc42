"""Train a reader on encoded examples, on a GPU where there is one.

It needs torch, numpy and safetensors and nothing else that the project uses.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import dropout

from assistant.extract.span_model.network import ReaderNetwork
from assistant.extract.span_model.weights import load_weights
from assistant.training.encoded.files import NETWORK, EncodedExamples
from assistant.training.span_loss import span_loss
from index.embedding.packaged.network import Bert, BertConfig

_WARM_UP, _DECAY = 0.05, 0.6
"""Shares of the training in which the learning rate rises, and falls to nothing."""
_AVERAGED = 0.998
_SORTED = 48
"""Batches whose examples are sorted by length together: they need little padding."""


@dataclass(frozen=True, slots=True)
class EncodedPlan:
    """How much to train, and how."""

    examples: int
    learning_rate: float = 2e-4
    dropout: float = 0.1
    batch: int = 128
    seed: int = 0

    @property
    def steps(self) -> int:
        """How many batches that is."""
        return max(1, self.examples // self.batch)

    def rate(self, step: int) -> float:
        """Return the learning rate of a step."""
        rising = (step + 1) / (_WARM_UP * self.steps)
        falling = (self.steps - step) / (_DECAY * self.steps)
        return self.learning_rate * min(1.0, rising, falling)


def load_network(folder: Path, start: Path | None) -> ReaderNetwork:
    """Return the network of ``folder``, in float32, on the GPU where there is one.

    Args:
        folder: What ``encode`` wrote.
        start: A reader's file to go on from; else the layers of the embedding model.
    """
    state, facts = load_weights(folder / NETWORK)
    gpu = torch.cuda.is_available()
    with torch.device("meta"):
        network = ReaderNetwork(Bert(BertConfig.of(facts["config"]), fused=gpu))
    size = network.encoder.config.hidden_size
    state["head.weight"] = torch.randn(2, size) * 0.02
    state["head.bias"] = torch.zeros(2)
    if start:
        state |= load_weights(start)[0]
    network.load_state_dict(state, assign=True)
    return network.to("cuda" if gpu else "cpu")


def train_encoded(
    network: ReaderNetwork,
    examples: EncodedExamples,
    plan: EncodedPlan,
    log: Callable[[str], None],
) -> list[float]:
    """Train ``network`` in place, and return the loss of each step.

    It is left with the mean of its weights along the way (Polyak and Juditsky, 1992),
    the late ones counting more.
    """
    torch.manual_seed(plan.seed)
    network.train()
    _add_dropout(network.encoder, plan.dropout)
    network.encoder.embeddings.requires_grad_(False)
    weights = [w for w in network.parameters() if w.requires_grad]
    averaged = [w.detach().clone() for w in weights]
    optimizer = torch.optim.AdamW(weights, weight_decay=0.01, fused=True)
    losses = []
    for step, places in enumerate(_batches(examples, plan)):
        for group in optimizer.param_groups:
            group["lr"] = plan.rate(step)
        loss = _loss(network, examples, places)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(weights, 1.0)
        optimizer.step()
        # In the first steps the weights that it started from must not weigh long.
        kept = min(_AVERAGED, (1 + step) / (10 + step))
        for mean, weight in zip(averaged, weights, strict=True):
            mean.lerp_(weight.detach(), 1 - kept)
        losses.append(loss.item())
        if step % 100 == 0:
            log(f"step {step} of {plan.steps}, loss {losses[-1]:.3f}")
    with torch.no_grad():
        for mean, weight in zip(averaged, weights, strict=True):
            weight.copy_(mean)
    network.eval()
    return losses


def _loss(
    network: ReaderNetwork, examples: EncodedExamples, places: list[int]
) -> Tensor:
    device = network.head.weight.device.type
    inputs = [examples.item(place) for place in places]
    with torch.autocast(device, torch.bfloat16, enabled=device == "cuda"):
        logits = network(inputs)
    return span_loss(logits, [examples.right_spans(place) for place in places])


def _batches(examples: EncodedExamples, plan: EncodedPlan) -> Iterator[list[int]]:
    """Yield the places of each batch, of similar length, in random order."""
    randomness = np.random.default_rng(plan.seed)
    left = plan.steps
    while left:
        order = randomness.permutation(len(examples))
        for start in range(0, len(order), plan.batch * _SORTED):
            chunk = order[start : start + plan.batch * _SORTED]
            chunk = chunk[np.argsort(examples.lengths[chunk], kind="stable")]
            firsts = np.arange(0, len(chunk), plan.batch)
            for first in randomness.permutation(firsts)[:left]:
                yield chunk[first : first + plan.batch].tolist()
                left -= 1


def _add_dropout(encoder: Bert, share: float) -> None:
    """Drop some of what each layer adds, where the network itself has no dropout."""

    def drop(module: nn.Module, _: Any, output: Tensor) -> Tensor:
        return dropout(output, share, module.training)

    for name, module in encoder.encoder.named_modules():
        if name.endswith("output.dense"):  # Of the attention, and of the layer.
            module.register_forward_hook(drop)
