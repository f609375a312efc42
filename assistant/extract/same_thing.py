"""Tell whether two figures of one sentence are of the same thing."""

from __future__ import annotations

import re
from itertools import takewhile

from assistant.facts.unit_words import Unit
from assistant.facts.units import conflict
from assistant.language.function_words import (
    INNER,
    content_words,
    small_words,
    word_set,
)
from index.documents import Span

_DIGITS = re.compile(r"\d[\d.,  ]*")
_WORDS_AFTER = re.compile(r"(?:[  ]?[^\W\d_]+(?:[-'’][^\W\d_]+)*){1,3}")
_REACHES = word_set(
    "reached reach reaching amounted totalled rose grew fell increased decreased"
    " year years one ones only already still just another"
    " uppgick nådde ökade steg minskade sjönk år endast redan bara"
    " betrug erreichte lag belief stieg wuchs sank fiel jahr jahre bereits nur noch"
    " respectively respektive jeweils resp bzw varav davon darunter"
)
"""What is said between two figures of the same thing, besides small words."""
_HAN_REACHES = re.compile(
    "(?:[达增降减升]?[到至]|达|增加|增长|上升|提高|扩大|下降|减少|实现|完成|分别|其中|年)"
)
_LABEL = re.compile(r"[\u4e00-\u9fff]{2}\Z")
"""What stands right before a figure: 企业 in 企业12家."""
_STEM = 4


def are_of_same_thing(
    sentence: str,
    language: str,
    one: tuple[Span, Unit],
    other: tuple[Span, Unit],
    marks: str = "",
) -> bool:
    """Return whether one figure may stand for another: "12 firms in 2019 and 31".

    Their units have to agree, and nothing new may be said between them: in "12 members
    in 2019 and a budget of 300 in 2022" a budget is.

    Args:
        sentence: Where both stand.
        language: ISO 639-1 code.
        one: A figure and its unit.
        other: Another one.
        marks: Words that tell the figures apart, and are nothing new: years, places.
    """
    if conflict(one[1], other[1]):
        return False
    (first, unit), (second, other_unit) = sorted((one, other), key=lambda f: f[0])
    known = _words(sentence[: first.end], language) | _words(marks, language)
    thing = _counted(sentence, first, language)
    known |= thing
    share = bool(unit & other_unit)
    if share and _labels(sentence, first) == _labels(sentence, second) != []:
        return True
    if _words(sentence[first.end : second.start], language) - known:
        return False
    counted = _counted(sentence, second, language)
    alike = {word[:_STEM] for word in known}
    return share or all(word[:_STEM] in alike for word in counted)


def _words(text: str, language: str) -> set[str]:
    bare = _HAN_REACHES.sub(" ", _DIGITS.sub(" ", text))
    return content_words(bare, language) - _REACHES - INNER


def _labels(sentence: str, figure: Span) -> list[str]:
    """Return the Chinese word right before a figure, if there is one."""
    before = _LABEL.search(sentence[: figure.start])
    label = before.group() if before else ""
    return [label] if label and not _HAN_REACHES.search(label) else []


def _counted(sentence: str, figure: Span, language: str) -> set[str]:
    """Return the words for what is counted, in a figure or right after it."""
    small = small_words(language)
    after = _WORDS_AFTER.match(sentence, figure.end)
    words = takewhile(
        lambda word: word.casefold() not in small.outside | small.links | small.joins,
        after.group().split() if after else (),
    )
    return _words(" ".join([figure.of(sentence), *words]), language)
