"""Write the numbers of a spreadsheet as its cells show them."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, DecimalException
from fractions import Fraction
from functools import lru_cache
from math import isfinite

from index.readers.office.date_formats import format_moment, is_date_format

GENERAL = "General"
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_.|\*.|\[\$(?P<symbol>[^\]-]*)[^\]]*\]'
    r"|\[(?P<condition>[<>=]+)\s*(?P<bound>-?[\d.]+)\]|(?P<look>\[[^\]]*\])|(?P<general>General|Standard)"
    r"|(?P<exponent>[Ee][+-])|(?P<code>[0#?.,%/@;])|(?P<literal>.)",
    re.IGNORECASE | re.DOTALL,
)
_COMPARISONS = {
    "<": lambda value, bound: value < bound,
    "<=": lambda value, bound: value <= bound,
    ">": lambda value, bound: value > bound,
    ">=": lambda value, bound: value >= bound,
    "=": lambda value, bound: value == bound,
    "<>": lambda value, bound: value != bound,
}
_MOST_DIGITS = 15
_SHOWN_DIGITS = 10
# What General shows in full, before it turns to powers of ten.
_LARGEST = 10**15
_SMALLEST = 1e-9

Token = tuple[str, str]
"""What kind of thing stands in a format, and its characters."""


def format_stored(text: str, code: str, *, since_1904: bool = False) -> str:
    """Return a number that a file stores as ``text`` as a cell shows it.

    What is no number is returned as it stands there: one cell costs no workbook.
    """
    try:
        value = float(text)
    except ValueError:
        return text
    if not isfinite(value):
        return text
    return format_number(value, code, since_1904=since_1904)


def format_number(value: float, code: str, *, since_1904: bool = False) -> str:
    """Return ``value`` as a cell with the format ``code`` shows it.

    Dates that the reader's system would arrange are written year first, for those
    are never read wrongly. A format that makes no sense shows the plain number.
    """
    if not isfinite(value):
        return str(value)
    if code == GENERAL:
        return general(value)
    try:
        section, magnitude = _choose_section(value, _sections(code))
        if is_date_format(section):
            return format_moment(value, section, since_1904=since_1904)
        return _fill(magnitude, _tokens(section))
    except (ValueError, OverflowError, DecimalException, ZeroDivisionError):
        return general(value)


def general(value: float) -> str:
    """Return a number without format: all of an integer, ten digits of others."""
    if value == int(value) and abs(value) < _LARGEST:
        return str(int(value))
    if abs(value) < _SMALLEST or abs(value) >= _LARGEST:
        return f"{value:.{_SHOWN_DIGITS}g}".replace("e", "E")
    places = max(_SHOWN_DIGITS - max(len(str(int(abs(value)))), 1), 2)
    return f"{value:.{places}f}".rstrip("0").rstrip(".")


def hides_text(code: str) -> bool:
    """Return whether a cell of this format shows nothing, not even text."""
    sections = _sections(code)
    return len(sections) > 3 and not sections[3].strip()


@lru_cache(maxsize=1_000)
def _sections(code: str) -> tuple[str, ...]:
    """Return the parts of a format: for positive numbers, negative ones, zero, text."""
    sections = [""]
    for token in _TOKEN.finditer(code):
        if token["code"] == ";":
            sections.append("")
        else:
            sections[-1] += token[0]
    return tuple(sections)


def _choose_section(value: float, sections: tuple[str, ...]) -> tuple[str, float]:
    """Return the section for ``value``, and the number that it shows."""
    numeric = sections[:3]
    conditions = [_condition(section) for section in numeric]
    if any(conditions):
        for section, condition in zip(numeric, conditions, strict=True):
            if condition is None or _COMPARISONS[condition[0]](value, condition[1]):
                return section, value
        return GENERAL, value
    if value < 0 and len(numeric) > 1:
        return numeric[1], value if _differ_in_look(*numeric[:2]) else -value
    if value == 0 and len(numeric) > 2:
        return numeric[2], value
    return numeric[0], value


@lru_cache(maxsize=1_000)
def _differ_in_look(positive: str, negative: str) -> bool:
    """Return whether colour alone tells the negative numbers, which no text has."""
    looks = [
        [token["look"] for token in _TOKEN.finditer(section) if token["look"]]
        for section in (positive, negative)
    ]
    return looks[0] != looks[1] and _tokens(positive) == _tokens(negative)


@lru_cache(maxsize=1_000)
def _condition(section: str) -> tuple[str, float] | None:
    for token in _TOKEN.finditer(section):
        if token["condition"] in _COMPARISONS:
            return token["condition"], float(token["bound"])
    return None


@lru_cache(maxsize=1_000)
def _tokens(section: str) -> tuple[Token, ...]:
    tokens: list[Token] = []
    for token in _TOKEN.finditer(section):
        kind = token.lastgroup or ""
        if kind in ("general", "exponent", "code"):
            tokens.append((kind, token[0]))
        elif kind in ("quoted", "escaped", "symbol", "literal"):
            tokens.append(("literal", token[kind]))
    return tuple(tokens)


def _fill(value: float, tokens: tuple[Token, ...]) -> str:
    """Put the digits of ``value`` into the places of its format."""
    codes = "".join(text for kind, text in tokens if kind == "code")
    if any(kind == "general" for kind, _ in tokens) or "@" in codes:
        shown = [
            general(value) if kind == "general" or text == "@" else text
            for kind, text in tokens
        ]
        return "".join(shown)
    if not re.search("[0#?]", codes):
        return "".join(
            text for kind, text in tokens if kind == "literal" or text == "%"
        )
    number = Decimal(f"{value:.{_MOST_DIGITS}g}") * 100 ** codes.count("%")
    sign = "-" if number < 0 else ""
    number = abs(number)
    if "/" in codes:
        return sign + _fraction(number, tokens)
    whole, _, part = codes.replace("%", "").partition(".")
    number /= 1000 ** sum(
        len(digits) - len(digits.rstrip(",")) for digits in (whole, part)
    )
    return _write(sign, number, tokens, grouped="," in whole.rstrip(","))


def _write(
    sign: str, number: Decimal, tokens: tuple[Token, ...], *, grouped: bool
) -> str:
    power = 0
    exponent = next(
        (i for i, (kind, _) in enumerate(tokens) if kind == "exponent"), None
    )
    mantissa = tokens if exponent is None else tokens[:exponent]
    point = next(
        (i for i, token in enumerate(mantissa) if token == ("code", ".")),
        len(mantissa),
    )
    places = sum(text in "0#?" for kind, text in mantissa[point:] if kind == "code")
    if exponent is not None and number:
        power = number.adjusted()
        number = number.scaleb(-power)
    digits = str(number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))
    whole, _, part = digits.partition(".")
    text = _write_whole(whole.lstrip("0"), mantissa[:point], grouped=grouped)
    text += _write_part(part, mantissa[point:])
    if exponent is not None:
        width = sum(kind == "code" for kind, _ in tokens[exponent:])
        text += f"E{'-' if power < 0 else '+'}{abs(power):0{max(width, 1)}}"
    shown = sign if re.search("[1-9]", digits) else ""
    return shown + text


def _write_whole(digits: str, tokens: tuple[Token, ...], *, grouped: bool) -> str:
    """Write the digits before the point, from the right; the first place takes more."""
    places = [
        i for i, (kind, text) in enumerate(tokens) if kind == "code" and text in "0#?"
    ]
    out: list[str] = []
    written = 0
    for index in range(len(tokens) - 1, -1, -1):
        kind, text = tokens[index]
        if index not in places:
            out.append(text if kind == "literal" or text == "%" else "")
            continue
        count = max(len(digits), 1) if index == places[0] else 1
        for _ in range(count):
            digit = digits[-1:] or ("0" if text == "0" else "")
            digits = digits[:-1]
            if digit and grouped and written and written % 3 == 0:
                out.append(",")
            out.append(digit)
            written += bool(digit)
    if not places:
        out.append(digits)
    return "".join(reversed(out))


def _write_part(digits: str, tokens: tuple[Token, ...]) -> str:
    """Write the point and the digits after it; zeros at the end only where asked."""
    asked = [text for kind, text in tokens if kind == "code" and text in "0#?"]
    least = max((i + 1 for i, text in enumerate(asked) if text == "0"), default=0)
    kept = max(len(digits.rstrip("0")), least)
    out = []
    place = 0
    for kind, text in tokens:
        if kind == "literal" or text == "%":
            out.append(text)
        elif text == ".":
            out.append("." if kept or not asked else "")
        elif text in "0#?":
            out.append(digits[place] if place < kept else "")
            place += 1
    return "".join(out)


def _fraction(number: Decimal, tokens: tuple[Token, ...]) -> str:
    codes = "".join(text for _, text in tokens)
    before, _, after = codes.partition("/")
    fixed = re.match(r"\s*(\d+)", after)
    exact = Fraction(number)
    mixed = " " in before.strip()
    whole = int(exact) if mixed else 0
    if fixed and int(fixed[1]):
        denominator = int(fixed[1])
        numerator = round((exact - whole) * denominator)
    else:
        width = len(re.findall("[?#]", after)) or 1
        near = (exact - whole).limit_denominator(10**width - 1)
        numerator, denominator = near.numerator, near.denominator
    if mixed and numerator == denominator:
        whole, numerator = whole + 1, 0
    part = f"{numerator}/{denominator}" if numerator or not mixed else ""
    return " ".join(filter(None, [str(whole) if whole or not part else "", part]))
