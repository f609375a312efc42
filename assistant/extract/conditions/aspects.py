"""Tell whether a figure is of the side that a question asks for: exports, output."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from assistant.extract.conditions.aspect_words import ALSO, EVENTS, FLOWS, Words
from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.conditions.periods import blank_years
from assistant.extract.conditions.place import Place
from assistant.extract.questions import classify_question, contains_figure

_FIGURE = re.compile(
    r"\d(?:[\d.,\u00a0 ]*\d)?|百分之|[〇零一二三四五六七八九十百千万亿两]{2,}"
)
_SPAN_OF_TIME = re.compile(
    r"[年月日天]|\b(?:year|month|week|day|år|mån|veck|dag|jahr)", re.I
)
_STOP = re.compile(r"[。！？；\n]|[.!?;]\s")
_CLAUSE = re.compile(r"[,;:.!?()|\n，；：。！？（）]|\b(?:and|och|und)\b")
_LABEL = re.compile(r"(?:^|[|\n])(?P<label>[^|\n:：]{2,60})\s*[|:：]\s*\Z")


def check_aspect(question: str, place: Place) -> Outcome:
    """Tell whether the words around a figure or date are of what is asked for."""
    said = place.words
    if not contains_figure(said):
        return Outcome.SHOWN
    if classify_question(question).wants_date:
        return _check(question, place, EVENTS)
    if _SPAN_OF_TIME.search(said):
        return Outcome.SHOWN
    return _check(question, place, FLOWS)


def _check(question: str, place: Place, table: Mapping[str, Words]) -> Outcome:
    wanted = _named(question, table)
    # Of "what share of the production is exported" nobody can tell which is asked for.
    if not wanted or (table is FLOWS and len(wanted) > 1):
        return Outcome.SHOWN
    wanted |= {ALSO[thing] for thing in wanted if thing in ALSO}
    if (label := _label(place)) is not None:
        said = _named(f"{label} {place.words}", table)
        # Another row of the same table has what is asked for.
        known = said or _named(place.passage.text, table) & wanted
    else:
        parts = (_named(part, table) for part in _parts(place))
        known = said = next(filter(None, parts), frozenset())
    return Outcome.CONTRADICTED if known and not said & wanted else Outcome.SHOWN


def _label(place: Place) -> str | None:
    """Return the label of the cell that the figure alone stands in, if it has one."""
    line = place.document.text[: place.span.start].rpartition("\n")[2]
    match = _LABEL.search(line[-100:])
    return match["label"] if match else None


def _parts(place: Place) -> Iterator[str]:
    """Yield the parts of the sentence that may say what its figure is of, best first.

    These are the words of its clause after the figure before it, those in it and right
    after it, and then what stands farther before it.
    """
    start = place.sentence_span.start
    before = blank_years(place.sentence[: max(0, place.span.start - start)])
    own = place.words
    after = blank_years(place.sentence[place.span.end - start :])
    *farther, nearest = _FIGURE.split(_STOP.split(before)[-1])
    yield _CLAUSE.split(nearest)[-1]
    yield own
    yield _CLAUSE.split(_FIGURE.split(after)[0])[0]
    yield nearest
    yield from reversed(farther)


def _named(text: str, table: Mapping[str, Words]) -> frozenset[str]:
    return frozenset(
        thing for thing, words in table.items() if _pattern(words).search(text)
    )


@cache
def _pattern(words: Words) -> re.Pattern[str]:
    latin, han = words
    return re.compile(rf"(?<![^\W\d_])(?:{latin})|{han}", re.IGNORECASE)
