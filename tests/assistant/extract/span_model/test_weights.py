"""The reader's weights: eight bits each, small, and refused where they are damaged."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from assistant import Settings
from assistant.extract.span_model.model import WEIGHTS, load_span_model
from assistant.extract.span_model.weights import load_weights, save_weights
from index.errors import ModelUnavailableError


def test_weights_come_back_to_within_half_a_step_of_their_row(tmp_path: Path) -> None:
    torch.manual_seed(1)
    matrix = torch.randn(16, 32) * torch.logspace(-3, 3, 16)[:, None]
    state = {"layer.weight": matrix, "layer.bias": torch.randn(16)}
    save_weights(tmp_path / "w", state, {"calibration": {"threshold": 1.5}})
    loaded, facts = load_weights(tmp_path / "w")
    assert facts == {"calibration": {"threshold": 1.5}}
    assert loaded.keys() == state.keys()
    assert torch.equal(loaded["layer.bias"], state["layer.bias"])
    half_step = matrix.abs().amax(1, keepdim=True) / 127 / 2
    off = (loaded["layer.weight"] - matrix).abs()
    assert bool((off <= half_step * 1.001).all())


def test_a_row_of_zeros_stays_one(tmp_path: Path) -> None:
    save_weights(tmp_path / "w", {"w": torch.zeros(2, 3)}, {})
    assert torch.equal(load_weights(tmp_path / "w")[0]["w"], torch.zeros(2, 3))


def test_the_shipped_reader_is_small_and_brings_its_calibration() -> None:
    assert WEIGHTS.stat().st_size <= 25_000_000
    _, facts = load_weights(WEIGHTS)
    assert facts["calibration"].keys() == {"threshold", "doubling", "nearness"}


@pytest.mark.parametrize("content", [None, b"", b"not weights at all"])
def test_weights_that_are_missing_or_damaged_are_an_error_with_a_hint(
    content: bytes | None, tmp_path: Path
) -> None:
    weights = tmp_path / "reader.safetensors"
    if content is not None:
        weights.write_bytes(content)
    with pytest.raises(ModelUnavailableError) as raised:
        load_span_model(Settings(), weights)
    assert raised.value.hint
