"""Answer questions: the only place where the parts are put together.

question + history → standalone question → passages → statements → cited Answer
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from copy import copy
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, Any

from assistant.access.folders import Folders
from assistant.access.visitor import Visitor
from assistant.answering import Reader, answering_steps
from assistant.answers import Answer, AnswerEvent, Reading
from assistant.chain import Question, build_chain
from assistant.chain_state import as_events, begin
from assistant.cite.checked_writer import CheckedWriter, make_checked_writer
from assistant.extract.ranking import order_by_reading
from assistant.extract.reader import PassageReader
from assistant.extract.span_model.model import SpanModel, load_span_model
from assistant.intent.asking import find_asked
from assistant.intent.by_meaning import IntentByMeaning
from assistant.search.among import ChosenDocuments, open_beneath
from assistant.search.chosen import retrieve_from
from assistant.search.noted import Note, NotedIndex
from assistant.search.retriever import Generation, Order
from assistant.search.rewriter.aliases import load_aliases
from assistant.settings import Settings
from assistant.step_runs import add_tracing, run_steps
from assistant.write.chat_model import chat_model_name, load_chat_model
from index.documents import Document, IndexedDocument, ReadFailure, ScoredPassage
from index.embedding.embedder import load_embedder, model_identity
from index.storage.live_index import LiveIndex
from index.storage.narrowed_index import OpenedIndex
from index.text.languages import printable

if TYPE_CHECKING:
    from langchain_core.callbacks import BaseCallbackHandler
    from langchain_core.embeddings import Embeddings
    from langchain_core.language_models import BaseChatModel
    from langchain_core.retrievers import BaseRetriever
    from langchain_core.runnables import AddableDict, Runnable

    from assistant.chain_state import History
    from assistant.search.langchain_retriever import PassageRetriever


class Assistant:
    """Answers from one index; safe to use from several threads.

    It follows the index: a question is answered from what is live when it is asked.
    """

    def __init__(
        self,
        settings: Settings,
        live: OpenedIndex,
        embedder: Embeddings,
        model: SpanModel,
        *,
        retriever: BaseRetriever | None = None,
        reader: Reader | None = None,
        writer: CheckedWriter | None = None,
    ) -> None:
        """Put an assistant together; most callers want ``Assistant.open``."""
        self.settings = settings
        self._live = live
        self._embedder = embedder
        self._retriever = retriever
        self._passage_reader = PassageReader(model, settings.max_statements)
        self._reader = reader or self._passage_reader
        self._model = model
        self._writer = writer
        self._callbacks: Sequence[BaseCallbackHandler] = ()
        self._aliases = load_aliases(settings.aliases_file)
        self._by_meaning = IntentByMeaning(embedder, model_identity(settings))
        self._folders = Folders(settings.corpus_dir)

    @classmethod
    def open(
        cls,
        settings: Settings | None = None,
        *,
        retriever: BaseRetriever | None = None,
        reader: Reader | None = None,
        chat_model: BaseChatModel | None = None,
        callbacks: Sequence[BaseCallbackHandler] = (),
    ) -> Assistant:
        """Open the index of ``settings``, by default those of the environment.

        Args:
            settings: Also name the chat model that writes answers, if one does.
            retriever: One of LangChain's, not the index's own: see ``retrieve_with``.
            reader: Finds the words that answer, instead of the packaged network.
            chat_model: One of LangChain's, instead of the one that the settings name.
            callbacks: LangChain's, told of each step of a question by its name.

        Raises:
            IndexMissingError: Nothing has been indexed yet.
            IndexOutdatedError: The index was made with other settings.
            IndexDamagedError: The index cannot be opened.
            ModelUnavailableError: The embedding model or the reader cannot be loaded.
            ChatModelUnavailableError: The chat model cannot be loaded.
        """
        settings = settings or Settings.load()
        name = "" if chat_model else chat_model_name(settings)
        chat = chat_model or load_chat_model(settings)
        live = LiveIndex(settings)
        try:
            model, embedder = load_span_model(settings), load_embedder(settings)
            writer = make_checked_writer(chat, settings, model, name) if chat else None
            parts = settings, live, embedder, model
            opened = cls(*parts, retriever=retriever, reader=reader, writer=writer)
        except BaseException:
            live.close()
            raise
        opened._callbacks = add_tracing(callbacks, settings)
        return opened

    def for_visitor(self, visitor: Visitor) -> Assistant:
        """Return the same for ``visitor``, who learns of nothing they may not read."""
        return self._over(open_beneath(self._live, self._folders.open_to, visitor))

    def among(self, *places: str) -> Assistant:
        """Return the same for some documents and folders of it only."""
        return self._over(ChosenDocuments(self._live, places))

    def noting(self, note: Note) -> Assistant:
        """Return the same, which tells ``note`` of all documents that it may use."""
        return self._over(NotedIndex(self._live, note))

    def _over(self, live: OpenedIndex) -> Assistant:
        narrowed = copy(self)
        narrowed._live = live
        return narrowed

    def close(self) -> None:
        """Let the index go; questions being answered are finished."""
        self._live.close()

    def __enter__(self) -> Assistant:
        """Return the assistant itself."""
        return self

    def __exit__(self, *error: object) -> None:
        """Close it."""
        self.close()

    def ask(
        self, question: str, history: History = (), stop: Event | None = None
    ) -> Answer:
        """Return the answer to ``question``.

        Args:
            question: In any language.
            history: Earlier turns of the conversation, oldest first.
            stop: Set from another thread, the answer is finished without a chat model.

        Raises:
            EmptyQuestionError: There are no words in it.
        """
        events = self.stream(question, history, stop)
        return next(event.answer for event in events if event.answer)

    async def aask(self, question: str, history: History = ()) -> Answer:
        """Return the answer to ``question`` without blocking the event loop."""
        stop = Event()
        try:
            return await asyncio.to_thread(self.ask, question, history, stop)
        finally:
            stop.set()

    def stream(
        self, question: str, history: History = (), stop: Event | None = None
    ) -> Iterator[AnswerEvent]:
        """Yield the steps of answering as they happen; the last one has the answer.

        Takes and raises what ``ask`` does.
        """
        state = begin(question, history, stop)
        with self.open_index() as generation:
            found_by = self._retriever, self._embedder, self.settings.top_k
            retrieve = retrieve_from(generation, *found_by)
            parts = self._reader, self._writer, lambda: nullcontext(generation)
            words = self._aliases, self._by_meaning, self._model.compare
            steps = answering_steps(retrieve, *parts, *words)
            for update in run_steps(steps, state, self._callbacks):
                yield from as_events(update)

    def search(self, question: str, top_k: int | None = None) -> list[ScoredPassage]:
        """Return the passages nearest to ``question``, best first."""
        asked = printable(question)
        with self.open_index() as generation:
            found_by = self._retriever, self._embedder, top_k or self.settings.top_k
            retrieve = retrieve_from(generation, *found_by, self._order(asked))
            return list(retrieve(self._aliases.expand(asked)).passages[:top_k])

    def search_vectors(
        self, question: str, top_k: int | None = None
    ) -> list[ScoredPassage]:
        """Return those nearest by vectors alone, which ``search`` is held against."""
        embedding = self._embedder.embed_query(printable(question))
        with self._live.use() as (_, store):
            return store.search_vectors(embedding, top_k or self.settings.top_k)

    def read(self, question: str, texts: Sequence[str]) -> Reading:
        """Return the words of ``texts`` that answer, or that come nearest.

        The index is not asked: any texts can be read, of any length and language.

        Returns:
            ``texts[reading.text_index]`` has ``reading.text`` at ``reading.span``;
            ``reading.answered`` says whether it answers.

        Raises:
            EmptyQuestionError: There are no words in the question.
        """
        return self._passage_reader.read(begin(question)["question"].strip(), texts)

    def as_chain(self) -> Runnable[Question, AddableDict]:
        """Return the steps of ``ask`` as LangChain Runnables: see ``build_chain``."""
        retriever = self._retriever or self.as_retriever(read=False)
        parts = self._reader, self._writer, self.open_index, self._aliases
        chain = build_chain(retriever, *parts, self._by_meaning, self._model.compare)
        return chain.with_config(callbacks=[*self._callbacks])

    def as_runnable(self) -> Runnable[Question, Answer]:
        """Return a Runnable from a question, or one with its history, to its Answer."""
        return self.as_chain().pick("answer")

    def as_reader(self) -> Runnable[Mapping[str, Any], Reading]:
        """Return ``read`` as a Runnable from ``{"question": …, "texts": …}``.

        The texts may be strings or LangChain Documents, such as the retriever's.
        """
        return self._passage_reader.as_runnable()

    def as_retriever(
        self, top_k: int | None = None, *, read: bool = True
    ) -> PassageRetriever:
        """Return ``search`` as a LangChain retriever, valid while this is open.

        What is not ``read`` comes in the order of the search alone, and sooner.
        """
        from assistant.search.langchain_retriever import PassageRetriever

        limit, order = top_k or self.settings.top_k, self._order if read else None
        return PassageRetriever(
            live=self._live, embedder=self._embedder, top_k=limit, order=order
        )

    def _order(self, question: str) -> Order:
        return partial(order_by_reading, self._model, find_asked(question).clause)

    @contextmanager
    def open_index(self) -> Iterator[Generation]:
        """Give one generation, which stays as it is until the block ends."""
        with self._live.use() as (version, store):
            yield Generation(version, store)

    @property
    def index_version(self) -> str:
        """The generation that answers now."""
        with self._live.use() as (version, _):
            return version

    @property
    def hidden(self) -> Mapping[str, str]:
        """What of the index is not for the visitor: ids, and hashes of those files."""
        with self._live.use() as (_, store):
            return store.texts.left_out.hashes

    def document(self, document_id: str) -> Document:
        """Return a document with its text.

        Raises:
            DocumentMissingError: The index has none of that id (any more).
        """
        with self._live.use() as (_, store):
            return store.require_document(document_id)

    def documents(self) -> tuple[IndexedDocument, ...]:
        """Return what is known of every document, in order of their ids."""
        with self._live.use() as (_, store):
            return store.documents()

    def failures(self) -> tuple[ReadFailure, ...]:
        """Return the files that could not be read, with the reasons."""
        with self._live.use() as (_, store):
            return store.failures()

    def near_duplicates(self) -> tuple[tuple[str, ...], ...]:
        """Return families of documents that say nearly the same, by their ids."""
        with self._live.use() as (_, store):
            return store.near_duplicates()
