"""Tell which columns of a table hold what a question asks for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from assistant.extract.tables.concepts import AMOUNTS, TELLING, find_concepts
from assistant.extract.tables.fillers import is_filler
from assistant.extract.tables.labels import (
    Asked,
    covered,
    flat,
    is_same_word,
    without_years,
    words_of,
    years_in,
)
from index.documents import Span

_HAN_RUN = re.compile(r"[\u3400-\u9fff]+")
_COUNT = re.compile(r"(?:总?数量?|人数|个数|家数|总量|金额)\Z")
_AND = re.compile(
    r"[\s,]*(?:and|och|samt|und|,|、|和|与|及|以及)\s*(?:the |die |der )?"
)
# What is asked for stands right behind these, or in Chinese before them.
_SHARE = re.compile(
    r"%|\b(?:share|per ?cent|percentage|proportion|growth|growing|grow|grew|change"
    r"|procent|prozent|tillvaxt|okning|okade|wachstum)|anteil|andel|rate\b|quote\b"
    r"|[比率]|增速|增长|增幅|百分"
)
_NUMBER_LABEL = re.compile(
    r"(?:\b(?:no|nr|id|code|dnr|number|nummer)\.?|nummer|#|№|编号|序号|代码|文号)\s*\Z"
)
_HOW_MANY = re.compile(
    r"how (?:many|much)|hur (?:manga|mycket|stor[at]?)|wie ?viele?"
    r"|wie (?:hoch|gross|groß)"
    r"|多少[家个名人户项件]?|几[家个名人户项件]"
)
_WHAT = re.compile(
    r"\b(?:what|which|who|when|vad|vilke[nt]|vilka|vem|nar|was|welche[rsmn]?|wer|wann)\b"
)
# Words this near the beginning are what is asked for: "what is the own funding of".
WHAT_IS = re.compile(
    r"(?:\b(?:what|which|who|vad|vilke[nt]|vem|was|welche[rsmn]?|wer)\b(?: \w+){0,2}"
    r"|\A(?:the|der|die|das)?) ?\Z"
)
_CHINESE_WHAT = re.compile(r"(?:是|为|有|达到?|共)*(?:多少|几|什么|谁|哪)")


_Of = TypeVar("_Of")


@dataclass(frozen=True, slots=True)
class Fit:
    """How the label of a column fits: the words of the question that ask for it."""

    spans: tuple[Span, ...]

    @property
    def start(self) -> int:
        """Where they begin."""
        return min(span.start for span in self.spans)

    @property
    def end(self) -> int:
        """Where they end."""
        return max(span.end for span in self.spans)


def fit_label(asked: Asked, label: str) -> Fit | None:
    """Return how a label fits, if each of its words is asked for, or is what it means.

    A label of another year than the question names does not fit.
    """
    years = years_in(label)
    if (asked.years and years and not years & asked.years) or is_share(asked, label):
        return None
    if is_year_alone(label):
        return _fit_years(asked, years)
    parts = [_fit_words(asked, part) for part in without_years(label).split(" / ")]
    parts = [part for part in parts if part]
    spans = tuple(span for part in parts for span in part)
    whole = len(parts) == len(
        [part for part in without_years(label).split(" / ") if part.strip(" /年")]
    )
    return Fit(spans) if spans and whole else None


def _fit_words(asked: Asked, label: str) -> list[Span]:
    """Return the words of the question that are those of a label; all, or none."""
    bare = flat(label)
    meant = dict(find_concepts(bare))
    wanted = find_concepts(asked.text)
    spans: list[Span] = []
    rest = bare
    for name, where in meant.items():
        found = [span for concept, span in wanted if concept == name]
        if not found:
            return []
        spans.append(found[0])
        rest = rest[: where.start] + " " * len(where) + rest[where.end :]
    for word, _ in words_of(rest):
        if is_filler(word):
            continue
        same = [
            span
            for other, span in asked.words
            if is_same_word(other, word) or is_same_word(word, other)
        ]
        if not same:
            return []
        spans.append(same[0])
    for run in _HAN_RUN.findall(rest):
        core = _COUNT.sub("", run)
        start = asked.text.find(core)
        if start < 0:
            return []
        spans += [Span(start, start + len(core))] if core else []
    return spans


def _fit_years(asked: Asked, years: Iterable[str]) -> Fit | None:
    spans = tuple(span for year in years if (span := asked.year(year)))
    return Fit(spans) if spans else None


def is_share(asked: Asked, label: str) -> bool:
    """Return whether a column holds shares or rates, and another thing is asked for."""
    return bool(_SHARE.search(flat(label))) and not _SHARE.search(asked.text)


def is_year_alone(label: str) -> bool:
    """Return whether a column is called by a year and nothing else."""
    return bool(years_in(label)) and not without_years(label)


def is_number_label(label: str) -> bool:
    """Return whether a column holds the numbers that its rows are called by."""
    return _NUMBER_LABEL.search(flat(label)) is not None


def asks_amount(asked: Asked) -> bool:
    """Return whether an amount is what is asked for: "what was the turnover of"."""
    wanted = find_concepts(asked.text)
    if not wanted or wanted[0][0] not in AMOUNTS:
        return False
    span = wanted[0][1]
    behind = words_of(asked.text[span.end :])[:1]
    goes_on = not behind or is_filler(behind[0][0])
    return goes_on and WHAT_IS.search(asked.text[: span.start]) is not None


def are_joined(asked: Asked, first: Span, second: Span) -> bool:
    """Return whether only "and" or a comma stands between words of the question."""
    return _AND.fullmatch(asked.text[first.end : second.start]) is not None


def lacks_telling(asked: Asked, labels: Sequence[str]) -> bool:
    """Return whether growth, share or the like is asked for, and is in no label."""
    said = {name for label in labels for name, _ in find_concepts(flat(label))}
    wanted = {name for name, _ in find_concepts(asked.text)} & TELLING
    return bool(wanted - said)


def asked_first(asked: Asked, fits: Sequence[Fit]) -> list[int]:
    """Return which of several fits are asked for: one, or what "and" joins to it."""
    if len(fits) < 2:
        return list(range(len(fits)))
    order = sorted(range(len(fits)), key=lambda place: fits[place].start)
    best = _nearest(asked.text, fits, order)
    chosen = [best]
    for place in order[order.index(best) + 1 :]:
        between = asked.text[fits[chosen[-1]].end : fits[place].start]
        if _AND.fullmatch(between):
            chosen.append(place)
    return chosen


def _nearest(text: str, fits: Sequence[Fit], order: Sequence[int]) -> int:
    if how := _HOW_MANY.search(text):
        behind = [p for p in order if fits[p].start >= how.end()]
        if behind and not text[how.end() : fits[behind[0]].start].strip():
            return behind[0]
        if how.group()[0] in "多几":
            before = [p for p in order if fits[p].end <= how.start()]
            return before[-1] if before else order[0]
    if what := _CHINESE_WHAT.search(text):
        before = [p for p in order if fits[p].end <= what.start()]
        return before[-1] if before else order[0]
    asks = how or _WHAT.search(text)
    behind = [p for p in order if asks and fits[p].start >= asks.end()]
    return (behind or order)[0]


def longest(fits: Sequence[tuple[_Of, Fit]]) -> list[tuple[_Of, Fit]]:
    """Return the fits that are in no longer one: large firms, and not firms."""
    places = [covered(fit.spans) for _, fit in fits]
    return [
        pair
        for pair, mine in zip(fits, places, strict=True)
        if not any(mine < other for other in places)
    ]
