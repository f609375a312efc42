"""Own the adapter of the packaged model: what it adds to the weights of its layers.

The model finds what is in the language of the question better than what says the same
in another. The adapter is a low-rank addition to its weights (Hu et al., 2021, LoRA),
trained on questions in one language about passages in another; see the README of
``assistant.training``. It is added where the model is unpacked, and costs no time.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

ADAPTER = Path(__file__).with_name("adapter.safetensors")
ADAPTER_SHA256 = "a0fdfbd4299a5d4b60982b5a1707863cb7ccbce45d80d91c48028254200e1293"

DOWN, UP = ".down", ".up"


def add_adapter(
    weights: Mapping[str, NDArray[Any]], adapter: Mapping[str, NDArray[Any]]
) -> dict[str, NDArray[Any]]:
    """Return ``weights`` with what ``adapter`` adds to some of them.

    Args:
        weights: Float16 tensors by name; matrices are (outputs, inputs).
        adapter: For each matrix that changes, its name with ``.down``, (rank, inputs),
            and with ``.up``, (outputs, rank): their product is added.

    Raises:
        KeyError: The adapter is of another model.
    """
    changed = dict(weights)
    for name, down in adapter.items():
        if name.endswith(DOWN):
            matrix = name.removesuffix(DOWN)
            added = adapter[matrix + UP].astype("float32") @ down.astype("float32")
            whole = weights[matrix].astype("float32") + added
            changed[matrix] = whole.astype(weights[matrix].dtype)
    return changed
