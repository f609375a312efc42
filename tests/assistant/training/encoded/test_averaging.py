"""The mean of readers is the mean of each of their weights."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from typer.testing import CliRunner

from assistant.extract.span_model.weights import load_weights, save_weights
from assistant.training.__main__ import app
from assistant.training.encoded.averaging import mean_weights


def saved(path: Path, **weights: torch.Tensor) -> Path:
    save_weights(path, weights, {})
    return path


def test_the_mean_is_the_mean_of_each_weight(tmp_path: Path) -> None:
    one, two, three = (
        saved(tmp_path / name, matrix=torch.full((2, 3), value), bias=torch.ones(2))
        for name, value in (("one", 1.0), ("two", 2.0), ("three", 6.0))
    )
    to = tmp_path / "mean"
    done = CliRunner().invoke(
        app, ["mean", str(one), str(two), str(three), "--to", str(to)]
    )
    assert done.exit_code == 0, done.output
    state, facts = load_weights(to)
    assert torch.allclose(state["matrix"], torch.full((2, 3), 3.0))
    assert torch.equal(state["bias"], torch.ones(2))
    assert facts["calibration"] == {"threshold": 0.0, "doubling": 0.0, "nearness": 0.0}


def test_readers_of_different_networks_have_no_mean(tmp_path: Path) -> None:
    one = saved(tmp_path / "one", matrix=torch.ones(2, 3))
    two = saved(tmp_path / "two", matrix=torch.ones(3, 3))
    with pytest.raises(ValueError, match="two is of another network than"):
        mean_weights([one, two])
