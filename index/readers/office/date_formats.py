"""Write the dates and times of a spreadsheet as its cells show them."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import lru_cache
from locale import windows_locale

# What follows is arranged by the system of whoever looks: the format says only what.
SYSTEM = "[$-F800]"
SYSTEM_DATE = f"{SYSTEM}yyyy-mm-dd"
SYSTEM_MOMENT = f"{SYSTEM}yyyy-mm-dd hh:mm"

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_.|\*.|(?P<general>General|Standard)'
    r"|(?P<system>\[\$-(?:F800|x-sysdate)\])|\[\$[^\]-]*-(?P<locale>[0-9A-F]+)[^\]]*\]"
    r"|\[(?P<elapsed>h+|m+|s+)\]|\[[^\]]*\]|(?P<noon>AM/PM|A/P|上午/下午)"
    r"|(?P<code>y+|m+|d+|h+|s+|e+|g+|b+|a{3,4})|(?P<part>\.0+)|(?P<literal>.)",
    re.IGNORECASE | re.DOTALL,
)
_DAY = timedelta(days=1)
_FIRST = datetime(1899, 12, 30)
_FIRST_1904 = datetime(1904, 1, 1)
# The old calendar of spreadsheets has a 29 February 1900.
_FALSE_DAY = 60

Token = tuple[str, str]


def is_date_format(section: str) -> bool:
    """Return whether a section of a number format shows a date or a time."""
    return any(kind in ("code", "elapsed", "noon") for kind, _ in _tokens(section))


def format_moment(value: float, section: str, *, since_1904: bool) -> str:
    """Return the day and time that a serial number stands for, as ``section`` says.

    Raises:
        ValueError: there is no such day.
        OverflowError: the same.
    """
    if value < 0:
        raise ValueError("before the first day")
    tokens = _tokens(section)
    moment = _moment(value, since_1904=since_1904)
    if not any(kind == "part" for kind, _ in tokens):
        moment = _to_second(moment)
    if any(_is_foreign(*token) for token in tokens):
        return _iso(moment, tokens)
    return "".join(
        _write_token(tokens, index, moment, value) for index in range(len(tokens))
    )


@lru_cache(maxsize=1_000)
def _tokens(section: str) -> tuple[Token, ...]:
    tokens: list[Token] = []
    bare = ""
    for token in _TOKEN.finditer(section):
        kind = token.lastgroup or ""
        if kind in ("quoted", "escaped", "literal"):
            tokens.append(("literal", token[kind]))
            bare += token["literal"] or ""
        elif kind in ("code", "elapsed"):
            tokens.append((kind, token[kind].lower()))
        elif kind:
            tokens.append((kind, token[kind]))
    # "E+00" is a power of ten, and "General" has letters of dates in it.
    if any(kind == "general" for kind, _ in tokens) or re.search("[0#?]", bare):
        return ()
    return tuple(tokens)


def _moment(value: float, *, since_1904: bool) -> datetime:
    if since_1904:
        return _FIRST_1904 + value * _DAY
    return _FIRST + (value + (1 if value < _FALSE_DAY else 0)) * _DAY


def _to_second(moment: datetime) -> datetime:
    return (moment + timedelta(microseconds=500_000)).replace(microsecond=0)


def _is_foreign(kind: str, text: str) -> bool:
    """Return whether the system or another calendar decides what is shown."""
    return kind == "system" or (kind == "code" and text[0] in "gb")


def _iso(moment: datetime, tokens: tuple[Token, ...]) -> str:
    """Return what the format shows of ``moment``, in the order of ISO 8601."""
    shown = {text[0] for kind, text in tokens if kind == "code"}
    day = moment.date().isoformat() if shown & set("ydeg") else ""
    time = f"{moment:%H:%M:%S}" if "s" in shown else f"{moment:%H:%M}"
    return " ".join(filter(None, [day, time if "h" in shown else ""]))


def _is_minutes(tokens: tuple[Token, ...], index: int) -> bool:
    """Return whether an "m" means minutes: after hours or before seconds."""
    if len(tokens[index][1]) > 2:
        return False
    timed = [
        (place, text[0])
        for place, (kind, text) in enumerate(tokens)
        if kind in ("code", "elapsed")
    ]
    before = [letter for place, letter in timed if place < index]
    after = [letter for place, letter in timed if place > index]
    return before[-1:] == ["h"] or after[:1] == ["s"]


@lru_cache
def _names(code: str) -> dict[str, dict[int, str]]:
    """Return the names of months and days in the language of a Windows locale."""
    from babel import Locale, UnknownLocaleError

    name = windows_locale.get(int(code or "409", 16) & 0xFFFF, "en_US")
    try:
        locale = Locale.parse(name)
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    return {
        "mmm": dict(locale.months["format"]["abbreviated"]),
        "mmmm": dict(locale.months["format"]["wide"]),
        "mmmmm": dict(locale.months["stand-alone"]["narrow"]),
        "ddd": dict(locale.days["format"]["abbreviated"]),
        "dddd": dict(locale.days["format"]["wide"]),
    }


def _write_token(
    tokens: tuple[Token, ...], index: int, moment: datetime, value: float
) -> str:
    kind, text = tokens[index]
    if kind == "code":
        minutes = text[0] == "m" and _is_minutes(tokens, index)
        return _write_code(moment, "n" * len(text) if minutes else text, tokens)
    if kind == "elapsed":
        return _write_elapsed(value, text)
    if kind == "noon":
        return "AM" if moment.hour < 12 else "PM"
    if kind == "part":
        return "." + f"{moment.microsecond:06}"[: len(text) - 1]
    return text if kind == "literal" else ""


def _write_code(moment: datetime, code: str, tokens: tuple[Token, ...]) -> str:
    letter, width = code[0], len(code)
    if letter in "ye":
        return f"{moment.year % 100:02}" if code in ("y", "yy") else f"{moment.year:04}"
    if (letter == "m" and width > 2) or letter == "a" or (letter == "d" and width > 2):
        key = {"a": "dddd" if width > 3 else "ddd"}.get(letter, code)
        names = _names(next((text for kind, text in tokens if kind == "locale"), ""))
        return names[key[:5]][moment.month if letter == "m" else moment.weekday()]
    noon = any(kind == "noon" for kind, _ in tokens)
    number = {
        "m": moment.month,
        "d": moment.day,
        "h": (moment.hour % 12 or 12) if noon else moment.hour,
        "n": moment.minute,
        "s": moment.second,
    }[letter]
    return f"{number:0{min(width, 2)}}"


def _write_elapsed(value: float, code: str) -> str:
    seconds = round(value * 86_400)
    amount = seconds // {"h": 3600, "m": 60, "s": 1}[code[0]]
    return f"{amount:0{len(code)}}"
