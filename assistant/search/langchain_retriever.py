"""The search as a LangChain retriever; importing LangChain's takes its time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from langchain_core.documents import Document as LangChainDocument
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from assistant.search.retriever import search_passages
from index.documents import ScoredPassage
from index.storage.live_index import LiveIndex

if TYPE_CHECKING:
    from langchain_core.callbacks import CallbackManagerForRetrieverRun


class PassageRetriever(BaseRetriever):
    """The same search as a LangChain retriever, always on the live generation.

    Each Document's metadata tells ``document_id``, ``start``, ``end``, ``heading``,
    ``page`` and ``score``.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    live: LiveIndex
    embedder: Any
    top_k: int

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[LangChainDocument]:
        with self.live.use() as (_, store):
            hits = search_passages(store, self.embedder, query, self.top_k)
        return [_as_langchain(hit) for hit in hits]


def _as_langchain(hit: ScoredPassage) -> LangChainDocument:
    passage = hit.passage
    return LangChainDocument(
        id=passage.id,
        page_content=passage.text,
        metadata={
            "document_id": passage.document_id,
            "start": passage.span.start,
            "end": passage.span.end,
            "heading": passage.heading,
            "page": passage.page,
            "place": passage.place,
            "language": passage.language,
            "score": hit.score,
        },
    )
