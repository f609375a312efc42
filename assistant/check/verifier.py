"""Check a written statement against what it cites, and find the very sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations
from typing import Literal

from assistant.check.contrast import ContrastModel
from assistant.check.orders import known_in_order
from assistant.check.polarity import is_turned
from assistant.check.support import SupportModel
from assistant.check.swaps import SwapModel
from assistant.extract.span_model.inputs import ReaderPassage
from assistant.facts import Claim, Evidence, Fact
from assistant.write.prompt import KeyedPassage
from assistant.write.reply import WrittenStatement
from index.documents import Document, Span
from index.text.sentences import sentence_spans

Reason = Literal["uncited", "figure", "date", "name", "unsupported", "misplaced"]

_WORD = re.compile(r"\S+")
_COPIED = 0.95
"""The share of its words that a copied statement has in common with its source."""
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
    """The figures, dates and names that are not what the cited sentences say."""


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

    def is_turned_by(self, claim: Claim) -> bool:
        """Return whether a statement denies this, or tells what it plans as done."""
        return is_turned(claim, self.as_read().text, self.passage.language)


class Verifier:
    """Checks statements, fact by fact and then by what they mean.

    Every figure and date must stand in the cited sentences, every name there or in
    the title and heading above them (``assistant.facts``); the sentences must support
    the statement as a whole (``assistant.check.support``) and not deny it
    (``assistant.check.polarity``), and the passage must not
    state one of its facts of something else (``assistant.check.contrast``), nor two of
    them the other way round (``assistant.check.swaps``).
    """

    def __init__(
        self, support: SupportModel, contrast: ContrastModel, swaps: SwapModel
    ) -> None:
        """Judge what statements mean with ``support``, ``contrast`` and ``swaps``."""
        self._support = support
        self._contrast = contrast
        self._swaps = swaps

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
        nearest = [_nearest_stretches(claim, keyed) for keyed in cited]
        # Before anything is read: most of what is wrong lacks a fact everywhere.
        missing = _missing(claim, [one for stretches in nearest for one in stretches])
        scores = {} if missing else self._best_of_each(claim, nearest)
        missing = missing or _missing(claim, list(scores))
        if missing:
            return Verdict((), missing[0].kind, missing)
        if max(scores.values(), default=-1) < 0:
            return Verdict((), "unsupported")
        needed = _needed(claim, scores)
        if all(stretch.is_turned_by(claim) for stretch in needed):
            return Verdict((), "unsupported")
        if misplaced := self._misplaced(claim, needed):
            return Verdict((), "misplaced", misplaced)
        return Verdict(tuple(_supports(needed)))

    def _best_of_each(
        self, claim: Claim, nearest: Sequence[Sequence[_Stretch]]
    ) -> dict[_Stretch, float]:
        """Return of each passage the stretch that supports the claim best."""
        best: dict[_Stretch, float] = {}
        for stretches in filter(None, nearest):
            source = stretches[0].passage.language
            scores = self._support.score(
                claim.text,
                [stretch.as_read() for stretch in stretches],
                same_language=claim.language == source,
                facts=len(claim.facts),
            )
            score, place = max(zip(scores, range(len(scores)), strict=True))
            best[stretches[place]] = score
        return best

    def _misplaced(self, claim: Claim, needed: Sequence[_Stretch]) -> tuple[Fact, ...]:
        """Return the facts that all passages state of something else."""
        if any(_is_copied(claim, stretch) for stretch in needed):
            return ()
        passages = {stretch.passage.key: stretch.passage for stretch in needed}
        found = [self._misplaced_in(claim, keyed) for keyed in passages.values()]
        return tuple(fact for fact in found[0] if all(fact in one for one in found))

    def _misplaced_in(self, claim: Claim, keyed: KeyedPassage) -> tuple[Fact, ...]:
        text = ReaderPassage(keyed.text, keyed.subject)
        language = keyed.language
        misplaced = self._contrast.misplaced(claim, text, language)
        if misplaced:
            return misplaced
        swapped = self._swaps.swapped(claim, text, language)
        known = known_in_order(claim, text.text, language) if swapped else ()
        return () if all(fact in known for fact in swapped) else swapped


def _is_copied(claim: Claim, stretch: _Stretch) -> bool:
    """Return whether a claim is one sentence, or part of it, word for word in order.

    A word or two may be others, but no fact: those that are swapped stand there, too.
    """
    words = list(_WORD.finditer(claim.text))
    said, there = [word.group() for word in words], stretch.as_read().text.split()
    matcher = SequenceMatcher(None, said, there, autojunk=False)
    same = {
        place
        for block in matcher.get_matching_blocks()
        for place in range(block.a, block.a + block.size)
    }
    changed = [Span(*w.span()) for place, w in enumerate(words) if place not in same]
    return (
        len(stretch.evidence) == 1
        and len(same) >= _COPIED * len(said)
        and not any(f.span.overlaps(word) for f in claim.facts for word in changed)
    )


def _missing(claim: Claim, stretches: Sequence[_Stretch]) -> tuple[Fact, ...]:
    return claim.missing([e for stretch in stretches for e in stretch.evidence])


def _nearest_stretches(claim: Claim, keyed: KeyedPassage) -> list[_Stretch]:
    """Return the shortest stretches of those that hold most of the claim's facts."""
    language = keyed.language
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
