"""Write numbers, dates and names of languages as the language spoken here does."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from assistant.language.translations.texts import ENGLISH, spoken

if TYPE_CHECKING:
    from babel import Locale


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
