"""Answer one question from one generation of the index, step by step."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from threading import Event

from langchain_core.embeddings import Embeddings

from assistant.answers import Answer, AnswerEvent, Citation, Turn
from assistant.check.verifier import Verifier
from assistant.cite.citations import CitedAnswer
from assistant.cite.composer import Composer
from assistant.extract.reader import PassageReader, PassagesRead
from assistant.facts import Claim, Evidence
from assistant.language.messages import failure_note, not_found, source_language_note
from assistant.search.retriever import search_passages
from assistant.search.rewriter import rewrite_question
from assistant.settings import Settings
from assistant.write.failures import ChatFailure
from assistant.write.prompt import key_passages
from assistant.write.writer import Writer
from index.documents import Document, ScoredPassage
from index.storage.store import PassageStore

_UNABLE = frozenset({"", "unsupported", "empty", "wrong_language"})
"""Failures after which the model can still be asked for translations."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What answering needs, whatever the question."""

    settings: Settings
    embedder: Embeddings
    reader: PassageReader
    verifier: Verifier
    writer: Writer | None
    """None where no chat model is set: then answers are quoted."""


class Answering:
    """One question on its way to its answer."""

    def __init__(
        self,
        parts: Parts,
        version: str,
        store: PassageStore,
        language: str,
        stop: Event,
    ) -> None:
        """Answer from one generation of the index.

        Args:
            parts: What answers.
            version: Of the generation.
            store: The generation.
            language: Code of the question's language.
            stop: Ends what a chat model is asked for; the answer is then finished
                without it.
        """
        self._parts = parts
        self._version = version
        self._store = store
        self._language = language
        self._stop = stop
        self._failure = ""
        self._clock = _Clock()

    def events(self, question: str, history: Sequence[Turn]) -> Iterator[AnswerEvent]:
        """Yield the steps as they happen; the last one has the answer."""
        with self._clock.measure("rewrite"):
            standalone = self._rewrite(question.strip(), history)
        yield AnswerEvent("searching", text=standalone)
        with self._clock.measure("search"):
            top_k, embedder = self._parts.settings.top_k, self._parts.embedder
            hits = search_passages(self._store, embedder, standalone, top_k)
        yield AnswerEvent("reading", passages=tuple(hits))
        with self._clock.measure("read"):
            documents = self._documents(hits)
            read = self._parts.reader.read_passages(standalone, hits, documents)
        answer = CitedAnswer(documents, self._language)
        composer = Composer(
            answer,
            read.statements,
            self._parts.verifier,
            self._language,
            marks=self._parts.settings.unsupported == "mark",
        )
        # Where nothing that was found answers, a model is not asked: it would answer
        # from what it knows of the world.
        writer = self._parts.writer if read.statements and not self._failure else None
        if writer:
            yield AnswerEvent("writing")
            keyed = key_passages(read.passages, documents)
            written = writer.write(standalone, self._language, keyed, self._stop)
            by_key = {passage.key: passage for passage in keyed}
            pieces = composer.compose(written, by_key, self._stop)
        else:
            pieces = composer.quote_all()
        with self._clock.measure("write"):
            for piece in pieces:
                yield AnswerEvent("text", text=piece.text)
                for citation in piece.citations:
                    yield AnswerEvent("citation", citation=citation)
        if not answer.text:
            yield AnswerEvent("text", text=self._not_found())
        done = self._answer(question, standalone, read, answer, composer)
        yield AnswerEvent("done", answer=done)

    def _rewrite(self, question: str, history: Sequence[Turn]) -> str:
        writer = self._parts.writer
        if writer and history:
            try:
                rewritten = writer.rewrite(
                    question, self._language, history, self._stop
                )
            except ChatFailure as failure:
                # It is not asked again for the answer: that would fail as slowly.
                self._failure = failure.kind
            else:
                if rewritten and not self._stop.is_set():
                    return rewritten
        return rewrite_question(question, history)

    def _documents(self, hits: Sequence[ScoredPassage]) -> dict[str, Document]:
        ids = dict.fromkeys(hit.passage.document_id for hit in hits)
        found = {id_: self._store.document(id_) for id_ in ids}
        return {id_: document for id_, document in found.items() if document}

    def _answer(
        self,
        question: str,
        standalone: str,
        read: PassagesRead,
        answer: CitedAnswer,
        composer: Composer,
    ) -> Answer:
        writer = self._parts.writer
        failure = self._failure or composer.failure
        with self._clock.measure("translate"):
            citations = self._translated(answer.citations, failure)
        notes = [_source_note(citations, self._language)]
        if writer and failure and answer.text:
            notes.append(
                failure_note(self._language, failure, written=composer.written)
            )
        model = self._store.info["embedding_model"]
        return Answer(
            question=question,
            standalone_question=standalone,
            text=answer.text or self._not_found(),
            status="answered" if answer.text else "not_found",
            citations=citations,
            passages=read.passages,
            mode="written" if composer.written else "extracted",
            model=writer.name if writer and composer.written else model,
            index_version=self._version,
            timings=self._clock.seconds(),
            language=self._language,
            notes=tuple(filter(None, notes)),
            rejected=tuple(composer.rejected),
            unsupported_spans=tuple(answer.unsupported_spans),
        )

    def _translated(
        self, citations: Sequence[Citation], failure: str
    ) -> tuple[Citation, ...]:
        """Return the citations, with translations of quotes in other languages.

        A translation in which a figure, date or name is not that of the quote is none.
        """
        known = {"und", self._language}
        foreign = [c for c in citations if c.language not in known]
        if not self._parts.writer or not foreign or failure not in _UNABLE:
            return tuple(citations)
        quotes = list(dict.fromkeys(c.quote for c in foreign))
        try:
            translated = self._parts.writer.translate(
                quotes, self._language, self._stop
            )
        except ChatFailure:
            return tuple(citations)
        by_quote = dict(zip(quotes, translated, strict=True))
        return tuple(
            replace(c, translation=by_quote[c.quote])
            if c.quote in by_quote and self._is_faithful(by_quote[c.quote], c)
            else c
            for c in citations
        )

    def _is_faithful(self, translation: str, citation: Citation) -> bool:
        quote = Evidence(citation.quote, citation.language)
        return not Claim(translation, self._language).missing([quote])

    def _not_found(self) -> str:
        documents = self._store.documents()
        languages = dict.fromkeys(document.language for document in documents)
        return not_found(self._language, len(documents), languages)


def _source_note(citations: Sequence[Citation], language: str) -> str:
    sources = dict.fromkeys(citation.language for citation in citations)
    return source_language_note(
        language, [code for code in sources if code != language]
    )


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
