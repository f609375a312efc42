"""Write what languages share as tokens: names as they sound, in short, and amounts."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from index.text.initials import names_with_initials

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_BREAK = "0"
"""Stands between two runs of characters, which no name goes on over."""
# 山西 and 陕西 are told apart by their spelling alone.
_SPELLED = ("陕西", "\ue000", "shaanxi")
_SCALES = {
    "万": 4, "萬": 4, "亿": 8, "億": 8, "万亿": 12, "百万": 6, "千万": 7,
}  # fmt: skip
# How the words begin, in the languages with Latin letters: the longest first.
_WORDS = {
    "miljard": 9, "milliard": 9, "billion": 9, "mrd": 9, "bn": 9,
    "miljon": 6, "miljoon": 6, "million": 6, "milj": 6, "mio": 6, "mn": 6,
    "biljon": 12, "trillion": 12,
    "thousand": 3, "tusen": 3, "tausend": 3, "tuhat": 3,
}  # fmt: skip
_AMOUNT = re.compile(
    r"(?<![\d.,])(?P<number>\d{1,3}(?:[ .,\u00a0\u202f]\d{3})+(?!\d)|\d+(?:[.,]\d+)?)"
    r"[ \u00a0\u202f-]?(?:(?P<han>万亿|百万|千万|[万萬亿億])"
    rf"|(?P<word>{'|'.join(sorted(_WORDS, key=len, reverse=True))})[^\W\d_]{{0,3}}\b)?",
    re.IGNORECASE,
)
_GROUP = 3
_LONGEST = 40
"""What has more characters is no amount, and may have more than Python counts with."""
_LEAST = 10_000
"""Smaller amounts are written alike everywhere, and are keywords as they stand."""

_SHORT_NAME = re.compile(r"(?<![A-Za-z\d])[A-Z]{3,6}(?![A-Za-z\d])")


def shared_tokens(text: str) -> str:
    """Return what a passage is found by from other languages, as words of a table.

    Chinese characters give their pinyin, so that "xu zhou" finds 徐州; amounts give
    their value, so that 540亿 and "54 billion" are one token; for abbreviations see
    ``initial_tokens``.
    """
    return " ".join([*_syllables(text), *amount_tokens(text), *initial_tokens(text)])


def initial_tokens(text: str) -> list[str]:
    """Return a token for each abbreviation, and for each name that may have one.

    "NDRC" and "National Development and Reform Commission" share theirs.
    """
    spelled_out = (initials for _, initials in names_with_initials(text))
    names = dict.fromkeys([*_SHORT_NAME.findall(text), *spelled_out])
    return [f"i{name.lower()}" for name in names]


def amount_tokens(text: str) -> list[str]:
    """Return a token for each large amount in ``text``, the same in every language.

    Where a separator may be one of thousands or of decimals, there is one for each.
    """
    found = (
        value
        for match in _AMOUNT.finditer(unicodedata.normalize("NFKC", text))
        for value in _values(match)
    )
    return list(dict.fromkeys(f"v{value}" for value in found if value >= _LEAST))


def han_syllables(han: str) -> tuple[str, ...]:
    """Return the pinyin of Chinese characters, one word for each, without tones."""
    from pypinyin.contrib.mmseg import seg

    name, sign, _ = _SPELLED
    return tuple(s for word in seg.cut(han.replace(name, sign)) for s in _sounds(word))


@lru_cache(maxsize=65_536)  # Most of what stands in a text are words that were there.
def _sounds(word: str) -> tuple[str, ...]:
    """Return the pinyin of a word of the dictionary, or of a single character."""
    from pypinyin import Style, lazy_pinyin

    _, sign, spelled = _SPELLED
    sounds = lazy_pinyin([word], style=Style.NORMAL)
    return tuple(spelled if s == sign else s.replace("ü", "v") for s in sounds)


def _syllables(text: str) -> Iterator[str]:
    for run in _HAN.findall(text):
        yield from han_syllables(run)
        yield _BREAK


def _values(match: re.Match[str]) -> Iterator[Fraction]:
    if len(match["number"]) > _LONGEST:
        return
    scale = 10 ** _exponent(match)
    parts = re.split(r"\D", match["number"])
    if all(len(part) == _GROUP for part in parts[1:]):
        yield Fraction("".join(parts)) * scale
    if len(parts) == 2 and scale > 1:
        value = Fraction(".".join(parts)) * scale
        if value.denominator == 1:
            yield value


def _exponent(match: re.Match[str]) -> int:
    if match["han"]:
        return _SCALES[match["han"]]
    return _WORDS[match["word"].casefold()] if match["word"] else 0
