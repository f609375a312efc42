"""The packaged model runs without sentence-transformers and gives the same vectors."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from sentence_transformers import SentenceTransformer

from index.embedding.packaged.batching import one_thread
from index.embedding.packaged.encoder import PackagedEncoder
from index.embedding.packaged.network import Bert

TEXTS = [
    "How many firms are in the Xuzhou cluster?",
    "Det finns 252 registrerade företag i klustret.",
    "徐州玻璃产业集群有252家注册企业。",
    "  a\u3000b\u00a0c \t\n d\u200be ",
    "glass " * 700,
    "",
]


@pytest.mark.slow
@pytest.mark.parametrize("precision", [torch.float32, torch.bfloat16])
@torch.inference_mode()
def test_tokens_states_and_vectors_are_those_of_sentence_transformers(
    model_folder: Path, precision: torch.dtype
) -> None:
    theirs = SentenceTransformer(
        str(model_folder), local_files_only=True, model_kwargs={"dtype": precision}
    )
    ours = PackagedEncoder(model_folder, precision).eval()
    expected = theirs.preprocess(TEXTS, prompt="passage: ")
    features = ours.preprocess(TEXTS, "passage: ")
    mask = features["attention_mask"]
    assert torch.equal(features["input_ids"], expected["input_ids"])
    assert torch.equal(mask, expected["attention_mask"].bool())
    states = ours.network(features["input_ids"], mask)
    expected = theirs(expected)
    assert torch.allclose(
        states[mask], expected["token_embeddings"][mask], atol=1e-5, rtol=1e-4
    )
    vectors = [
        made["sentence_embedding"].float() for made in (ours(features), expected)
    ]
    assert torch.cosine_similarity(*vectors).min() > 0.9999
    assert dict(theirs.prompts) == ours.prompts
    assert theirs.get_max_seq_length() == ours.get_max_seq_length()


@pytest.mark.slow
@torch.inference_mode()
def test_attention_in_several_steps_gives_what_the_fused_one_does(
    model_folder: Path,
) -> None:
    fused = PackagedEncoder(model_folder, torch.float32).eval()
    in_steps = Bert(fused.network.config, fused=False).eval()
    in_steps.load_state_dict(fused.network.state_dict())
    ids, mask = fused.preprocess(TEXTS, "query: ").values()
    states = in_steps(ids, mask)[mask]
    assert torch.allclose(states, fused.network(ids, mask)[mask], atol=1e-4)


def test_one_thread_is_used_in_the_block_alone() -> None:
    before = torch.get_num_threads()
    with one_thread():
        inside = torch.get_num_threads()
    assert (inside, torch.get_num_threads()) == (1, before)
