"""Turn from the figure of one clause to that of the clause with all that is asked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.extract.found import Found
from assistant.extract.fullest import are_alike, is_fuller, telling_words
from assistant.extract.questions import is_exact
from assistant.facts.claims import Claim
from assistant.facts.sentence_figures import parts_of
from assistant.facts.unit_words import ORDINAL
from index.text.languages import detect_language

_CUT = re.compile(r"(?<!\d)[,，](?=\D)|(?<=\d)[,，](?!\d)|[;；。]")


def aim_at_fullest_clause(question: str, found: Sequence[Found]) -> list[Found]:
    """Return what was found, each figure or date being that of the fullest clause.

    "May is the month of reading, June the month of school libraries" answers with June
    for school libraries, though May was found. Nothing changes unless one clause has
    all the words of the question that the clause of the figure has, and some more. That
    is told in the language of the question alone.

    Args:
        question: In any language.
        found: Words that may answer.
    """
    if not is_exact(question):
        return list(found)
    language = detect_language(question)
    asked = telling_words(question, language)
    return [
        aimed
        for each in found
        for aimed in (_aim(asked, each) if each.language == language else [each])
    ]


def _aim(asked: set[str], found: Found) -> Iterator[Found]:
    start, text = found.sentence.start, found.sentence.of(found.document.text)
    facts = [
        fact
        for fact in Claim(text, found.language).facts
        if fact.kind in ("figure", "date") and not fact.unit & ORDINAL
    ]
    clauses = [
        (asked & telling_words(part.of(text), found.language), own)
        for part in parts_of(text, _CUT)
        if len(own := [fact for fact in facts if fact.span.overlaps(part)]) == 1
    ]
    said = [
        (words, own)
        for words, (own,) in clauses
        if own.span.shift(start).overlaps(found.span)
    ]
    if len(said) != 1:
        yield found
        return
    (words, figure), *_ = said
    fuller = [
        own
        for others, (own,) in clauses
        if is_fuller(others, words) and are_alike(own, figure)
    ]
    if len(fuller) == 1:
        yield replace(found, span=fuller[0].span.shift(start), singled_out=True)
    else:
        yield found
