"""Retrieve with what was chosen: the index's own search, or another retriever."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from assistant.search.retriever import Generation, Order, Retrieved

if TYPE_CHECKING:
    from langchain_core.embeddings import Embeddings
    from langchain_core.retrievers import BaseRetriever


def retrieve_from(
    generation: Generation,
    retriever: BaseRetriever | None,
    embedder: Embeddings,
    top_k: int,
    order: Order | None = None,
) -> Callable[[str], Retrieved]:
    """Return what finds passages for a question.

    Args:
        generation: Of the index, open.
        retriever: One of LangChain's, which tells how many and in which order; without
            it the generation is searched.
        embedder: Of the index.
        top_k: How many passages its own search returns.
        order: Puts those in order; see ``Generation.retrieve``.
    """
    if retriever is None:
        return lambda question: generation.retrieve(embedder, question, top_k, order)
    from assistant.search.langchain_retriever import retrieve_with

    return lambda question: retrieve_with(retriever, question, generation)
