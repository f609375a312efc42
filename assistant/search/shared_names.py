"""Say how what a question names is written in texts of other languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

from assistant.facts.pinyin import (
    EXONYMS,
    KNOWN_SPELLINGS,
    fold,
    is_pinyin,
    syllable_splits,
)
from assistant.facts.vocabulary import is_ordinary
from index.text.shared_tokens import amount_tokens, han_syllables, initial_tokens

Spellings = frozenset[str]
"""How one name or amount may be written: words of the keyword table, or several."""

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_GENITIVE = re.compile(r"(?:['’]s|s|er|n)\Z")
_LONGEST = 4
"""Characters of a Chinese name."""
_LEAST = 5
"""Letters of a Chinese name in pinyin: shorter ones are words of many languages."""


def shared_spellings(question: str) -> list[Spellings]:
    """Return what a question names, each as other languages may write it.

    徐州, Xuzhou and Xu Zhou are found by each other, and so are 54 billion and 540亿,
    a name that is spelled out and its initials.
    What a Latin question and a Latin text have in common needs no other spelling.
    """
    found = [
        *_in_latin(question),
        *han_spellings(question),
        *(frozenset({token}) for token in amount_tokens(question)),
        *(frozenset({token}) for token in initial_tokens(question)),
    ]
    return [spellings for spellings in dict.fromkeys(found) if spellings]


def _in_latin(question: str) -> Iterator[Spellings]:
    words = [match.group() for match in _WORD.finditer(question)]
    names = [fold(word) if word[0].isupper() else "" for word in words]
    for name in names:
        yield _spellings(name, _GENITIVE.sub("", name))
    # A name in two words, and one with the family name last.
    for one, other in pairwise(names):
        if one and other:
            yield _spellings(one + other, other + one)


def _spellings(*names: str) -> Spellings:
    known = {name: splits for name in names if (splits := _splits(name))}
    in_han = {" ".join(split) for splits in known.values() for split in splits}
    return frozenset({*known, *in_han})


def _splits(name: str) -> list[tuple[str, ...]]:
    """Return the syllables that a word in lower case may spell; none where no name."""
    if han := _known_names().get(name):
        return [han_syllables(han)]
    for known, beginnings in EXONYMS.items():
        if name.startswith(beginnings):
            name = known
    if not is_pinyin(name) or is_ordinary(name):
        return []
    return [split for split in syllable_splits(name) if len(split) > 1]


@cache
def _known_names() -> dict[str, str]:
    return {
        spelling: han
        for han, spellings in KNOWN_SPELLINGS.items()
        for spelling in spellings.split()
        if len(spelling) > _LEAST
    }


@lru_cache(maxsize=20)
def han_spellings(question: str) -> tuple[Spellings, ...]:
    """Return how what may be a name in Chinese characters is written in Latin ones."""
    return tuple(_in_han(question))


def _in_han(question: str) -> Iterator[Spellings]:
    for run in _HAN.findall(question):
        syllables = han_syllables(run)
        for length in range(2, _LONGEST + 1):
            for start in range(len(syllables) - length + 1):
                part = syllables[start : start + length]
                yield frozenset(_spelled(run[start : start + length], part))


def _spelled(han: str, syllables: tuple[str, ...]) -> Iterator[str]:
    whole = "".join(syllables)
    if known := KNOWN_SPELLINGS.get(han):
        yield known
    if len(whole) >= _LEAST and not is_ordinary(whole):
        yield from (whole, f"{whole}s", " ".join(syllables))
    yield from (f"{beginning}*" for beginning in EXONYMS.get(whole, ()))
