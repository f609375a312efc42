"""Put a low-rank addition on the layers of the embedding model, and write it."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import torch
from safetensors.torch import save_file
from torch import Tensor, nn

from index.embedding.packaged.adapter import DOWN, UP
from index.embedding.packaged.encoder import PackagedEncoder
from index.embedding.packaged.model_folder import write_model_folder
from index.embedding.packaged.q4_weights import read_packed_model
from index.embedding.packaged.unpacking import find_packaged_weights


class LowRank(nn.Module):
    """A matrix that stays as it is, and what is added to it (Hu et al., 2021)."""

    def __init__(self, whole: nn.Linear, rank: int) -> None:
        """Add nothing to ``whole`` yet."""
        super().__init__()
        self.whole = whole
        device, inputs = whole.weight.device, whole.in_features
        self.down = nn.Parameter(torch.randn(rank, inputs, device=device) / inputs**0.5)
        self.up = nn.Parameter(torch.zeros(whole.out_features, rank, device=device))

    def forward(self, states: Tensor) -> Tensor:
        """Return what the matrix and the addition make of ``states``."""
        result: Tensor = self.whole(states) + states @ self.down.T @ self.up.T
        return result


def load_bare_encoder() -> PackagedEncoder:
    """Return the packaged model without an adapter, on the GPU where there is one."""
    with TemporaryDirectory(prefix="model-") as name:
        packed = find_packaged_weights().read_bytes()
        write_model_folder(read_packed_model(packed), Path(name))
        return PackagedEncoder(Path(name), torch.float32)


def add_low_rank(encoder: PackagedEncoder, rank: int) -> dict[str, LowRank]:
    """Put an addition on each matrix of the layers; return them by its name."""
    encoder.requires_grad_(False)
    added = {}
    for name, module in list(encoder.network.named_modules()):
        if isinstance(module, nn.Linear):
            owner, _, part = name.rpartition(".")
            added[f"{name}.weight"] = LowRank(module, rank)
            setattr(encoder.network.get_submodule(owner), part, added[f"{name}.weight"])
    return added


def save_adapter(added: dict[str, LowRank], file: Path) -> None:
    """Write the additions as ``add_adapter`` takes them."""
    tensors = {}
    for name, layer in added.items():
        tensors[name + DOWN] = layer.down.detach().half().cpu().contiguous()
        tensors[name + UP] = layer.up.detach().half().cpu().contiguous()
    save_file(tensors, file)
