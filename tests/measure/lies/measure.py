"""Ask an honest and a lying model, and count what the assistant makes of it."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from assistant import Answer, Assistant, Settings
from index import sync_index
from index.documents import Span
from tests.measure.lies.cases import CORPUS, SEED_CORPUS, Case, Kind
from tests.measure.lies.models import HonestModel, KnowingModel, LyingModel, Written

_PASSAGES = 5
"""Shown to a model: fewer than by default, to read less for the same lies."""
_SEED_PASSAGES = 8


@dataclass(frozen=True)
class Judged:
    """One statement that a model wrote, and what became of it."""

    case: Case
    written: Written
    shown: bool
    """Whether it is in the answer's text, or a citation is given for it."""
    reason: str
    """Why it was rejected; empty where it was not."""
    cites_source: bool
    """Whether a quote given for it holds the words that say it."""
    citations: int
    needed_citations: int
    """Those that quote something of the words that say it."""


@dataclass(frozen=True)
class Measurement:
    """What became of the statements of one corpus."""

    true: tuple[Judged, ...]
    lies: tuple[Judged, ...]
    declined: tuple[Case, ...]
    """Questions for which the model was not shown the passage: nothing was written."""

    @property
    def rejected(self) -> tuple[Judged, ...]:
        """The true statements that are not shown."""
        return tuple(judged for judged in self.true if not judged.shown)

    @property
    def passed(self) -> tuple[Judged, ...]:
        """The lies that are shown."""
        return tuple(judged for judged in self.lies if judged.shown)

    @property
    def lost(self) -> tuple[Judged, ...]:
        """The lies that are neither shown nor rejected: nothing was judged there."""
        return tuple(j for j in self.lies if not j.shown and not j.reason)

    def planted(self, kind: Kind) -> tuple[Judged, ...]:
        """Return the lies of a kind."""
        return tuple(judged for judged in self.lies if judged.written.kind == kind)

    def caught(self, kind: Kind) -> float:
        """Return the share of the lies of a kind that are not shown."""
        return share_caught(self.planted(kind))

    def rejected_share(self) -> float:
        """Return the share of true statements that are not shown."""
        return len(self.rejected) / len(self.true)

    def citation_recall(self) -> float:
        """Return the share of the true statements shown that cite what says them."""
        shown = [judged for judged in self.true if judged.shown]
        return sum(judged.cites_source for judged in shown) / len(shown)

    def citation_precision(self) -> float:
        """Return the share of their citations that quote some of what says them."""
        needed = sum(judged.needed_citations for judged in self.true)
        return needed / sum(judged.citations for judged in self.true)


def share_caught(lies: Sequence[Judged]) -> float:
    """Return the share of ``lies`` that are not shown."""
    return sum(not judged.shown for judged in lies) / len(lies)


def measure_lies(cases: Sequence[Case]) -> Measurement:
    """Ask every question of an honest and a lying model, and judge the answers.

    The documents of each language are indexed by themselves: the search prefers
    passages in the language of the question, and what is measured here is not what is
    found but what is made of it.
    """
    by_question = {case.question: case for case in cases}
    honest, lying = HonestModel(cases=by_question), LyingModel(cases=by_question)
    true: list[Judged] = []
    lies: list[Judged] = []
    for language in dict.fromkeys(case.source_language for case in cases):
        asked = [case for case in cases if case.source_language == language]
        with _indexed(CORPUS, asked, _PASSAGES) as ask:
            true += ask(honest)
            lies += ask(lying)
    return Measurement(tuple(true), tuple(lies), _declined(honest, cases))


def measure_seeds(cases: Sequence[Case]) -> Measurement:
    """Ask every question of an honest model, over the shipped documents."""
    honest = HonestModel(cases={case.question: case for case in cases})
    with _indexed(SEED_CORPUS, cases, _SEED_PASSAGES) as ask:
        return Measurement(tuple(ask(honest)), (), _declined(honest, cases))


def measure_seconds(cases: Sequence[Case]) -> list[float]:
    """Return how long each answer of an honest model took that takes no time itself.

    All documents are in one index, and as many passages are read as by default.
    """
    honest = HonestModel(cases={case.question: case for case in cases})
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(corpus_dir=CORPUS, index_dir=Path(folder))
        sync_index(settings)
        with Assistant.open(settings, chat_model=honest) as assistant:
            assistant.ask(cases[0].question)
            answers = [assistant.ask(case.question) for case in cases]
    return [a.timings["total"] for a in answers if a.mode == "written"]


def _declined(honest: HonestModel, cases: Sequence[Case]) -> tuple[Case, ...]:
    return tuple(case for case in cases if not honest.written.get(case.question))


@contextmanager
def _indexed(
    corpus_dir: Path, cases: Sequence[Case], top_k: int
) -> Iterator[Callable[[KnowingModel], list[Judged]]]:
    """Index the documents of ``cases``, and give what asks them all of a model."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(
            corpus_dir=Path(folder, "corpus"),
            index_dir=Path(folder, "index"),
            top_k=top_k,
        )
        settings.corpus_dir.mkdir()
        for name in {case.document for case in cases}:
            shutil.copy(corpus_dir / name, settings.corpus_dir)
        sync_index(settings)
        yield lambda model: _judge_all(settings, model, cases)


def _judge_all(
    settings: Settings, model: KnowingModel, cases: Sequence[Case]
) -> list[Judged]:
    judged: list[Judged] = []
    with Assistant.open(settings, chat_model=model) as assistant:
        for case in cases:
            answer = assistant.ask(case.question)
            text = assistant.document(case.document).text
            start = text.index(case.source)
            source = Span(start, start + len(case.source))
            written = model.written.get(case.question, ())
            judged += [_judge(case, one, answer, source) for one in written]
    return judged


def _judge(case: Case, written: Written, answer: Answer, source: Span) -> Judged:
    reasons = {rejection.text: rejection.reason for rejection in answer.rejected}
    cited = [
        c for c in answer.citations if c.answer_span.of(answer.text) == written.text
    ]
    quoting = [
        c
        for c in cited
        if c.document_id == case.document and c.source_span.overlaps(source)
    ]
    return Judged(
        case,
        written,
        shown=written.text in answer.text or bool(cited),
        reason=reasons.get(written.text, ""),
        cites_source=any(c.source_span.contains(source) for c in quoting),
        citations=len(cited),
        needed_citations=len(quoting),
    )
