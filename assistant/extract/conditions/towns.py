"""Tell whether the document of an answer has the Chinese places a question names."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.conditions.place import Place
from assistant.extract.names import chinese_names_in, is_spelled_in
from assistant.facts.pinyin import spellings
from assistant.facts.territories import find_territories
from assistant.language.function_words import word_set
from index.text.languages import detect_language

_HAN = re.compile(r"[\u3400-\u9fff]")
_SUFFIX = re.compile("(?<=..)(?:省|市|县|区|镇|乡|州|自治区)$")
# A province is wider than what is asked about it: its towns alone tell places apart.
_PROVINCES = word_set(
    "北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽"
    " 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西"
    " 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门 中国"
)
_NAME_TAGS = ("nr", "nz", "nrt")
_PLACE_ENDINGS = "州市县区镇"
_LONGEST_TEXT = 60_000
_TOWNS_OF_CHINA = 2
"""A text with so many Chinese names spells such names, and lacks what it has not."""


def check_names(question: str, place: Place) -> Outcome:
    """Tell whether a document has one of the Chinese towns that a question names."""
    names = towns_in(question)
    if not names:
        return Outcome.SHOWN
    near = "\n".join((place.passage.text, *place.above))
    if any(_has(near, name) for name in names):
        return Outcome.SHOWN
    text = place.document.text[:_LONGEST_TEXT]
    if any(_has(text, name) for name in names):
        return Outcome.UNKNOWN
    # In a text that is not of China, characters may be the sounds of a foreign name.
    foreign = _HAN.match(names[0]) and not _spells_chinese(text)
    return Outcome.UNKNOWN if foreign else Outcome.NOWHERE


@lru_cache(maxsize=1_000)
def _spells_chinese(text: str) -> bool:
    """Return whether a text is Chinese, or has Chinese names in pinyin."""
    if len(_HAN.findall(text)) >= _TOWNS_OF_CHINA:
        return True
    return len(chinese_names_in(text, detect_language(text))) >= _TOWNS_OF_CHINA


@lru_cache(maxsize=100)
def towns_in(question: str) -> tuple[str, ...]:
    """Return the towns a question names, as characters or in pinyin, in lower case."""
    if not _HAN.search(question):
        names = chinese_names_in(question, detect_language(question))
        return tuple(name for name in names if name not in _wide())
    import rjieba

    cores = (
        _SUFFIX.sub("", word)
        for word, tag in rjieba.tag(question)
        if len(word) > 1
        and (tag == "ns" or (tag in _NAME_TAGS and word[-1] in _PLACE_ENDINGS))
    )
    return tuple(
        core
        for core in cores
        if core not in _PROVINCES and not find_territories(core, "zh")
    )


@lru_cache(maxsize=1)
def _wide() -> frozenset[str]:
    return frozenset(s for name in _PROVINCES for s in spellings(name))


@lru_cache(maxsize=2_000)
def _has(text: str, name: str) -> bool:
    if not _HAN.match(name):
        return is_spelled_in(name, text)
    if name in text:
        return True
    return any(is_spelled_in(spelling, text) for spelling in spellings(name))
