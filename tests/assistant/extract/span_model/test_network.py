"""The reader's network: layers of its own on word embeddings that it shares."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from assistant import Settings
from assistant.extract.span_model.inputs import ReaderInput
from assistant.extract.span_model.network import (
    ReaderNetwork,
    build_network,
    shared_network,
)
from index.embedding.embedder import Embedder, load_embedder
from index.settings import IndexSettings
from tests.index.embedding.test_embedder import make_tiny_model

SHORT = ReaderInput(ids=(0, 5, 6, 2), offsets=((0, 1),), first=2)
LONG = ReaderInput(ids=(0, 5, 6, 7, 8, 2), offsets=((0, 1), (1, 2)), first=3)


@pytest.fixture(scope="module")
def embedder(_isolated_environment: None) -> Embedder:
    return load_embedder(Settings())


@pytest.fixture(scope="module")
def network(embedder: Embedder) -> ReaderNetwork:
    torch.manual_seed(1)
    return build_network(embedder).eval()


@torch.inference_mode()
def test_only_places_of_the_passage_and_the_first_can_be_an_answer(
    network: ReaderNetwork,
) -> None:
    logits = network([SHORT, LONG])
    assert logits.shape == (2, 6, 2)
    assert logits.dtype == torch.float32
    possible = (logits[..., 0] > -1000).int()
    assert possible.tolist() == [[1, 0, 1, 0, 0, 0], [1, 0, 0, 1, 1, 0]]


@torch.inference_mode()
def test_a_longer_neighbour_changes_nothing(network: ReaderNetwork) -> None:
    alone, beside = network([SHORT]), network([SHORT, LONG])[:1, :4]
    assert torch.allclose(alone, beside, atol=0.02)


def test_word_embeddings_are_those_of_the_embedder_and_not_kept_twice(
    embedder: Embedder, network: ReaderNetwork
) -> None:
    shared = shared_network(embedder)
    assert network.encoder.embeddings is shared.embeddings
    assert network.encoder.encoder is not shared.encoder
    state = network.trainable_state()
    assert state
    assert not any(".embeddings." in name for name in state)
    assert network.longest_input == shared.config.max_position_embeddings


def test_what_was_trained_is_built_again(
    embedder: Embedder, network: ReaderNetwork
) -> None:
    again = build_network(embedder, network.trainable_state(), fused=False).eval()
    with torch.inference_mode():
        assert torch.allclose(again([LONG]), network([LONG]), atol=0.05)


def test_the_reader_shares_the_word_embeddings_of_the_packaged_model() -> None:
    embedder = load_embedder(IndexSettings())
    network = build_network(embedder)
    assert network.encoder.embeddings is shared_network(embedder).embeddings
    assert not any("embeddings" in name for name in network.trainable_state())


def test_no_other_model_has_a_network_to_share(tmp_path: Path) -> None:
    make_tiny_model(tmp_path, {})
    embedder = load_embedder(IndexSettings(embedding_model=str(tmp_path)))
    with pytest.raises(TypeError, match="packaged model"):
        shared_network(embedder)
