"""The retriever passes the standard tests that LangChain has for retrievers."""

from __future__ import annotations

from typing import Any

import pytest
from langchain_core.retrievers import BaseRetriever
from langchain_tests.integration_tests import RetrieversIntegrationTests

from assistant import Assistant
from assistant.search.langchain_retriever import PassageRetriever


class TestPassageRetriever(RetrieversIntegrationTests):
    @pytest.fixture(autouse=True)
    def _over_the_shipped_documents(self, assistant: Assistant) -> None:
        self._opened = assistant.as_retriever()

    @property
    def retriever_constructor(self) -> type[BaseRetriever]:
        return PassageRetriever

    @property
    def retriever_constructor_params(self) -> dict[str, Any]:
        return {"live": self._opened.live, "embedder": self._opened.embedder}

    @property
    def retriever_query_example(self) -> str:
        return "glass"

    @property
    def num_results_arg_name(self) -> str:
        return "top_k"
