"""Own the two files that a training on encoded examples reads.

``examples.npz`` has the examples, one after another; ``network.safetensors`` the
network to start from, with the word embeddings of those tokens alone that occur in
them: a tenth of its size. Token ids are the places in that smaller table.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.extract.span_model.inputs import ReaderInput

EXAMPLES, NETWORK = "examples.npz", "network.safetensors"
SPECIAL_TOKENS = 4
"""The first ids, which keep their places: the network knows its padding by one."""


@dataclass(frozen=True)
class EncodedExamples:
    """Examples as arrays: a million of them need no more memory than their tokens."""

    tokens: NDArray[np.uint32]
    lengths: NDArray[np.int64]
    passages: NDArray[np.int64]
    """(examples, 2): the place of the passage's first token, and how many it has."""
    spans: NDArray[np.int64]
    """(spans, 2): first and last token of each right answer."""
    span_counts: NDArray[np.int64]

    def __len__(self) -> int:
        """Return how many examples there are."""
        return len(self.lengths)

    def item(self, place: int) -> ReaderInput:
        """Return the example at ``place``; where its tokens stand in text is gone."""
        start = self._token_starts[place]
        first, count = self.passages[place].tolist()
        return ReaderInput(
            ids=tuple(self.tokens[start : start + self.lengths[place]].tolist()),
            offsets=((0, 0),) * count,
            first=first,
        )

    def right_spans(self, place: int) -> list[tuple[int, int]]:
        """Return first and last token of each right answer of the example."""
        start = self._span_starts[place]
        found = self.spans[start : start + self.span_counts[place]].tolist()
        return [(first, last) for first, last in found]

    @cached_property
    def _token_starts(self) -> NDArray[np.int64]:
        return self.lengths.cumsum() - self.lengths

    @cached_property
    def _span_starts(self) -> NDArray[np.int64]:
        return self.span_counts.cumsum() - self.span_counts

    @classmethod
    def joined(cls, parts: Sequence[EncodedExamples]) -> EncodedExamples:
        """Return the examples of all ``parts``."""
        return cls(
            **{
                f.name: np.concatenate([getattr(part, f.name) for part in parts])
                for f in fields(cls)
            }
        )

    def save(self, folder: Path) -> None:
        """Write them into ``folder``."""
        arrays = {f.name: getattr(self, f.name) for f in fields(self)}
        np.savez_compressed(folder / EXAMPLES, **arrays)

    @classmethod
    def load(cls, folder: Path) -> EncodedExamples:
        """Return what was saved.

        Raises:
            OSError: There is none.
        """
        with np.load(folder / EXAMPLES) as file:
            return cls(**{f.name: file[f.name] for f in fields(cls)})
