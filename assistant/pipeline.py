"""Answer questions: the only place where the parts are put together.

question + history → standalone question → passages → statements → cited Answer
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from assistant.answers import Answer, AnswerEvent, Reading, Turn
from assistant.citations import CitedText, cite_statements
from assistant.errors import EmptyQuestionError
from assistant.messages import empty_question, not_found, source_language_note
from assistant.reader import PassageReader
from assistant.reading.span_model import load_span_model
from assistant.retriever import PassageRetriever, search_passages
from assistant.rewriter import rewrite_question
from assistant.settings import Settings
from index.documents import Document, IndexedDocument, ReadFailure, ScoredPassage
from index.embedder import load_embedder
from index.errors import DocumentMissingError
from index.languages import detect_language
from index.live_index import LiveIndex

if TYPE_CHECKING:
    from langchain_core.embeddings import Embeddings
    from langchain_core.runnables import Runnable

    from index.store import PassageStore


class Assistant:
    """Answers from one index; safe to use from several threads.

    It follows the index: a question asked after a sync was published is answered
    from the new generation, one already being answered is finished on the old one.
    """

    def __init__(
        self,
        settings: Settings,
        live: LiveIndex,
        embedder: Embeddings,
        reader: PassageReader,
    ) -> None:
        """Put an assistant together; most callers want ``Assistant.open``."""
        self.settings = settings
        self._live = live
        self._embedder = embedder
        self._reader = reader

    @classmethod
    def open(cls, settings: Settings | None = None) -> Assistant:
        """Open the index of ``settings``, by default those of the environment.

        Raises:
            IndexMissingError: Nothing has been indexed yet.
            IndexOutdatedError: The index was made with other settings.
            IndexDamagedError: The index cannot be opened.
            ModelUnavailableError: The embedding model or the reader cannot be loaded.
        """
        settings = settings or Settings.load()
        live = LiveIndex(settings)
        try:
            reader = PassageReader(load_span_model(settings), settings.max_statements)
            return cls(settings, live, load_embedder(settings), reader)
        except BaseException:
            live.close()
            raise

    def close(self) -> None:
        """Let the index go; questions being answered are finished."""
        self._live.close()

    def __enter__(self) -> Assistant:
        """Return the assistant itself."""
        return self

    def __exit__(self, *error: object) -> None:
        """Close it."""
        self.close()

    # Questions -------------------------------------------------------------------

    def ask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """Return the answer to ``question``.

        Args:
            question: In any language.
            history: Earlier turns of the conversation, oldest first, so that
                "and how many employees?" is understood.

        Raises:
            EmptyQuestionError: There are no words in it.
        """
        for event in self.stream(question, history):
            if event.answer is not None:
                return event.answer
        raise AssertionError("a stream ends with its answer")

    async def aask(self, question: str, history: Sequence[Turn] = ()) -> Answer:
        """Return the answer to ``question`` without blocking the event loop."""
        return await asyncio.to_thread(self.ask, question, history)

    def stream(
        self, question: str, history: Sequence[Turn] = ()
    ) -> Iterator[AnswerEvent]:
        """Yield the steps of answering as they happen; the last one has the answer.

        Takes and raises what ``ask`` does.
        """
        language = detect_language(question)
        if not question.strip():
            raise EmptyQuestionError(empty_question(language))
        clock = _Clock()
        with self._live.use() as (version, store):
            with clock.measure("rewrite"):
                standalone = rewrite_question(question.strip(), history)
            yield AnswerEvent("searching", text=standalone)
            with clock.measure("search"):
                passages = self._search(store, standalone, self.settings.top_k)
            yield AnswerEvent("reading", passages=tuple(passages))
            with clock.measure("read"):
                pieces, passages = self._read(store, standalone, passages, language)
            for piece in pieces:
                yield AnswerEvent("text", text=piece.text)
                yield AnswerEvent("citation", citation=piece.citation)
            citations = tuple(piece.citation for piece in pieces)
            text = "".join(piece.text for piece in pieces)
            if not pieces:
                text = self._not_found(store, language)
                yield AnswerEvent("text", text=text)
            yield AnswerEvent(
                "done",
                answer=Answer(
                    question=question,
                    standalone_question=standalone,
                    text=text,
                    status="answered" if pieces else "not_found",
                    citations=citations,
                    passages=tuple(passages),
                    mode="extracted",
                    model=store.info["embedding_model"],
                    index_version=version,
                    timings=clock.seconds(),
                    language=language,
                    notes=_notes(pieces, language),
                ),
            )

    def search(self, question: str, top_k: int | None = None) -> list[ScoredPassage]:
        """Return the passages nearest to ``question``, best first."""
        with self._live.use() as (_, store):
            return self._search(store, question, top_k or self.settings.top_k)

    def read(self, question: str, texts: Sequence[str]) -> Reading:
        """Return the words of ``texts`` that answer, or that come nearest.

        The index is not asked: any texts can be read, of any length and language.

        Returns:
            ``texts[reading.text_index]`` has ``reading.text`` at ``reading.span``;
            ``reading.answered`` says whether it answers.

        Raises:
            EmptyQuestionError: There are no words in the question.
        """
        if not question.strip():
            raise EmptyQuestionError(empty_question(detect_language(question)))
        return self._reader.read(question.strip(), texts)

    # LangChain -------------------------------------------------------------------

    def as_runnable(self) -> Runnable[str | Mapping[str, Any], Answer]:
        """Return a Runnable from a question to its Answer.

        Its input is the question, or ``{"question": …, "history": …}``.
        """
        from langchain_core.runnables import RunnableLambda

        def ask(given: str | Mapping[str, Any]) -> Answer:
            return self.ask(*_arguments(given))

        async def aask(given: str | Mapping[str, Any]) -> Answer:
            return await self.aask(*_arguments(given))

        return RunnableLambda(ask, afunc=aask, name="cluster-policy")

    def as_reader(self) -> Runnable[Mapping[str, Any], Reading]:
        """Return ``read`` as a Runnable from ``{"question": …, "texts": …}``.

        The texts may be strings or LangChain Documents, such as the retriever's.
        """
        return self._reader.as_runnable()

    def as_retriever(self, top_k: int | None = None) -> PassageRetriever:
        """Return the search as a LangChain retriever, valid while this is open."""
        return PassageRetriever(
            live=self._live,
            embedder=self._embedder,
            top_k=top_k or self.settings.top_k,
        )

    # The index -------------------------------------------------------------------

    @property
    def index_version(self) -> str:
        """The generation that answers now."""
        with self._live.use() as (version, _):
            return version

    def document(self, document_id: str) -> Document:
        """Return a document with its text.

        Raises:
            DocumentMissingError: The index has none of that id (any more).
        """
        with self._live.use() as (_, store):
            document = store.document(document_id)
        if document is None:
            raise DocumentMissingError(
                f"There is no document {document_id} in the index.",
                "See `cluster-policy documents` for those there are.",
            )
        return document

    def documents(self) -> tuple[IndexedDocument, ...]:
        """Return what is known of every document, in order of their ids."""
        with self._live.use() as (_, store):
            return store.documents()

    def failures(self) -> tuple[ReadFailure, ...]:
        """Return the files that could not be read, with the reasons."""
        with self._live.use() as (_, store):
            return store.failures()

    # Steps -----------------------------------------------------------------------

    def _search(
        self, store: PassageStore, question: str, top_k: int
    ) -> list[ScoredPassage]:
        return search_passages(store, self._embedder, question, top_k)

    def _read(
        self,
        store: PassageStore,
        question: str,
        passages: Sequence[ScoredPassage],
        language: str,
    ) -> tuple[list[CitedText], list[ScoredPassage]]:
        """Return the answer in pieces, and the passages by what they answer."""
        ids = dict.fromkeys(hit.passage.document_id for hit in passages)
        found = {id_: store.document(id_) for id_ in ids}
        documents = {id_: document for id_, document in found.items() if document}
        read = self._reader.read_passages(question, passages, documents)
        pieces = cite_statements(read.statements, documents, language)
        return pieces, list(read.passages)

    def _not_found(self, store: PassageStore, language: str) -> str:
        documents = store.documents()
        languages = dict.fromkeys(document.language for document in documents)
        return not_found(language, len(documents), languages)


def _arguments(given: str | Mapping[str, Any]) -> tuple[str, Sequence[Turn]]:
    if isinstance(given, str):
        return given, ()
    return given["question"], given.get("history", ())


def _notes(pieces: Sequence[CitedText], language: str) -> tuple[str, ...]:
    sources = dict.fromkeys(piece.citation.language for piece in pieces)
    foreign = [code for code in sources if code != language]
    note = source_language_note(language, foreign)
    return (note,) if note else ()


class _Clock:
    """Seconds per step, and in total since it was made."""

    def __init__(self) -> None:
        self._started = time.perf_counter()
        self._steps: dict[str, float] = {}

    @contextmanager
    def measure(self, step: str) -> Iterator[None]:
        started = time.perf_counter()
        yield
        self._steps[step] = time.perf_counter() - started

    def seconds(self) -> dict[str, float]:
        return {**self._steps, "total": time.perf_counter() - self._started}
