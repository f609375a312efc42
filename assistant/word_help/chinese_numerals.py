"""Tell which spelled numerals of a Chinese text can be read in one way alone.

Left out is what is rounded (十几, 三四十), shortened (一万五), a range (三至五年), and
part of a fraction (三分之一), of a word (统一, 三十年代), of a unit (三十万千瓦,
二十五千克) or of what goes on (两年半).
"""

from __future__ import annotations

import re
from collections.abc import Collection

from assistant.facts.numerals import CHINESE, CHINESE_DIGITS

_DIGIT = f"[{CHINESE_DIGITS}]"
_FIGURE = "[1-9一二三四五六七八九两]"
_NUMERAL = re.compile(f"[{CHINESE}]+(?:点{_DIGIT}+[万亿]*)?")
_YEAR = re.compile(f"{_DIGIT}{{4}}年")
# A hundred, ten thousand alone are as often "all": 百家争鸣, 万家灯火.
_BEGINS = re.compile(f"{_FIGURE}|十")
_TWO_FIGURES = re.compile(f"{_FIGURE}{{2}}")
_SHORTENED = re.compile(f"[百千万亿]{_FIGURE}(?:点|\\Z)")
_POWERS = "千百十"
_BEFORE = re.compile(
    f"(?:[0-9.,点几数前后首头另每同之{CHINESE}]|[0-9{CHINESE}][、至到—–~～\\-])\\Z"
)
_AFTER = re.compile(f"[多余餘几來来半代点分兆]|[、至到—–~～\\-][0-9{CHINESE}]")


def read_numeral(text: str, start: int, end: int, boundaries: Collection[int]) -> str:
    """Return the numeral of a figure; nothing where it may be another number.

    Args:
        text: Chinese, with plain digits and signs.
        start: Where the figure begins.
        end: Where it ends, with what it counts.
        boundaries: Where words begin and end.
    """
    before, words, after = text[max(0, start - 2) : start], text[start:end], text[end:]
    # 第 stands in one word with its number.
    begins = start in boundaries or before.endswith("第")
    if not begins or _BEFORE.search(before) or _AFTER.match(after):
        return ""
    if _YEAR.fullmatch(words):
        return words[:-1]
    found = _NUMERAL.match(words)
    return found[0] if found and _is_plain(found[0]) else ""


def stands_alone(numeral: str, following: str) -> bool:
    """Return whether a numeral is sure without what it counts: 二百五十二, not 十几."""
    # Of one sign, it is as often part of a name; 十一 is a holiday, too.
    known = len(numeral) > 1 and numeral != "十一"
    return known and not _AFTER.match(following)


def _is_plain(numeral: str) -> bool:
    return not (
        _BEGINS.match(numeral) is None
        or numeral == "一"
        or _TWO_FIGURES.search(numeral.partition("点")[0])
        or _SHORTENED.search(numeral)
        or not all(map(_falls, re.split("[万亿]", numeral)))
    )


def _falls(section: str) -> bool:
    """Return whether hundreds come after thousands: else 千 begins a unit."""
    powers = [sign for sign in section if sign in _POWERS]
    places = [_POWERS.index(sign) for sign in powers]
    return places == sorted(set(places)) and section[:1] not in tuple("百千")
