from __future__ import annotations

from pathlib import Path

import pytest

from assistant.extract.span_model.network import build_network, shared_network
from index.embedding.embedder import load_embedder
from index.settings import IndexSettings
from tests.index.embedding.test_embedder import make_tiny_model


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
