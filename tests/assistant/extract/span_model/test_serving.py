"""The reader's network, served: compiled once it pays, and the same for everybody."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from assistant import Settings
from assistant.extract.span_model.inputs import (
    ReaderInput,
    ReaderPassage,
    encode_inputs,
)
from assistant.extract.span_model.model import WEIGHTS, SpanModel, open_span_model
from index.embedding.embedder import load_embedder

TEXTS = {
    "How many firms are there?": "The glass cluster of Xuzhou has 252 firms.",
    "Hur många företag finns?": "徐州有252家企业，其中玻璃企业31家。",
    "Wer hat es gegründet?": "Klustret grundades 1988 av Huang Dejin.",
    "产值是多少？": "Output reached 212 billion yuan in 2019. " * 9,
}
PAIRS = [(question, ReaderPassage(text)) for question, text in TEXTS.items()]


@pytest.fixture
def model(_isolated_environment: None) -> SpanModel:
    embedder = load_embedder(Settings(embedding_model=""))
    return open_span_model(embedder, WEIGHTS)


@pytest.fixture
def inputs(_isolated_environment: None) -> list[ReaderInput]:
    embedder = load_embedder(Settings(embedding_model=""))
    return encode_inputs(embedder, PAIRS, 512)


def test_compiled_it_finds_the_same_words_with_nearly_the_same_scores(
    model: SpanModel,
) -> None:
    before = model.read(PAIRS, 2)
    model.serving.prepare()
    after = model.read(PAIRS, 2)
    for (plain, *_), (compiled, *_) in zip(before, after, strict=True):
        assert compiled.span == plain.span
        assert compiled.score == pytest.approx(plain.score, abs=0.3)
    assert [b[0].score for b in before] != [a[0].score for a in after]  # It is used.


def test_several_threads_get_what_one_gets(
    model: SpanModel, inputs: list[ReaderInput]
) -> None:
    model.serving.prepare()
    expected = model.serving.logits(inputs)
    with ThreadPoolExecutor(6) as pool:
        for found in pool.map(lambda _: model.serving.logits(inputs), range(12)):
            assert all(map(np.array_equal, found, expected))


def test_a_copy_scores_what_its_original_does_wherever_it_comes(
    model: SpanModel,
) -> None:
    question, text = "How many firms are there?", TEXTS["How many firms are there?"]
    longer = [(question, ReaderPassage(f"{text} " * times)) for times in (9, 5, 2)]
    copy = (question, ReaderPassage(text))
    first, *_, last = model.read([copy, *longer, copy], 3)
    assert first == last


@pytest.mark.slow
def test_one_question_compiles_nothing_and_a_dozen_do() -> None:
    code = """
import sys
from assistant import Settings
from assistant.extract.span_model.inputs import ReaderPassage
from assistant.extract.span_model.model import load_span_model
model = load_span_model(Settings.load())
texts = [f"There are 252 firms in town {number}. " * 25 for number in range(8)]
pairs = [("How many?", ReaderPassage(text)) for text in texts]
name = "index.embedding.packaged.compiled_network"
for times, compiled in ((1, False), (11, True)):
    for _ in range(times):
        model.read(pairs)
    assert (name in sys.modules) == compiled, times
"""
    subprocess.run([sys.executable, "-c", code], check=True)
