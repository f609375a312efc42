"""A small packed model becomes a folder that sentence-transformers' parts can load."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from index.embedding.packaged.model_folder import write_model_folder
from index.embedding.packaged.network import Bert, BertConfig
from index.embedding.packaged.q4_weights import PackedModel

PIECES = ["<s>", "<pad>", "</s>", "<unk>", "▁glass", "▁", "～", "~", "<mask>"]
SIZE, INNER, LAYERS, POSITIONS = 8, 16, 2, 12


def tensors() -> dict[str, np.ndarray]:
    shapes = {
        "emb.word.w": len(PIECES) * SIZE,
        "emb.pos.w": POSITIONS * SIZE,
        "emb.type.w": 2 * SIZE,
        "emb.ln.w": SIZE,
        "emb.ln.b": SIZE,
    }
    for layer in range(LAYERS):
        for part in ("q", "k", "v", "ao"):
            shapes[f"l{layer}.{part}.w"] = SIZE * SIZE
            shapes[f"l{layer}.{part}.b"] = SIZE
        for part in ("aln", "oln"):
            shapes[f"l{layer}.{part}.w"] = shapes[f"l{layer}.{part}.b"] = SIZE
        shapes[f"l{layer}.fi.w"] = shapes[f"l{layer}.fo.w"] = SIZE * INNER
        shapes[f"l{layer}.fi.b"], shapes[f"l{layer}.fo.b"] = INNER, SIZE
    return {name: np.full(n, 0.5, np.float32) for name, n in shapes.items()}


def packed() -> PackedModel:
    return PackedModel(
        hidden_size=SIZE,
        layers=LAYERS,
        heads=2,
        intermediate_size=INNER,
        vocabulary_size=len(PIECES),
        positions=POSITIONS,
        segments=2,
        layer_norm_epsilon=1e-12,
        pieces=[(piece, 0.0 if piece[0] == "<" else -1.0) for piece in PIECES],
        special_tokens={"bos": 0, "pad": 1, "eos": 2, "unk": 3},
        tensors=tensors(),
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small")
    write_model_folder(packed(), folder)
    return folder


@pytest.fixture(scope="module")
def tokenizer(folder: Path) -> Tokenizer:
    return Tokenizer.from_file(str(folder / "tokenizer.json"))


def read(folder: Path, name: str) -> Any:
    return json.loads((folder / name).read_text("utf-8"))


def test_the_weights_fit_the_network_by_name_and_shape(folder: Path) -> None:
    network = Bert(BertConfig.of(read(folder, "config.json")))
    expected = {name: tuple(w.shape) for name, w in network.state_dict().items()}
    weights = load_file(folder / "model.safetensors")
    assert {name: w.shape for name, w in weights.items()} == expected


def test_both_markers_stand_around_a_text_and_around_each_of_a_pair(
    tokenizer: Tokenizer,
) -> None:
    assert tokenizer.encode("glass").tokens == ["<s>", "▁glass", "</s>"]
    pair = tokenizer.encode("glass", "glass").tokens
    assert pair == ["<s>", "▁glass", "</s>", "</s>", "▁glass", "</s>"]


def test_the_full_width_tilde_is_the_one_sign_that_stays_as_it_is(
    tokenizer: Tokenizer,
) -> None:
    assert "～" in tokenizer.encode("～").tokens
    assert tokenizer.encode("ｇｌａｓｓ").tokens == tokenizer.encode("glass").tokens


def test_what_no_piece_covers_is_one_unknown_token(tokenizer: Tokenizer) -> None:
    assert tokenizer.encode("xyz").ids == [0, PIECES.index("▁"), 3, 2]


def test_the_folder_says_how_texts_are_to_be_embedded(folder: Path) -> None:
    prompts = read(folder, "config_sentence_transformers.json")["prompts"]
    assert prompts == {
        "query": "query: ",
        "passage": "passage: ",
        "document": "passage: ",
    }
    assert read(folder, "sentence_bert_config.json")["max_seq_length"] == POSITIONS
    modules = [module["path"] for module in read(folder, "modules.json")]
    assert modules == ["", "1_Pooling", "2_Normalize"]
    assert all((folder / path / "config.json").is_file() for path in modules)
    special = read(folder, "tokenizer_config.json")["added_tokens_decoder"]
    assert {int(id_): token["content"] for id_, token in special.items()} == {
        0: "<s>",
        1: "<pad>",
        2: "</s>",
        3: "<unk>",
        8: "<mask>",
    }


def test_an_adapter_is_added_to_the_weights_it_names_alone(tmp_path: Path) -> None:
    name = "encoder.layer.1.attention.self.key.weight"
    down = np.ones((2, SIZE), np.float16)
    up = np.full((SIZE, 2), 0.25, np.float16)
    plain, adapted = tmp_path / "plain", tmp_path / "adapted"
    for folder, adapter in (
        (plain, {}),
        (adapted, {f"{name}.down": down, f"{name}.up": up}),
    ):
        folder.mkdir()
        write_model_folder(packed(), folder, adapter)
    before, after = (load_file(f / "model.safetensors") for f in (plain, adapted))
    added = after[name].astype(float) - before[name].astype(float)
    assert added == pytest.approx(0.5, abs=2e-3)
    assert all((before[n] == after[n]).all() for n in before if n != name)
