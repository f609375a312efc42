"""The words of units, scales and counted things: CLDR's, and what CLDR lacks."""

from __future__ import annotations

import re
from functools import cache

from assistant.facts import cldr

Unit = frozenset[str]
"""What the unit may be: "kronor" are Swedish, Norwegian or Danish."""

UNKNOWN: Unit = frozenset()
ORDINAL: Unit = frozenset({"ordinal"})
CALENDAR_YEAR: Unit = frozenset({"calendar year"})
TIMES: Unit = frozenset(
    {"year", "month", "week", "working day", "day", "hour", "minute"}
)

# What CLDR lacks, or writes in one way of several.
_MEASURES = {
    "percent": "% percent pct procent prosent prozent prosenttia",
    "permille": "‰",
    "percentage point": (
        "个百分点 百分点 ポイント procentenhet procentenheter procentenheters"
        " procentenheten procentenheterna procentpoints prozentpunkts prozentpunktes"
        " prozentpunkt prozentpunkte prozentpunkten prosentpoeng procentpoint"
        " prosentpoenget prosentpoengene"
        " prosenttiyksikkö prosenttiyksikköä 퍼센트포인트"
    ),
    "mu": "亩 畝 mu",
    "hectare": "ha hectares 公顷 公頃",
    "km²": "平方公里 平方千米 km2 sqkm kvkm",
    "m²": "平方米 m2 sqm kvm",
    "km": "公里 千米 kilometre kilometres",
    "metre": "米 metre metres",
    "tonne": "吨 噸 ton tons tonne tonnes",
    "kg": "公斤 千克 kilo kilos",
    "mile": "英里 mile miles",
    "MWh": "mwh megawattimme megawattimmar 兆瓦时",
    "GWh": "gwh gigawattimme gigawattimmar 吉瓦时",
    "TWh": "twh terawattimme terawattimmar 太瓦时",
    "litre": "升 litre litres liter liters",
    "year": "年 years-old årig årige åriga årigt jährige year-old jahren",
    "month": "个月 monaten",
    "week": "星期 个星期",
    "working day": "工作日 个工作日 workdays weekdays",
    "day": "天 日 dagar dag dage tagen 自然日 个自然日 日历日 个日历日",
    "hour": "个小时",
    "CNY": "rmb renminbi 元 人民币 元人民币",
    "USD": "us$ 美金",
    "MYR": "rm",
    "SEK|NOK|DKK": "kr kr. krona kronor crowns",
    "GBP": "£",
    "EUR": "€",
    "CNY|JPY": "¥",
    "USD|HKD|TWD|CAD|AUD|SGD": "$ dollar dollars",
    "HKD": "hk$ 港币",
}
_PHRASES = {
    "percentage point": (
        "percentage point|percentage points|points de pourcentage|point de pourcentage"
        "|puntos porcentuales|процентных пункта|процентных пунктов|процентный пункт"
    ),
    "percent": "per cent",
    "working day": (
        "working day|working days|business day|business days|banking days|bank days"
        "|jours ouvrables|jours ouvrés|días hábiles|рабочих дней"
    ),
    "day": "jours calendaires|días naturales",
    "mile": "engelska mil|engelske mil",
    "USD": "us dollar|us dollars",
    "MWh": "megawatt hour|megawatt hours",
    "GWh": "gigawatt hour|gigawatt hours",
    "TWh": "terawatt hour|terawatt hours",
    "km²": "square kilometre|square kilometres|sq km|kilomètres carrés",
    "m²": "square metre|square metres|sq m|mètres carrés",
}
_COUNTED = {
    "organisation": (
        "firm firms company companies enterprise enterprises sme smes företag företagen"
        " bolag företags unternehmen betriebe firmen entreprises virksomheder bedrifter"
        " 家 户 企业 公司 会社 社"
    ),
    "person": (
        "employee employees person persons people worker workers staff resident"
        " residents anställda personer människor arbetstagare invånare medarbetare"
        " beschäftigte mitarbeiter personen employés salariés ansatte"
        " 人 名 位 职工 员工 人员 从业人员 专家 人才"
    ),
    "park": "park parks parker industripark industriparker 园区 产业园 工业园",
    "project": "project projects projekt projekten projets 项目",
    "country": "country countries land länder ländern pays 国家",
    "cluster": "cluster clusters kluster klustren klynger 集群",
    "product": "product products produkt produkter produits 产品",
}
_COUNTED_KINDS = frozenset(_COUNTED)
_TIME_ENDINGS: dict[str, dict[str, str]] = {
    "sv": {"day": "dagar", "week": "veckor", "month": "månader", "hour": "timmar"},
    "no": {"day": "dager", "week": "uker", "month": "måneder", "hour": "timer"},
    "da": {"day": "dage", "week": "uger", "month": "måneder", "hour": "timer"},
    "de": {
        "day": "tage tagen",
        "week": "wochen",
        "month": "monate monaten",
        "hour": "stunden",
        "year": "jahre jahren",
    },
    "fi": {"day": "päivää", "week": "viikkoa", "month": "kuukautta", "hour": "tuntia"},
}
"""What compounds end with: "arbetsdagar"."""
_WORKING = re.compile(
    "arbet|arbeit|arbeid|arbejd|bank|vard|verk|hverd|werk|geschäft|söcken|työ|arki"
)
_ABBREVIATED = {
    "bn": (9, ""),
    "bln": (9, ""),
    "mn": (6, ""),
    "mln": (6, ""),
    "mio": (6, ""),
    "mrd": (9, ""),
    "mdr": (9, ""),
    "md": (9, ""),
    "trn": (12, ""),
    "tn": (12, ""),
    "tkr": (3, "kr"),
    "mkr": (6, "kr"),
    "mnkr": (6, "kr"),
    "mdkr": (9, "kr"),
    "thousands": (3, ""),
    "millions": (6, ""),
    "billions": (9, ""),
    "hundred": (2, ""),
    "hundra": (2, ""),
    "hundert": (2, ""),
    "cent": (2, ""),
    "tys": (3, ""),
}
_ABBREVIATED |= {
    f"{prefix}{code.casefold()}": (zeros, code)
    for code in ("SEK", "NOK", "DKK", "EUR", "USD", "GBP", "CHF", "CNY", "JPY")
    for prefix, zeros in (("k", 3), ("t", 3), ("m", 6), ("mn", 6), ("md", 9))
}
_ABBREVIATED |= {
    f"{prefix}{word}": (zeros, "tonne")
    for prefix, zeros in (("k", 3), ("kilo", 3), ("m", 6), ("mega", 6))
    for word in ("ton", "tons", "tonne", "tonnes", "tonnen")
}
_MIL = {
    "mil": (1, "kilometre"),
    "mils": (1, "kilometre"),
    "milen": (1, "kilometre"),
    "kvadratmil": (2, "km2"),
}
_OF_LANGUAGES = (
    # Elsewhere a mil is a thousand, or no word, and a mill is a factory.
    (("sv", "no", "nb", "nn"), _MIL),
    (("no", "nb", "nn", "da"), {"mill": (6, ""), "mia": (9, "")}),
    (("sv", "fi"), {"milj": (6, "")}),
)
ATTACHED_SCALES = {"K": 3, "k": 3, "M": 6, "m": 6, "B": 9, "T": 12}
CJK_SCALES = dict(
    zip("十百千万亿億兆천만억조", (1, 2, 3, 4, 8, 8, 12, 3, 4, 8, 12), strict=True)
)
"""The zeros of the signs for powers of ten in Chinese, Japanese and Korean."""


@cache
def unit_words(language: str) -> dict[str, Unit]:
    """Return the words of units, in lower case, and what each may mean."""
    table = {word.rstrip("."): unit for word, unit in cldr.units(language).items()}
    for source, separator in ((_MEASURES, " "), (_PHRASES, "|")):
        for meaning, words in source.items():
            for word in words.split(separator):
                table[word] = frozenset(meaning.split("|"))
    return table


@cache
def counted_words() -> dict[str, Unit]:
    """Return the nouns of the commonest counted things, in lower case."""
    return {
        word: frozenset({meaning})
        for meaning, words in _COUNTED.items()
        for word in words.split()
    }


@cache
def scale_words(language: str) -> dict[str, tuple[int, str]]:
    """Return scale words: how many zeros, and the unit that is part of them."""
    table = {
        word: (len(str(size)) - 1, "") for word, size in cldr.scales(language).items()
    }
    for languages, words in _OF_LANGUAGES:
        if language in languages:
            table = words | table
    return _ABBREVIATED | table


def is_money(unit: Unit) -> bool:
    """Return whether a unit is a currency, or one of several."""
    return bool(unit) and all(len(code) == 3 and code.isupper() for code in unit)


def time_in_compound(word: str, language: str) -> Unit:
    """Return the span of time that a compound ends with: "kalenderdagar" are days.

    Args:
        word: In lower case.
        language: ISO 639-1 code.
    """
    for meaning, endings in _TIME_ENDINGS.get(language, {}).items():
        if " " not in word and word.endswith(tuple(endings.split())):
            working = meaning == "day" and _WORKING.match(word)
            return frozenset({"working day" if working else meaning})
    return UNKNOWN


def is_measure(unit: Unit) -> bool:
    """Return whether a unit measures money, time, mass or the like, and counts none."""
    other = {*_COUNTED_KINDS, *CALENDAR_YEAR, *ORDINAL, "percent", "permille"}
    return bool(unit) and not unit & {*other, "percentage point"}


def is_time(unit: Unit) -> bool:
    """Return whether a unit is one of how long something lasts."""
    return bool(unit & TIMES)
