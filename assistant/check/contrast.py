"""Tell whether a text states a figure, a date or a name of something else."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.check.clauses import clause_around, sentence_at
from assistant.check.fitted import Weighing, load_fitted
from assistant.check.gaps import Gap, are_alike, around, find_gaps
from assistant.extract.span_model.inputs import ReaderPassage
from assistant.extract.span_model.model import SpanModel
from assistant.facts import Claim, Evidence, Fact
from index.text.sentences import sentence_spans

Signs = tuple[float, ...]
"""How well a place fits a gap: to the reader, by its sentence, by the words around, and
by how many other facts of the statement's clause stand in its sentence."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """A gap of a statement, and how well each place of the text fits into it."""

    fact: Fact
    """The first of those that are left out."""
    stated: tuple[Signs, ...]
    others: tuple[Signs, ...]

    @property
    def ahead(self) -> Signs:
        """How much better in each way something else fits than what is stated."""
        return how_far_ahead(self.others, self.stated)


def how_far_ahead(places: Sequence[Signs], others: Sequence[Signs]) -> Signs:
    """Return how much better in each way the best of some places is than of others."""
    best = zip(_best(places), _best(others), strict=True)
    return tuple(one - other for one, other in best)


class ContrastModel:
    """Finds facts that a text states of something else.

    A figure may stand in the cited sentences and yet belong to another thing. So each
    fact is left out of the statement, and everything of its kind in the text is tried
    in the gap: by the reader, asked what the gap stands for, and by how near in meaning
    the sentence, and the words around, are to those of the statement.
    """

    def __init__(self, model: SpanModel, weighing: Weighing | None = None) -> None:
        """Ask ``model``, and weigh what it says as fitted to it, by default."""
        self._model = model
        self._weighing = weighing or load_fitted().contrast

    def misplaced(
        self, claim: Claim, text: ReaderPassage, language: str
    ) -> tuple[Fact, ...]:
        """Return the facts of ``claim`` that ``text`` states of something else.

        Args:
            claim: All of whose facts stand in the text or above it.
            text: What the claim cites, with what stands around it.
            language: Code of the text's language.
        """
        return tuple(
            contrast.fact
            for contrast in self.contrasts(claim, text, language)
            if self._weighing.weigh(contrast.ahead) >= 0
        )

    def contrasts(
        self, claim: Claim, text: ReaderPassage, language: str
    ) -> list[Contrast]:
        """Return how well everything fits that could stand in place of a fact.

        Args:
            claim: As for ``misplaced``.
            text: What it cites.
            language: Code of the text's language.
        """
        gaps = find_gaps(claim, text.text, language)
        if not gaps:
            return []
        pairs = [(_asked(gap), text) for gap in gaps]
        read = self._model.score_places(pairs, [gap.places for gap in gaps])
        near = self._closeness(gaps, text.text, language)
        shared = _shared_facts(gaps, text.text, language)
        return [
            _contrast(gap, [(s, *c, n) for s, c, n in zip(*signs, strict=True)])
            for gap, *signs in zip(gaps, read, near, shared, strict=True)
        ]

    def _closeness(
        self, gaps: Sequence[Gap], text: str, language: str
    ) -> Iterator[list[Signs]]:
        """Yield how near the places of each gap are in meaning to the statement."""
        sentences = sentence_spans(text, language)
        said = [
            (_asked(gap), around(gap.claim.text, gap.span, gap.claim.language))
            for gap in gaps
        ]
        there = [
            [
                (
                    sentence_at(place, sentences, text).of(text),
                    around(text, place, language),
                )
                for place in gap.places
            ]
            for gap in gaps
        ]
        close = self._model.compare_all(
            [one for pair in said for one in pair],
            [one for pairs in there for pair in pairs for one in pair],
        )
        for mine, pairs in zip(said, there, strict=True):
            yield [
                tuple(close[two] for two in zip(mine, pair, strict=True))
                for pair in pairs
            ]


def _asked(gap: Gap) -> str:
    """Return the statement with the gap; of two that are alike only its own clause.

    "Harwich has … firms and Felixstowe 40" asks for both.
    """
    clause = clause_around(gap.claim.text, gap.span, gap.claim.language)
    parted = any(
        are_alike(fact, gap.facts[0]) and not fact.span.overlaps(clause)
        for fact in gap.claim.facts
    )
    return gap.ask(clause) if parted else gap.question


def _contrast(gap: Gap, signs: Sequence[Signs]) -> Contrast:
    count = len(gap.stated)
    return Contrast(gap.facts[0], tuple(signs[:count]), tuple(signs[count:]))


def _shared_facts(
    gaps: Sequence[Gap], text: str, language: str
) -> Iterator[list[float]]:
    """Yield how many other facts of the statement stand with each place of a gap."""
    sentences = sentence_spans(text, language)
    evidence = {span: Evidence(span.of(text), language) for span in sentences}
    for gap in gaps:
        clause = clause_around(gap.claim.text, gap.span, gap.claim.language)
        rest = [
            fact
            for fact in gap.claim.facts
            if fact not in gap.facts and fact.span.overlaps(clause)
        ]
        yield [
            float(sum(one.shows(fact, gap.claim.language) for fact in rest))
            for place in gap.places
            for one in [next(e for s, e in evidence.items() if s.overlaps(place))]
        ]


def _best(places: Sequence[Signs]) -> Signs:
    return tuple(max(signs) for signs in zip(*places, strict=True))
