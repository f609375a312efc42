"""Check a written statement against what it cites, and find the very sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from assistant.facts import Claim, Evidence, Fact
from assistant.prompt import KeyedPassage
from assistant.reading.inputs import ReaderPassage
from assistant.reply import WrittenStatement
from assistant.support import SupportModel
from index.documents import Document, Span
from index.sentences import sentence_spans

Reason = Literal["uncited", "figure", "date", "name", "unsupported"]

_MOST_SENTENCES = 3
"""Longest stretch of sentences that is cited for one statement."""


@dataclass(frozen=True, slots=True)
class Support:
    """The sentences of a document that say what a statement says."""

    document: Document
    span: Span
    """Into the document's text; whole sentences."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What checking a statement gave: what supports it, or why nothing does."""

    supports: tuple[Support, ...]
    reason: Reason | None = None
    missing: tuple[Fact, ...] = ()
    """The figures, dates and names that do not stand in what is cited."""


@dataclass(frozen=True, slots=True, eq=False)
class _Stretch:
    """Sentences of a passage that follow each other."""

    passage: KeyedPassage
    span: Span
    """Into the document's text."""
    evidence: tuple[Evidence, ...]

    def as_read(self) -> ReaderPassage:
        start = self.passage.passage.span.start
        text = self.span.shift(-start).of(self.passage.text)
        return ReaderPassage(text, self.passage.subject)


class Verifier:
    """Checks statements, fact by fact and then by what they mean.

    Every figure and date must stand in the cited sentences, every name there or in
    the title and heading above them (``assistant.facts``); and the sentences must
    support the statement as a whole (``assistant.support``).
    """

    def __init__(self, support: SupportModel) -> None:
        """Judge what statements mean with ``support``."""
        self._support = support

    def verify(
        self,
        statement: WrittenStatement,
        language: str,
        passages: Mapping[str, KeyedPassage],
    ) -> Verdict:
        """Return the sentences that support ``statement``, or why there are none.

        Args:
            statement: From a model's reply; keys that are not in ``passages`` count
                for nothing.
            language: Code of the language it is written in.
            passages: What the model was shown, by key.
        """
        cited = [passages[key] for key in statement.keys if key in passages]
        if not cited:
            return Verdict((), "uncited")
        claim = Claim(statement.claim, language)
        scores: dict[_Stretch, float] = {}
        for keyed in cited:
            stretches = _nearest_stretches(claim, keyed)
            judged = self._support.score(
                statement.claim,
                [stretch.as_read() for stretch in stretches],
                same_language=language == keyed.document.language,
            )
            if stretches:
                score, place = max(zip(judged, range(len(judged)), strict=True))
                scores[stretches[place]] = score
        if not scores:
            return Verdict((), "uncited")
        if missing := _missing(claim, list(scores)):
            return Verdict((), missing[0].kind, missing)
        if max(scores.values()) < 0:
            return Verdict((), "unsupported")
        return Verdict(tuple(_supports(_needed(claim, scores))))


def _missing(claim: Claim, stretches: Sequence[_Stretch]) -> tuple[Fact, ...]:
    return claim.missing([e for stretch in stretches for e in stretch.evidence])


def _nearest_stretches(claim: Claim, keyed: KeyedPassage) -> list[_Stretch]:
    """Return the shortest stretches of those that hold most of the claim's facts."""
    language = keyed.document.language
    sentences = [
        (span.shift(keyed.passage.span.start), Evidence(text, language, keyed.subject))
        for span in sentence_spans(keyed.text, language)
        for text in [span.of(keyed.text)]
    ]
    rated: list[tuple[tuple[int, int], _Stretch]] = []
    for first, last in combinations(range(len(sentences) + 1), 2):
        if last - first > _MOST_SENTENCES:
            continue
        chosen = sentences[first:last]
        span = Span(chosen[0][0].start, chosen[-1][0].end)
        stretch = _Stretch(keyed, span, tuple(evidence for _, evidence in chosen))
        rated.append(((len(_missing(claim, [stretch])), last - first), stretch))
    lowest = min((rate for rate, _ in rated), default=None)
    return [stretch for rate, stretch in rated if rate == lowest]


def _needed(claim: Claim, scores: Mapping[_Stretch, float]) -> list[_Stretch]:
    """Return the stretches that support the claim alone, or else together."""
    alone = [
        stretch
        for stretch, score in scores.items()
        if score >= 0 and not _missing(claim, [stretch])
    ]
    if alone:
        return alone
    kept: list[_Stretch] = []
    for stretch in sorted(scores, key=lambda s: -scores[s]):
        if not kept or len(_missing(claim, [*kept, stretch])) < len(
            _missing(claim, kept)
        ):
            kept.append(stretch)
    return kept


def _supports(stretches: Sequence[_Stretch]) -> Iterator[Support]:
    """Yield each place once: neighbouring passages share sentences."""
    seen: list[Support] = []
    for stretch in stretches:
        support = Support(stretch.passage.document, stretch.span)
        known = any(
            other.document.id == support.document.id
            and other.span.overlaps(support.span)
            for other in seen
        )
        if not known:
            seen.append(support)
            yield support
