"""A small network: what padding, order and the two ways of attention do to states."""

from __future__ import annotations

import pytest
import torch
from torch import Tensor

from index.embedding.packaged.network import Bert, BertConfig

CONFIG = BertConfig(
    hidden_size=16,
    intermediate_size=32,
    layer_norm_eps=1e-12,
    max_position_embeddings=20,
    num_attention_heads=4,
    num_hidden_layers=2,
    pad_token_id=1,
    type_vocab_size=2,
    vocab_size=50,
)


@pytest.fixture(scope="module")
def state() -> dict[str, Tensor]:
    torch.manual_seed(3)
    shapes = Bert(CONFIG).state_dict()
    return {name: torch.randn(weight.shape) * 0.3 for name, weight in shapes.items()}


def network(state: dict[str, Tensor], *, fused: bool = True) -> Bert:
    made = Bert(CONFIG, fused=fused).eval()
    made.load_state_dict(state)
    return made


@torch.inference_mode()
def read(bert: Bert, *texts: list[int]) -> list[Tensor]:
    longest = max(map(len, texts))
    padded = [text + [CONFIG.pad_token_id] * (longest - len(text)) for text in texts]
    ids = torch.tensor(padded)
    mask = torch.tensor([[i < len(text) for i in range(longest)] for text in texts])
    states = bert(ids, mask)
    assert states.shape == (len(texts), longest, CONFIG.hidden_size)
    return [row[: len(text)] for row, text in zip(states, texts, strict=True)]


@pytest.mark.parametrize("fused", [True, False])
def test_padding_changes_nothing_of_a_shorter_text(
    state: dict[str, Tensor], fused: bool
) -> None:
    bert = network(state, fused=fused)
    (alone,) = read(bert, [0, 7, 2])
    beside, _ = read(bert, [0, 7, 2], [0, 9, 8, 7, 6, 5, 2])
    assert torch.allclose(alone, beside, atol=1e-5)


def test_both_ways_of_attention_give_the_same(state: dict[str, Tensor]) -> None:
    texts = [[0, 7, 2], [0, 9, 8, 7, 2]]
    fused, in_steps = (
        read(network(state, fused=fused), *texts) for fused in (True, False)
    )
    for one, other in zip(fused, in_steps, strict=True):
        assert torch.allclose(one, other, atol=1e-5)


def test_the_order_of_the_tokens_counts(state: dict[str, Tensor]) -> None:
    one, other = read(network(state), [0, 7, 8, 2], [0, 8, 7, 2])
    assert not torch.allclose(one[0], other[0], atol=1e-3)


def test_words_may_keep_another_precision_than_what_is_computed_in(
    state: dict[str, Tensor],
) -> None:
    bert = network(state)
    bert.embeddings.word_embeddings.to(torch.float16)
    (states,) = read(bert, [0, 7, 2])
    assert states.dtype == bert.dtype == torch.float32
    assert torch.allclose(states, read(network(state), [0, 7, 2])[0], atol=1e-2)


def test_a_configuration_takes_its_own_and_leaves_the_rest() -> None:
    values = {name: getattr(CONFIG, name) for name in CONFIG.__slots__}
    assert BertConfig.of({**values, "hidden_act": "gelu"}) == CONFIG
    with pytest.raises(KeyError):
        BertConfig.of({"hidden_size": 16})
