"""Read the quarters, half-years and first months of a year that a text names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_NUMBERS = {
    word: number
    for number, words in enumerate(
        (
            "two två zwei 二 两 2",
            "three tre drei 三 3",
            "four fyra vier 四 4",
            "five fem fünf 五 5",
            "six sex sechs 六 6",
            "seven sju sieben 七 7",
            "eight åtta acht 八 8",
            "nine nio neun 九 9",
            "ten tio zehn 十 10",
            "eleven elva elf 十一 11",
        ),
        2,
    )
    for word in words.split()
}
_COUNT = "|".join(sorted(_NUMBERS, key=len, reverse=True))
_HAN_DIGIT = {sign: n for n, sign in enumerate("一二三四", 1)}
_QUARTER = re.compile(
    r"\bQ([1-4])\b|第?([一二三四1-4])季度"
    r"|\b(?:(first|första|ersten?)|(second|andra|zweiten?)|(third|tredje|dritten?)"
    r"|(fourth|fjärde|vierten?)) (?:quarter|kvartal(?:et)?|quartal)\b",
    re.IGNORECASE,
)
_HALF = re.compile(
    r"\b(?P<one>first half|H1(?=\b)|första halvåret|ersten? halbjahr\w*|half[- ]?year"
    r" report|halvårsrapport\w*|halbjahresbericht\w*)|(?P<shang>上半年|半年度?报告?)"
    r"|\b(?P<two>second half|H2(?=\b)|andra halvåret|zweiten? halbjahr\w*)"
    r"|(?P<xia>下半年)",
    re.IGNORECASE,
)
_FIRST = re.compile(
    rf"\b(?:(?:first|första|ersten) (?P<count>{_COUNT})"
    rf"|(?P<led>{_COUNT}) (?:första|ersten)) (?:(?:months|månader\w*|monaten?)"
    r"|(?P<quarters>quarters|kvartal\w*|quartalen?))\b"
    rf"|前(?P<han>{_COUNT})个?(?:月|(?P<jidu>季度))"
    r"|(?<!\d)0?1\s?月?份?[-–—~～至到]\s?(?P<until>1[0-2]|[2-9])月",
    re.IGNORECASE,
)
_MONTHS_OF_QUARTER = 3

Months = frozenset[int]


@lru_cache(maxsize=500)
def parts_in(text: str) -> frozenset[Months]:
    """Return the months of each part of a year that a text names, longer than one.

    Args:
        text: In any language: "H1 2023", "första halvåret", 前三季度.
    """
    return frozenset(_parts(text))


def _parts(text: str) -> Iterator[Months]:
    for match in _FIRST.finditer(text):
        count = match["until"] or match["count"] or match["led"] or match["han"]
        number = _NUMBERS.get(count.casefold()) or int(count)
        in_quarters = match["quarters"] or match["jidu"]
        yield _months(1, number * (_MONTHS_OF_QUARTER if in_quarters else 1))
    for match in _HALF.finditer(text):
        yield _months(7, 12) if match["two"] or match["xia"] else _months(1, 6)
    # In 前三季度 no third quarter is named.
    for match in _QUARTER.finditer(_FIRST.sub(" ", text)):
        place = next(i for i, group in enumerate(match.groups(), -1) if group)
        digit = match[1] or match[2]
        number = _HAN_DIGIT.get(digit) or int(digit) if digit else place
        last = _MONTHS_OF_QUARTER * number
        yield _months(last - _MONTHS_OF_QUARTER + 1, last)


def _months(first: int, last: int) -> Months:
    return frozenset(range(first, last + 1))
