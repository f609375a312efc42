"""Many texts at once are read by the compiled network, with the same results."""

from __future__ import annotations

import gc
import json
import resource
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import torch
from torch import Tensor

from index.embedding.embedder import Embedder, load_embedder
from index.embedding.packaged.compiled_network import CompiledBert
from index.embedding.packaged.encoder import PackagedEncoder
from index.settings import IndexSettings
from tests.conftest import ROOT
from tests.index.embedding.packaged.test_encoder import TEXTS

QUESTIONS = ["How many firms are there?", "Vad görs för glaset?", "有多少家企业?"]
SENTENCES = [
    f"{text} {number}" for number in range(100) for text in TEXTS if len(text) < 100
]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux for the memory")
def test_what_many_texts_take_of_memory_is_given_back() -> None:
    # In a process of its own: what other tests left behind goes on taking memory.
    module = [sys.executable, "-m", __name__]
    held = json.loads(subprocess.check_output(module, cwd=ROOT))
    assert held[-1] < held[-2] - 100
    assert held[-1] < held[1] + 100


def _hold() -> list[int]:
    """Return the memory while and after many texts are read, three times."""
    embedder = load_embedder(IndexSettings.load())
    held: list[int] = []
    for _ in range(3):
        with embedder.prepared_for():
            for _ in range(2):  # The network is compiled while they are read.
                embedder.embed_documents(SENTENCES)
            held.append(_resident_megabytes())
        held.append(_resident_megabytes())
    return held


def _resident_megabytes() -> int:
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize() // 1_000_000


@torch.inference_mode()
def test_compiled_states_are_those_of_the_network(model_folder: Path) -> None:
    encoder = PackagedEncoder(model_folder, torch.float32).eval()
    ids, mask = encoder.preprocess(TEXTS, "passage: ").values()
    states = CompiledBert(encoder.network)(ids, mask)
    expected = encoder.network(ids, mask)
    assert torch.allclose(states[mask], expected[mask], atol=1e-4)


@pytest.mark.slow
@pytest.mark.parametrize("precision", [torch.float32, torch.bfloat16])
@torch.inference_mode()
def test_rounded_to_eight_bits_passages_are_as_near_to_questions(
    model_folder: Path, precision: torch.dtype
) -> None:
    encoder = PackagedEncoder(model_folder, precision).eval()
    network = encoder.network
    rounding = CompiledBert(network, eight_bits=True)
    questions = _vectors(network, encoder.preprocess(QUESTIONS, "query: "))
    passages = encoder.preprocess(SENTENCES[:30], "passage: ")
    exact, rounded = _vectors(network, passages), _vectors(rounding, passages)
    same = torch.cosine_similarity(exact, rounded)
    assert same.min() > 0.997
    assert same.max() < 0.999999  # It is rounded.
    assert torch.allclose(questions @ rounded.T, questions @ exact.T, atol=0.01)


def _vectors(
    network: Callable[[Tensor, Tensor], Tensor], features: dict[str, Tensor]
) -> Tensor:
    ids, mask = features["input_ids"], features["attention_mask"]
    summed = (network(ids, mask).float() * mask[..., None]).sum(1)
    return torch.nn.functional.normalize(summed)


@pytest.mark.parametrize("precision", [torch.float32, torch.bfloat16])
def test_a_text_has_nearly_the_same_vector_alone_and_among_many(
    model_folder: Path, precision: torch.dtype
) -> None:
    embedder = Embedder(PackagedEncoder(model_folder, precision), "packaged")
    alone = torch.tensor([embedder.embed_documents([t])[0] for t in SENTENCES[-5:]])
    embedder.embed_documents(SENTENCES)  # The network is compiled while they are read.
    among_many = torch.tensor(embedder.embed_documents(SENTENCES))[-5:]
    assert torch.cosine_similarity(among_many, alone).min() > 0.997


@pytest.mark.slow
def test_nothing_is_compiled_for_a_few_texts() -> None:
    code = """
import sys
from index.embedding.embedder import load_embedder
from index.settings import IndexSettings
embedder = load_embedder(IndexSettings.load())
for texts, compiled in ([["glass"] * 20, False], [["glass furnace " * 90] * 40, True]):
    for _ in range(3):
        embedder.embed_documents(texts)
    name = "index.embedding.packaged.compiled_network"
    assert (name in sys.modules) == compiled, texts
"""
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.slow
def test_several_threads_may_use_a_compiled_network_at_once(model_folder: Path) -> None:
    encoder = PackagedEncoder(model_folder, torch.float32).eval()
    compiled = CompiledBert(encoder.network)
    batches = [
        tuple(encoder.preprocess(SENTENCES[start : start + 9], "").values())
        for start in range(0, 180, 9)
    ]
    expected = [compiled(*batch) for batch in batches]
    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(lambda batch: compiled(*batch), batches))
    assert all(torch.equal(a, b) for a, b in zip(found, expected, strict=True))


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_hold()))
