"""Ask CLDR, through Babel, how a language writes figures, dates, units and places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from assistant.language.function_words import word_set

if TYPE_CHECKING:
    from babel import Locale

_UNITS = {
    "concentr-percent": "percent",
    "concentr-permille": "permille",
    "area-hectare": "hectare",
    "area-square-kilometer": "km²",
    "area-square-meter": "m²",
    "area-acre": "acre",
    "length-kilometer": "km",
    "length-meter": "metre",
    "length-centimeter": "cm",
    "length-millimeter": "mm",
    "length-mile": "mile",
    "length-foot": "foot",
    "mass-tonne": "tonne",
    "mass-kilogram": "kg",
    "mass-gram": "gram",
    "volume-cubic-meter": "m³",
    "volume-liter": "litre",
    "duration-year": "year",
    "duration-month": "month",
    "duration-week": "week",
    "duration-day": "day",
    "duration-hour": "hour",
    "duration-minute": "minute",
    "power-kilowatt": "kW",
    "power-megawatt": "MW",
    "power-gigawatt": "GW",
    "energy-kilowatt-hour": "kWh",
}
_SPANS_OF_TIME = ("year", "month", "week", "day", "hour")
_CURRENCIES = word_set(
    "CNY SEK USD EUR GBP JPY NOK DKK KRW HKD TWD CHF RUB INR CAD AUD SGD NZD MYR THB"
    " IDR VND PHP MAD AED SAR EGP TRY PLN CZK HUF KZT UAH MXN"
)
# Languages of many countries: CLDR would make Americans of all who speak English.
_NO_NATION = frozenset({"en", "pt", "ar"})
_CONTINENTS = frozenset({"Africa", "America", "Asia", "Australia", "Europe", "Pacific"})
_PINYIN = frozenset({"CN", "HK", "MO", "TW"})
"""Whose cities are compared by how they are spelled."""
_ZEROS = re.compile("0+")
_FORMS = (1, 2, 3, 5)
"""One of each plural form of the languages here."""


@cache
def decimal_sign(language: str) -> str:
    """Return what stands before the decimals: a point or a comma."""
    symbols = _locale(language).number_symbols
    return str(symbols.get("latn", symbols)["decimal"])


@cache
def scales(language: str) -> dict[str, int]:
    """Return the words for powers of ten in lower case: {"miljarder": 10**9, …}."""
    found: dict[str, int] = {}
    for locale in _locales(language):
        formats = locale.compact_decimal_formats
        # Abbreviations are not taken: "bn" is 10**9 for some and 10**12 for others.
        for by_size in (formats.get("long") or formats["short"]).values():
            for size, pattern in by_size.items():
                zeros = _ZEROS.search(pattern.pattern)
                word = _ZEROS.sub("", pattern.pattern).strip().casefold()
                if zeros and word and " " not in word:
                    found[word] = int(size) // 10 ** (len(zeros.group()) - 1)
    return found


@cache
def months(language: str) -> dict[str, int]:
    """Return the names of the months as they are written: {"March": 3, "Mar": 3, …}."""
    return {
        name.removesuffix("."): number
        for context in ("format", "stand-alone")
        for width in ("abbreviated", "wide")
        for number, name in _locale(language).months[context][width].items()
        if name[0].isalpha()
    }


@cache
def units(language: str) -> dict[str, frozenset[str]]:
    """Return the words of units, in lower case, and what each of them may mean."""
    found: dict[str, frozenset[str]] = {}
    for locale in _locales(language):
        for unit, meaning in _UNITS.items():
            for word in _unit_words(unit, locale):
                found[word] = frozenset({meaning})
        for code in _CURRENCIES:
            for word in _currency_words(code, locale):
                # "Kronor" alone are those of three countries.
                found[word] = found.get(word, frozenset()) | {code}
    return found | {code: frozenset({code}) for code in _CURRENCIES}


@cache
def spans_of_time(language: str) -> tuple[str, ...]:
    """Return the words for years, months and days, as compounds begin with them."""
    table = units(language)
    return tuple(
        word
        for word, meanings in table.items()
        if len(word) > 1 and meanings & {*_SPANS_OF_TIME}
    )


@cache
def territories(language: str) -> dict[str, str]:
    """Return names of countries, regions and peoples, in lower case, and their codes.

    A people goes by the name of its language: CLDR has "Chinese", "kinesiska" only so.
    """
    found: dict[str, str] = {}
    for locale in _locales(language):
        for tongue, name in locale.languages.items():
            home = home_of(tongue)
            if len(tongue) == 2 and tongue not in _NO_NATION and home:
                found[name.casefold()] = home
        for code, name in locale.territories.items():
            found[name.casefold()] = code
    return found


@cache
def cities(language: str) -> dict[str, str]:
    """Return the cities that time zones are called by, outside China, with codes."""
    from babel.core import get_global

    named = _locale(language).time_zones
    return {
        zone: named.get(zone, {}).get("city")
        or zone.rpartition("/")[2].replace("_", " ")
        for zone in get_global("zone_territories")
        if zone.partition("/")[0] in _CONTINENTS
        and get_global("zone_territories")[zone] not in _PINYIN
    }


def home_of(language: str) -> str:
    """Return the code of the country that a language is mostly spoken in, or none."""
    from babel.core import get_global

    return str(get_global("likely_subtags").get(language, "")).rpartition("_")[2]


def _locale(language: str) -> Locale:
    return next(_locales(language))


def _locales(language: str) -> Iterator[Locale]:
    """Yield the language's conventions; Chinese has two sets of characters."""
    from babel import Locale, UnknownLocaleError

    try:
        yield Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        yield Locale.parse("en")
    if language == "zh":
        yield Locale.parse("zh_Hant")


def _unit_words(unit: str, locale: Locale) -> Iterator[str]:
    from babel.units import format_unit

    for length in ("long", "short"):
        for number in _FORMS:
            written = format_unit(number, unit, length, locale=locale)
            word = re.sub(r"\s+", " ", written.replace(str(number), "")).strip()
            # A single letter is as often a million or a name: "5 m people".
            if unit not in word and (
                len(word) > 1 or not re.match("[A-Za-zА-я]", word)
            ):
                yield word.casefold()


def _currency_words(code: str, locale: Locale) -> Iterator[str]:
    from babel.numbers import get_currency_name

    for number in (None, *_FORMS):
        name = get_currency_name(code, count=number, locale=locale).casefold()
        yield name
        yield re.split(r"[ -]", name)[-1]
        # 马来西亚林吉特 is mostly called 林吉特.
        for country in _countries(locale):
            short = name.removeprefix(country)
            if short != name and len(short) > 1 and not short[0].isascii():
                yield short


@cache
def _countries(locale: Locale) -> tuple[str, ...]:
    """Return the names of countries where words are not spaced."""
    spaced = locale.language != "zh"
    return () if spaced else tuple(set(map(str, locale.territories.values())))
