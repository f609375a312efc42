"""The embedded answerer: question and passages to the words that answer, if any."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp
from typing import TYPE_CHECKING, Any

from assistant.answers import Reading, ReadSpan
from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.confidence import add_nearness, needed_score, sure_of
from assistant.extract.found import Found, Statement
from assistant.extract.fullest import fullest_first
from assistant.extract.names import lacks_names
from assistant.extract.questions import classify_question, is_exact
from assistant.extract.shown_first import rank_by_conditions
from assistant.extract.span_model.inputs import ReaderPassage
from assistant.extract.span_model.model import SpanModel
from assistant.extract.spelled_names import spell_names
from assistant.extract.statements import make_statements
from assistant.extract.tables.lookup import look_up
from assistant.extract.tables.meanings import Meanings
from assistant.extract.tables.unit_lines import with_unit_lines
from assistant.language.instructions import without_instructions
from index.documents import Document, Passage, ScoredPassage, Span
from index.text.languages import detect_language
from index.text.sentences import sentences_around
from index.text.splitter import split_text

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable

LOGGER = logging.getLogger(__name__)

_SPANS = 4
"""Looked at in each passage: a question may ask for several things."""
_HOPELESS = 16.0
"""Words so far behind an answer are looked at only as the best of their passage: the
nearness of their sentence adds about half of that at most."""
_SOFTNESS = 4.0
"""How far below the threshold a score of the reader is about half as close."""
_FARTHEST = 50.0
_PASSAGE_TOKENS = 200
"""Longer texts are read in pieces of this length, which the network was trained on."""


@dataclass(frozen=True, slots=True)
class PassagesRead:
    """What reading the passages gave."""

    statements: tuple[Statement, ...]
    """The most direct first; empty when the passages do not say."""
    passages: tuple[ScoredPassage, ...]
    """All of them, the one with the best answer first; the score is its closeness."""
    rows_left_out: int = 0
    """Rows of tables that have what is named, too, where several were asked for."""


@dataclass(frozen=True, slots=True)
class _Words:
    """Words of a text that may answer."""

    read: ReadSpan
    sentence: str
    """What they stand in."""
    named: bool
    """Whether their text has the names that the question has."""


class PassageReader:
    """Finds the words that answer, or says that there are none."""

    def __init__(self, model: SpanModel, max_statements: int) -> None:
        """Read with ``model``; give ``max_statements`` at most."""
        self._model = model
        self._max_statements = max_statements

    def read(self, question: str, texts: Sequence[str]) -> Reading:
        """Return the words of ``texts`` that answer the question, if any do.

        Args:
            question: Standing on its own, in any language.
            texts: Of any length, in any language; long ones are read in pieces.
        """
        return self.read_all([(question, texts)])[0]

    def read_all(self, tasks: Sequence[tuple[str, Sequence[str]]]) -> list[Reading]:
        """Return what ``read`` does for each question with its texts, in one batch."""
        pieces = [
            (task, number, language, span)
            for task, (_, texts) in enumerate(tasks)
            for number, text in enumerate(texts)
            for language in [detect_language(text)]
            for span in split_text(
                text, language, self._model.count_tokens, _PASSAGE_TOKENS
            )
        ]
        pairs = [
            asked_of(tasks[task][0], ReaderPassage(span.of(tasks[task][1][number])))
            for task, number, _, span in pieces
        ]
        found: list[list[_Words]] = [[] for _ in tasks]
        reads = self._model.read(pairs, _SPANS)
        for (task, number, language, piece), read in zip(pieces, reads, strict=True):
            question, texts = tasks[task]
            # The whole text tells what each of its pieces is about.
            named = not lacks_names(question, texts[number], language)
            for scored in read:
                span = scored.span.shift(piece.start)
                words = ReadSpan(span.of(texts[number]), number, span, scored.score)
                within = piece.of(texts[number])
                sentence = sentences_around(within, language, scored.span).of(within)
                found[task].append(_Words(words, sentence, named))
        count = Counter(task for task, *_ in pieces)
        return [
            self._reading(question, words, count[task])
            for task, ((question, _), words) in enumerate(
                zip(tasks, found, strict=True)
            )
        ]

    def _reading(
        self, question: str, found: Sequence[_Words], passages: int
    ) -> Reading:
        """Return the best of some words, of texts with the names if there are any."""
        if not found:
            return Reading(False, "", 0, Span(0, 0), float("-inf"), ())
        named = [words for words in found if words.named]
        best_first = sorted(named or found, key=lambda words: -words.read.score)
        said = [(words.read.score, words.sentence) for words in best_first]
        # Who gives the texts has chosen them: of a figure no more is needed.
        needed = needed_score(self._model.calibration, passages, exact=False)
        scores = add_nearness(self._model, question, said, needed)
        best, *others = (
            replace(words.read, score=score)
            for words, score in zip(best_first, scores, strict=True)
        )
        return Reading(
            answered=best.score >= needed and bool(named),
            text=best.text,
            text_index=best.text_index,
            span=best.span,
            score=best.score,
            alternatives=tuple(others[:_SPANS]),
        )

    def as_runnable(self) -> Runnable[Mapping[str, Any], Reading]:
        """Return ``read`` as a Runnable; its input is ``{"question": …, "texts": …}``.

        Texts may be strings or LangChain Documents.
        """
        from langchain_core.documents import Document as LangChainDocument
        from langchain_core.runnables import RunnableLambda

        def read(given: Mapping[str, Any]) -> Reading:
            texts = [
                text.page_content if isinstance(text, LangChainDocument) else text
                for text in given["texts"]
            ]
            return self.read(given["question"], texts)

        return RunnableLambda(read, name="reader")

    def read_passages(
        self,
        question: str,
        passages: Sequence[ScoredPassage],
        documents: Mapping[str, Document],
    ) -> PassagesRead:
        """Return the statements that answer, and the passages in the order of these.

        Args:
            question: Standing on its own, in any language.
            passages: What the retriever found; read together.
            documents: The documents of the passages, by id.
        """
        exact = is_exact(question)
        needed = needed_score(self._model.calibration, len(passages), exact=exact)
        read = self._find(question, passages, documents, needed)
        found = fullest_first(
            question, self._of_what_is_asked(question, read, needed), needed
        )
        best: dict[str, float] = {}
        for each in found:
            best[each.passage.id] = max(
                best.get(each.passage.id, 0.0), _closeness(each.score, needed)
            )
        ordered = sorted(
            (replace(hit, score=best.get(hit.passage.id, 0.0)) for hit in passages),
            key=lambda hit: -hit.score,
        )
        sure = sure_of(found, needed, exact=exact)
        LOGGER.debug("%d of %d stretches answer", len(sure), len(found))
        meanings = Meanings(self._model.compare_all)
        tables = look_up(question, passages, documents, meanings)
        sure = tables.of_what_is_named(sure)
        found = tables.of_what_is_named(found)
        said = tables.statements(sure, found, needed)
        if not said:
            said = tables.counted(sure)
        if not tables.certain and not any(each.counted for each in said):
            kept = tables.kept(sure)
            compare = self._model.compare
            most = self._max_statements
            stated = make_statements(question, kept, most, found, compare, needed)
            said += with_unit_lines(stated, documents)
        several = classify_question(question).wants_several
        left = tables.rows_left_out(said) if several else 0
        return PassagesRead(tuple(said), tuple(ordered), left)

    def _find(
        self,
        question: str,
        passages: Sequence[ScoredPassage],
        documents: Mapping[str, Document],
        needed: float,
    ) -> list[Found]:
        """Return the best span of each passage, and others that may come to matter."""
        pairs = [
            asked_of(question, as_read(h.passage, documents[h.passage.document_id]))
            for h in passages
        ]
        found = []
        reads = self._model.read(pairs, _SPANS)
        for hit, (_, read), spans in zip(passages, pairs, reads, strict=True):
            document = documents[hit.passage.document_id]
            found += [
                Found(
                    passage=replace(hit.passage, text=read.text),
                    document=document,
                    span=scored.span.shift(hit.passage.span.start),
                    score=scored.score,
                )
                for place, scored in enumerate(spans)
                if place == 0 or scored.score > needed - _HOPELESS
                # Nothing is quoted across an instruction that was taken out.
                if scored.span.of(read.text) == scored.span.of(hit.passage.text)
            ]
        return found

    def _of_what_is_asked(
        self, question: str, found: Sequence[Found], needed: float
    ) -> list[Found]:
        """Return what is not of something else: what is shown to be of it first."""
        ranked = rank_by_conditions(question, found)
        said = [(f.score, _titled(f)) for _, f in ranked]
        scores = add_nearness(self._model, question, said, needed)
        ranked = [
            (outcome, replace(f, score=score))
            for (outcome, f), score in zip(ranked, scores, strict=True)
        ]
        shown = any(o is Outcome.SHOWN and f.score >= needed for o, f in ranked)
        if shown and is_exact(question):
            # Beside a figure of what was asked, none is given that may be of another.
            return [f for o, f in ranked if o is Outcome.SHOWN]
        return [f for _, f in ranked]


def asked_of(question: str, passage: ReaderPassage) -> tuple[str, ReaderPassage]:
    """Return what is read: a question, with its names as the passage spells them."""
    return spell_names(question, f"{passage.subject}\n{passage.text}"), passage


def _closeness(score: float, needed: float) -> float:
    """Return how close words come to an answer: 0 to 1, an answer from 0.5 on."""
    behind = (needed - score) / _SOFTNESS
    return 1 / (1 + exp(max(-_FARTHEST, min(_FARTHEST, behind))))


def _titled(found: Found) -> str:
    """Return the sentence that words stand in, under the title of its document."""
    sentence = found.sentence.of(found.document.text)
    return f"{found.document.title}\n{sentence}" if found.document.title else sentence


def as_read(passage: Passage, document: Document) -> ReaderPassage:
    """Return a passage as it is read: under the title and heading it stands under.

    What gives instructions is blank in it; everything else keeps its place.
    """
    # Where a passage begins with its title or heading, that is not said twice.
    above = [part for part in (document.title, passage.heading) if part]
    said = [part for part in above if not passage.text.startswith(part)]
    text, subject = (
        without_instructions(part, document.language)
        for part in (passage.text, "\n".join(said))
    )
    if text != passage.text:
        LOGGER.info("%s: orders to a model in it are not read", document.id)
    return ReaderPassage(text, subject.strip())
