"""Average the weights of readers that were trained from the same layers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch

from assistant.extract.span_model.weights import load_weights


def mean_weights(files: Sequence[Path]) -> dict[str, torch.Tensor]:
    """Return the mean of the weights in ``files`` (Wortsman et al., 2022, model soups).

    Raises:
        ValueError: There is none, or they are of different networks.
    """
    if not files:
        raise ValueError("There is no file to average.")
    states = [load_weights(file)[0] for file in files]
    shapes = [{name: w.shape for name, w in state.items()} for state in states]
    for file, shape in zip(files, shapes, strict=True):
        if shape != shapes[0]:
            raise ValueError(f"{file} is of another network than {files[0]}.")
    return {
        name: torch.stack([state[name] for state in states]).mean(0)
        for name in states[0]
    }
