"""Write a PackedModel as the folder that ``SentenceTransformer(folder)`` loads."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from index.embedding.packaged.adapter import add_adapter

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

    from index.embedding.packaged.q4_weights import PackedModel

QUERY_PROMPT = "query: "
PASSAGE_PROMPT = "passage: "

_FULL_WIDTH_TILDE = "～"
_NO_CHARACTER = "\ufdd0"
_MASK = "<mask>"
_LAYER_PARTS = {
    "q": "attention.self.query",
    "k": "attention.self.key",
    "v": "attention.self.value",
    "ao": "attention.output.dense",
    "aln": "attention.output.LayerNorm",
    "fi": "intermediate.dense",
    "fo": "output.dense",
    "oln": "output.LayerNorm",
}
_EMBEDDING_PARTS = {
    "word": "word_embeddings",
    "pos": "position_embeddings",
    "type": "token_type_embeddings",
    "ln": "LayerNorm",
}


def write_model_folder(
    model: PackedModel, folder: Path, adapter: Mapping[str, NDArray[Any]] | None = None
) -> None:
    """Write weights, tokenizer and configuration into ``folder``, which exists.

    Args:
        model: What is written.
        folder: Where to.
        adapter: What is added to the weights, as ``add_adapter`` takes it.
    """
    from safetensors.numpy import save_file

    weights = add_adapter(_name_tensors(model), adapter or {})
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    _build_tokenizer(model).save(str(folder / "tokenizer.json"), pretty=False)
    for name, content in _describe(model).items():
        file = folder / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(json.dumps(content, indent=2), encoding="utf-8")


def _name_tensors(model: PackedModel) -> dict[str, NDArray[Any]]:
    """Return the tensors in BERT's shapes, under BERT's names.

    4-bit weights stay float16: half the disk of float32, and next to nothing lost.
    """
    named = {}
    for name, values in model.tensors.items():
        owner, part, *rest = name.split(".")
        kind = "bias" if rest == ["b"] else "weight"
        if owner == "emb":
            full_name = f"embeddings.{_EMBEDDING_PARTS[part]}.{kind}"
        else:
            full_name = f"encoder.layer.{owner[1:]}.{_LAYER_PARTS[part]}.{kind}"
        if kind == "weight" and not part.endswith("ln"):
            inputs = model.intermediate_size if part == "fo" else model.hidden_size
            values = values.reshape(-1, inputs)
        named[full_name] = values
    return named


def _build_tokenizer(model: PackedModel) -> Tokenizer:
    """Return the SentencePiece Unigram tokenizer that the model was trained with."""
    from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

    ids = model.special_tokens
    bos, eos = model.pieces[ids["bos"]][0], model.pieces[ids["eos"]][0]
    tokenizer = Tokenizer(models.Unigram(model.pieces, unk_id=ids["unk"]))
    # SentencePiece normalises by NFKC but for one character, which the vocabulary
    # has: it is carried past NFKC as a code point that is never a character.
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Replace(_FULL_WIDTH_TILDE, _NO_CHARACTER),
            normalizers.Nmt(),
            normalizers.NFKC(),
            normalizers.Replace(_NO_CHARACTER, _FULL_WIDTH_TILDE),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.WhitespaceSplit(), pre_tokenizers.Metaspace()]
    )
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{bos} $A {eos}",
        pair=f"{bos} $A {eos} {eos} $B {eos}",
        special_tokens=[(bos, ids["bos"]), (eos, ids["eos"])],
    )
    tokenizer.add_special_tokens(list(_special_tokens(model).values()))
    return tokenizer


def _special_tokens(model: PackedModel) -> dict[int, str]:
    ids = sorted(model.special_tokens.values())
    mask_id = model.pieces.index((_MASK, 0.0))
    return {id_: model.pieces[id_][0] for id_ in [*ids, mask_id]}


def _describe(model: PackedModel) -> dict[str, Any]:
    """Return the folder's JSON files by name."""
    names = {role: model.pieces[id_][0] for role, id_ in model.special_tokens.items()}
    steps = {"Transformer": "", "Pooling": "1_Pooling", "Normalize": "2_Normalize"}
    return {
        "config.json": {
            "architectures": ["BertModel"],
            "model_type": "bert",
            "dtype": "float32",
            "hidden_act": "gelu",
            "hidden_size": model.hidden_size,
            "intermediate_size": model.intermediate_size,
            "layer_norm_eps": model.layer_norm_epsilon,
            "max_position_embeddings": model.positions,
            "num_attention_heads": model.heads,
            "num_hidden_layers": model.layers,
            "pad_token_id": model.special_tokens["pad"],
            "type_vocab_size": model.segments,
            "vocab_size": model.vocabulary_size,
        },
        "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": model.positions,
            "bos_token": names["bos"],
            "cls_token": names["bos"],
            "eos_token": names["eos"],
            "sep_token": names["eos"],
            "pad_token": names["pad"],
            "unk_token": names["unk"],
            "mask_token": _MASK,
            # Without this list transformers parses the 9 MB of tokenizer.json twice.
            "added_tokens_decoder": {
                str(id_): {"content": token, "special": True}
                for id_, token in _special_tokens(model).items()
            },
        },
        "sentence_bert_config.json": {
            "max_seq_length": model.positions,
            # The file has no pooler; transformers would add one at random.
            "model_args": {"add_pooling_layer": False},
        },
        "1_Pooling/config.json": {
            "word_embedding_dimension": model.hidden_size,
            "pooling_mode_mean_tokens": True,
        },
        "2_Normalize/config.json": {},
        "config_sentence_transformers.json": {
            "prompts": {
                "query": QUERY_PROMPT,
                "passage": PASSAGE_PROMPT,
                "document": PASSAGE_PROMPT,
            },
            "similarity_fn_name": "cosine",
        },
        "modules.json": [
            {
                "idx": index,
                "name": str(index),
                "path": path,
                "type": f"sentence_transformers.models.{name}",
            }
            for index, (name, path) in enumerate(steps.items())
        ],
    }
