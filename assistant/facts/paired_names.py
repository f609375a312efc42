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
