"""Answer what is no question to what the documents say, from what the index knows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass

from assistant.answers import Status
from assistant.check.verifier import Support
from assistant.cite.citations import CitedAnswer, CitedText
from assistant.intent.catalogue import (
    beginning_span,
    called,
    mentions,
    name_words,
    opening_spans,
    says_document,
)
from assistant.intent.recognition import Intent
from assistant.language.messages import (
    documents_held,
    intent_text,
    language_name,
    more_documents,
)
from assistant.search.retriever import Generation, Retrieved, Searched
from assistant.write.reply import WrittenStatement
from index.documents import Document, IndexedDocument, Span
from index.text.languages import UNKNOWN
from index.text.sentences import sentence_spans

Retrieve = Callable[[str], Retrieved]
"""From a question that stands on its own to the passages nearest to it."""
OpenIndex = Callable[[], AbstractContextManager[Generation | None]]
"""Opens the generation that answers; None where there is no index."""

_LISTED = 25
"""Documents that are listed; of more it is said how many there are."""
_DESCRIBED = 3
"""Documents of one name whose beginnings are quoted; more are listed."""
_ELSEWHERE = 3
"""Documents in other languages that are named as nearest; beside others one."""
_OPENING_SENTENCES = 2
_HEADINGS = 12


@dataclass(frozen=True, slots=True)
class Reply:
    """What is said, whole; its citations are in ``cited``."""

    cited: CitedAnswer
    pieces: tuple[CitedText, ...]
    status: Status
    searched: Searched
    language: str


def reply_to(
    intent: Intent, language: str, index: OpenIndex, retrieve: Retrieve
) -> Reply | None:
    """Return what there is to say; None where it is a question to the documents.

    Args:
        intent: What was recognised.
        language: Of the question as a whole, ISO 639-1.
        index: Opens the index, where there is one.
        retrieve: Finds passages.
    """
    spoken = language if intent.language == UNKNOWN else intent.language
    with index() as generation:
        replying = _Replying(intent, spoken, generation, retrieve)
        pieces, status = replying.pieces()
        searched = generation.searched() if generation else Searched()
    if not pieces:
        return None
    return Reply(replying.cited, tuple(pieces), status, searched, spoken)


class _Replying:
    """One reply, put together while the index is open."""

    def __init__(
        self,
        intent: Intent,
        language: str,
        generation: Generation | None,
        retrieve: Retrieve,
    ) -> None:
        self.intent = intent
        self.language = language
        self.generation = generation
        self.retrieve = retrieve
        self.documents: dict[str, Document] = {}
        self.cited = CitedAnswer(self.documents, language)
        self.line = 0

    def pieces(self) -> tuple[list[CitedText], Status]:
        kind = self.intent.kind
        if kind == "about":
            return list(self._describe()), "answered"
        if kind == "documents_about":
            return list(self._list_about()), "help"
        if kind == "documents":
            return list(self._list_all()), "help"
        said = intent_text(kind, self.language)
        if kind in ("greeting", "thanks", "help"):
            said = f"{said} {self._held()}".strip()
        return [self._say(said)], "help"

    def _held(self) -> str:
        """Say how many documents there are, as far as that is known."""
        if self.generation is None:
            return documents_held(self.language, None)
        searched = self.generation.searched()
        return documents_held(self.language, searched.documents, searched.languages)

    # Lists -------------------------------------------------------------------------

    def _list_all(self) -> Iterator[CitedText]:
        listed = self._indexed()
        # What the asker can read first.
        listed.sort(key=lambda document: document.language != self.language)
        yield from self._list(self._held(), listed)

    def _list_about(self) -> Iterator[CitedText]:
        topic = self.intent.topic
        if named := called(topic, self._indexed(), whole=False):
            heading = intent_text("named_so", self.language, topic=topic)
            yield from self._list(heading, named)
            return
        words, found = name_words(topic), self.retrieve(topic)
        heading = intent_text("mention_it", self.language, topic=topic)
        listed: set[str] = set()
        for hit in found.passages:
            passage = hit.passage
            if passage.document_id in listed or not mentions(words, passage.text):
                continue
            listed.add(passage.document_id)
            document = found.documents[passage.document_id]
            sentences = sentence_spans(passage.text, document.language)
            telling = max(
                sentences,
                key=lambda s: sum(mentions([w], s.of(passage.text)) for w in words),
            )
            span = telling.shift(passage.span.start)
            yield from self._item(heading, document, span)
        yield from self._list_elsewhere(found, listed)

    def _list_elsewhere(
        self, found: Retrieved, listed: Collection[str]
    ) -> Iterator[CitedText]:
        """Give what is nearest in other languages, whose words cannot be compared."""
        heading = intent_text(
            "nearest_elsewhere", self.language, topic=self.intent.topic
        )
        nearest = dict.fromkeys(hit.passage.document_id for hit in found.passages)
        foreign = [
            document
            for id_ in nearest
            if (document := found.documents[id_]).language != self.language
            and id_ not in listed
        ]
        for document in foreign[: 1 if listed else _ELSEWHERE]:
            if span := beginning_span(document):
                yield from self._item(heading, document, span)

    def _list(
        self, heading: str, documents: Sequence[IndexedDocument]
    ) -> Iterator[CitedText]:
        """Give the titles under a heading, each cited where it stands in its text."""
        if not documents:
            yield self._say(heading)
            return
        for known in documents[:_LISTED]:
            document = self._document(known.id)
            span = beginning_span(document) if document else None
            if document and span:
                yield from self._item(heading, document, span)
        if rest := documents[_LISTED:]:
            yield self._say(more_documents(self.language, len(rest)), "\n")

    def _item(
        self, heading: str, document: Document, span: Span
    ) -> Iterator[CitedText]:
        name = document.title or document.id
        yield from self._cite(_with_colon(heading, self.language), name, document, span)

    # What a document is about --------------------------------------------------------

    def _describe(self) -> Iterator[CitedText]:
        topic, indexed = self.intent.topic, self._indexed()
        meant = called(topic, indexed, whole=True)
        if not meant:
            if not says_document(topic):
                return
            meant = called(topic, indexed, whole=False)
        if not meant:
            # It may be called otherwise, in another language.
            yield from self._list_about()
            return
        if len(meant) > _DESCRIBED:
            heading = intent_text("named_so", self.language, topic=self.intent.topic)
            yield from self._list(heading, meant)
            return
        for known in meant:
            if document := self._document(known.id):
                yield from self._describe_one(document)

    def _describe_one(self, document: Document) -> Iterator[CitedText]:
        facts = [document.title or document.id, document.date or ""]
        if document.language != UNKNOWN:
            facts.append(language_name(document.language, self.language))
        begins = intent_text(
            "begins", self.language, document=" · ".join(filter(None, facts))
        )
        for span in opening_spans(document, _OPENING_SENTENCES):
            words = " ".join(span.of(document.text).split())
            yield from self._cite(begins, words, document, span)
        heading = intent_text("headings", self.language, title=document.title)
        title = beginning_span(document)
        shown = [
            h.span for h in document.headings if not (title and h.span.overlaps(title))
        ]
        for span in shown[:_HEADINGS]:
            words = " ".join(span.of(document.text).split())
            yield from self._cite(heading, words, document, span)

    # Pieces --------------------------------------------------------------------------

    def _cite(
        self, introduction: str, text: str, document: Document, span: Span
    ) -> Iterator[CitedText]:
        self.line += 1
        self.documents[document.id] = document
        statement = WrittenStatement(
            text, (), bullet=True, line=self.line, introduction=introduction
        )
        if piece := self.cited.write(statement, [Support(document, span)]):
            yield piece

    def _say(self, text: str, gap: str = "") -> CitedText:
        return self.cited.say(f"{gap}{text}")

    def _indexed(self) -> list[IndexedDocument]:
        return list(self.generation.store.documents()) if self.generation else []

    def _document(self, document_id: str) -> Document | None:
        if self.generation is None:
            return None
        return self.generation.store.document(document_id)


def _named(words: Sequence[str], text: str, sentence: Span) -> int:
    """Return how many of the words a sentence of a text has."""
    return sum(mentions([word], sentence.of(text)) for word in words)


def _with_colon(text: str, language: str) -> str:
    return text.rstrip(".。") + ("：" if language == "zh" else ":")
