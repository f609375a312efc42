"""Find the proper names in a statement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from assistant.facts.capital_words import words_together
from assistant.facts.german_names import stands_as_name
from assistant.facts.han_words import tagged_words
from assistant.facts.pinyin import SURNAMES, fold, is_pinyin, without_case
from assistant.facts.territories import find_territories
from assistant.facts.units import begins_unit, is_currency
from assistant.facts.vocabulary import (
    begins_ordinary,
    begins_sentences,
    has_word,
    is_known_name,
    is_ordinary,
)
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
_NO_PINYIN = re.compile("[ÄÅÖØÆÇÑßäåöøæçñ]")
_BEGINS = re.compile(r"(?:^|[.!?:;•]|[\"“”»«(\[*-])\s*\Z")
_DETERMINER = re.compile(
    r"\b(?:the|a|an|this|that|its|their|these|den|det|de|en|ett|dess|denna|detta"
    r"|le|la|les|der|die|das) \Z",
    re.IGNORECASE,
)
_OF_NOUN = re.compile(
    r"\b(?:[Dd](?:er|ie|as|en|em|es)|[Ee]ine?[mnrs]?|[A-ZÄÖÜ]\w+er) \Z"
)
"""What stands before a German noun that looks like pinyin: der Hafen."""
_LEAST_LOWER = 6
# Kinds of places that are mostly written with a capital, as parts of names.
_PLACES = frozenset({"county", "city", "bay", "valley", "island", "islands", "gulf"})
_ARTICLE_LAST = frozenset({"sv", "no", "nb", "nn", "da"})
_ARTICLES = ("en", "et", "n", "t", "na", "arna", "erna", "ene")
_HAN_NAMES = frozenset({"ns", "nr", "nrt", "nrfg", "nt", "nz"})
_HAN_SUFFIX = re.compile(
    "(?:(?<=..)(?:省|市|县|区|州|镇|乡|村|自治区|特别行政区|新区|开发区|公司|集团|大学))+$"
)
_ORGANISATION = re.compile("(?:部|(?<![布格结全])局|厅|委|院|署|集团|银行|委员会)$")
_ORGANISATION_TAGS = frozenset({"n", "nt", "nz", "j", "v"})
_GENERIC = re.compile(
    r"顾问|城市|大?城镇|地区|国家|大洋|东西|海洋|文明|[\W\da-zA-Z]+|.*(?:公司|化)"
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
    beside: tuple[str, ...] = ()
    """The other words with a capital that stand right before or after it."""
    others: tuple[str, ...] = ()
    """The codes of all territories that the statement names, where it is one."""
    person: tuple[str, ...] = ()
    """The keys of all words of a Chinese person's name, of which it is one."""
    stands_alone: bool = False
    """Whether a German word is where only names have no article: in Chemnitz."""

    @property
    def is_of_several(self) -> bool:
        """Whether it is one of several words of which no language has one in use."""
        words = [word.casefold() for word in (self.text, *self.beside)]
        return len(words) > 1 and not any(has_word(w) or is_ordinary(w) for w in words)


def find_names(text: str, language: str, plain: str) -> list[Name]:
    """Return the names in a statement, in order.

    Args:
        text: The statement.
        language: ISO 639-1 code.
        plain: The statement with dates, figures and literal names blanked out.
    """
    territories = find_territories(plain, language)
    codes = tuple(code for _, code in territories)
    found = [
        Name(span, "territory", span.of(text), code, others=codes)
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
        person = _chinese_person(text, words, i, language)
        chinese = bool(person) or (
            _spells_chinese(without_case(written, language))
            and not begins_ordinary(lower)
            and not (
                language == "de"
                and (has_word(lower) or _OF_NOUN.search(text[: word.start()]))
            )
            and not (begins and _is_definite(lower, language))
        )
        if begins and not chinese and begins_sentences(written.casefold()):
            continue
        # A Swedish sentence may begin with any compound, and no list has them all.
        alone = len(words_together(text, words, i, language)) == 1
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
            beside=_beside(text, words, i),
            person=person,
            stands_alone=language == "de" and stands_as_name(text, span),
        )


def _beside(text: str, words: list[re.Match[str]], i: int) -> tuple[str, ...]:
    """Return the words with a capital next to one, with nothing but a space between."""
    one = words[i]
    return tuple(
        other.group()
        for other in words[max(0, i - 1) : i + 2]
        if other.group()[0].isupper()
        and " " in (text[other.end() : one.start()], text[one.end() : other.start()])
    )


def _is_definite(word: str, language: str) -> bool:
    """Return whether a word is a noun with its article: "basen", the base."""
    if language not in _ARTICLE_LAST:
        return False
    stems = (word.removesuffix(ending) for ending in _ARTICLES)
    return any(stem != word and is_ordinary(stem) for stem in stems)


def _spells_chinese(written: str) -> bool:
    key = fold(written)
    # "Siemens" is no genitive of si-e-men, and "Förenade" has an ö.
    if not is_pinyin(key) and is_known_name(key):
        return False
    if _NO_PINYIN.search(written):
        return False
    return is_pinyin(_bare(key)) or (key.endswith("provinsen") and is_pinyin(key[:-9]))


def _chinese_person(
    text: str, words: list[re.Match[str]], i: int, language: str
) -> tuple[str, ...]:
    """Return the words around one that make a name like "Wang Li", all of it pinyin."""
    run = words_together(text, words, i, language, _may_be_in_person)
    keys = tuple(_bare(fold(word)) for word in run)
    surname = any(not is_pinyin(key) for key in keys)
    return keys if len(keys) in (2, 3) and surname else ()


def _may_be_in_person(word: re.Match[str]) -> bool:
    written = word.group()
    return is_pinyin(_bare(fold(written)), least=1) and not _NO_PINYIN.search(written)


def _bare(key: str) -> str:
    return re.sub(r"['’]?s$", "", key) if len(key) > 3 else key


def _in_translated_run(
    text: str, words: list[re.Match[str]], i: int, language: str
) -> bool:
    """Return whether words with capitals around one make up a translated name.

    "State Council" and "Ministry of Commerce" hold ordinary words, "the Congress" has
    an article; "Volvo" has neither.
    """
    run = words_together(text, words, i, language)
    if any(_is_common(_bare(part)) for word in run for part in word.split("-")):
        # "Redcar College" is translated, and Redcar stays.
        own = [_bare(part) for part in words[i].group().casefold().split("-")]
        return any(is_ordinary(part) or has_word(part) for part in own)
    start = words[i].start()
    return _DETERMINER.search(text[:start]) is not None


def _is_common(word: str) -> bool:
    """Return whether a word of a name is an ordinary one, or a kind of place."""
    return is_ordinary(word) or word in _PLACES


def _chinese_names(text: str, language: str) -> Iterator[Name]:
    if language != "zh" or not _HAN.search(text):
        return
    at, before = 0, ""
    for word, tag in tagged_words(text):
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


def _is_organisation(before: str, word: str) -> bool:
    return len(before + word) > 2 and _ORGANISATION.search(word) is not None
