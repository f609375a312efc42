"""Tell whether a text states a figure, a date or a name of something else."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from assistant.check.clauses import clause_around, part_clauses, sentence_at
from assistant.check.counterparts import Parted, compare_parted, words_of
from assistant.check.fitted import Fitted, Weighing, load_fitted
from assistant.check.gaps import Gap, are_alike, around, find_gaps, without_unit
from assistant.extract.span_model.inputs import ReaderPassage
from assistant.extract.span_model.model import SpanModel
from assistant.facts import Claim, Evidence, Fact
from index.documents import Span
from index.text.sentences import sentence_spans

Signs = tuple[float, ...]
"""How well a place fits a gap: to the reader, by its sentence, by the words around, and
by how many other facts of the statement's clause stand in its sentence."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """A gap of a statement, and how well each place of the text fits into it."""

    fact: Fact
    """The first of those that are left out."""
    stated: int
    """How many of the places say what is stated: these are the first."""
    signs: tuple[Signs, ...]
    """Of each place."""
    leanings: Sequence[Sequence[float]]
    """How much nearer the statement is to the clause of one place than to another's;
    of the places of names nothing is known."""

    @property
    def ahead(self) -> Signs:
        """How much better in each way something else fits than what is stated."""
        return self.ahead_of(range(self.stated))

    def ahead_of(self, stated: Collection[int]) -> Signs:
        """Return the same, if it were these places that say what is stated."""
        others = [place for place in range(len(self.signs)) if place not in stated]
        best = zip(
            _best([self.signs[place] for place in others]),
            _best([self.signs[place] for place in stated]),
            strict=True,
        )
        ahead = tuple(one - other for one, other in best)
        if not self.leanings:
            return ahead
        leaning = max(
            min(self.leanings[place][other] for place in stated) for other in others
        )
        return (*ahead, leaning)


class ContrastModel:
    """Finds facts that a text states of something else.

    A figure may stand in the cited sentences and yet belong to another thing. So each
    fact is left out of the statement, and everything of its kind in the text is tried
    in the gap: by the reader, asked what the gap stands for, and by how near in meaning
    the sentence, and the words around, are to those of the statement; of a figure or a
    date also by the words that set its clause apart from the other's.
    """

    def __init__(self, model: SpanModel, fitted: Fitted | None = None) -> None:
        """Ask ``model``, and weigh what it says as fitted to it, by default."""
        self._model = model
        self._fitted = fitted or load_fitted()

    def misplaced(
        self, claim: Claim, text: ReaderPassage, language: str
    ) -> tuple[Fact, ...]:
        """Return the facts of ``claim`` that ``text`` states of something else.

        Args:
            claim: All of whose facts stand in the text or above it.
            text: What the claim cites, with what stands around it.
            language: Code of the text's language.
        """
        same_language = language == claim.language
        return tuple(
            contrast.fact
            for contrast in self.contrasts(claim, text, language)
            if weighing_of(contrast, self._fitted, same_language).weigh(contrast.ahead)
            >= 0
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
        read = self._model.score_places(pairs, _spans(gaps))
        near = self._closeness(gaps, text.text, language)
        shared = _shared_facts(gaps, text.text, language)
        leanings = self._leanings(gaps, text.text, language)
        return [
            Contrast(
                gap.facts[0],
                len(gap.stated),
                tuple((s, *c, n) for s, c, n in zip(*signs, strict=True)),
                leaning,
            )
            for gap, leaning, *signs in zip(
                gaps, leanings, read, near, shared, strict=True
            )
        ]

    def _leanings(
        self, gaps: Sequence[Gap], text: str, language: str
    ) -> Iterator[list[list[float]]]:
        """Yield for each gap what clauses the statement is nearer to; none of names."""
        parted = [_parted(gap, text, language) for gap in gaps if not _is_name(gap)]
        found = iter(compare_parted(self._model, parted))
        for gap in gaps:
            yield [] if _is_name(gap) else next(found)

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
                for place in spans
            ]
            for spans in _spans(gaps)
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


def weighing_of(contrast: Contrast, fitted: Fitted, same_language: bool) -> Weighing:
    """Return what weighs the signs of a contrast."""
    if contrast.fact.kind == "name":
        return fitted.contrast_names
    return fitted.contrast if same_language else fitted.contrast_across


def _is_name(gap: Gap) -> bool:
    return gap.facts[0].kind == "name"


def _asked(gap: Gap) -> str:
    """Return the statement with the gap, or the clause that is asked about."""
    return gap.ask(_clause(gap))


def _clause(gap: Gap) -> Span:
    """Return what is asked about: of two facts that are alike only its own clause.

    "Harwich has … firms and Felixstowe 40" asks for both.
    """
    clause = clause_around(gap.claim.text, gap.span, gap.claim.language)
    parted = any(
        are_alike(fact, gap.facts[0]) and not fact.span.overlaps(clause)
        for fact in gap.claim.facts
    )
    return clause if parted else Span(0, len(gap.claim.text))


def _spans(gaps: Sequence[Gap]) -> list[list[Span]]:
    return [[place.span for place in gap.places] for gap in gaps]


def _parted(gap: Gap, text: str, language: str) -> Parted:
    """Return the words of the statement and of the clause of each place."""
    # "45 engineers" and "120 technicians" differ in what is counted, "5 million kronor"
    # and "300,000 kronor" only in the figure.
    alike = {place.facts[0].unit for place in gap.places} == {gap.facts[0].unit}
    own = gap.span if alike else without_unit(gap.facts, gap.claim.text)
    blanks = [
        place.span if alike else without_unit(place.facts, text) for place in gap.places
    ]
    said = dict.fromkeys((_clause(gap), Span(0, len(gap.claim.text))))
    return Parted(
        tuple(
            words_of(gap.claim.text, clause, gap.claim.language, [own])
            for clause in said
        ),
        tuple(
            words_of(text, clause, language, blanks)
            for clause in part_clauses(text, gap.places, language)
        ),
        language == gap.claim.language,
    )


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
            for one in [next(e for s, e in evidence.items() if s.overlaps(place.span))]
        ]


def _best(places: Sequence[Signs]) -> Signs:
    return tuple(max(signs) for signs in zip(*places, strict=True))
