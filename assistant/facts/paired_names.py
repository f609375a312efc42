"""Tell which figure of a sentence is of which of the places it names one by one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from assistant.facts.sentence_figures import figures_of, parts_of
from assistant.facts.unit_words import Unit
from index.documents import Span

_PARTS = re.compile(
    r"(?<!\d)[,，;；、。]|[,，;；、。](?!\d)|\b(?:and|och|samt|und|sowie|while|medan|während)\b"
    r"|[和而]"
)
_CAPITAL = r"[A-Z\u00c0-\u00de]"
_WORD = rf"{_CAPITAL}[^\W\d_]{{2,}}(?:[ -]{_CAPITAL}[a-z\u00df-\u00ff][^\W\d_]*)*"
_NAME = re.compile(rf"(?i:\b(?P<link>in|at|i|på|vid|im|bei|am) )(?P<name>{_WORD})")
_HAN_NAME = re.compile(
    r"(?:^|[在：:])\s*(?P<name>[\u4e00-\u9fff]{1,5}?[市县區区镇鎮乡鄉州省])(?P<link>)"
)
_RESPECTIVELY = re.compile(
    r"\b(?:respectively|respektive|jeweils|beziehungsweise|bzw|respectivement)\b|分别",
    re.IGNORECASE,
)
_LISTED = re.compile(rf"{_WORD}(?:, {_WORD})*,? (?:and|och|samt|und|et) {_WORD}")
_HAN_LISTED = re.compile(
    r"(?:^|[，。；：]|年)(?P<first>[\u4e00-\u9fff]{2,6}(?:、[\u4e00-\u9fff]{2,6})*)[和与及]"
    r"(?P<last>[\u4e00-\u9fff]{2,6}?)(?:的|两)[^，。；]*?分别"
)
_LEAST = 2


@dataclass(frozen=True, slots=True)
class NamedFigure:
    """A figure of a sentence, and the place that the sentence says it of."""

    span: Span
    """Into the sentence: the figure with its unit."""
    unit: Unit
    name: str


@lru_cache(maxsize=500)
def pair_with_names(sentence: str, language: str) -> tuple[NamedFigure, ...]:
    """Return the figures of a sentence that gives one for each of several places.

    "27 firms are in Haldby, eleven in Marsund and six in Kullvik". Empty where that is
    not so: where a part of it has two figures or two places, or names one twice.

    Args:
        sentence: One or some sentences.
        language: ISO 639-1 code.
    """
    if in_order := _pair_in_order(sentence, language):
        return in_order
    pattern = _HAN_NAME if language == "zh" else _NAME
    each = [
        (part, names)
        for part in parts_of(sentence, _PARTS)
        if (names := list(pattern.finditer(part.of(sentence))))
    ]
    if len(each) < _LEAST:
        return ()  # To look for figures would take much longer.
    facts = figures_of(sentence, language)
    paired: list[NamedFigure] = []
    links: set[str] = set()
    for part, names in each:
        figures = [fact for fact in facts if part.overlaps(fact.span)]
        if not figures:
            continue
        if len(figures) > 1 or len(names) > 1:
            return ()
        figure, name = figures[0], names[0]
        paired.append(NamedFigure(figure.span, figure.unit, name["name"]))
        links.add(name["link"].casefold())
    different = len({figure.name for figure in paired}) == len(paired)
    return (
        tuple(paired) if len(paired) >= _LEAST and different and len(links) == 1 else ()
    )


def is_written(name: str, text: str) -> bool:
    """Return whether a name in Latin letters stands in a text, also in the genitive."""
    found = re.search(rf"(?<!\w){re.escape(name)}(?:['’]?s)?(?!\w)", text)
    return found is not None


def _pair_in_order(sentence: str, language: str) -> tuple[NamedFigure, ...]:
    """Return the figures of "Norby and Hale got 9 and 4 million respectively"."""
    if not _RESPECTIVELY.search(sentence):
        return ()
    if language == "zh":
        listed = _HAN_LISTED.search(sentence)
        names = [*listed["first"].split("、"), listed["last"]] if listed else []
    else:
        lists = _LISTED.findall(sentence)
        names = re.findall(_WORD, lists[0]) if len(lists) == 1 else []
    figures = figures_of(sentence, language) if names else []
    # "5 and 7 million": the first without its million would be another figure.
    shared = any(figure.span.of(sentence)[-1:].isdigit() for figure in figures[:-1])
    if shared or len(names) != len(figures):
        return ()
    each = zip(figures, names, strict=True)
    return tuple(NamedFigure(figure.span, figure.unit, name) for figure, name in each)
