"""The nouns of counted things that mean one thing alone, and how far they reach.

``assistant.facts`` compares figures and can afford that 家 and 户 are "organisations".
Here a person reads what they are said to be, so that only what is sure has a place.
"""

from __future__ import annotations

from functools import cache

from assistant.language.function_words import small_words, word_set
from assistant.word_help.qualifiers import counts_anew

_NOUNS = {
    "enterprise": {
        "en": "enterprises companies firms",
        "sv": "företag företagen",
        "de": "unternehmen firmen",
        "zh": "企业 公司",
    },
    "employee": {
        "en": "employees",
        "sv": "anställda medarbetare",
        "de": "beschäftigte beschäftigten mitarbeiter mitarbeitern",
        "zh": "员工 职工",
    },
    "person": {
        "en": "people persons",
        "sv": "personer människor",
        "de": "personen",
        "zh": "人",
    },
    "resident": {"en": "residents inhabitants", "sv": "invånare"},
    "project": {
        "en": "projects",
        "sv": "projekt projekten",
        "de": "projekte projekten",
        "zh": "项目",
    },
    "park": {"en": "parks", "zh": "园区"},
    "country": {"en": "countries", "sv": "länder", "zh": "国家"},
    "cluster": {"en": "clusters", "sv": "kluster", "zh": "集群"},
}
"""What is meant, and the words for it in each language."""
_KINDS = {
    "registered": {"en": "registered", "sv": "registrerade", "zh": "注册"},
    "new": {"en": "new", "sv": "nya", "de": "neue", "zh": "新"},
    "private": {"en": "private", "sv": "privata", "de": "private", "zh": "民营"},
    "high-tech": {"en": "high-tech", "zh": "高新技术|国家高新技术|国家级高新技术"},
    "listed": {"en": "listed", "sv": "börsnoterade", "zh": "上市"},
    "state-owned": {"en": "state-owned", "sv": "statliga|statligt ägda", "zh": "国有"},
    "small and medium-sized": {
        "en": "small and medium-sized",
        "sv": "små och medelstora",
        "de": "kleine und mittlere",
        "zh": "中小",
    },
}
"""What kind of enterprise is meant, and the words for it in each language."""
MEASURE_WORDS = {"家": "organisation", "户": "household"}
"""What is counted with a measure word, where no noun says it."""
_ENDS = '。，；：！？,.;:!?)）”’"»\n'
"""What ends a noun phrase. Not 、, and no comma before a word: a list goes on there."""
_VERBS_CHINESE = word_set(
    "在 将 被 已 已经 均 都 全部 达到 达 实现 入选 获 获得 获评 参加 进入 通过 完成"
    " 建成 落户 入驻 开工 投产 签约 享受 受益 就业 参与 集聚 上市"
)
"""With these words something is said of the noun before them."""
_LISTS_GO_ON = word_set("och eller samt and or und oder sowie & respektive")
_ARTICLES = word_set("the a an den det de der die das dem des")


@cache
def nouns(language: str) -> dict[str, str]:
    """Return the nouns of a language in lower case, and what each of them means."""
    return {
        word: meaning
        for meaning, words in _NOUNS.items()
        for word in words.get(language, "").split()
    }


@cache
def kinds(language: str) -> dict[str, str]:
    """Return the words for kinds of enterprises in a language, and what each means."""
    return {
        word: meaning
        for meaning, words in _KINDS.items()
        for word in words.get(language, "").split("|")
        if word
    }


def ends_chinese(following: str, token: str) -> bool:
    """Return whether a noun phrase ends before ``token``, the next Chinese word."""
    if following[:1] in ("和", "及", "与", "、") and counts_anew(following[1:], "zh"):
        return True
    return not following or following[0] in _ENDS or token in _VERBS_CHINESE


def ends_in_words(following: str, language: str) -> bool:
    """Return whether a noun phrase ends before what follows, and no list goes on."""
    rest = following.lstrip(" ")
    if not rest or rest[0] in '.;:!?)”’"»\n':
        return True
    if rest[0] == ",":
        return rest[1:].lstrip()[:1].isdigit()
    first, _, others = rest.partition(" ")
    word = first.strip(".,;:!?)").casefold()
    if word in _LISTS_GO_ON:
        return counts_anew(others, language)
    small = small_words(language)
    return word in small.outside | small.links | _ARTICLES
