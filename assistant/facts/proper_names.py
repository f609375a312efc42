"""Find the proper names in a statement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.facts.pinyin import SURNAMES, fold, is_pinyin
from assistant.facts.territories import find_territories
from assistant.facts.units import begins_unit, is_currency
from assistant.facts.vocabulary import (
    begins_sentences,
    has_word,
    is_known_name,
    is_ordinary,
)
from assistant.language.function_words import small_words
from index.documents import Span

NameKind = Literal["literal", "territory", "acronym", "word", "chinese"]

LITERAL = re.compile(
    r"(?:https?://|www\.)[^\s<>\"'，。；、（）()\u3400-\u9fff]*[\w/]"
    r"|[\w.+-]+@[A-Za-z\d-]+(?:\.[A-Za-z\d-]+)+"
)
WITH_DIGITS = re.compile(
    r"(?<![A-Za-z\d])(?:[A-Za-z]*[A-Z][A-Za-z]*[-–]?\d[\dA-Za-z]*(?:-\d+)?"
    r"|\d+[A-Za-z][A-Za-z\d]*)"
)
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_LATIN_WORD = re.compile(r"[A-Za-z\u00c0-\u024f]+(?:[-'’][A-Za-z\u00c0-\u024f]+)*")
_HAN = re.compile(r"[\u3400-\u9fff]")
_ACRONYM = re.compile(r"[A-Z]{2,}s?")
_BEGINS = re.compile(r"(?:^|[.!?:;•]|[\"“”»«(\[*-])\s*\Z")
_JOINS = re.compile(r" (?:(?:of|and|for|the|och|för|i|von|und|für|de|du|des) )*|-")
_DETERMINER = re.compile(
    r"\b(?:the|a|an|this|that|its|their|these|den|det|de|en|ett|dess|denna|detta"
    r"|le|la|les|der|die|das) \Z",
    re.IGNORECASE,
)
_LEAST_LOWER = 6
_HAN_NAMES = frozenset({"ns", "nr", "nrt", "nrfg", "nt", "nz"})
_HAN_SUFFIX = re.compile(
    "(?:(?<=..)(?:省|市|县|区|州|镇|乡|村|自治区|特别行政区|新区|开发区|公司|集团|大学))+$"
)
_ORGANISATION = re.compile("(?:部|(?<![布格结全])局|厅|委|院|署|集团|银行|委员会)$")
_ORGANISATION_TAGS = frozenset({"n", "nt", "nz", "j", "v"})
_TAGS_OF_REST = frozenset({"zg", "ng", "ag", "g"})
_GENERIC = re.compile(
    r"城市|大?城镇|地区|国家|大洋|东西|海洋|文明|[\W\da-zA-Z]+|.*(?:公司|化)"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name as it stands in a statement."""

    span: Span
    kind: NameKind
    text: str
    key: str
    """The text in lower case without accents; the code of a territory."""
    may_be_translated: bool = False
    """Whether another language has ordinary words in its place."""
    is_chinese: bool = True
    """Whether it surely is a place or a person in China."""
    may_be_ordinary: bool = False
    """Whether it has a capital only, perhaps, because a sentence begins with it."""


def find_names(text: str, language: str, plain: str) -> list[Name]:
    """Return the names in a statement, in order.

    Args:
        text: The statement.
        language: ISO 639-1 code.
        plain: The statement with dates, figures and literal names blanked out.
    """
    territories = find_territories(plain, language)
    found = [
        Name(span, "territory", span.of(text), code)
        for span, code in territories
        if _is_stated(span.of(text))
    ]
    taken = [span for span, _ in territories]
    others = [*_latin_names(plain, language), *_chinese_names(plain, language)]
    for name in others:
        if not any(span.overlaps(name.span) for span in taken):
            found.append(name)
    return sorted(found, key=lambda name: name.span)


def find_literals(text: str, language: str) -> list[Name]:
    """Return addresses, and tokens of letters and digits: they are the same anywhere.

    Args:
        text: Normalised text.
        language: ISO 639-1 code; its units may follow digits without a space.
    """
    found = [Span(*match.span()) for match in LITERAL.finditer(text)]
    for match in WITH_DIGITS.finditer(text):
        span = Span(*match.span())
        letters = re.sub(r"[\d–-]", " ", match.group()).split()
        ordinal = re.fullmatch(r"\d+(?:s|st|nd|rd|th|e|er|a|kr)", match.group())
        unit = len(letters) == 1 and (
            begins_unit(letters[0], language)
            if match.group()[0].isdecimal()
            else is_currency(letters[0], language)
        )
        if not ordinal and not unit and not any(span.overlaps(o) for o in found):
            found.append(span)
    return [
        Name(s, "literal", s.of(text), s.of(text).casefold()) for s in sorted(found)
    ]


def _is_stated(written: str) -> bool:
    """Return whether a word that names a territory is meant so: no "even", "ho"."""
    return not written[0].islower() or len(written) >= _LEAST_LOWER


def _latin_names(text: str, language: str) -> Iterator[Name]:
    words = list(_LATIN_WORD.finditer(text))
    for i, word in enumerate(words):
        written = word.group()
        if not written[0].isupper() or len(written) < 2:
            continue
        span, key = Span(*word.span()), fold(written)
        lower = _bare(written.casefold())
        if _ACRONYM.fullmatch(written):
            yield Name(span, "acronym", written, key)
            continue
        begins = _BEGINS.search(text[: word.start()]) is not None
        chinese = _in_chinese_person(text, words, i, language) or (
            _spells_chinese(key)
            and not is_ordinary(lower)
            and not (language == "de" and has_word(lower))
        )
        if begins and not chinese and begins_sentences(written.casefold()):
            continue
        # A Swedish sentence may begin with any compound, and no list has them all.
        alone = len(_run(text, words, i, language)) == 1
        compound = begins and alone and language != "en"
        translated = compound and not is_known_name(lower)
        yield Name(
            span,
            "word",
            written,
            key,
            may_be_translated=not chinese
            and (translated or _in_translated_run(text, words, i, language)),
            is_chinese=chinese,
            may_be_ordinary=begins and not chinese,
        )


def _spells_chinese(key: str) -> bool:
    # "Siemens" is no genitive of si-e-men.
    if not is_pinyin(key) and is_known_name(key):
        return False
    return is_pinyin(_bare(key)) or (key.endswith("provinsen") and is_pinyin(key[:-9]))


def _in_chinese_person(
    text: str, words: list[re.Match[str]], i: int, language: str
) -> bool:
    """Return whether a word is part of a name like "Wang Li", all of it pinyin."""
    run = _run(text, words, i, language)
    return len(run) in (2, 3) and all(
        is_pinyin(_bare(fold(word)), least=1) for word in run
    )


def _bare(key: str) -> str:
    return re.sub(r"['’]?s$", "", key) if len(key) > 3 else key


def _in_translated_run(
    text: str, words: list[re.Match[str]], i: int, language: str
) -> bool:
    """Return whether words with capitals around one make up a translated name.

    "State Council" and "Ministry of Commerce" hold ordinary words, "the Congress" has
    an article; "Volvo" has neither.
    """
    run = _run(text, words, i, language)
    if any(is_ordinary(_bare(part)) for word in run for part in word.split("-")):
        # "Redcar College" is translated, and Redcar stays.
        own = [_bare(part) for part in words[i].group().casefold().split("-")]
        return any(is_ordinary(part) or has_word(part) for part in own)
    start = words[i].start()
    return _DETERMINER.search(text[:start]) is not None


def _run(text: str, words: list[re.Match[str]], i: int, language: str) -> list[str]:
    """Return the words with a capital that stand together, in lower case."""
    first = last = i
    while first and _joined(text, words[first - 1], words[first], language):
        first -= 1
    while last + 1 < len(words) and _joined(
        text, words[last], words[last + 1], language
    ):
        last += 1
    return [word.group().casefold() for word in words[first : last + 1]]


def _joined(text: str, one: re.Match[str], other: re.Match[str], language: str) -> bool:
    return (
        one.group()[0].isupper()
        and one.group().casefold() not in small_words(language).links
        and other.group()[0].isupper()
        and _JOINS.fullmatch(text[one.end() : other.start()]) is not None
    )


def _chinese_names(text: str, language: str) -> Iterator[Name]:
    if language != "zh" or not _HAN.search(text):
        return
    at, before = 0, ""
    for word, tag in _tagged(text):
        span = Span(at, at + len(word))
        at += len(word)
        if tag in _ORGANISATION_TAGS and _is_organisation(before, word):
            start = span.start - (len(before) if len(word) < 4 else 0)
            whole = text[start : span.end]
            yield Name(Span(start, span.end), "chinese", whole, whole, True, False)
        elif tag in _HAN_NAMES and len(word) > 1 and not _GENERIC.fullmatch(word):
            sure = tag == "ns" or (tag == "nr" and word[0] in SURNAMES)
            core = _HAN_SUFFIX.sub("", word)
            yield Name(span, "chinese", word, core, not sure, sure)
        before = word if tag in ("n", "vn", "nz", "ns", "j", "nr") else ""


def _tagged(text: str) -> Iterator[tuple[str, str]]:
    """Yield words with their tags, with the names whole that are cut: 梁国|栋."""
    import rjieba

    held: tuple[str, str] | None = None
    for word, tag in rjieba.tag(text):
        if held and _is_cut(held, (word, tag)):
            held = held[0] + word, held[1]
            continue
        if held:
            yield held
        held = word, tag
    if held:
        yield held


def _is_cut(one: tuple[str, str], other: tuple[str, str]) -> bool:
    place = one[1] == other[1] == "ns" and len(one[0]) == 1
    person = one[1] in ("ns", "nr") and len(one[0]) == 2 and one[0][0] in SURNAMES
    return place or (person and len(other[0]) == 1 and other[1] in _TAGS_OF_REST)


def _is_organisation(before: str, word: str) -> bool:
    return len(before + word) > 2 and _ORGANISATION.search(word) is not None
