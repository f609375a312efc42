"""Write figures, units, counted things and dates in the language of the reader."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from assistant.facts.dates import Day
from assistant.facts.unit_words import Unit, is_money
from assistant.language.translations.formats import (
    format_currency_name,
    format_exactly,
    format_iso_date,
    format_percent,
    format_quantity,
)
from assistant.language.translations.texts import _, ngettext

_KRONOR: Unit = frozenset({"SEK", "NOK", "DKK"})
_CLDR = {
    "hectare": "area-hectare",
    "km²": "area-square-kilometer",
    "m²": "area-square-meter",
    "km": "length-kilometer",
    "metre": "length-meter",
    "tonne": "mass-tonne",
    "kg": "mass-kilogram",
    "m³": "volume-cubic-meter",
    "year": "duration-year",
    "month": "duration-month",
    "week": "duration-week",
    "day": "duration-day",
    "hour": "duration-hour",
    "minute": "duration-minute",
    "kW": "power-kilowatt",
    "MW": "power-megawatt",
    "GW": "power-gigawatt",
    "kWh": "energy-kilowatt-hour",
}
_AS_WRITTEN = frozenset({"MWh", "GWh", "TWh"})


def said_measure(value: Fraction, unit: Unit, language: str) -> str:
    """Return a figure with its unit, or nothing where it is not sure which it is.

    Args:
        value: The figure.
        unit: What its unit may be.
        language: Of the text it stands in.
    """
    if unit == _KRONOR:
        return _("{number} kronor").format(number=format_exactly(value))
    if len(unit) != 1:
        return ""
    (name,) = unit
    if is_money(unit):
        return _money(value, name)
    # A ton of English is one of three.
    if name in _CLDR and not (name == "tonne" and language == "en"):
        return format_quantity(value, _CLDR[name])
    if name == "percent":
        return format_percent(value)
    return _other_measure(value, name)


def _other_measure(value: Fraction, name: str) -> str:
    """Return a figure with a unit that CLDR has no name for."""
    number = format_exactly(value)
    if name in _AS_WRITTEN:
        return f"{number}\N{NO-BREAK SPACE}{name}"
    n = _plural(value)
    forms = {
        "mu": _("{number} mu"),
        "percentage point": ngettext(
            "{number} percentage point", "{number} percentage points", n
        ),
    }
    return forms.get(name, "").format(number=number)


def _money(value: Fraction, code: str) -> str:
    number = format_exactly(value)
    if code == "CNY":
        return _("{number} yuan").format(number=number)
    name = format_currency_name(code, value)
    return _("{number} {currency}").format(number=number, currency=name)


def said_counted(meaning: str, value: Fraction, *, left_out: bool) -> str:
    """Return a figure with what it counts.

    Args:
        meaning: One of ``assistant.word_help.counted_nouns``: of its nouns or of its
            measure words.
        value: The figure.
        left_out: Whether there are words between them, which are not said.
    """
    number = format_exactly(value)
    if left_out:
        number = f"{number} …"
    n = _plural(value)
    forms = {
        "enterprise": ngettext("{number} firm", "{number} firms", n),
        "employee": ngettext("{number} employee", "{number} employees", n),
        "person": ngettext("{number} person", "{number} people", n),
        "resident": ngettext("{number} resident", "{number} residents", n),
        "project": ngettext("{number} project", "{number} projects", n),
        "park": ngettext("{number} park", "{number} parks", n),
        "country": ngettext("{number} country", "{number} countries", n),
        "cluster": ngettext("{number} cluster", "{number} clusters", n),
        "organisation": ngettext(
            "{number} firm or institution", "{number} firms or institutions", n
        ),
        "household": ngettext(
            "{number} household or business", "{number} households or businesses", n
        ),
    }
    return forms[meaning].format(number=number)


def said_firms(kind: str, value: Fraction) -> str:
    """Return a number of firms of a kind; not of one, whose adjective is another."""
    kinds = {
        "registered": _("registered"),
        "new": _("new"),
        "private": _("private"),
        "high-tech": _("high-tech"),
        "listed": _("listed"),
        "state-owned": _("state-owned"),
        "small and medium-sized": _("small and medium-sized"),
    }
    said = _("{number} {kind} firms")
    return said.format(number=format_exactly(value), kind=kinds[kind])


def say_qualified(qualifier: str, figure: str) -> str:
    """Return a figure with how it is meant."""
    forms = {
        "at_least": _("at least {figure}"),
        "at_most": _("at most {figure}"),
        "more_than": _("more than {figure}"),
        "less_than": _("less than {figure}"),
        "about": _("about {figure}"),
        "nearly": _("nearly {figure}"),
    }
    return forms.get(qualifier, "{figure}").format(figure=figure)


def said_day(day: Day) -> str:
    """Return a date, or nothing where it may be one of two or is a month alone."""
    if len(day.readings) != 1:
        return ""
    year, month, number = day.readings[0]
    if not year or not month:
        return ""
    try:
        date(year, month, number or 1)
    except ValueError:
        return ""
    parts = [f"{year:04}", f"{month:02}", *([f"{number:02}"] if number else [])]
    return format_iso_date("-".join(parts))


def _plural(value: Fraction) -> int:
    """Return a number that takes the same form as a figure."""
    return int(value) if value.denominator == 1 else 2
