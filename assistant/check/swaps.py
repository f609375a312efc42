"""Tell whether a statement has two facts of a text the wrong way round."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from assistant.check.clauses import clauses_of, find_border
from assistant.check.fitted import Weighing, load_fitted
from assistant.check.gaps import Place, are_alike, can_be_contrasted, find_places
from assistant.extract.span_model.inputs import ReaderPassage
from assistant.extract.span_model.model import SpanModel
from assistant.facts import Claim, Evidence, Fact
from index.documents import Span
from index.text.sentences import sentence_spans

_WORD = re.compile(r"[^\W\d_]")

Signs = tuple[float, ...]
"""How much better it fits the other way round: to the reader, by the clauses, by the
facts that stand in them."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two facts of a statement that could change places, with what stands around."""

    facts: tuple[Fact, Fact]
    said: tuple[str, str]
    """The clause of each in the statement, with a gap for it."""
    places: tuple[Span, Span]
    """Where the text has them."""
    there: tuple[str, str]
    """The clause of each in the text, with a gap for it."""


class SwapModel:
    """Finds facts that a statement has in each other's places.

    "Harwich has 1,240 and Felixstowe 3,800" and the same the other way round have the
    same facts. So the clause of each of two is taken by itself, and held against the
    clauses of both in the text: by the reader, asked what belongs in the gap, by how
    near they are in meaning, and by the other facts that they share.
    """

    def __init__(self, model: SpanModel, weighing: Weighing | None = None) -> None:
        """Ask ``model``, and weigh what it says as fitted to it, by default."""
        self._model = model
        self._weighing = weighing or load_fitted().swap

    def swapped(
        self, claim: Claim, text: ReaderPassage, language: str
    ) -> tuple[Fact, ...]:
        """Return the facts of ``claim`` that ``text`` has the other way round.

        Args:
            claim: All of whose facts stand in the text or above it.
            text: What the claim cites, with what stands around it.
            language: Code of the text's language.
        """
        signs = self.signs(claim, text, language)
        found = [p.facts for p, one in signs if self._weighing.weigh(one) >= 0]
        return tuple(dict.fromkeys(fact for facts in found for fact in facts))

    def signs(
        self, claim: Claim, text: ReaderPassage, language: str
    ) -> list[tuple[Pair, Signs]]:
        """Return the pairs of a statement with what tells that they are swapped."""
        pairs = list(find_pairs(claim, text.text, language))
        if not pairs:
            return []
        read = self._model.score_places(
            [(said, text) for pair in pairs for said in pair.said],
            [pair.places for pair in pairs for _ in pair.said],
        )
        close = self._model.compare_all(
            [said for pair in pairs for said in pair.said],
            [there for pair in pairs for there in pair.there],
        )
        return [
            (
                pair,
                (
                    _crossed([read[2 * i], read[2 * i + 1]]),
                    _crossed([[close[s, t] for t in pair.there] for s in pair.said]),
                    _crossed(_shared(pair, claim.language, language)),
                ),
            )
            for i, pair in enumerate(pairs)
        ]


def find_pairs(claim: Claim, text: str, language: str) -> Iterator[Pair]:
    """Yield the facts of a statement that could stand in each other's places.

    Args:
        claim: All of whose facts stand in the text or above it.
        text: What it rests on.
        language: Code of the text's language.
    """
    said = find_places(claim.text, claim.language)
    there = find_places(text, language)
    for one, other in combinations(said, 2):
        if not _can_change_places(one, other, claim):
            continue
        alike = [place for place in there if are_alike(place.facts[0], one.facts[0])]
        mine = [place for place in alike if place.says(one.facts, claim, language)]
        its = [place for place in alike if place.says(other.facts, claim, language)]
        shared = {place.span for place in mine} & {place.span for place in its}
        ways = [way for way in product(mine, its) if not shared & {p.span for p in way}]
        clauses = clauses_of(claim.text, (one, other), claim.language)
        # "Ann and Bo spoke" says nothing of Bo alone that could be Ann's.
        if ways and all(_WORD.search(clause) for clause in clauses):
            nearest = min(
                ways, key=lambda way: abs(way[0].span.start - way[1].span.start)
            )
            yield Pair(
                (one.facts[0], other.facts[0]),
                clauses,
                (nearest[0].span, nearest[1].span),
                clauses_of(text, nearest, language),
            )


def _closeness(
    way: tuple[Place, Place], claim: Claim, text: str, language: str
) -> tuple[int, int]:
    """Return how sure it is that the statement speaks of two places of the text.

    It is by what of it stands in their sentences, and by how near they are.
    """
    ends = sorted(place.span for place in way)
    around = [
        sentence.of(text)
        for sentence in sentence_spans(text, language)
        if sentence.overlaps(ends[0]) or sentence.overlaps(ends[1])
    ]
    evidence = Evidence("\n".join(around), language)
    known = sum(evidence.shows(fact, claim.language) for fact in claim.facts)
    return known, ends[0].start - ends[1].start


def _can_change_places(one: Place, other: Place, claim: Claim) -> bool:
    if not are_alike(one.facts[0], other.facts[0]):
        return False
    if not (can_be_contrasted(one.facts) and can_be_contrasted(other.facts)):
        return False
    # Two names of one clause are seldom of the same kind: a firm and its town.
    is_name = one.facts[0].kind == "name"
    return (
        not is_name or find_border(claim.text, one, other, claim.language) is not None
    )


def _shared(pair: Pair, said_in: str, language: str) -> list[list[float]]:
    """Return how many facts each clause of the statement has in each of the text."""
    evidence = [Evidence(clause, language) for clause in pair.there]
    return [
        [
            float(
                sum(one.shows(fact, said_in) for fact in Claim(clause, said_in).facts)
            )
            for one in evidence
        ]
        for clause in pair.said
    ]


def _crossed(fits: Sequence[Sequence[float]]) -> float:
    """Return how much better two things fit the other way round."""
    (own, crossed), (crossed_too, own_too) = fits
    return crossed + crossed_too - own - own_too
