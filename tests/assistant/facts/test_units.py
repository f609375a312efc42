"""What a figure counts: scales multiply, units end it, and some units conflict."""

from __future__ import annotations

import pytest

from assistant.facts.unit_words import UNKNOWN
from assistant.facts.units import (
    begins_other,
    begins_unit,
    conflict,
    is_currency,
    read_counted,
    scaled_unit_before,
    unit_before,
)


def counted(after: str, language: str = "en") -> tuple[int, set[str], str]:
    """Return scale and unit of a figure before ``after``, and the words they take."""
    found = read_counted(f"9{after}", 1, language)
    return found.scale, set(found.unit), after[: found.end - 1]


@pytest.mark.parametrize(
    ("after", "language", "scale", "unit", "taken"),
    [
        (" billion yuan more", "en", 10**9, {"CNY"}, " billion yuan"),
        ("亿元", "zh", 10**8, {"CNY"}, "亿元"),
        ("万亿元", "zh", 10**12, {"CNY"}, "万亿元"),
        ("万多亩", "zh", 10**4, {"mu"}, "万多亩"),
        ("千米", "zh", 1, {"km"}, "千米"),
        ("百分点", "zh", 1, {"percentage point"}, "百分点"),
        ("平方公里", "zh", 1, {"km²"}, "平方公里"),
        (" %", "en", 1, {"percent"}, " %"),
        (" per cent", "en", 1, {"percent"}, " per cent"),
        (" percentage points", "en", 1, {"percentage point"}, " percentage points"),
        (" %-enheter", "sv", 1, {"percentage point"}, " %-enheter"),
        ("%-enhets", "sv", 1, {"percentage point"}, "%-enhets"),
        (" %-Punkte", "de", 1, {"percentage point"}, " %-Punkte"),
        (" Prozent-Punkten", "de", 1, {"percentage point"}, " Prozent-Punkten"),
        (" %-poeng", "no", 1, {"percentage point"}, " %-poeng"),
        (" % points", "en", 1, {"percentage point"}, " % points"),
        ("%-point", "en", 1, {"percentage point"}, "%-point"),
        ("个百分点", "zh", 1, {"percentage point"}, "个百分点"),
        (" %-ig", "de", 1, {"percent"}, " %"),
        (" % enligt", "sv", 1, {"percent"}, " %"),
        ("M", "en", 10**6, set(), "M"),
        (" mkr", "sv", 10**6, {"SEK", "NOK", "DKK"}, " mkr"),
        (" MSEK", "sv", 10**6, {"SEK"}, " MSEK"),
        (" TSEK", "sv", 10**3, {"SEK"}, " TSEK"),
        ("KSEK", "sv", 10**3, {"SEK"}, "KSEK"),
        (" MEUR", "de", 10**6, {"EUR"}, " MEUR"),
        (" TEUR", "de", 10**3, {"EUR"}, " TEUR"),
        (" kEUR", "en", 10**3, {"EUR"}, " kEUR"),
        (" MNOK", "no", 10**6, {"NOK"}, " MNOK"),
        (" MDKK", "no", 10**6, {"DKK"}, " MDKK"),
        (" MUSD", "zh", 10**6, {"USD"}, " MUSD"),
        (" M€", "sv", 10**6, {"EUR"}, " M€"),
        ("k€", "de", 10**3, {"EUR"}, "k€"),
        (" Mio. Euro", "de", 10**6, {"EUR"}, " Mio. Euro"),
        (" Mrd. € Umsatz", "de", 10**9, {"EUR"}, " Mrd. €"),
        (" Mio. Tonnen", "de", 10**6, {"tonne"}, " Mio. Tonnen"),
        (" mill. euro", "no", 10**6, {"EUR"}, " mill. euro"),
        (" milj. kronor", "sv", 10**6, {"SEK", "NOK", "DKK"}, " milj. kronor"),
        (" mn. It grew", "en", 10**6, set(), " mn"),
        (" firms. Euro", "en", 1, {"organisation"}, " firms"),
        (" mill. It", "en", 1, set(), ""),
        (" Mton", "sv", 10**6, {"tonne"}, " Mton"),
        (" kton", "no", 10**3, {"tonne"}, " kton"),
        (" kvkm", "sv", 1, {"km²"}, " kvkm"),
        (" kvm", "no", 1, {"m²"}, " kvm"),
        (" mil väg", "sv", 10, {"km"}, " mil"),
        (" tusen mil", "no", 10**4, {"km"}, " tusen mil"),
        (" kvadratmil", "sv", 100, {"km²"}, " kvadratmil"),
        (" engelska mil", "sv", 1, {"mile"}, " engelska mil"),
        (" mil", "en", 1, set(), ""),
        (" mil personas", "es", 1000, set(), " mil"),
        (" registered firms", "en", 1, {"organisation"}, " registered firms"),
        (" industrial park firms", "en", 1, {"organisation"}, " industrial park firms"),
        ("家", "zh", 1, {"organisation"}, "家"),
        ("个国家级集群", "zh", 1, {"cluster"}, "个国家级集群"),
        (" procents ränta", "sv", 1, {"percent"}, " procents"),
        (" hektars yta", "sv", 1, {"hectare"}, " hektars"),
        (" miljarder US-dollar", "sv", 10**9, {"USD"}, " miljarder US-dollar"),
        (" billion US dollars", "en", 10**9, {"USD"}, " billion US dollars"),
        (" arbetsdagar", "sv", 1, {"working day"}, " arbetsdagar"),
        (" kalenderdagar", "sv", 1, {"day"}, " kalenderdagar"),
        (" Werktagen", "de", 1, {"working day"}, " Werktagen"),
        (" business days", "en", 1, {"working day"}, " business days"),
        (" calendar days", "en", 1, {"day"}, " calendar days"),
        (" working hours", "en", 1, {"hour"}, " working hours"),
        ("个工作日", "zh", 1, {"working day"}, "个工作日"),
        (" metric tonnes", "en", 1, {"tonne"}, " metric tonnes"),
        (" millions d'euros", "fr", 10**6, {"EUR"}, " millions d'euros"),
        (" of the firms", "en", 1, set(), ""),
        (" år 2018", "sv", 1, set(), ""),
        (", firms", "en", 1, set(), ""),
        ("", "en", 1, set(), ""),
    ],
)
def test_scale_and_unit_are_read_as_far_as_they_go(
    after: str, language: str, scale: int, unit: set[str], taken: str
) -> None:
    assert counted(after, language) == (scale, unit, taken)


@pytest.mark.parametrize(
    ("text", "unit", "start"),
    [
        ("cost $", {"USD", "HKD", "TWD", "CAD", "AUD", "SGD"}, 5),
        ("cost HK$", {"HKD"}, 5),
        ("cost RMB ", {"CNY"}, 5),
        ("人民币", {"CNY"}, 0),
        ("about ", set(), 6),
        ("km ", set(), 3),
        ("", set(), 0),
    ],
)
def test_only_money_stands_before_a_figure(
    text: str, unit: set[str], start: int
) -> None:
    assert unit_before(text, len(text), "en") == (frozenset(unit), start)


@pytest.mark.parametrize(
    ("text", "scale", "unit", "start"),
    [
        ("kostar MSEK ", 10**6, {"SEK"}, 7),
        ("MNOK", 10**6, {"NOK"}, 0),
        ("tkr ", 10**3, {"SEK", "NOK", "DKK"}, 0),
        ("10 MSEK ", 1, set(), 8),
        ("kton ", 1, set(), 5),
        ("över ", 1, set(), 5),
        ("", 1, set(), 0),
    ],
)
def test_a_currency_before_a_figure_may_have_its_scale_in_it(
    text: str, scale: int, unit: set[str], start: int
) -> None:
    found = scaled_unit_before(text, len(text), "sv")
    assert found == (scale, frozenset(unit), start)


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ({"CNY"}, {"USD"}, True),
        ({"CNY"}, {"CNY", "JPY"}, False),
        ({"CNY"}, set(), False),
        ({"percent"}, set(), True),
        ({"percent"}, {"percentage point"}, True),
        (set(), set(), False),
    ],
)
def test_units_conflict_where_they_cannot_be_the_same(
    one: set[str], other: set[str], clash: bool
) -> None:
    first, second = frozenset(one), frozenset(other)
    assert conflict(first, second) is conflict(second, first) is clash


@pytest.mark.parametrize(
    ("after", "language", "other"),
    [
        (" vehicles a year", "en", True),
        (" hushåll", "sv", True),
        ("辆", "zh", True),
        (" of them", "en", False),
        (" år 2018", "sv", False),
        ("，", "zh", False),
        ("", "zh", False),
        ("", "en", False),
    ],
)
def test_a_word_that_is_no_unit_says_what_is_counted(
    after: str, language: str, other: bool
) -> None:
    assert begins_other(f"9{after}", 1, language) is other


def test_letters_may_be_attached_as_unit_or_currency() -> None:
    assert all(begins_unit(letters, "en") for letters in ("kg", "km", "bn", "M", "ha"))
    assert not any(begins_unit(letters, "en") for letters in ("G", "B2B", "xyz"))
    assert is_currency("RMB", "en")
    assert not is_currency("kg", "en")


def test_nothing_known_is_no_unit() -> None:
    assert read_counted("9 wonders", 1, "en").unit == UNKNOWN
