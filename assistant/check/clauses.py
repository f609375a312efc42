"""Tell which clause of a text a figure, a date or a name belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from assistant.check.gaps import GAP, Place, without_unit
from assistant.language.function_words import small_words
from index.documents import Span
from index.text.sentences import sentence_spans

_STRONG = re.compile(r"[;；。]\s*")
_COMMA = re.compile(r"[,，、:：](?!\d)\s*")
_JOINS_HAN = frozenset("和与及而但")
_WORD = re.compile(r"[和与及而但]|[^\W\d_和与及而但]+")


def clause_around(text: str, place: Span, language: str) -> Span:
    """Return the clause that a place stands in; each sentence has one or more."""
    start, end = 0, len(text)
    if before := _borders(text[: place.start], language):
        start = before[-1].end
    if after := _borders(text[place.end :], language):
        end = after[0].shift(place.end).start
    return Span(start, end)


def clauses_of(
    text: str, places: tuple[Place, Place], language: str
) -> tuple[str, str]:
    """Return what stands around each of two places, with a gap for it, as its own.

    Args:
        text: That both stand in.
        places: Two that are apart, in any order.
        language: Code of the text's language.
    """
    first, second = sorted(places, key=lambda place: place.span)
    sentences = sentence_spans(text, language)
    around = [sentence_at(place.span, sentences, text) for place in (first, second)]
    end, start = around[0].end, around[1].start
    if around[0] == around[1]:
        border = find_border(text, first, second, language)
        border = border or _last_link(text, first, second, language)
        end, start = border.start, border.end
    clauses = {
        first.span: _with_gap(text, first, Span(around[0].start, end)),
        second.span: _with_gap(text, second, Span(start, around[1].end)),
    }
    return clauses[places[0].span], clauses[places[1].span]


def part_clauses(text: str, places: Sequence[Place], language: str) -> list[Span]:
    """Return of each place the part of its sentence that is not that of another.

    Places without a word between them have the same: "get 50 and 20 percent".

    Args:
        text: That all stand in.
        places: In any order.
        language: Code of the text's language.
    """
    sentences = sentence_spans(text, language)
    groups: list[list[Place]] = []
    for place in sorted(places, key=lambda place: place.span):
        if groups and not _are_parted(text, groups[-1][-1], place, language):
            groups[-1].append(place)
        else:
            groups.append([place])
    clauses = [sentence_at(group[0].span, sentences, text) for group in groups]
    for at, ([*_, one], [other, *_]) in enumerate(pairwise(groups)):
        if clauses[at].overlaps(other.span):
            border = find_border(text, one, other, language)
            border = border or _last_link(text, one, other, language)
            clauses[at + 1] = Span(border.end, clauses[at].end)
            clauses[at] = Span(clauses[at].start, border.start)
    found = {
        place.span: clause
        for group, clause in zip(groups, clauses, strict=True)
        for place in group
    }
    return [found[place.span] for place in places]


def _are_parted(text: str, one: Place, other: Place, language: str) -> bool:
    """Return whether a word that means something stands between two places."""
    small = small_words(language)
    ignored = small.outside | small.links | small.joins | _JOINS_HAN
    between = text[one.span.end : other.span.start].casefold()
    return len(sentence_spans(f"…{between}…", language)) > 1 or any(
        word.group() not in ignored for word in _WORD.finditer(between)
    )


def sentence_at(place: Span, sentences: Sequence[Span], text: str) -> Span:
    """Return the first sentence that a place stands in; all of the text without one."""
    return next((s for s in sentences if s.overlaps(place)), Span(0, len(text)))


def _with_gap(text: str, place: Place, clause: Span) -> str:
    """Return a clause with a gap for what stands there; the unit of a figure stays."""
    gap = without_unit(place.facts, text)
    before = text[min(clause.start, gap.start) : gap.start]
    return f"{before}{GAP}{text[gap.end : max(clause.end, gap.end)]}".strip()


def find_border(text: str, one: Place, other: Place, language: str) -> Span | None:
    """Return where the clause of one place ends and that of the next begins.

    None where nothing parts them.
    """
    between = Span(one.span.end, other.span.start).of(text)
    borders = _borders(between, language)
    return borders[0].shift(one.span.end) if borders else None


def _last_link(text: str, one: Place, other: Place, language: str) -> Span:
    """Return where the preposition begins that leads on: "to" in "from 8 to 9 %"."""
    between = Span(one.span.end, other.span.start).of(text)
    links = [
        word.start() + one.span.end
        for word in _WORD.finditer(between)
        if word.group().casefold() in small_words(language).links
    ]
    start = links[-1] if links else one.span.end
    return Span(start, start)


def _borders(text: str, language: str) -> list[Span]:
    """Return the surest borders of clauses in a text: signs, or else "and"."""
    joins = [
        Span(*word.span())
        for word in _WORD.finditer(text)
        if word.group().casefold() in small_words(language).joins | _JOINS_HAN
    ]
    commas = [Span(*comma.span()) for comma in _COMMA.finditer(text)]
    joined = [comma for comma in commas if any(j.start == comma.end for j in joins)]
    strong = [Span(*sign.span()) for sign in _STRONG.finditer(text)]
    return strong or joined or commas or joins


def find_clauses(text: str, language: str) -> list[Span]:
    """Return the sentences of a text, cut where a sign parts them further."""
    found: list[Span] = []
    for sentence in sentence_spans(text, language):
        start = sentence.start
        written = sentence.of(text)
        signs = [*_STRONG.finditer(written), *_COMMA.finditer(written)]
        for sign in sorted(signs, key=lambda match: match.start()):
            end = sentence.start + sign.start()
            if end > start:
                found.append(Span(start, end))
            start = sentence.start + sign.end()
        if sentence.end > start:
            found.append(Span(start, sentence.end))
    return found
