"""Write places that a question names in words, or several at once, in digits, each.

Article twelve is article 12, the twenty-first article is article 21, row 1,400 is
row 1400, and 5–7 §§ are 5 §, 6 §, 7 §.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache

from assistant.facts.numerals import (
    CHINESE_DIGITS,
    number_words,
    ordinal_words,
    read_chinese,
)
from assistant.language.place_words import (
    ARTICLE,
    CHAPTER,
    MEASURE,
    ORDINAL_ENDING,
    SECTION,
)

HAN_NUMBER = rf"[{CHINESE_DIGITS}十百千\d]+"
ROMAN = r"[IVXLC]+(?![\w])"
_LABELS = (
    rf"{ARTICLE}|{SECTION}|{MEASURE}|{CHAPTER}|paragraf(?:en)?|page|sidan?|seite|slide"
    "|folie|row|rad|zeile"
)
_WORDS = r"[^\W\d_]+(?:[\s-][^\W\d_]+){0,5}"
_NAMED_IN_WORDS = re.compile(
    rf"\b(?P<label>{_LABELS})\s(?P<words>{_WORDS})", re.IGNORECASE
)
_COUNTED_OFF = re.compile(
    rf"\b(?P<words>{_WORDS}|\d+{ORDINAL_ENDING})\s(?P<label>{_LABELS})(?!\w)",
    re.IGNORECASE,
)
_GROUPED = re.compile(
    rf"(?:(?<=§)|(?<=§\s)|(?<=第)|\b(?:{_LABELS})\s)"
    r"\d{1,3}(?:[,'’ \u00a0\u202f]\d{3})+(?!\d)"
    r"|(?<![\d.,])\d{1,3}(?:[,'’ \u00a0\u202f]\d{3})+(?=\s?§)",
    re.IGNORECASE,
)
_NUMBER = r"(?!(?:19|20)\d\d)\d{1,4}"
_RANGE = rf"{_NUMBER}\s?(?:[–—]|to|till|bis)\s?{_NUMBER}(?![\d:.]*\d)"
_SEVERAL = (
    rf"{_NUMBER}(?:\s?(?:[-–—,]|to|till|bis|and|och|samt|und)\s?{_NUMBER})+"
    r"(?![\d:.]*\d)"
)
_ONE_AFTER_ANOTHER = re.compile(
    rf"\b(?P<label>{_LABELS})(?:s\s(?P<list>{_SEVERAL})|\s(?P<range>{_RANGE}))\b"
    rf"|§§\s?(?P<signs_list>{_SEVERAL})|§\s?(?P<signs_range>{_RANGE})"
    rf"|(?<![\d:.])(?:(?P<list_signs>{_SEVERAL})\s?§§|(?P<range_signs>{_RANGE})\s?§)"
    rf"|第\s?(?P<first>{HAN_NUMBER})(?P<kind>[条款章页行节])?[至到–—~-]"
    rf"第?(?P<last>{HAN_NUMBER})(?P<unit>[条款章页行节])",
    re.IGNORECASE,
)
_MOST = 20
"""Places that are named one by one where a question names a longer row of them."""
_LANGUAGES = ("en", "sv", "de", "fr", "es")
_WITHIN = frozenset({"and", "och"})
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def in_digits(question: str) -> str:
    """Return a question with each place that it names called by a number in digits."""
    question = _GROUPED.sub(lambda m: _joined(m.group()), question)
    question = _ONE_AFTER_ANOTHER.sub(_one_by_one, question)
    return _named_in_words(_counted_off(question))


def read_roman(written: str) -> int:
    """Return the number of Roman numerals."""
    values = [_ROMAN[sign] for sign in written]
    later = [*values[1:], 0]
    pairs = zip(values, later, strict=True)
    return sum(-one if one < next_ else one for one, next_ in pairs)


def _joined(grouped: str) -> str:
    return re.sub(r"(?<=\d)\D(?=\d)", "", grouped)


def _one_by_one(match: re.Match[str]) -> str:
    """Return several places that are named at once, each with its label."""
    if match["first"]:
        first, last = (_read_han(match[end]) for end in ("first", "last"))
        return "、".join(f"第{n}{match['unit']}" for n in _between(first, last))
    if label := match["label"]:
        numbers = _numbers(match["list"] or match["range"])
        return ", ".join(f"{label} {number}" for number in numbers)
    if before := match["signs_list"] or match["signs_range"]:
        return ", ".join(f"§ {number}" for number in _numbers(before))
    numbers = _numbers(match["list_signs"] or match["range_signs"])
    return ", ".join(f"{number} §" for number in numbers)


def _numbers(written: str) -> Iterable[int]:
    """Return the numbers of "5–7, 9"."""
    numbers: dict[int, None] = {}
    for part in re.split(r"\s?(?:,|\b(?:and|och|samt|und)\b)\s?", written):
        first, *last = map(int, re.findall(r"\d+", part))
        numbers |= dict.fromkeys(_between(first, last[-1] if last else first))
    return numbers


def _between(first: int, last: int) -> range:
    return range(first, min(last + 1, first + _MOST))


def _read_han(written: str) -> int:
    return int(written) if written.isdecimal() else read_chinese(written)[0]


def _named_in_words(question: str) -> str:
    def named(match: re.Match[str]) -> str:
        label, words = match["label"], match["words"]
        parts = re.split(r"([\s-])", words)
        number, count = _longest(parts[::2], _cardinals())
        if re.fullmatch(ROMAN, parts[0]):
            number, count = read_roman(parts[0]), 1
        rest = _named_in_words("".join(parts[2 * count - 1 if count else 0 :]))
        return f"{label} {number}{rest}" if number else f"{label} {rest}"

    return _NAMED_IN_WORDS.sub(named, question)


def _counted_off(question: str) -> str:
    def counted(match: re.Match[str]) -> str:
        label, words = match["label"], match["words"]
        if digits := re.match(r"\d+", words):
            return f"{label} {digits[0]}"
        parts = re.split(r"([\s-])", words)
        said = parts[::2]
        starts = range(len(said))
        start = next((i for i in starts if _plain(said[i:]) in _ordinals()), None)
        if start is None:
            return f"{_counted_off(words)} {label}"
        number = _ordinals()[_plain(said[start:])]
        # "the twenty-two hundredth" is no second, whose words are not all known.
        known = start == 0 or _plain(said[start - 1 : start]) not in _cardinals()
        before = _counted_off("".join(parts[: 2 * start]))
        return f"{before}{label} {number}" if known else match.group()

    return _COUNTED_OFF.sub(counted, question)


def _longest(
    words: list[str], numbers: dict[tuple[str, ...], int]
) -> tuple[int | None, int]:
    """Return the number that words begin with, and of how many of them it is."""
    for count in range(len(words), 0, -1):
        number = numbers.get(_plain(words[:count]))
        if number is None or words[count - 1].casefold() in _WITHIN:
            continue
        goes_on = words[count : count + 1]
        return (None, 0) if _plain(goes_on) in numbers else (number, count)
    return None, 0


def _plain(words: Iterable[str]) -> tuple[str, ...]:
    lower = (word.casefold() for word in words)
    return tuple(word for word in lower if word not in _WITHIN)


@cache
def _cardinals() -> dict[tuple[str, ...], int]:
    return _in_all_languages(number_words)


@cache
def _ordinals() -> dict[tuple[str, ...], int]:
    return _in_all_languages(ordinal_words)


def _in_all_languages(
    words: Callable[[str], dict[tuple[str, ...], int]],
) -> dict[tuple[str, ...], int]:
    found: dict[tuple[str, ...], int] = {}
    for language in _LANGUAGES:
        for said, value in words(language).items():
            found.setdefault(_plain(said), value)
    return found
