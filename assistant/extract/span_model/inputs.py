"""Put a question and a passage into the tokens that the reader's network reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from index.documents import Span
from index.embedding.packaged.model_folder import QUERY_PROMPT

if TYPE_CHECKING:
    import torch

    from index.embedding.embedder import Embedder


PADDING = 1
"""The id of the packaged model's padding; no text has it."""


@dataclass(frozen=True, slots=True)
class ReaderPassage:
    """What is read: a text, and the title and heading that say what it is about."""

    text: str
    subject: str = ""


@dataclass(frozen=True, slots=True)
class ReaderInput:
    """One question over one passage, in tokens."""

    ids: tuple[int, ...]
    offsets: tuple[tuple[int, int], ...]
    """Where each token of the passage stands in its text."""
    first: int
    """The place of the passage's first token in ``ids``."""

    def tokens_of(self, span: Span) -> tuple[int, int]:
        """Return the places in ``ids`` of the first and last token of ``span``.

        Raises:
            ValueError: No token of the passage is in it.
        """
        inside = [
            place
            for place, (start, end) in enumerate(self.offsets)
            if start < span.end and span.start < end
        ]
        if not inside:
            raise ValueError("the span has no token")
        return self.first + inside[0], self.first + inside[-1]


def encode_inputs(
    embedder: Embedder, pairs: Sequence[tuple[str, ReaderPassage]], max_tokens: int
) -> list[ReaderInput]:
    """Return each question over its passage, cut after ``max_tokens``."""
    texts = [
        (f"{QUERY_PROMPT}{question}", _full_text(passage))
        for question, passage in pairs
    ]
    encodings = embedder.tokenize_pairs(texts)
    inputs = []
    for (_, passage), (_, full), encoding in zip(pairs, texts, encodings, strict=True):
        shift = len(full) - len(passage.text)
        ids, offsets = encoding.ids, encoding.offsets  # Each time made anew.
        kept = zip(encoding.sequence_ids, offsets, strict=True)
        places = [
            place
            for place, (sequence, (_, end)) in enumerate(islice(kept, max_tokens - 1))
            if sequence == 1 and end > shift
        ]
        last = places[-1] if places else max_tokens - 2
        inputs.append(
            ReaderInput(
                ids=(*ids[: last + 1], ids[-1]),
                offsets=tuple(
                    (max(0, start - shift), end - shift)
                    for start, end in (offsets[place] for place in places)
                ),
                first=places[0] if places else last + 1,
            )
        )
    return inputs


def pad_inputs(inputs: Sequence[ReaderInput]) -> tuple[torch.Tensor, torch.Tensor]:
    """Return the ids of a batch, padded, and 1 where a place can be part of an answer.

    Both are (inputs, longest) in shape. Place 0 stands for "not answered".
    """
    import torch

    longest = max(len(item.ids) for item in inputs)
    ids = torch.full((len(inputs), longest), PADDING)
    possible = torch.zeros((len(inputs), longest), dtype=torch.bool)
    for row, item in enumerate(inputs):
        ids[row, : len(item.ids)] = torch.tensor(item.ids)
        possible[row, item.first : item.first + len(item.offsets)] = True
    possible[:, 0] = True
    return ids, possible


def _full_text(passage: ReaderPassage) -> str:
    return f"{passage.subject}\n{passage.text}" if passage.subject else passage.text
