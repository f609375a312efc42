"""Training is a command that can be stopped, and goes on to the same result."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from assistant import Settings
from assistant.extract.span_model.network import build_network
from assistant.training.data.glossary import Glossary
from assistant.training.examples import ExampleStream
from assistant.training.trainer import Trainer, TrainingPlan
from index.embedding.embedder import Embedder, load_embedder
from tests.assistant.training.test_examples import QUESTIONS

CHUNK = 16


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return load_embedder(Settings())


@pytest.fixture
def stream() -> ExampleStream:
    return ExampleStream(QUESTIONS, {}, Glossary(), seed=1)


def trained(
    embedder: Embedder, stream: ExampleStream, checkpoint: Path, *stops: int
) -> tuple[dict[str, torch.Tensor], list[str]]:
    """Train anew up to each number of examples, each time from the checkpoint on."""
    log: list[str] = []
    for stop in stops:
        torch.manual_seed(1)
        trainer = Trainer(
            build_network(embedder, fused=False),
            embedder,
            TrainingPlan(
                examples=stops[-1], learning_rate=1e-4, frozen_layers=10, chunk=CHUNK
            ),
            checkpoint,
            log.append,
        )
        trainer.run(stream, until=stop)
    return trainer.state(), log


@pytest.mark.slow
def test_training_that_was_stopped_goes_on_to_what_it_would_have_come_to(
    embedder: Embedder, stream: ExampleStream, tmp_path: Path
) -> None:
    whole, _ = trained(embedder, stream, tmp_path / "whole", 3 * CHUNK)
    stopped, log = trained(embedder, stream, tmp_path / "stopped", CHUNK, 3 * CHUNK)
    assert any(line.startswith(f"{CHUNK} examples") for line in log)
    for name, weight in whole.items():
        assert torch.allclose(weight.float(), stopped[name].float(), atol=1e-5), name


def test_only_layers_that_are_not_frozen_change_and_the_embedder_does_not(
    embedder: Embedder, stream: ExampleStream, tmp_path: Path
) -> None:
    before = embedder.embed_query("How many firms are there?")
    start = build_network(embedder).trainable_state()
    state, _ = trained(embedder, stream, tmp_path / "c", CHUNK)
    layer = "encoder.encoder.layer.{}.output.dense.weight"
    assert torch.equal(state[layer.format(9)], start[layer.format(9)])
    assert not torch.equal(state[layer.format(11)], start[layer.format(11)].float())
    assert embedder.embed_query("How many firms are there?") == before
