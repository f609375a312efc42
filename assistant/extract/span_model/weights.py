"""Keep the reader's weights in one small file: eight bits a weight, and facts."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.embedding.packaged.batching import one_thread

if TYPE_CHECKING:
    import torch

_SCALE = ".scale"


def save_weights(
    path: Path, state: Mapping[str, torch.Tensor], facts: Mapping[str, Any]
) -> None:
    """Write ``state`` to a safetensors file, matrices in int8 with a scale by row.

    Args:
        path: Replaced once the new file is whole.
        state: Float tensors by name.
        facts: What belongs to the weights, such as their calibration; JSON values.
    """
    import torch
    from safetensors.torch import save_file

    tensors = {}
    for name, value in state.items():
        weights = value.detach().float().cpu()
        if weights.ndim < 2:
            tensors[name] = weights
            continue
        # Symmetric, by row: after Jacob et al. (2018), per output channel.
        scale = weights.abs().amax(dim=1, keepdim=True).clamp_min(1e-12) / 127
        tensors[name] = (weights / scale).round().to(torch.int8)
        tensors[name + _SCALE] = scale
    unfinished = path.with_suffix(".unfinished")
    metadata = {key: json.dumps(value) for key, value in facts.items()}
    save_file(tensors, unfinished, metadata)
    unfinished.replace(path)


def load_weights(
    path: Path, dtype: torch.dtype | None = None
) -> tuple[dict[str, torch.Tensor], dict[str, Any]]:
    """Return the tensors of such a file, in float32, and the facts kept with them.

    Args:
        path: The file.
        dtype: Another precision, which each tensor is put into as it is read.

    Raises:
        OSError: The file cannot be read.
        safetensors.SafetensorError: It is none, or damaged.
    """
    from safetensors import safe_open

    state: dict[str, torch.Tensor] = {}
    with one_thread(), safe_open(path, "pt") as file:
        facts = {k: json.loads(v) for k, v in (file.metadata() or {}).items()}
        names = set(file.keys())
        for name in names:
            if not name.endswith(_SCALE):
                value = file.get_tensor(name).float()
                if name + _SCALE in names:
                    value *= file.get_tensor(name + _SCALE)
                state[name] = value if dtype is None else value.to(dtype)
    return state, facts
