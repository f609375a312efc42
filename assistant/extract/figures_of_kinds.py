"""Turn from the figure of all to that of the kind asked for, in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.extract.conditions.mark_words import KINDS, Words
from assistant.extract.conditions.marks import has_words
from assistant.extract.found import Found
from assistant.extract.same_thing import are_of_same_thing
from assistant.facts.claims import Fact
from assistant.facts.sentence_figures import figures_of, parts_of

_CUTS = (
    re.compile(r"[;；。]"),
    re.compile(r"(?<!\d)[,，、]|[,，、](?!\d)|[;；。]"),
)
"""Where a sentence is cut in parts: first where it is cut deepest."""


def aim_at_asked_kind(question: str, found: Sequence[Found]) -> list[Found]:
    """Return what was found, each figure being the one of the kind that is asked for.

    "There are 630 firms, of which 41 large ones" answers with 41 for large firms,
    though 630 was found. Nothing changes unless one kind is asked for, and one part of
    the sentence is of it.

    Args:
        question: In any language.
        found: Words that may answer.
    """
    asked = [kind for kinds in KINDS for kind in _asked(question, kinds)]
    if len(asked) != 1:
        return list(found)
    return [aimed for each in found for aimed in _aim(asked[0], each)]


def _asked(question: str, kinds: dict[str, Words]) -> list[Words]:
    return [words for words in kinds.values() if has_words(question, words)]


def _aim(kind: Words, found: Found) -> Iterator[Found]:
    start, text = found.sentence.start, found.sentence.of(found.document.text)
    figures = figures_of(text, found.language)
    said = [fact for fact in figures if fact.span.shift(start).overlaps(found.span)]
    of_kind = _figure_of(kind, text, figures)
    if not said or of_kind is None or of_kind in said:
        yield found
    elif all(
        of_kind.unit & fact.unit
        or are_of_same_thing(
            text,
            found.language,
            (of_kind.span, of_kind.unit),
            (fact.span, fact.unit),
            marks=" ".join(word for word in text.split() if has_words(word, kind)),
        )
        for fact in said
    ):
        yield replace(found, span=of_kind.span.shift(start), singled_out=True)


def _figure_of(kind: Words, text: str, figures: Sequence[Fact]) -> Fact | None:
    """Return the only figure of the only part that is of a kind."""
    for cut in _CUTS:
        parts = [part for part in parts_of(text, cut) if has_words(part.of(text), kind)]
        if len(parts) == 1:
            own = [fact for fact in figures if fact.span.overlaps(parts[0])]
            if len(own) == 1 and len(figures) > 1:
                return own[0]
    return None
