"""Tell whether a text names what a question names, in its language or in another."""

from __future__ import annotations

import re
from functools import lru_cache

from assistant.facts.pinyin import (
    EXONYMS,
    fold,
    is_pinyin,
    spells_part_of,
    without_case,
)
from assistant.facts.territories import find_territories
from assistant.facts.vocabulary import has_word, is_ordinary
from index.text.languages import detect_language

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
# German writes every noun with a capital, and a capital is no sign of a name there.
_NO_SIGN = ("de",)
# Words with a capital that stand together: "Xu Zhou".
_RUN = re.compile(r"(?<![^\W_])(?=([A-Z][^\W\d_]+(?:['’][^\W\d_]+)?(?: [A-Z][a-z]+)?))")
_GENITIVE = re.compile(r"(?:['’]s|s)\Z")
# "Hengqinzonens", "Anpingklustret": what a place is stands in one word with its name.
_OF_KIND = re.compile(
    r"(?<=[^\W\d_]{4})(?:zon|kluster|klustr|cluster|provins|område|region|distrikt"
    r"|park|hamn|stad|kommun|delta|klynge|havn|sone|hafen|bezirk)[aeinrt]{0,3}\Z"
)
_STEM = 5
"""Names are inflected: one is there where its first letters are, this many."""
_LEAST_NOUN = 4
_ASKING = ("wozu", "wobei", "woran")
_ACRONYM = re.compile("[A-Z]{2,4}")
# The letters of pinyin, with tones: "Mikä" asks in Finnish.
_NO_PINYIN = re.compile("[^a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ'’-]")
_GERMAN_PLURAL = re.compile(r"(?:e|(?<!zh)en)\Z")
# "Der Hafen": before a noun, and not before "Xuzhou-Cluster" or "Xuzhou Cluster".
_GERMAN_ARTICLE = re.compile(
    r"\b(?:d(?:er|ie|as|en|em|es)|(?:k?ein|[mds]ein|ihr|unser)(?:e[nmrs]?)?"
    r"|(?:dies|jen|jed|welch|all|viel|einig|mehrer)e[nmrs]?|[ai]m|zu[mr]"
    r"|vom|beim|ins) \Z",
    re.IGNORECASE,
)
_NAME_GOES_ON = re.compile(r"[-–]| [A-Z]")
_KNOWN_CHINESE = frozenset(
    {"beijing", "shanghai", "guangzhou", "shenzhen", "hongkong", "dazu", "anda"}
    | {"huawei", "xiaomi"}
)
"""Chinese names that the vocabulary has; its other words spelled like pinyin are none:
League, Palace, Polizei, June."""
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[a-z]")
_LETTER = re.compile(r"[^\W\d_]")
_NO_LETTER = re.compile(r"[\W\d_]+")
# What some call places, and the same in pinyin: how a question may name them.
_EXONYM = re.compile(
    r"(?P<beijing>peking)|(?P<changjiang>yangtze|yangzi|jangtse)|(?P<xizang>tibet)"
    r"|(?P<qingdao>tsingta[ou])|(?P<nanjing>nanking)|(?P<chongqing>chungking)"
    r"|(?P<tianjin>tientsin)"
)


def lacks_names(question: str, text: str, language: str) -> bool:
    """Return whether the question names something, and the text nothing of it.

    Names are words with a capital letter within the question. Across languages only
    Chinese names in pinyin count, which are written alike wherever letters are Latin;
    others may be written in another way, and nothing is said to be missing.

    Args:
        question: In any language.
        text: What is read, with the title and heading it stands under.
        language: ISO 639-1 code of the text.
    """
    asked = detect_language(question)
    if asked != language:
        _, _, within = question.partition(" ")
        names = chinese_names_in(within, asked)
        return bool(names) and not any(is_spelled_in(name, text) for name in names)
    if language in _NO_SIGN:
        return False
    read = text.casefold()
    words = [match.group() for match in _WORD.finditer(question)][1:]
    stems = [word.casefold()[:_STEM] for word in words if word[0].isupper()]
    return bool(stems) and not any(stem in read for stem in stems)


def _is_chinese(word: str, language: str) -> bool:
    """Return whether a word with a capital is a Chinese name in pinyin."""
    name = fold(word)
    return (
        not (language == "de" and _is_noun(word))
        and not _ACRONYM.fullmatch(word)
        and not _NO_PINYIN.search(word.lower())
        and is_pinyin(name)
        and not is_ordinary(name)
        and not _is_known(name)
        and not find_territories(word, language)
    )


def chinese_names_in(question: str, language: str) -> tuple[str, ...]:
    """Return the Chinese names in pinyin of a question, in lower case.

    "Xu Zhou" is one name, and the genitive of a name is that name: "Xuzhous".

    Args:
        question: In a language with Latin letters.
        language: ISO 639-1 code of the question.
    """
    found = []
    for match in _RUN.finditer(question):
        run = match[1]
        parts = run.split()
        if language == "de" and len(parts) == 1 and _is_after_article(match):
            continue
        bare_parts = _GENITIVE.sub("", run).split()
        joined = all(is_pinyin(fold(part), least=1) for part in bare_parts)
        joined = joined and not (language == "de" and _are_nouns(parts))
        # The second word begins a run of its own.
        for word in {*(["".join(parts)] if joined else []), parts[0]}:
            bare = _bare(word, language)
            name = bare if _is_chinese(bare, language) else word
            if exonym := _EXONYM.match(fold(word)):
                found.append(str(exonym.lastgroup))
            elif _is_chinese(name, language) and not _is_known(fold(word)):
                found.append(_NO_LETTER.sub("", fold(name)))
    return tuple(dict.fromkeys(sorted(found)))


def _is_known(name: str) -> bool:
    """Return whether the vocabulary has a word, in lower case, that is not Chinese."""
    return has_word(name) and name not in _KNOWN_CHINESE and name not in EXONYMS


def _is_after_article(run: re.Match[str]) -> bool:
    """Return whether a German word has an article, as nouns have: "der Hafen"."""
    before, after = run.string[: run.start(1)], run.string[run.end(1) :]
    return bool(_GERMAN_ARTICLE.search(before)) and not _NAME_GOES_ON.match(after)


def _bare(word: str, language: str) -> str:
    """Return a name without its genitive, and in German as "Ningboer" is made of it."""
    of_place = word.removesuffix("er")
    if language == "de" and of_place != word and is_pinyin(fold(of_place)):
        return of_place
    bare = without_case(_GENITIVE.sub("", word), language)
    of_kind = _OF_KIND.sub("", bare)
    return of_kind if is_pinyin(fold(of_kind)) and not is_pinyin(fold(bare)) else bare


def _is_noun(word: str) -> bool:
    """Return whether a German word is rather a noun: "Monate", "Häfen", "Gebiete"."""
    name = fold(word)
    noun = has_word(name) and _GERMAN_PLURAL.search(name) and name not in EXONYMS
    return bool(noun) or not word.isascii() or name in _ASKING


def _are_nouns(parts: list[str]) -> bool:
    """Return whether two German words are no name: "Ende Juni", unlike "Da Nang"."""
    return any(len(part) >= _LEAST_NOUN and has_word(fold(part)) for part in parts)


def is_spelled_in(name: str, text: str) -> bool:
    """Return whether a text has a Chinese name, or is in a script that hides it."""
    if (han := "".join(_HAN.findall(text))) and spells_part_of(name, han):
        return True
    read = fold(text)
    known = len(_LATIN.findall(read)) + len(han)
    spellings = (name, *EXONYMS.get(name, ()))
    hidden = 2 * known < len(_LETTER.findall(read))
    return hidden or any(_pattern(spelling).search(read) for spelling in spellings)


@lru_cache(maxsize=1_000)
def _pattern(name: str) -> re.Pattern[str]:
    """Return what finds a name however it is divided: Xu Zhou, Xi'an."""
    return re.compile(r"\b" + r"[\W_]*".join(name))
