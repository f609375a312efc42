"""LangChain's retrievers: the project's search as one, and any other as a search."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from itertools import chain, count
from math import inf
from pathlib import PurePosixPath
from posixpath import normpath
from typing import TYPE_CHECKING, Any, TypeGuard
from unicodedata import normalize
from urllib.parse import unquote

from langchain_core.documents import Document as LangChainDocument
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from assistant.search.fusion import rank_score
from assistant.search.retriever import Generation, Order, Retrieved, Searched
from index.documents import Document, Passage, ScoredPassage, Span
from index.storage.narrowed_index import OpenedIndex
from index.storage.store import PassageStore
from index.text.damage import find_damage
from index.text.languages import detect_language, printable

if TYPE_CHECKING:
    from langchain_core.callbacks import CallbackManagerForRetrieverRun

LOGGER = logging.getLogger(__name__)

_NAMES = ("document_id", "source", "file_path")
"""What in the metadata of a text may name its document."""


class PassageRetriever(BaseRetriever):
    """The project's search as a LangChain retriever, always on the live generation.

    Each Document's metadata tells ``document_id`` (also as ``source``), ``start``,
    ``end``, ``heading``, ``page``, ``place``, ``language`` and ``score``.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    live: OpenedIndex
    embedder: Any
    top_k: int = 8
    """Documents to return; ``invoke(question, top_k=3)`` asks for others."""
    order: Callable[[str], Order] | None = None
    """Of a question's passages; without it the search alone tells the order."""

    def _get_relevant_documents(
        self,
        query: str,
        *,
        run_manager: CallbackManagerForRetrieverRun,
        top_k: int | None = None,
    ) -> list[LangChainDocument]:
        order = self.order(query) if self.order else None
        with self.live.use() as (version, store):
            found = Generation(version, store).retrieve(
                self.embedder, query, top_k or self.top_k, order
            )
        return [_as_langchain(hit) for hit in found.passages]


def retrieve_with(
    retriever: BaseRetriever, question: str, generation: Generation | None
) -> Retrieved:
    """Return what a LangChain retriever finds for ``question``, ready to be quoted.

    What comes from the index, also through a reranker or a filter, is quoted from its
    document there. Any other text is a document of its own, called by its
    metadata's ``source`` or its ``id``: offsets of quotes are into ``page_content``.

    Args:
        retriever: Any of LangChain's.
        question: Standing on its own.
        generation: The index, where there is one.
    """
    found = [
        text
        for text in retriever.invoke(question)
        if generation is None or not _is_hidden(text, generation.store)
    ]
    in_index = [_passage_in_index(text) if generation else None for text in found]
    known = (
        generation.documents(p.document_id for p in in_index if p) if generation else {}
    )
    ours = isinstance(retriever, PassageRetriever)
    if not ours:
        # Ids that the index does not know are those of another one.
        in_index = [p if p and p.document_id in known else None for p in in_index]
    documents: dict[str, Document] = {}
    hits: list[ScoredPassage] = []
    scores = _scores(found) if all(in_index) else _scores_of_ranks(found)
    for text, passage, score in zip(found, in_index, scores, strict=True):
        if passage is None:
            document, passage = _own_document(text, taken=documents)
        elif (there := known.get(passage.document_id)) and _stands_in(passage, there):
            document = there
        else:
            LOGGER.warning("%s changed while it was asked", passage.document_id)
            continue
        documents[document.id] = document
        hits.append(ScoredPassage(passage, score))
    in_ours = ours or (hits and all(in_index))
    searched = generation.searched() if generation and in_ours else Searched()
    return Retrieved(tuple(hits), documents, searched)


def _is_hidden(text: LangChainDocument, store: PassageStore) -> bool:
    """Return whether a text names a document that is left out, also by a whole path."""
    hidden, known = store.texts.hidden, store.known_ids
    if not hidden:
        return False
    # Others' metadata may be anything.
    for said in (text.id, *(text.metadata.get(name) for name in _NAMES)):
        path = unquote(str(said or "").removeprefix("file://")).replace("\\", "/")
        parts = PurePosixPath(normpath(normalize("NFC", path))).parts
        # The longest is the best: "plans/a.md" is not the "a.md" beside that folder.
        ends = ("/".join(parts[start:]) for start in range(len(parts)))
        one = next((end for end in ends if end in hidden or end in known), None)
        if said in hidden or one in hidden:
            return True
    return False


def _as_langchain(hit: ScoredPassage) -> LangChainDocument:
    passage = hit.passage
    return LangChainDocument(
        id=passage.id,
        page_content=passage.text,
        metadata={
            "source": passage.document_id,
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


def _passage_in_index(text: LangChainDocument) -> Passage | None:
    """Return the passage that a text was made of; none where it is not the index's."""
    about = text.metadata
    source, start, end = (about.get(key) for key in ("document_id", "start", "end"))
    if not (text.id and isinstance(source, str)):
        return None
    # Stores that keep metadata as JSON may give back 12 as 12.0.
    if not (_is_whole(start) and _is_whole(end) and 0 <= start <= end):
        return None
    page = about.get("page")
    return Passage(
        id=text.id,
        document_id=source,
        text=text.page_content,
        span=Span(int(start), int(end)),
        heading=about["heading"] if isinstance(about.get("heading"), str) else None,
        page=int(page) if _is_whole(page) else None,
        place=about["place"] if isinstance(about.get("place"), str) else None,
        language=str(about.get("language") or ""),
    )


def _is_whole(number: Any) -> TypeGuard[float]:
    return isinstance(number, int | float) and float(number).is_integer()


def _stands_in(passage: Passage, document: Document) -> bool:
    return passage.span.of(document.text) == passage.text


def _scores(found: Sequence[LangChainDocument]) -> list[float]:
    """Return the scores of our search where its order still stands, else of ranks."""
    own = [text.metadata.get("score") for text in found]
    scores = [score for score in own if isinstance(score, float) and 0 < score < inf]
    if len(scores) == len(found) and scores == sorted(scores, reverse=True):
        return scores
    return _scores_of_ranks(found)


def _scores_of_ranks(found: Sequence[LangChainDocument]) -> list[float]:
    return [rank_score(rank) for rank, _ in enumerate(found, start=1)]


def _own_document(
    text: LangChainDocument, taken: Mapping[str, Document]
) -> tuple[Document, Passage]:
    """Return a text from elsewhere as a document, and all of it as a passage."""
    about = text.metadata
    source = str(about.get("source") or text.id or "retrieved text")
    numbered = (f"{source}#{number}" for number in count(2))
    id_ = next(name for name in chain([source], numbered) if name not in taken)
    content = printable(text.page_content)
    document = Document(
        id=id_,
        path=source,
        title=str(about.get("title") or source),
        language=detect_language(content),
        text=content,
        pages=(),
        content_hash=sha256(content.encode()).hexdigest(),
        warnings=find_damage(content),
    )
    whole = Span(0, len(content))
    return document, Passage(
        id_, id_, content, whole, None, None, language=document.language
    )
