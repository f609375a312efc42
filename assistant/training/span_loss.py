"""Own what the reader's training makes small."""

from __future__ import annotations

from collections.abc import Sequence

import torch

NO_ANSWER = ((0, 0),)
"""The only right span of an example that its passage does not answer."""


def span_loss(
    logits: torch.Tensor, spans: Sequence[Sequence[tuple[int, int]]]
) -> torch.Tensor:
    """Return the mean loss of a border: any of the right spans is as right as another.

    That is minus the logarithm of the probability of all of them together, as
    Clark and Gardner (2018) sum over the places that have an answer.

    Args:
        logits: (examples, longest, 2), for each token as first and as last.
        spans: Of each example, its right spans as places of first and last token.
    """
    rows = [row for row, right in enumerate(spans) for _ in right]
    firsts, lasts = zip(*(span for right in spans for span in right), strict=True)
    likely = logits.log_softmax(dim=1)
    each = likely[rows, list(firsts), 0] + likely[rows, list(lasts), 1]
    parts = torch.split(each, [len(right) for right in spans])
    together = [part.logsumexp(0) for part in parts]
    return -torch.stack(together).mean() / 2
