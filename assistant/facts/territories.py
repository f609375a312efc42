"""Find countries, regions and nationalities in a text, in any language of CLDR."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from assistant.facts import cldr
from assistant.facts.country_names import (
    OTHER_NAMES,
    PARTS_NAMED_ALIKE,
    begin_of_polity,
    end_of_polity,
)
from index.documents import Span

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_LONGEST_TERRITORY = 6
_LONGEST_HAN_TERRITORY = 9
_NO_TERRITORY = frozenset({"even", "world", "värld", "世界", "man", "io", "ho"})
_DEMONYM_ENDINGS = ("", "s", "'s", "’s", "e", "en", "er", "es", "n", "t")
_PRONOUNS = ("us", "un")
_WORLD = "001"


def find_territories(text: str, language: str) -> list[tuple[Span, str]]:
    """Return the countries, regions and nationalities in ``text``, with their codes."""
    if language in ("zh", "ja"):
        return list(_han_territories(text, language))
    table = _territories(language)
    words = list(_WORD.finditer(text))
    found: list[tuple[Span, str]] = []
    i = 0
    while i < len(words):
        count, code = _territory_at(text, words, i, table)
        if code:
            start = begin_of_polity(text, words[i].start())
            found.append((Span(start, words[i + count - 1].end()), code))
        i += count
    return found


def _territory_at(
    text: str, words: list[re.Match[str]], i: int, table: dict[str, str]
) -> tuple[int, str | None]:
    for count in range(min(_LONGEST_TERRITORY, len(words) - i), 0, -1):
        phrase = text[words[i].start() : words[i + count - 1].end()].casefold()
        phrase = phrase.replace("’", "'")
        code = _territory(phrase, table)
        pronoun = phrase in _PRONOUNS and not words[i].group().isupper()
        if code and not pronoun:
            return count, code
    return 1, None


def _territory(phrase: str, table: dict[str, str]) -> str | None:
    code = table.get(phrase)
    if not code and " " in phrase:
        # The genitive of several words: "Förenade Arabemiratens".
        code = table.get(re.sub("'?s$", "", phrase))
    if code or " " in phrase:
        return code
    for ending in _DEMONYM_ENDINGS:
        stem = phrase.removesuffix(ending)
        for candidate in (stem, stem + "a"):
            if len(stem) >= 3 and (code := table.get(candidate)):
                return code
    return None


def _han_territories(text: str, language: str) -> Iterator[tuple[Span, str]]:
    table = _territories(language)
    beginnings = _beginnings(language)
    at = 0
    while at < len(text):
        if text[at] not in beginnings:
            at += 1
            continue
        for length in range(_LONGEST_HAN_TERRITORY, 1, -1):
            if code := table.get(text[at : at + length].casefold()):
                end = end_of_polity(text, at + length)
                yield Span(at, end), code
                at = end - 1
                break
        at += 1


@cache
def _beginnings(language: str) -> frozenset[str]:
    return frozenset(name[0] for name in _territories(language))


@cache
def _territories(language: str) -> dict[str, str]:
    table = cldr.territories(language) | {
        name: code
        for names_of in (OTHER_NAMES, PARTS_NAMED_ALIKE)
        for code, names in names_of.items()
        for name in names.split("|")
    }
    return {
        name.removesuffix(" sar china").removesuffix(" sar"): code
        for name, code in table.items()
        if name not in _NO_TERRITORY and code != _WORLD and len(name) > 1
    }
