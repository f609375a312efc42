"""A retriever of LangChain's that finds what a test gives it."""

from __future__ import annotations

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document as Text
from langchain_core.retrievers import BaseRetriever
from pydantic import Field


class FixedRetriever(BaseRetriever):
    """Finds the same texts whatever is asked, and knows what that was."""

    texts: list[Text]
    asked: list[str] = Field(default_factory=list)

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Text]:
        self.asked.append(query)
        return self.texts
