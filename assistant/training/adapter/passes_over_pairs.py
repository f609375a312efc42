"""Train an adapter so that questions come nearer to their passages than to others."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn.functional import cross_entropy, normalize

from assistant.training.adapter.low_rank import LowRank
from index.embedding.packaged.encoder import PackagedEncoder
from index.embedding.packaged.model_folder import PASSAGE_PROMPT, QUERY_PROMPT

_TEMPERATURE = 0.02
_HARD = 20
"""Of the nearest wrong passages of a question, so many are drawn from."""
_EMBEDDED = 64
_WARM_UP, _DECAY = 0.07, 0.7


@dataclass(frozen=True, slots=True)
class Pair:
    """A question, a passage that answers it, and the document that it is of."""

    question: str
    passage: str
    document: str


@dataclass(frozen=True, slots=True)
class ContrastPlan:
    """How much to train, and how."""

    steps: int = 1_500
    batch: int = 128
    learning_rate: float = 5e-4
    mine_every: int = 400
    """Steps between two searches for the nearest wrong passages."""
    seed: int = 0

    def rate(self, step: int) -> float:
        """Return the learning rate of a step."""
        rising = (step + 1) / (_WARM_UP * self.steps)
        falling = (self.steps - step) / (_DECAY * self.steps)
        return self.learning_rate * min(1.0, rising, falling)


def read_pairs(file: Path) -> list[Pair]:
    """Return the pairs of JSON lines: ``question``, ``passage`` and ``document``."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return [Pair(**json.loads(line)) for line in lines if line.strip()]


def train_contrast(
    encoder: PackagedEncoder,
    added: dict[str, LowRank],
    pairs: Sequence[Pair],
    plan: ContrastPlan,
    log: Callable[[str], None],
) -> list[float]:
    """Train what was ``added`` to the encoder, and return the loss of each step.

    Wrong passages are those of the other questions of a batch, and for each question
    one of the nearest in other documents, searched for anew now and then.
    """
    randomness = np.random.default_rng(plan.seed)
    weights = [w for layer in added.values() for w in (layer.down, layer.up)]
    optimizer = torch.optim.AdamW(weights, weight_decay=0.01)
    losses: list[float] = []
    hard = np.empty((0, 0), dtype=int)
    for step in range(plan.steps):
        if step % plan.mine_every == 0:
            hard = _mine(encoder, pairs)
        for group in optimizer.param_groups:
            group["lr"] = plan.rate(step)
        size = min(plan.batch, len(pairs))
        places = randomness.choice(len(pairs), size, replace=False)
        wrong = [int(randomness.choice(hard[place])) for place in places]
        loss = _loss(encoder, pairs, [*map(int, places)], wrong)
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_(weights, 1.0)
        optimizer.step()
        losses.append(loss.item())
        if step % 50 == 0:
            log(f"step {step} of {plan.steps}, loss {losses[-1]:.3f}")
    return losses


def _loss(
    encoder: PackagedEncoder,
    pairs: Sequence[Pair],
    places: list[int],
    wrong: list[int],
) -> Tensor:
    read = [*places, *wrong]
    questions = _embed(encoder, [QUERY_PROMPT + pairs[p].question for p in places])
    passages = _embed(encoder, [PASSAGE_PROMPT + pairs[p].passage for p in read])
    logits = questions @ passages.T / _TEMPERATURE
    # What else is of the right document is not wrong.
    same = [[pairs[p].document == pairs[q].document for q in read] for p in places]
    mask = torch.tensor(same, device=logits.device)
    mask[torch.arange(len(places)), torch.arange(len(places))] = False
    right = torch.arange(len(places), device=logits.device)
    return cross_entropy(logits.masked_fill(mask, -1e4), right)


def _embed(encoder: PackagedEncoder, texts: Sequence[str]) -> Tensor:
    features = encoder.preprocess(texts, "")
    device = encoder.device
    features = {name: value.to(device) for name, value in features.items()}
    with torch.autocast(device.type, torch.bfloat16, enabled=device.type == "cuda"):
        return normalize(encoder(features)["sentence_embedding"].float())


@torch.no_grad()
def _mine(encoder: PackagedEncoder, pairs: Sequence[Pair]) -> np.ndarray:
    """Return for each pair the places of the nearest passages of other documents."""
    questions = _embed_all(encoder, [QUERY_PROMPT + p.question for p in pairs])
    passages = _embed_all(encoder, [PASSAGE_PROMPT + p.passage for p in pairs])
    documents = np.array([pair.document for pair in pairs])
    count = min(_HARD, min(int((documents != d).sum()) for d in documents))
    nearest = []
    for document, question in zip(documents, questions, strict=True):
        similar = (passages @ question).cpu().numpy()
        similar[documents == document] = -np.inf
        nearest.append(np.argsort(-similar)[:count])
    return np.stack(nearest)


def _embed_all(encoder: PackagedEncoder, texts: Sequence[str]) -> Tensor:
    starts = range(0, len(texts), _EMBEDDED)
    return torch.cat([_embed(encoder, texts[at : at + _EMBEDDED]) for at in starts])
