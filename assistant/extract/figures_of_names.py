"""Turn from the figure of one place to that of the place asked for, in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.extract.found import Found
from assistant.extract.same_thing import are_of_same_thing
from assistant.facts.paired_names import (
    NamedFigure,
    is_written,
    pair_with_names,
)


def aim_at_asked_name(question: str, found: Sequence[Found]) -> list[Found]:
    """Return what was found, each figure being the one of the place asked for.

    "In Haldby are 27 firms, in Marsund eleven" answers with eleven for Marsund, though
    27 was found. Nothing changes unless the question names one of the places.

    Args:
        question: In any language.
        found: Words that may answer.
    """
    return [aimed for each in found for aimed in _aim(question, each)]


def _aim(question: str, found: Found) -> Iterator[Found]:
    sentence = found.sentence
    text = sentence.of(found.document.text)
    figures = pair_with_names(text, found.language)
    asked = [figure for figure in figures if _names(question, figure.name)]
    said = [f for f in figures if f.span.shift(sentence.start).overlaps(found.span)]
    if len(asked) != 1 or not said or said == asked:
        yield found
    elif all(_is_same(text, found.language, asked[0], figure) for figure in said):
        span = asked[0].span.shift(sentence.start)
        yield replace(found, span=span, singled_out=True)


def _is_same(text: str, language: str, one: NamedFigure, other: NamedFigure) -> bool:
    return are_of_same_thing(
        text,
        language,
        (one.span, one.unit),
        (other.span, other.unit),
        marks=f"{one.name} {other.name}",
    )


def _names(question: str, name: str) -> bool:
    if re.match(r"[\u4e00-\u9fff]", name):
        return name in question or (len(name) > 2 and name[:-1] in question)
    return is_written(name, question)
