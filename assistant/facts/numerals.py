"""Read numbers: digits of any script with separators, number words, 二百五十二."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from functools import cache

from assistant.facts.cldr import decimal_sign

_GROUPS = re.compile(r"\d{1,3}(?:(?:,\d{3})+|(?:\.\d{3})+|(?:[ '’]\d{3})+)")
_ONE_SEPARATOR = re.compile(r"\d{1,3}([.,])\d{3}")
_SPACES = dict.fromkeys(
    map(ord, "\u00a0\u2000\u2002\u2003\u2007\u2009\u202f\u3000"), " "
)
_SIGNS = str.maketrans("％．－﹣−＄￥＋萬億兩個", "%.---$¥+万亿两个") | _SPACES
_WIDE_GROUP = re.compile(r"(?<=[０-９])，(?=[０-９]{3}(?![０-９]))")
_CIRCLES = re.compile("(?<=[〇零一二三四五六七八九])[○◯]+")
"""How official documents write 〇 in years: 二○二四年."""
_FRACTION = re.compile(
    # In "2021 1/3 of them" a year stands before.
    r"(?<!\d{4})(?: ?(?P<sign>[½⅓⅔¼¾])| (?P<over>[1-9])/(?P<under>[2-9])(?![\d/])"
    r"| (?:and (?:a|one) half|och (?:en|ett) halv(?:t|a)?|und eine?n? halbe[nrs]?"
    r"|et demie?)(?![\w-]))|个半(?=[月小星钟])",
    re.IGNORECASE,
)

CHINESE_DIGITS = "〇零一二两三四五六七八九"
CHINESE = CHINESE_DIGITS + "十百千万亿廿卅"
_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")}
_DIGITS |= {"零": 0, "两": 2}
_TENS = {"廿": 20, "卅": 30}
_TIMES = {"十": 10, "百": 100, "千": 1_000, "万": 10_000, "亿": 100_000_000}
_TWO_NUMBERS = re.compile("(十[一二三四五六七八九])([一二三四五六七八九])")

_WORDS_UP_TO = 1_000
_ROUND_UP_TO = 100_000
_ORDINALS_UP_TO = 100
LONGEST_NUMBER = 300
"""Signs of a number; what is longer counts nothing, and Python reads 4,300 at most."""
_PARTS = re.compile(r"[\s-]+")
_WITH_WORDS = frozenset({"en", "sv", "de", "fr", "es", "no", "da", "fi", "ru"})
_ALSO_WRITTEN = {
    "sv": "tjugoen 21 trettioen 31 dussin 12",
    "en": "dozen 12",
    "de": "dutzend 12 erster 1 ersten 1 zweiten 2 dritten 3 vierten 4 fünften 5",
    "fr": "douzaine 12 première 1",
}
_AMBIGUOUS = {
    "sv": frozenset({"andra"}),
    "no": frozenset({"andre"}),
    "da": frozenset({"anden"}),
    "fr": frozenset({"neuf"}),
    "fi": frozenset({"toinen"}),
}
"""Words that are as often no number: "andra" is second and other."""


def normalise(text: str) -> str:
    """Return ``text`` with plain digits, signs and spaces, at the same offsets."""
    text = _WIDE_GROUP.sub(",", text).translate(_SIGNS)
    text = _CIRCLES.sub(lambda circles: "〇" * len(circles.group()), text)
    if text.isascii():
        return text
    return "".join(
        str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text
    )


def read_digits(written: str, language: str) -> tuple[Fraction, ...]:
    """Return what a number may mean, the reading by the language's convention first.

    Where commas are decimal signs, "1,234" is 1.234; but translated texts keep English
    separators there, so that it may be 1234 too. "60,000" is never 60.000. What is too
    long to count anything has no reading.

    Args:
        written: Digits, with points, commas or spaces between them.
        language: ISO 639-1 code.
    """
    if len(written) > LONGEST_NUMBER:
        return ()
    if one := _ONE_SEPARATOR.fullmatch(written):
        return _read_ambiguous(written, one[1], decimal_sign(language))
    if _GROUPS.fullmatch(written):
        return (Fraction(re.sub(r"\D", "", written)),)
    marks = re.findall(r"[.,]", written)
    whole, _, decimals = written.rpartition(marks[-1]) if marks else (written, "", "")
    # The last separator is of another kind than those before it, or is alone.
    if marks and (len(marks) == 1 or _GROUPS.fullmatch(whole)):
        if marks[-1] in marks[:-1]:
            return ()
        return (Fraction(f"{re.sub(r'[^0-9]', '', whole)}.{decimals}"),)
    return (Fraction(re.sub(r"\D", "", written)),) if not marks else ()


def without_groups(
    values: tuple[Fraction, ...], written: str, language: str
) -> tuple[Fraction, ...]:
    """Return the readings of a number that are left before a scale word or a share.

    Translated texts keep separators of groups in counts ("2,145 personer"), but nobody
    writes 2,145 milliards in full: "2,145 miljarder" are 2.145 of them.

    Args:
        values: What ``read_digits`` returned, scaled or not.
        written: Digits, with points, commas or spaces between them, maybe a sign.
        language: ISO 639-1 code.
    """
    one = _ONE_SEPARATOR.fullmatch(written.lstrip("-"))
    return values[:1] if one and one[1] == decimal_sign(language) else values


def _read_ambiguous(written: str, mark: str, sign: str) -> tuple[Fraction, ...]:
    whole = Fraction(written.replace(mark, ""))
    decimal = Fraction(written.replace(mark, "."))
    if written.startswith("0"):
        return (decimal,)
    if mark == sign and not written.endswith("000"):
        return (decimal,) if sign == "." else (decimal, whole)
    # Only a fraction that needs all its decimals may be one against the convention.
    loose = sign == "," and not written.endswith("0")
    return (whole, decimal) if loose else (whole,)


def read_fraction(text: str, at: int) -> tuple[Fraction, int]:
    """Return what is added to a number that ends there: "½", "and a half"; its end."""
    found = _FRACTION.match(text, at)
    if found is None:
        return Fraction(0), at
    if found["over"]:
        return Fraction(int(found["over"]), int(found["under"])), found.end()
    value = unicodedata.numeric(found["sign"]) if found["sign"] else 0.5
    return Fraction(value).limit_denominator(9), found.end()


@cache
def number_words(language: str) -> dict[tuple[str, ...], int]:
    """Return the numbers that a language spells out, by their words in lower case."""
    if language not in _WITH_WORDS:
        return {}
    from num2words import num2words

    numbers = [*range(1, _WORDS_UP_TO), *range(1_000, _ROUND_UP_TO, 1_000)]
    found = {_parts(num2words(n, lang=language)): n for n in numbers}
    also = _ALSO_WRITTEN.get(language, "").split()
    for word, value in zip(also[::2], also[1::2], strict=True):
        found[word,] = int(value)
    return ordinal_words(language) | found


@cache
def ordinal_words(language: str) -> dict[tuple[str, ...], int]:
    """Return the ordinals that a language spells out: {("fourteenth",): 14, …}."""
    if language not in _WITH_WORDS:
        return {}
    from num2words import num2words

    return {
        _parts(num2words(n, lang=language, to="ordinal")): n
        for n in range(1, _ORDINALS_UP_TO)
    }


def is_ambiguous(word: str, language: str) -> bool:
    """Return whether a number word is as often an ordinary word."""
    return word.casefold() in _AMBIGUOUS.get(language, ())


def read_chinese(numeral: str) -> tuple[int, ...]:
    """Return the numbers that a run of Chinese numerals holds.

    二百五十二 is one, 二〇二一 too; 十四五 are two, as in the 14th five-year plan.
    """
    if not any(sign in _TIMES or sign in _TENS for sign in numeral):
        digits = [_DIGITS[sign] for sign in numeral]
        positional = len(digits) == len("二〇二一") or "〇" in numeral
        return (int("".join(map(str, digits))),) if positional else (*digits,)
    if plan := _TWO_NUMBERS.fullmatch(numeral):
        return (_read_powers(plan[1]), _DIGITS[plan[2]])
    return (_read_powers(numeral),)


def _read_powers(numeral: str) -> int:
    total = section = digit = 0
    for sign in numeral:
        if sign in _DIGITS:
            digit = _DIGITS[sign]
            continue
        if sign in _TENS:
            section += _TENS[sign]
        elif sign == "亿":
            total, section = (total + section + digit or 1) * _TIMES[sign], 0
        elif sign == "万":
            total, section = total + (section + digit or 1) * _TIMES[sign], 0
        else:
            section += (digit or 1) * _TIMES[sign]
        digit = 0
    return total + section + digit


def _parts(words: str) -> tuple[str, ...]:
    return tuple(_PARTS.split(words.casefold().strip()))
