"""Tell foreign names by their sound: 沃尔沃 and Volvo, Warszawa and Warsaw."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from assistant.facts.pinyin import SURNAMES, fold, spellings, text_syllables

_SOUNDS = (
    ("bpfvw", "b"),
    ("dt", "d"),
    ("lr", "l"),
    ("mn", "n"),
    ("gkcqjxszh", "s"),
)
_SOUND_OF = {letter: sound for letters, sound in _SOUNDS for letter in letters}
_LEAST_SOUNDS = 2
_LEAST_SURE = 3
"""Consonants of a name that no letters in common have to bear out."""
_LEAST_INEXACT = 4
"""Consonants from which on a name may be heard with one more, one less or another."""
_LEAST_ALIKE = 0.6
"""The share of letters in common that a shorter name needs."""
_NAME_TAGS = frozenset({"nr", "nrt", "nrfg", "ns", "nt", "nz"})
_REST_TAGS = frozenset({"zg", "ng", "ag", "g", "j", "nr"})


def sounds_like_part_of(word: str, han: str) -> bool:
    """Return whether a foreign name may be what Chinese characters transliterate.

    Only what is a name in the Chinese text can be meant: the consonants of some words
    or other are those of every short name.
    """
    wanted = _sounds(word)
    if len(wanted) < _LEAST_SOUNDS:
        return False
    return any(
        _are_alike(_sounds("".join(syllables[start:end])), wanted)
        for syllables in _names_in(han)
        for start in range(len(syllables))
        for end in range(start + 2, min(start + len(wanted) + 3, len(syllables) + 1))
    )


def are_sounds_of(word: str, han: str) -> bool:
    """Return whether a Chinese name sounds wholly like a foreign one: 德累斯顿."""
    wanted = _sounds(word)
    return len(wanted) > _LEAST_SOUNDS and wanted == _sounds(spellings(han)[0])


def are_spellings(word: str, other: str) -> bool:
    """Return whether two languages may spell one foreign name so: Warsaw, Warszawa."""
    sounds = _sounds(word)
    alike = word[0] == other[0] and sounds == _sounds(other)
    return alike and len(sounds) > _LEAST_SOUNDS


def transliterates(han: str, words: frozenset[str]) -> bool:
    """Return whether one of some Latin words sounds like a Chinese name."""
    spelled = spellings(han)[0]
    whole = _sounds(spelled)
    if len(whole) < _LEAST_SURE:
        # One or two consonants are those of many other names.
        return any(_sounds(w) == whole and _have_letters(spelled, w) for w in words)
    return any(_are_alike(_sounds(word), whole) for word in words)


def _are_alike(one: str, other: str) -> bool:
    """Return whether consonants are the same, but for one of many."""
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < _LEAST_INEXACT or one[0] != other[0]:
        return False
    same = sum(
        block.size
        for block in SequenceMatcher(None, one, other, False).get_matching_blocks()
    )
    return len(longer) - same <= 1


def _have_letters(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, fold(other), False).ratio() >= _LEAST_ALIKE


@lru_cache(maxsize=1_000)
def _names_in(han: str) -> tuple[tuple[str, ...], ...]:
    return tuple(text_syllables(name) for name in _runs(han))


def _runs(han: str) -> Iterator[str]:
    """Yield the names of a Chinese text, with those whole that are cut: 法尔|雪平."""
    import rjieba

    run = ""
    for word, tag in rjieba.tag(han):
        goes_on = tag in _NAME_TAGS and word[0] not in SURNAMES
        rest = len(word) == 1 and tag in _REST_TAGS
        if run and (goes_on or rest):
            run += word
            continue
        if run:
            yield run
        run = word if tag in _NAME_TAGS else ""
    if run:
        yield run


def _sounds(word: str) -> str:
    """Return the classes of a word's consonants, without repeats."""
    sounds = [_SOUND_OF[letter] for letter in fold(word) if letter in _SOUND_OF]
    return "".join(
        sound for i, sound in enumerate(sounds) if i == 0 or sound != sounds[i - 1]
    )
