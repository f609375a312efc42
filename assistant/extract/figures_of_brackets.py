"""Turn from the figure of one bracket of size to that of the bracket asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.extract.conditions.size_brackets import asked_bracket
from assistant.extract.found import Found
from assistant.facts.brackets import Bracket
from assistant.facts.paired_brackets import pair_with_brackets
from assistant.facts.units import conflict


def aim_at_asked_bracket(question: str, found: Sequence[Found]) -> list[Found]:
    """Return what was found, each figure being the one of the bracket asked for.

    "120 firms with 50–249 employees and 15 with 250 or more" answers with 15 for those
    with at least 250, though 120 was found. Nothing changes unless the question names
    one bracket, and one other figure of the sentence is of it.

    Args:
        question: In any language.
        found: Words that may answer.
    """
    asked = asked_bracket(question)
    if asked is None:
        return list(found)
    return [aimed for each in found for aimed in _aim(asked, each)]


def _aim(asked: Bracket, found: Found) -> Iterator[Found]:
    start, text = found.sentence.start, found.sentence.of(found.document.text)
    words = found.span.shift(-start)
    figures = pair_with_brackets(text, found.language, asked.unit, words)
    said = [figure for figure in figures if figure.span.overlaps(words)]
    of_asked = [
        figure for figure in figures if figure.bracket and asked.is_same(figure.bracket)
    ]
    if (
        said
        and len(of_asked) == 1
        and of_asked[0] not in said[:1]
        and not any(conflict(of_asked[0].unit, figure.unit) for figure in said)
    ):
        span = of_asked[0].span.shift(start)
        yield replace(found, span=span, singled_out=True)
    else:
        yield found
