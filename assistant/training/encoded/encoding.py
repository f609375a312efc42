"""Encode examples, and pack the network with the word embeddings they need."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from assistant.extract.span_model.inputs import (
    ReaderInput,
    ReaderPassage,
    encode_inputs,
)
from assistant.extract.span_model.network import build_network, shared_network
from assistant.extract.span_model.weights import save_weights
from assistant.training.encoded.files import (
    NETWORK,
    SPECIAL_TOKENS,
    EncodedExamples,
)
from assistant.training.examples import Example, ExampleStream
from assistant.training.span_loss import NO_ANSWER
from assistant.training.trainer import LONGEST_EXAMPLE, answer_tokens
from index.embedding.embedder import Embedder

_AT_ONCE = 512
_WORDS = "encoder.embeddings.word_embeddings.weight"


def write_examples(
    stream: ExampleStream,
    count: int,
    embedder: Embedder,
    work: Path,
    log: Callable[[str], None],
) -> EncodedExamples:
    """Write the first ``count`` examples and the network to start from into ``work``.

    Those whose answer is cut off, with the end of a very long passage, are left out.
    """
    parts: list[EncodedExamples] = []
    for start in range(0, count, _AT_ONCE):
        drawn = [stream[n] for n in range(start, min(start + _AT_ONCE, count))]
        pairs = [(e.question, ReaderPassage(e.text, e.title)) for e in drawn]
        items = encode_inputs(embedder, pairs, LONGEST_EXAMPLE)
        parts.append(_as_arrays(drawn, items))
        log(f"{start + len(drawn)} examples encoded")
    examples = EncodedExamples.joined(parts)
    kept, tokens = _fewer_tokens(examples.tokens)
    examples = replace(examples, tokens=tokens)
    examples.save(work)
    _write_network(embedder, kept, work / NETWORK)
    log(f"{len(examples)} examples of {len(kept)} different tokens written")
    return examples


def _as_arrays(
    drawn: Sequence[Example], items: Sequence[ReaderInput]
) -> EncodedExamples:
    spans = [
        tuple(answer_tokens(item, example.spans))
        for example, item in zip(drawn, items, strict=True)
    ]
    whole = [
        (item, right or NO_ANSWER)
        for example, item, right in zip(drawn, items, spans, strict=True)
        if right or not example.spans
    ]
    return EncodedExamples(
        tokens=np.array([n for i, _ in whole for n in i.ids], np.uint32),
        lengths=np.array([len(i.ids) for i, _ in whole], np.int64),
        passages=_pairs([(i.first, len(i.offsets)) for i, _ in whole]),
        spans=_pairs([span for _, right in whole for span in right]),
        span_counts=np.array([len(right) for _, right in whole], np.int64),
    )


def _pairs(found: Sequence[tuple[int, int]]) -> NDArray[np.int64]:
    return np.array(found, np.int64).reshape(-1, 2)


def _fewer_tokens(
    tokens: NDArray[np.uint32],
) -> tuple[NDArray[np.uint32], NDArray[np.uint32]]:
    """Return the ids that occur, and ``tokens`` as places among them."""
    special = np.arange(SPECIAL_TOKENS, dtype=np.uint32)
    kept = np.union1d(special, tokens)
    return kept, np.searchsorted(kept, tokens).astype(np.uint32)


def _write_network(embedder: Embedder, kept: NDArray[np.uint32], path: Path) -> None:
    network = build_network(embedder)
    config = replace(shared_network(embedder).config, vocab_size=len(kept))
    # What a reader has of its own is in its file; a new one's head means nothing yet.
    state = {k: v for k, v in network.state_dict().items() if "head." not in k}
    state[_WORDS] = state[_WORDS][torch.from_numpy(kept.astype(np.int64))]
    save_weights(path, state, {"config": asdict(config)})
