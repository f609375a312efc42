"""Tell whether the document of an answer has the Chinese places a question names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.conditions.place import Place
from assistant.extract.names import chinese_names_in, is_spelled_in
from assistant.facts.pinyin import fold, is_pinyin, readings, spellings
from assistant.facts.territories import find_territories
from assistant.facts.transliteration import are_sounds_of
from assistant.facts.vocabulary import is_common_part
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
# What the tagger takes for places, and is none: 外国, 小镇, 满意度, 之桥.
_WHOLE = frozenset({"中国"})
_GENERIC = re.compile(
    "[东西南北中上下新老小大外本全各乡城该内][市县区州镇乡国城]|各省|惠民|外国|上市|城市|城区|小镇|地区"
    "|.*[度率性量额]|[之的].*"
)
_SMALL = frozenset("的地得在从到和与及是有能了对向为以将把被由")
_LONG_NAME = 4
_ONE_AND_KIND = 2
_NAME_TAGS = ("nr", "nz", "nrt")
_PERSON_TAGS = ("nr", "nrt")
_PLACE_ENDINGS = "州市县区镇"
_KINDS = "市县区镇"
_CAPITAL = re.compile(r"\b[A-Z\u00c0-\u00de][^\W\d_]{3,}")
_SOUNDS = frozenset(
    "阿埃艾安奥巴贝比彼宾波伯勃博布察达丹道德登迪蒂丁杜顿多厄恩尔法费芬弗福戈格古哈汉"
    "赫亨霍基吉加杰卡凯坎康科克库拉莱兰朗劳勒雷里利林卢鲁路伦罗洛吕马迈曼梅蒙米密莫姆穆"
    "纳娜内尼涅诺欧帕潘佩皮珀普奇恰乔切萨塞桑森沙舍圣施什斯松索塔泰坦特提图托瓦万威韦维"
    "沃乌西希锡辛雅亚扬耶伊英尤约泽扎詹兹祖佐"
)
"""The characters that foreign names are spelled with."""
_HAN_NAMES = frozenset({"VN", "KR", "KP", "JP", "TW", "SG", "MY"})
"""Where places have names that China reads in its own way: Binh Duong is 平阳."""
_LONGEST_TEXT = 60_000
_TOWNS_OF_CHINA = 2
"""A text with so many Chinese names spells such names, and lacks what it has not."""


def check_names(question: str, place: Place) -> Outcome:
    """Tell whether a document has one of the Chinese towns that a question names."""
    names = towns_in(question) or provinces_in(question)
    if not names:
        return Outcome.SHOWN
    near = "\n".join((place.passage.text, *place.above))
    if any(has_town(near, name) for name in names):
        return Outcome.SHOWN
    text = place.document.text[:_LONGEST_TEXT]
    if any(has_town(text, name) for name in names):
        return Outcome.UNKNOWN
    foreign = any(_may_be_foreign(name, text, place.language) for name in names)
    return Outcome.UNKNOWN if foreign else Outcome.NOWHERE


def _may_be_foreign(name: str, text: str, language: str) -> bool:
    """Return whether characters may be a name that a text has in other letters.

    They may be the sounds of a European name, or how China reads one of a neighbour.
    """
    if not _HAN.match(name):
        return False
    if _sounds_like_one_of(name, text):
        return True
    if _spells_chinese(text):
        return False
    neighbour = {code for _, code in find_territories(text, language)} & _HAN_NAMES
    return bool(neighbour) or bool(_SOUNDS & set(name))


@lru_cache(maxsize=1_000)
def _sounds_like_one_of(name: str, text: str) -> bool:
    # 清河 is no foreign name, though its consonants are those of "Kinas".
    if 2 * sum(character in _SOUNDS for character in name) < len(name):
        return False
    words = {fold(word).removesuffix("s") for word in _CAPITAL.findall(text)}
    return any(are_sounds_of(w, name) for w in words if not is_pinyin(w, least=1))


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
    # A Chinese question may have a name in pinyin: it is no word of another language.
    in_pinyin = (n for n in chinese_names_in(question, "zh") if n not in _wide())
    found = dict.fromkeys((*_towns_in_han(question), *in_pinyin))
    return tuple(name for name in found if name not in _PROVINCES)


@lru_cache(maxsize=1_000)
def _is_town(word: str, tag: str) -> bool:
    """Return whether the tagger's dictionary has a word as that of a town: 包头市.

    Alone it takes many for verbs or persons: 包头, 许昌, 嘉祥. Counties are called like
    ordinary words as well, so that only what else may be a name is one.
    """
    import rjieba

    person = tag in _PERSON_TAGS
    kinds, tags = ("市县" if person else "市"), {"ns"}
    if person and not is_common_part(word):
        kinds, tags = _KINDS, {"ns", "nr"}
    return len(word) > 1 and any(
        len(tagged) == 1 and tagged[0][1] in tags
        for kind in kinds
        if (tagged := list(rjieba.tag(word + kind, hmm=False)))
    )


def _is_common(word: str) -> bool:
    """Return whether a word that may be a place is an ordinary one: 海洋, 太阳."""
    return (
        is_common_part(word)
        and word[-1] not in _PLACE_ENDINGS
        and not _is_town(word, "")
    )


@lru_cache(maxsize=100)
def provinces_in(question: str) -> tuple[str, ...]:
    """Return the provinces of China that a question names, as ``towns_in`` does."""
    if _HAN.search(question):
        import rjieba

        words = {_SUFFIX.sub("", word) for word, _ in rjieba.tag(question)}
        # All of China is told by what speaks of China at all.
        return tuple(sorted(words & _PROVINCES - _WHOLE))
    language = detect_language(question)
    whole = {s for name in _WHOLE for s in spellings(name)}
    names = chinese_names_in(question, language)
    return tuple(name for name in names if name in _wide() and name not in whole)


def _towns_in_han(question: str) -> Iterator[str]:
    """Yield the towns that a Chinese question names, in each way they may be cut."""
    import rjieba

    before = ""
    for word, tag in rjieba.tag(question):
        named = tag == "ns" or (tag in _NAME_TAGS and word[-1] in _PLACE_ENDINGS)
        named = named or _is_town(word, tag)
        core = _SUFFIX.sub("", word)
        named = named and len(word) > 1 and core not in _PROVINCES
        named = named and not find_territories(core, "zh")  # 刚果民主共和国
        if named and not _GENERIC.fullmatch(word) and not _is_common(word):
            yield core
            # 苏州高新 is Suzhou, 叠|石桥 is Dieshiqiao.
            if len(core) >= _LONG_NAME:
                yield core[:2]
            if len(before) == 1 and tag == "ns":
                yield before + core
        before = word if _HAN.match(word) and word not in _SMALL else ""


@lru_cache(maxsize=1)
def _wide() -> frozenset[str]:
    return frozenset(s for name in _PROVINCES for s in spellings(name))


@lru_cache(maxsize=2_000)
def has_town(text: str, name: str) -> bool:
    """Return whether a text names a town, in characters or in pinyin."""
    if not _HAN.match(name):
        return is_spelled_in(name, text)
    if name in text or any(is_spelled_in(spelled, text) for spelled in readings(name)):
        return True
    # 曹县 is Cao County.
    if len(name) == _ONE_AND_KIND and name[1] in _PLACE_ENDINGS:
        return any(
            re.search(rf"\b{spelled}\b", fold(text)) for spelled in readings(name[0])
        )
    return False
