"""The loss of a border, where several spans may be right."""

from __future__ import annotations

import math

import pytest
import torch

from assistant.training.span_loss import span_loss


def test_any_right_span_is_as_right_as_another() -> None:
    logits = torch.full((1, 6, 2), -50.0)
    logits[0, 1, 0] = logits[0, 2, 1] = logits[0, 4, 0] = logits[0, 4, 1] = 3.0
    both = [[(1, 2), (4, 4)]]
    # Each span has a quarter of the probability: two borders, two places for each.
    assert span_loss(logits, both).item() == pytest.approx(0.5 * math.log(2), abs=1e-4)
    assert span_loss(logits, [[(1, 2)]]).item() == pytest.approx(
        0.5 * math.log(4), abs=1e-4
    )


def test_a_single_right_span_loses_what_its_two_borders_lose() -> None:
    logits = torch.randn((2, 5, 2), generator=torch.Generator().manual_seed(1))
    borders = torch.tensor([[1, 3], [0, 0]])
    expected = torch.nn.functional.cross_entropy(
        logits.transpose(1, 2).flatten(0, 1), borders.flatten()
    )
    assert torch.allclose(span_loss(logits, [[(1, 3)], [(0, 0)]]), expected)
