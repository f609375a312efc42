"""The network of the packaged model in plain torch: token ids to hidden states.

It is BERT (Devlin et al., 2019), with the names that transformers gives to its weights,
and computes what transformers does, to the bit. Importing that takes longer than
answering a question.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any

import torch
from torch import Tensor, nn
from torch.nn.functional import embedding, gelu, scaled_dot_product_attention

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class BertConfig:
    """The sizes of a network, as ``config.json`` names them."""

    hidden_size: int
    intermediate_size: int
    layer_norm_eps: float
    max_position_embeddings: int
    num_attention_heads: int
    num_hidden_layers: int
    pad_token_id: int
    type_vocab_size: int
    vocab_size: int

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> BertConfig:
        """Return what a ``config.json`` says."""
        return cls(**{field.name: values[field.name] for field in fields(cls)})


class Bert(nn.Module):
    """Embeddings of the tokens, and the layers that bring them together."""

    def __init__(self, config: BertConfig, *, fused: bool = True) -> None:
        """Make a network with weights that mean nothing yet.

        Args:
            config: Its sizes.
            fused: Attention in one step, which reads faster; in several steps it
                trains three times faster on processors.
        """
        super().__init__()
        self.config = config
        self.embeddings = _Embeddings(config)
        self.encoder = _Layers(config, fused)

    @property
    def dtype(self) -> torch.dtype:
        """The precision that is computed in."""
        return self.embeddings.LayerNorm.weight.dtype

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return (texts, longest, hidden size) states of (texts, longest) token ids.

        Args:
            ids: Padded.
            mask: True where a token is, False where padding is.
        """
        states: Tensor = self.embeddings(ids)
        seen = None if bool(mask.all()) else mask[:, None, None, :]
        for layer in self.encoder.layer:
            states = layer(states, seen)
        return states


class _Embeddings(nn.Module):
    def __init__(self, config: BertConfig) -> None:
        super().__init__()
        size = config.hidden_size
        self.word_embeddings = _table(config.vocab_size, size)
        self.position_embeddings = _table(config.max_position_embeddings, size)
        self.token_type_embeddings = _table(config.type_vocab_size, size)
        self.LayerNorm = nn.LayerNorm(size, eps=config.layer_norm_eps)

    def forward(self, ids: Tensor) -> Tensor:
        # The words, most of the file, keep its precision: only those in the text are
        # read and converted.
        words = embedding(ids, self.word_embeddings.weight)
        words = words.to(self.LayerNorm.weight.dtype)
        places = self.position_embeddings.weight[: ids.shape[1]]
        embedded: Tensor = self.LayerNorm(
            words + self.token_type_embeddings.weight[0] + places
        )
        return embedded


class _Layers(nn.Module):
    def __init__(self, config: BertConfig, fused: bool) -> None:
        super().__init__()
        count = config.num_hidden_layers
        self.layer = nn.ModuleList(_Layer(config, fused) for _ in range(count))


class _Layer(nn.Module):
    def __init__(self, config: BertConfig, fused: bool) -> None:
        super().__init__()
        size, inner = config.hidden_size, config.intermediate_size
        self.attention = _Attention(config, fused)
        self.intermediate = nn.Sequential(OrderedDict(dense=nn.Linear(size, inner)))
        self.output = _Output(inner, config)

    def forward(self, states: Tensor, seen: Tensor | None) -> Tensor:
        states = self.attention(states, seen)
        result: Tensor = self.output(gelu(self.intermediate(states)), states)
        return result


class _Attention(nn.Module):
    def __init__(self, config: BertConfig, fused: bool) -> None:
        super().__init__()
        self.self = _SelfAttention(config, fused)
        self.output = _Output(config.hidden_size, config)

    def forward(self, states: Tensor, seen: Tensor | None) -> Tensor:
        result: Tensor = self.output(self.self(states, seen), states)
        return result


class _SelfAttention(nn.Module):
    def __init__(self, config: BertConfig, fused: bool) -> None:
        super().__init__()
        size = config.hidden_size
        self.query, self.key, self.value = (nn.Linear(size, size) for _ in range(3))
        self._heads = config.num_attention_heads
        self._attend = scaled_dot_product_attention if fused else _attend_in_steps

    def forward(self, states: Tensor, seen: Tensor | None) -> Tensor:
        query, key, value = (
            project(states).unflatten(-1, (self._heads, -1)).transpose(1, 2)
            for project in (self.query, self.key, self.value)
        )
        return self._attend(query, key, value, seen).transpose(1, 2).flatten(2)


class _Output(nn.Module):
    def __init__(self, inputs: int, config: BertConfig) -> None:
        super().__init__()
        self.dense = nn.Linear(inputs, config.hidden_size)
        self.LayerNorm = nn.LayerNorm(config.hidden_size, eps=config.layer_norm_eps)

    def forward(self, inputs: Tensor, states: Tensor) -> Tensor:
        result: Tensor = self.LayerNorm(self.dense(inputs) + states)
        return result


def _table(rows: int, size: int) -> nn.Embedding:
    # Filling it with random numbers would be the slowest step of loading the network.
    numbers = torch.empty(rows, size)
    table: nn.Embedding = nn.Embedding.from_pretrained(  # type: ignore[no-untyped-call]
        numbers, freeze=False
    )
    return table


def _attend_in_steps(
    query: Tensor, key: Tensor, value: Tensor, seen: Tensor | None
) -> Tensor:
    scores = query @ key.transpose(2, 3) * query.shape[-1] ** -0.5
    if seen is not None:
        scores = scores.masked_fill(~seen, torch.finfo(scores.dtype).min)
    attended: Tensor = scores.softmax(-1) @ value
    return attended
