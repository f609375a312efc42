"""The embedder passes the standard tests that LangChain has for embeddings."""

from __future__ import annotations

from typing import Any

from langchain_core.embeddings import Embeddings
from langchain_tests.integration_tests import EmbeddingsIntegrationTests
from langchain_tests.unit_tests import EmbeddingsUnitTests

from index.embedding.embedder import Embedder, load_embedder
from index.settings import IndexSettings


class _OfThePackagedModel:
    @property
    def embeddings_class(self) -> type[Embeddings]:
        return Embedder

    @property
    def embedding_model_params(self) -> dict[str, Any]:
        loaded = load_embedder(IndexSettings(embedding_model=""))
        return {"model": loaded.model, "model_id": loaded.model_id}


class TestEmbedder(_OfThePackagedModel, EmbeddingsUnitTests):
    pass


class TestEmbedderOverTexts(_OfThePackagedModel, EmbeddingsIntegrationTests):
    pass
