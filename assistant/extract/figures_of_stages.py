"""Turn from the sum that was applied for or estimated to the one that came of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.extract.conditions.decided import is_asked_instead, sums_of
from assistant.extract.found import Found


def aim_at_asked_stage(question: str, found: Sequence[Found]) -> list[Found]:
    """Return what was found, each sum being the one in the stage that is asked for.

    "It was estimated at 95 million, and the bill came to 121" answers with 121 for what
    it cost, though 95 was found. Nothing changes unless one other sum of the sentence
    is in that stage.

    Args:
        question: In any language.
        found: Words that may answer.
    """
    return [aimed for each in found for aimed in _aim(question, each)]


def _aim(question: str, found: Found) -> Iterator[Found]:
    start = found.sentence.start
    sums = sums_of(found.sentence.of(found.document.text), found.language)
    said = [one for one in sums if one[0].span.shift(start).overlaps(found.span)]
    asked = [one for one in sums if said and is_asked_instead(question, said[0], one)]
    if len(said) == 1 and len(asked) == 1:
        figure = asked[0][0]
        yield replace(found, span=figure.span.shift(start), singled_out=True)
    else:
        yield found
