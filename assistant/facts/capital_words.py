"""Find the words with a capital that stand together, as the parts of one name."""

from __future__ import annotations

import re
from collections.abc import Callable

from assistant.language.function_words import small_words

_JOINS = re.compile(r" (?:(?:of|and|for|the|och|för|i|von|und|für|de|du|des) )*|-")


def words_together(
    text: str,
    words: list[re.Match[str]],
    i: int,
    language: str,
    belongs: Callable[[re.Match[str]], bool] = lambda word: True,
) -> list[str]:
    """Return the words with a capital that stand together, in lower case."""
    first = last = i
    if not belongs(words[i]):
        return []
    while first and _joined(text, words[first - 1], words[first], language):
        if not belongs(words[first - 1]):
            break
        first -= 1
    while last + 1 < len(words) and _joined(
        text, words[last], words[last + 1], language
    ):
        if not belongs(words[last + 1]):
            break
        last += 1
    return [word.group().casefold() for word in words[first : last + 1]]


def _joined(text: str, one: re.Match[str], other: re.Match[str], language: str) -> bool:
    return (
        one.group()[0].isupper()
        and one.group().casefold() not in small_words(language).links
        and other.group()[0].isupper()
        and _JOINS.fullmatch(text[one.end() : other.start()]) is not None
    )
