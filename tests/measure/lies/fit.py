"""Fit the weights of the checks to true statements, with the reader as it is now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from assistant import Settings
from assistant.check.contrast import Contrast, ContrastModel, weighing_of
from assistant.check.fitted import Fitted, Weighing
from assistant.check.support import SupportModel
from assistant.check.swaps import SwapModel
from assistant.extract.span_model.inputs import ReaderPassage
from assistant.extract.span_model.model import SpanModel, load_span_model
from assistant.facts import Claim, Evidence
from assistant.write.prompt import KeyedPassage
from index.documents import Span
from index.embedding.embedder import load_embedder
from index.readers import load_document
from index.text.sentences import sentence_spans
from index.text.splitter import split_document
from tests.measure.lies.cases import Case
from tests.measure.lies.crossed import Crossed

Signs = tuple[float, ...]

_SURENESS, _SURENESS_ACROSS, _SURENESS_OF_NAMES = 1.0, 2.0, 1.0
"""How sure it has to be, in log-odds, that a fact is misplaced: 1 or 2 in 100 true ones
are then held to be."""
_SURENESS_OF_SWAPS = 1.5
_SIGNS_OF_NAMES = 4


@dataclass(frozen=True)
class Observed:
    """What the checks see of one true statement."""

    same_language: bool
    contrasts: tuple[Contrast, ...]
    swaps: tuple[Signs, ...]
    """Signs that two of its facts are swapped, which they are not."""
    right: Signs
    """Signs of support of the sentences that say it."""
    wrong: tuple[Signs, ...]
    """Those of the other sentences around."""


@dataclass(frozen=True)
class Placing:
    """What tells where a fact of a true statement belongs."""

    contrast: Contrast
    same_language: bool

    @property
    def misplaced(self) -> list[Signs]:
        """How far the rest would be ahead if something else were stated instead."""
        contrast = self.contrast
        places = range(contrast.stated, len(contrast.signs))
        return [contrast.ahead_of([place]) for place in places]


def placings(observed: Sequence[Observed]) -> list[Placing]:
    """Return what tells of each fact of some statements where it belongs."""
    return [
        Placing(contrast, one.same_language)
        for one in observed
        for contrast in one.contrasts
    ]


def observe(cases: Sequence[Case], corpus: Path) -> list[Observed]:
    """Return what the checks see of the true statements of ``cases``.

    Args:
        cases: Their lies are not looked at.
        corpus: The folder of their documents.
    """
    model = load_span_model(Settings())
    keyed = ((case, _find_passage(case, corpus)) for case in cases)
    return [_observe(case, passage, model) for case, passage in keyed]


def observe_crossed(cases: Sequence[Crossed]) -> list[Placing]:
    """Return what tells of the facts of right statements where they belong."""
    model = ContrastModel(load_span_model(Settings()))
    return [
        Placing(contrast, case.language == case.source_language)
        for case in cases
        for claim in [Claim(case.right, case.language)]
        for contrast in model.contrasts(
            claim, ReaderPassage(case.text), case.source_language
        )
    ]


def fit(observed: Sequence[Observed], crossed: Sequence[Placing]) -> Fitted:
    """Return what tells true statements best from what is said of something else.

    Args:
        observed: Statements over documents.
        crossed: Facts of statements over texts that say much the same of two things.
    """
    same = [one for one in observed if one.same_language]
    across = [one for one in observed if not one.same_language]
    seen = placings(observed)
    numbers = [one for one in (*seen, *crossed) if one.contrast.leanings]
    return Fitted(
        contrast=_fit_contrast([o for o in numbers if o.same_language], _SURENESS),
        contrast_across=_fit_contrast(
            [o for o in numbers if not o.same_language], _SURENESS_ACROSS
        ),
        # Names are too few: figures and dates tell of theirs, too.
        contrast_names=_fit_contrast(seen, _SURENESS_OF_NAMES, _SIGNS_OF_NAMES),
        swap=_fit_swap(observed),
        support=_fit_support(same),
        support_across=_fit_support(across),
    )


def summary(observed: Sequence[Observed], fitted: Fitted) -> str:
    """Return in a line for each check what it tells of some statements."""
    lost = sum(
        any(_is_misplaced(one, fitted, one.contrast.ahead) for one in placings([case]))
        for case in observed
    )
    other = [
        _is_misplaced(one, fitted, signs)
        for one in placings(observed)
        for signs in one.misplaced
    ]
    lines = [
        f"contrast: {lost} of {len(observed)} true statements lost; "
        f"{np.mean(other):.1%} of {len(other)} misplaced facts found",
        _summary_of_swaps(observed, fitted),
    ]
    for name, same in (("support", True), ("support across languages", False)):
        chosen = [one for one in observed if one.same_language is same]
        weigh = (fitted.support if same else fitted.support_across).weigh
        right = sum(weigh(one.right) < 0 for one in chosen)
        wrong = [weigh(signs) < 0 for one in chosen for signs in one.wrong]
        lines.append(
            f"{name}: {right} of {len(chosen)} true statements lost, without their "
            f"facts; {np.mean(wrong):.1%} of {len(wrong)} other sentences refused"
        )
    return "\n".join(lines)


def _summary_of_swaps(observed: Sequence[Observed], fitted: Fitted) -> str:
    weigh = fitted.swap.weigh
    lost = sum(any(weigh(signs) >= 0 for signs in one.swaps) for one in observed)
    turned = [
        weigh([-sign for sign in signs]) >= 0 for one in observed for signs in one.swaps
    ]
    return (
        f"swaps: {lost} of {len(observed)} true statements lost; "
        f"{np.mean(turned):.1%} of {len(turned)} swaps found"
    )


def _is_misplaced(placing: Placing, fitted: Fitted, signs: Signs) -> bool:
    weighing = weighing_of(placing.contrast, fitted, placing.same_language)
    return weighing.weigh(signs) >= 0


def _fit_contrast(
    placed: Sequence[Placing], sureness: float, signs: int | None = None
) -> Weighing:
    misplaced = [found[:signs] for one in placed for found in one.misplaced]
    in_place = [one.contrast.ahead[:signs] for one in placed]
    return _fit_weighing(misplaced, in_place, sureness)


def _fit_swap(observed: Sequence[Observed]) -> Weighing:
    """Return what tells a swap: the signs are the same with the other sign."""
    right = np.array([signs for one in observed for signs in one.swaps])
    scale = right.std(axis=0)
    signs = np.concatenate([-right, right]) / scale
    model = LogisticRegression(fit_intercept=False)
    model.fit(signs, [True] * len(right) + [False] * len(right))
    return _weighing(model.coef_[0] / scale, _SURENESS_OF_SWAPS)


def _fit_support(observed: Sequence[Observed]) -> Weighing:
    wrong = [signs for one in observed for signs in one.wrong]
    return _fit_weighing([one.right for one in observed], wrong)


def _fit_weighing(
    yes: Sequence[Signs], no: Sequence[Signs], sureness: float = 0.0
) -> Weighing:
    signs = np.array([*yes, *no])
    scale = signs.std(axis=0)
    model = LogisticRegression(class_weight="balanced")
    model.fit(signs / scale, [True] * len(yes) + [False] * len(no))
    return _weighing(model.coef_[0] / scale, sureness - float(model.intercept_[0]))


def _weighing(weights: Sequence[float], needed: float) -> Weighing:
    return Weighing(
        weights=tuple(round(float(weight), 3) for weight in weights),
        needed=round(needed, 3),
    )


def _observe(case: Case, passage: KeyedPassage, model: SpanModel) -> Observed:
    claim = Claim(case.statement, case.language)
    language = passage.document.language
    read = ReaderPassage(passage.text, passage.subject)
    known = not claim.missing([Evidence(passage.text, language, passage.subject)])
    contrasts = ContrastModel(model).contrasts(claim, read, language) if known else []
    swaps = SwapModel(model).signs(claim, read, language) if known else []
    right, wrong = _sentences(case, passage)
    signs = SupportModel(model).signs(
        case.statement, [right, *wrong], same_language=language == case.language
    )
    return Observed(
        language == case.language,
        tuple(contrasts),
        tuple(found for _, found in swaps),
        signs[0],
        tuple(signs[1:]),
    )


def _sentences(
    case: Case, passage: KeyedPassage
) -> tuple[ReaderPassage, list[ReaderPassage]]:
    """Return the sentences that say it together, and the others one by one."""
    start = passage.text.index(case.source)
    source = Span(start, start + len(case.source))
    spans = sentence_spans(passage.text, passage.document.language)
    saying = [span for span in spans if span.overlaps(source)]
    whole = Span(saying[0].start, saying[-1].end)
    return (
        ReaderPassage(whole.of(passage.text), passage.subject),
        [
            ReaderPassage(span.of(passage.text), passage.subject)
            for span in spans
            if not span.overlaps(source)
        ],
    )


def _find_passage(case: Case, corpus: Path) -> KeyedPassage:
    return next(p for p in _passages(case.document, corpus) if case.source in p.text)


@cache
def _passages(name: str, corpus: Path) -> tuple[KeyedPassage, ...]:
    settings = Settings(embedding_model="")
    embedder = load_embedder(settings)
    document = load_document(corpus / name, corpus)
    passages = split_document(
        document,
        embedder.count_tokens,
        min(settings.chunk_size, embedder.passage_tokens),
        settings.chunk_overlap,
    )
    return tuple(KeyedPassage(f"p{i}", p, document) for i, p in enumerate(passages, 1))
