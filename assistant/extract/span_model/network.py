"""The reader's network: the embedder's word embeddings, its own layers, a head."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import TYPE_CHECKING

import torch
from torch import nn

from assistant.extract.span_model.inputs import PADDING, ReaderInput, pad_inputs
from index.embedding.packaged.network import Bert

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.embedding.embedder import Embedder
    from index.embedding.packaged.compiled_network import CompiledBert

_IMPOSSIBLE = -1e4


class ReaderNetwork(nn.Module):
    """Start and end logits for each token, as Devlin et al. (2019) read SQuAD."""

    def __init__(self, encoder: Bert) -> None:
        """Put a head on ``encoder``."""
        super().__init__()
        self.encoder = encoder
        self.head = nn.Linear(encoder.config.hidden_size, 2)

    @property
    def longest_input(self) -> int:
        """The most tokens that the network reads at once."""
        return int(self.encoder.config.max_position_embeddings)

    def forward(
        self,
        inputs: Sequence[ReaderInput],
        encoder: Bert | CompiledBert | None = None,
    ) -> torch.Tensor:
        """Return (inputs, longest, 2) logits in float32.

        Those of places that no answer can have are very low; place 0 is "no answer".

        Args:
            inputs: Read in one batch.
            encoder: What the network's own layers are compiled to, if they are.
        """
        ids, possible = pad_inputs(inputs)
        device = self.head.weight.device
        ids = ids.to(device)
        hidden = (encoder or self.encoder)(ids, ids != PADDING)
        logits: torch.Tensor = self.head(hidden.to(self.head.weight.dtype)).float()
        return logits.masked_fill(~possible.to(device)[..., None], _IMPOSSIBLE)

    def trainable_state(self) -> dict[str, torch.Tensor]:
        """Return what is the reader's own: all but the shared embeddings."""
        return {
            name: value
            for name, value in self.state_dict().items()
            if ".embeddings." not in name
        }


def shared_network(embedder: Embedder) -> Bert:
    """Return the network of the packaged model, which ``embedder`` runs.

    Raises:
        TypeError: It runs another model.
    """
    if embedder.packaged is None:
        raise TypeError("The reader is made for the packaged model.")
    return embedder.packaged.network


def build_network(
    embedder: Embedder,
    state: Mapping[str, torch.Tensor] | None = None,
    *,
    fused: bool = True,
) -> ReaderNetwork:
    """Return a network on the word embeddings of ``embedder``, which stay its own.

    Args:
        embedder: Of the packaged model.
        state: ``ReaderNetwork.trainable_state`` of a trained one; by default the layers
            of the embedder and a new head.
        fused: Attention in one step; in several it trains three times faster on
            processors.
    """
    model = shared_network(embedder)
    with torch.device("meta"):
        network = ReaderNetwork(Bert(model.config, fused=fused))
    network.encoder.embeddings = model.embeddings
    if state is None:
        network.encoder.encoder = copy.deepcopy(model.encoder)
        network.head = nn.Linear(model.config.hidden_size, 2)
        state = network.trainable_state()
    weights = {name: value.to(model.dtype) for name, value in state.items()}
    network.load_state_dict(weights, strict=False, assign=True)
    return network
