"""Tell by its meaning what is no question to the documents, in any language.

Wordings cannot be listed for all languages. A linear classifier on the embedding of the
question has learnt from ``examples.txt``; its weights for the packaged model come along
in ``by_meaning.npz``, for another model they are learnt when first needed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import numpy as np
from numpy.typing import NDArray

from assistant.intent.recognition import Intent, IntentKind
from index.text.languages import UNKNOWN

if TYPE_CHECKING:
    from langchain_core.embeddings import Embeddings

WEIGHTS = Path(__file__).with_name("by_meaning.npz")
_EXAMPLES = Path(__file__).with_name("examples.txt")
_QUESTION = "question"
_WORD = re.compile(r"[^\W_]+")
_HAN = re.compile(r"[\u3400-\u9fff]")
_MOST_WORDS, _MOST_HAN = 14, 24
"""What is longer has something to ask."""
_LEAST = 0.1
"""How much likelier than a question to the documents it has to be."""
_RIDGE = 0.6


@dataclass(frozen=True, slots=True)
class IntentWeights:
    """A linear classifier of embeddings."""

    model_id: str
    """The embedding model that it goes with."""
    kinds: tuple[str, ...]
    weights: NDArray[np.float32]
    """By dimension and kind."""
    bias: NDArray[np.float32]

    def classify(self, embedding: Sequence[float]) -> str:
        """Return the likeliest kind; in doubt it is a question to the documents."""
        scores = np.asarray(embedding, dtype=np.float32) @ self.weights + self.bias
        best = int(scores.argmax())
        question = scores[self.kinds.index(_QUESTION)]
        return self.kinds[best] if scores[best] - question >= _LEAST else _QUESTION


class IntentByMeaning:
    """Recognises short texts by their embeddings; safe to use from several threads."""

    def __init__(self, embedder: Embeddings, model_id: str) -> None:
        """Embed with ``embedder``, whose vectors ``model_id`` tells from others."""
        self._embedder = embedder
        self._model_id = model_id

    def recognise(self, question: str, *, follows: bool) -> Intent | None:
        """Return what is meant where it is no question to what the documents say.

        Takes what ``assistant.intent.recognition.recognise`` does.
        """
        if not _may_be_intent(question):
            return None
        kind = self._weights.classify(self._embedder.embed_query(question))
        if kind == "pointing" and follows:
            return None
        for known in get_args(IntentKind):
            if known == kind:
                return Intent(known, UNKNOWN)
        return None

    @cached_property
    def _weights(self) -> IntentWeights:
        return _load(self._model_id) or learn(self._embedder, self._model_id)


def learn(embedder: Embeddings, model_id: str) -> IntentWeights:
    """Return weights learnt from the examples: least squares, with a ridge."""
    lines = _EXAMPLES.read_text(encoding="utf-8").splitlines()
    examples = [line.split(" | ", 1) for line in lines if line and line[0] != "#"]
    kinds = tuple(dict.fromkeys(kind for kind, _ in examples))
    vectors = np.array([embedder.embed_query(text) for _, text in examples])
    mean = vectors.mean(axis=0)
    inputs = np.hstack([vectors - mean, np.ones((len(vectors), 1))])
    wanted = np.eye(len(kinds))[[kinds.index(kind) for kind, _ in examples]]
    ridge = _RIDGE * np.eye(inputs.shape[1])
    solved = np.linalg.solve(inputs.T @ inputs + ridge, inputs.T @ wanted)
    weights, bias = solved[:-1], solved[-1] - mean @ solved[:-1]
    return IntentWeights(
        model_id, kinds, weights.astype(np.float32), bias.astype(np.float32)
    )


def save(weights: IntentWeights, path: Path = WEIGHTS) -> None:
    """Write the weights that come along."""
    np.savez(
        path,
        model_id=weights.model_id,
        kinds=np.array(weights.kinds),
        weights=weights.weights,
        bias=weights.bias,
    )


def _load(model_id: str) -> IntentWeights | None:
    """Return the weights that come along; None where they are of another model."""
    with np.load(WEIGHTS) as stored:
        if str(stored["model_id"]) != model_id:
            return None
        kinds = tuple(str(kind) for kind in stored["kinds"])
        return IntentWeights(model_id, kinds, stored["weights"], stored["bias"])


def _may_be_intent(question: str) -> bool:
    words, han = len(_WORD.findall(question)), len(_HAN.findall(question))
    # Who names a figure, a year or an article asks for something.
    return words <= _MOST_WORDS and han <= _MOST_HAN and not re.search(r"\d", question)
