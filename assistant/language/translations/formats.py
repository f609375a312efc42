"""Write numbers, dates and names of languages as the language spoken here does."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from assistant.language.translations.texts import ENGLISH, spoken

if TYPE_CHECKING:
    from babel import Locale

_MOST_DECIMALS = 3
_MYRIADS = frozenset({"zh", "ja", "ko"})
"""Languages that group by four zeros."""


def format_number(number: float, decimals: int = 0) -> str:
    """Return a number with so many decimals: "1,200", "1 200"."""
    from babel.numbers import format_decimal

    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return str(format_decimal(number, pattern, _locale()))


def format_date(day: date) -> str:
    """Return a day: "3 Mar 2021"."""
    from babel.dates import format_date

    return str(format_date(day, "medium", _locale()))


def format_moment(moment: datetime) -> str:
    """Return a day with its time, and its zone where it is known."""
    from babel.dates import format_datetime

    said = str(format_datetime(moment, "medium", locale=_locale()))
    return f"{said} {moment:%Z}".rstrip()


def format_iso_date(iso: str) -> str:
    """Return an ISO date, as exact as it is: "3 Mar 2021", "Mar 2021", "2021"."""
    from babel.dates import format_skeleton

    year, month, day = [*map(int, iso.split("-")), 0, 0][:3]
    if day:
        return format_date(date(year, month, day))
    skeleton = "yMMM" if month else "y"
    first = datetime(year, month or 1, 1)
    return str(format_skeleton(skeleton, first, locale=_locale()))


def name_of_language(code: str) -> str:
    """Return what a language is called, or its code where it has no name."""
    primary = code.replace("_", "-").partition("-")[0].lower()
    name = str(_locale().languages.get(primary, code))
    return name[:1].upper() + name[1:]


def _locale() -> Locale:
    from babel import Locale

    # Days before months, as most of those write who are not at home in English.
    return Locale("en", "GB") if spoken() == ENGLISH else Locale.parse(spoken())


def format_exactly(value: Fraction) -> str:
    """Return a number with all its decimals: "1.2 trillion", "53,000".

    Nothing where it has more decimals than anybody would write.
    """
    from babel.numbers import format_compact_decimal, format_decimal

    digits = Decimal(value.numerator) / Decimal(value.denominator)
    if Fraction(digits) != value or _decimals(digits) > _MOST_DECIMALS:
        return ""
    step, smallest = (4, 10**4) if _locale().language in _MYRIADS else (3, 10**6)
    power = (len(str(int(value))) - 1) // step * step
    if value >= smallest and _decimals(digits / 10**power) <= _MOST_DECIMALS:
        # Some languages have no short and long form, and call the only one short.
        long = "long" in _locale().compact_decimal_formats
        return str(
            format_compact_decimal(
                digits,
                format_type="long" if long else "short",
                locale=_locale(),
                fraction_digits=_MOST_DECIMALS,
            )
        )
    return str(format_decimal(digits, locale=_locale(), decimal_quantization=False))


def format_percent(value: Fraction) -> str:
    """Return a percentage: "12%", "12 %"."""
    from babel.numbers import format_percent

    share = Decimal(value.numerator) / Decimal(value.denominator) / 100
    return str(format_percent(share, locale=_locale(), decimal_quantization=False))


def format_quantity(value: Fraction, unit: str) -> str:
    """Return a number with a unit of CLDR: "5 years"."""
    from babel.numbers import format_decimal
    from babel.units import format_unit

    digits = Decimal(value.numerator) / Decimal(value.denominator)
    said = str(format_unit(digits, unit, "long", "#,##0.###", locale=_locale()))
    written = str(format_decimal(digits, "#,##0.###", locale=_locale()))
    return said.replace(written, format_exactly(value), 1)


def format_currency_name(code: str, value: Fraction) -> str:
    """Return what a currency is called after a number."""
    from babel.numbers import get_currency_name

    count = int(value) if value.denominator == 1 else 2
    return str(get_currency_name(code, count=count, locale=_locale()))


def _decimals(digits: Decimal) -> int:
    exponent = digits.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
