"""Write a number as lists count: in digits, letters, Roman and Chinese numerals."""

from __future__ import annotations

import re

_ROMAN = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc")),
    *((50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_MOST_ROMAN = 3_999
_MOST_LETTERS = 780
"""Of one number there are thirty then; a file may state any."""
_CHINESE = "零一二三四五六七八九"
_CHINESE_FORMATS = re.compile(
    r"(?:chineseCounting|taiwaneseCounting|japaneseCounting)(?:Thousand)?"
)
_WITH_THOUSANDS = ("chineseCountingThousand", "taiwaneseCountingThousand")
_UNITS = ((1000, "千"), (100, "百"), (10, "十"))
_MOST_CHINESE = 9_999
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
# Signs that stand for the numbers from 1 on.
_SERIES = {
    "decimalEnclosedCircle": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedCircleChinese": "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "ideographEnclosedCircle": "㊀㊁㊂㊃㊄㊅㊆㊇㊈㊉",
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
    "lowerGreek": "αβγδεζηθικλμνξοπρστυφχψω",
}


def write_number(count: int, form: str) -> str:
    """Return a number as it is written; "" where that is not known.

    Args:
        count: The number.
        form: How: by the names that Word of today has (``ST_NumberFormat``); or
            "lowerAlphabetic", "upperAlphabetic", where "ab" comes after "aa".
    """
    if form == "decimal":
        return str(count)
    if form == "decimalZero":
        return f"{count:02}"
    if form == "decimalFullWidth":
        return str(count).translate(_FULL_WIDTH)
    return _write_counted(count, form) if count > 0 else ""


def _write_counted(count: int, form: str) -> str:
    if form in ("upperLetter", "lowerLetter"):
        # After "z" comes "aa", then "bb".
        times = (count - 1) // 26 + 1 if count <= _MOST_LETTERS else 0
        letter = chr(ord("a") + (count - 1) % 26) * times
        return letter.upper() if form == "upperLetter" else letter
    if form in ("upperAlphabetic", "lowerAlphabetic"):
        letters = _alphabetic(count)
        return letters.upper() if form == "upperAlphabetic" else letters
    if form in ("upperRoman", "lowerRoman"):
        return _roman(count).upper() if form == "upperRoman" else _roman(count)
    if _CHINESE_FORMATS.fullmatch(form):
        # How those without thousands go on from a hundred differs.
        return _chinese(count) if count < 100 or form in _WITH_THOUSANDS else ""
    return _SERIES.get(form, "")[count - 1 : count]


def _alphabetic(count: int) -> str:
    letters = ""
    while count:
        count, letter = divmod(count - 1, 26)
        letters = chr(ord("a") + letter) + letters
    return letters


def _roman(count: int) -> str:
    written = ""
    for value, letters in _ROMAN if count <= _MOST_ROMAN else ():
        times, count = divmod(count, value)
        written += letters * times
    return written


def _chinese(count: int) -> str:
    if count > _MOST_CHINESE:
        return ""
    written, skipped = "", False
    for value, unit in _UNITS:
        digit, count = divmod(count, value)
        if digit:
            # "十一", but "一百一十一" and "一百零一".
            own = "" if value == 10 and digit == 1 and not written else _CHINESE[digit]
            written += ("零" if skipped else "") + own + unit
        skipped = bool(written) and not digit
    if count:
        written += ("零" if skipped else "") + _CHINESE[count]
    return written
