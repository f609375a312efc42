from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from assistant.facts import Claim, Evidence
from tests.assistant.facts.pairs import PAIRS, Pair

_SWAPPED_WORDS = {
    "scale": (
        ("billion", "million"),
        ("million", "billion"),
        ("miljarder", "miljoner"),
        ("miljoner", "miljarder"),
        ("亿", "万"),
        ("万", "亿"),
    ),
    "unit": (
        ("billion yuan", "billion dollars"),
        ("miljarder yuan", "miljarder kronor"),
        ("亿元", "亿美元"),
        ("亿欧元", "亿元"),
        ("SEK", "USD"),
        ("瑞典克朗", "欧元"),
        ("hectares", "mu"),
        ("hektar", "kvadratkilometer"),
        ("公顷", "亩"),
        ("square kilometres", "hectares"),
        ("kvadratkilometer", "hektar"),
        ("平方公里", "平方米"),
        ("percent", "percentage points"),
        ("procent ", "procentenheter "),
        ("procentenheter", "procent"),
        ("个百分点", "%"),
        (" %", " percentage points"),
        ("employees", "firms"),
        ("firms", "employees"),
        ("anställda", "företag"),
        ("family", "firm"),
        ("people", "companies"),
        ("万人", "万家"),
        ("years", "months"),
        ("six år", "six månader"),
    ),
    "date": (
        ("12 May", "13 May"),
        ("12 May", "12 June"),
        ("May 2019", "May 2018"),
        ("March 2023", "April 2023"),
        ("4 oktober", "5 oktober"),
        ("4 oktober", "4 november"),
        ("4 October", "14 October"),
        ("10 juni", "10 juli"),
        ("10 June", "11 June"),
        ("6月10日", "6月11日"),
        ("6月10日", "9月10日"),
        ("2021年6月", "2022年6月"),
        ("10月4日", "11月4日"),
        ("12 maj", "2 maj"),
        ("maj 2019", "maj 2020"),
        ("5月12日", "5月21日"),
    ),
}
_NAMES = {
    "en": (
        "Suzhou Hefei Wuhan Luoyang Foshan Changzhou Xiamen Changsha Kunming Ningbo",
        "Zhejiang Hunan Jiangsu Jiangxi",
        "Västerås Trollhättan Skellefteå Södertälje Linköping Norrköping",
        "Siemens Bosch Volvo",
        "Vinnova Tillväxtverket Energimyndigheten",
        "Northvolt Scania Ericsson",
        "Germany Japan Sweden Norway Denmark",
        "Jianguo Zhiqiang",
    ),
    "sv": (
        "Suzhou Hefei Wuhan Luoyang Changzhou Xiamen Changsha Xuzhou Ningbo",
        "Zhejiang Hunan Jiangsu",
        "Trollhättan Skellefteå Södertälje Linköping Örebro Kiruna Norrköping",
        "Tillväxtverket Energimyndigheten",
        "Northvolt Scania Ericsson",
        "Tyskland Japan Sverige Norge Danmark",
        "Jianguo Zhiqiang",
        "Lindström Bergqvist",
    ),
    "zh": (
        "常州 厦门 长沙 佛山 苏州 洛阳 合肥 宁波",
        "浙江 湖南 江西",
        "德国 日本 瑞典 挪威 丹麦",
        "李建国 王志强",
    ),
}


def _swap_digits(pair: Pair) -> Iterator[str]:
    """Yield the statement with each of its figures changed in one digit."""
    for match in re.finditer(r"\d(?=\D|$)", pair.claim):
        other = "7" if match.group() == "3" else "3"
        yield pair.claim[: match.start()] + other + pair.claim[match.end() :]
    for match in re.finditer(r"(?<!\d)\d(?=[\d.,])", pair.claim):
        other = "9" if match.group() == "8" else "8"
        yield pair.claim[: match.start()] + other + pair.claim[match.end() :]


def _swap_words(pair: Pair, kind: str) -> Iterator[str]:
    for word, other in _SWAPPED_WORDS[kind]:
        if word in pair.claim:
            yield pair.claim.replace(word, other, 1)


def _swap_names(pair: Pair) -> Iterator[str]:
    """Yield the statement with each name changed for another of its kind."""
    for names in map(str.split, _NAMES[pair.claim_language]):
        for i, name in enumerate(names):
            if name in pair.claim:
                others = names[i + 1 :] + names[:i]
                new = next(other for other in others if other not in pair.claim)
                yield pair.claim.replace(name, new)


def _planted(kind: str) -> list[tuple[Pair, str]]:
    """Return what is cited, and the false statement about it."""
    makers = {"digit": _swap_digits, "name": _swap_names}
    make = makers.get(kind) or (lambda pair: _swap_words(pair, kind))
    return [(pair, false) for pair in PAIRS for false in make(pair)]


def _is_caught(pair: Pair, claim: str) -> bool:
    evidence = Evidence(pair.source, pair.source_language, pair.context)
    return bool(Claim(claim, pair.claim_language).missing([evidence]))


@pytest.mark.parametrize(
    ("kind", "least", "share"),
    [
        ("digit", 180, 1.0),
        ("scale", 18, 1.0),
        ("unit", 30, 0.95),
        ("date", 15, 1.0),
        ("name", 50, 0.9),
    ],
)
def test_planted_errors_are_caught(kind: str, least: int, share: float) -> None:
    planted = [(pair, claim) for pair, claim in _planted(kind) if claim != pair.claim]
    missed = [claim for pair, claim in planted if not _is_caught(pair, claim)]
    assert len(planted) >= least
    assert len(missed) <= (1 - share) * len(planted), missed


def test_true_statements_are_kept() -> None:
    rejected = [pair.claim for pair in PAIRS if _is_caught(pair, pair.claim)]
    assert len(rejected) <= 0.05 * len(PAIRS), rejected
