"""Compare Chinese names with their Latin spellings: 徐州 and Xuzhou."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

KNOWN_SPELLINGS = {
    "陕西": "shaanxi",
    "西藏": "tibet",
    "内蒙古": "inner mongolia",
    "清华": "tsinghua",
    "北大": "peking university",
    "哈尔滨": "harbin",
    "乌鲁木齐": "urumqi",
    "拉萨": "lhasa",
    "长江": "yangtze",
    "黄河": "yellow river",
    "珠江": "pearl river",
    "澳门": "macau macao",
    "香港": "hong kong hongkong",
    "上海": "shanghai",
}
"""Names whose spellings pinyin without tones does not give."""
SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
    "姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤温习"
)
EXONYMS = {
    "beijing": ("pekin",),
    "changjiang": ("yangtze", "yangzi", "jangtse"),
    "chongqing": ("chungking",),
    "guangdong": ("canton", "kanton", "kwangtung"),
    "guangzhou": ("canton", "kanton"),
    "nanjing": ("nankin",),
    "qingdao": ("tsingtao", "tsingtau"),
    "tianjin": ("tientsin",),
    "xiamen": ("amoy",),
    "xizang": ("tibet",),
}
"""Places that some languages do not spell in pinyin: how words begin for them there."""
_MOST_READINGS = 12
_FINNISH_CASES = tuple(
    re.compile(rf"(?P<stem>.{{4,}}?{link}(?:n|ss[aä]|st[aä]|ll[aä]|lt[aä]|lle|ksi)")
    for link in (r"(?<=[ngr]))i{1,2}", r"(?<=(?P<vowel>[aeiouü])))(?P=vowel)?")
)
"""The endings of Finnish: after an i that names in a consonant are given, and bare."""


def fold(text: str) -> str:
    """Return ``text`` in lower case and without accents."""
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


@cache
def is_pinyin(word: str, least: int = 2) -> bool:
    """Return whether a word in lower case may spell Chinese characters.

    Args:
        word: Without accents.
        least: The least number of characters, one or two.
    """
    return _names(least).fullmatch(re.sub("['’]", "", word)) is not None


def without_case(word: str, language: str) -> str:
    """Return a word that may be a Chinese name without the ending of a case.

    Finnish alone has other cases than the genitive: "Yancheng" is "Yanchengissä" there.

    Args:
        word: As it is written.
        language: ISO 639-1 code of the text.
    """
    if language != "fi":
        return word
    inserted, bare = (case.fullmatch(word) for case in _FINNISH_CASES)
    if inserted and is_pinyin(fold(stem := inserted["stem"])):
        return stem
    # "Wuhan" is no case of "Wuha".
    if bare and not is_pinyin(fold(word)) and is_pinyin(fold(bare["stem"])):
        return bare["stem"]
    return word


@cache
def _names(least: int) -> re.Pattern[str]:
    return re.compile(f"(?:{'|'.join(_all_syllables())}){{{least},4}}")


@cache
def _all_syllables() -> tuple[str, ...]:
    """Return every syllable of pinyin, without tones, the longest first."""
    from pypinyin.constants import PINYIN_DICT

    spelled = {fold(s) for sounds in PINYIN_DICT.values() for s in sounds.split(",")}
    syllables = sorted((s for s in spelled if s.isalpha() and s.isascii()), key=len)
    # A lone "m", "n" or "ng" is an interjection, and would make names of all words.
    return tuple(s for s in reversed(syllables) if set(s) & set("aeiou"))


@lru_cache(maxsize=1_000)
def syllable_splits(word: str, most: int = 4) -> tuple[tuple[str, ...], ...]:
    """Return the ways to read a word in lower case as syllables: xi an, and xian.

    Args:
        word: Without accents.
        most: The largest number of syllables.
    """
    word = re.sub("['’]", "", word)
    whole = ((word,),) if word in _all_syllables() and most else ()
    return whole + tuple(
        (first, *rest)
        for first in (_all_syllables() if most > 1 else ())
        if word.startswith(first)
        for rest in syllable_splits(word[len(first) :], most - 1)
    )


@cache
def spellings(name: str) -> tuple[str, ...]:
    """Return how a Chinese name may be spelled in Latin letters, without spaces."""
    syllables = _syllables(name)
    whole = "".join(syllables)
    found = [whole]
    if name[0] in SURNAMES and len(name) in (2, 3):
        found.append("".join(syllables[1:]) + syllables[0])
    for known, words in KNOWN_SPELLINGS.items():
        if known in name:
            rest = "".join(_syllables(name.replace(known, "")))
            found = [word + rest for word in words.split()] or found
    # An ü is a v, and in passports and without its dots otherwise.
    found += [f.replace("v", way) for f in found if "v" in f for way in ("u", "yu")]
    return tuple(spelling.replace(" ", "") for spelling in found)


@lru_cache(maxsize=1_000)
def readings(name: str) -> tuple[str, ...]:
    """Return how a name may be spelled where characters are read in several ways.

    长垣 is Changyuan, and 长 is Zhang in other names; the commonest come first.
    """
    from itertools import islice, product

    from pypinyin import Style, pinyin

    each = pinyin(name, style=Style.NORMAL, heteronym=True)
    ways = ("".join(way).replace("ü", "v") for way in product(*each))
    return tuple(dict.fromkeys((*spellings(name), *islice(ways, _MOST_READINGS))))


def spells_part_of(word: str, han: str) -> bool:
    """Return whether a Latin word in lower case spells characters of a Chinese text."""
    word = word.replace("'", "").replace("’", "")
    if any(
        known in han and word in words.split()
        for known, words in KNOWN_SPELLINGS.items()
    ):
        return True
    syllables = text_syllables(han)
    for start in range(len(syllables)):
        spelled = ""
        for syllable in syllables[start : start + len(word)]:
            spelled += _as_in(word, len(spelled), syllable)
            if spelled == word:
                return True
            if not word.startswith(spelled):
                break
    return False


def _as_in(word: str, at: int, syllable: str) -> str:
    """Return a syllable with its ü as a word has it there: lv, lu or lyu."""
    ways = (syllable, *(syllable.replace("v", way) for way in ("u", "yu")))
    return next((way for way in ways if word.startswith(way, at)), syllable)


@lru_cache(maxsize=1_000)
def text_syllables(han: str) -> tuple[str, ...]:
    """Return the pinyin of each character, without tones; other signs as they are."""
    # 山西 and 陕西 are told apart by their spelling alone.
    han = han.replace("陕西", "\ue000")
    return tuple("shaanxi" if s == "\ue000" else s for s in _syllables(han))


def _syllables(han: str) -> list[str]:
    from pypinyin import Style, lazy_pinyin

    # Signs that are no Chinese are kept, one by one.
    return [
        syllable.replace("ü", "v").casefold()
        for syllable in lazy_pinyin(han, style=Style.NORMAL)
    ]
