"""Answer whether a name of a statement stands in what the statement cites."""

from __future__ import annotations

import re
from functools import cached_property, partial

from assistant.facts.blanks import blank
from assistant.facts.city_names import is_city, names_of_city
from assistant.facts.cldr import home_of
from assistant.facts.exonyms import exonyms
from assistant.facts.numerals import normalise
from assistant.facts.pinyin import EXONYMS, fold, is_pinyin, spellings, spells_part_of
from assistant.facts.proper_names import Name
from assistant.facts.territories import find_territories
from assistant.facts.transliteration import (
    are_spellings,
    sounds_like_part_of,
    transliterates,
)
from assistant.facts.vocabulary import is_ordinary
from assistant.language.function_words import word_set

_WORD = re.compile(
    r"[A-Za-z\u00c0-\u024f]+|(?:(?![a-z\u00c0-\u024f\u3040-\u9fff])[^\W\d_])+"
)
_SPACED = re.compile(r"[^\W\d_][\w-]*")
_ADDRESS = re.compile(r"[/@]|www\.")
_ENDINGS = word_set("s n t a e es en er et ens ets erna ns an na in ska skt sk ia 's")
_LEAST_STEM = 4
_LEAST_COMPOUND = 4
_STEM = 5
_SMALL = word_set("of and the for in on och i för av und für de des et")
EVERYDAY_ABBREVIATIONS = word_set(
    "gdp sme smes ai ict it iot ceo rd kpi bnp bip pib fou vd ngo phd ppp ipo esg dna"
    " hr"
)
"""Each language has its own of these; they name nothing."""


class NameIndex:
    """The names and words of a text, in one language, to be asked about."""

    def __init__(self, text: str, language: str) -> None:
        """Keep the text; it is read when it is first asked about."""
        self._text = text
        self._language = language

    def supports(self, name: Name, language: str) -> bool:
        """Return whether ``name`` stands in the text, or cannot be compared with it.

        Args:
            name: A name in a statement.
            language: ISO 639-1 code of the statement.
        """
        return self.shows(name, language) or self._may_say(name, language)

    def shows(self, name: Name, language: str) -> bool:
        """Return whether ``name`` stands in the text in letters that show it.

        Args:
            name: A name in a statement.
            language: ISO 639-1 code of the statement.
        """
        if name.kind == "literal":
            return self._has_literal(name.key)
        if name.kind == "territory":
            return name.key in self._territories or self._has_beside_territories(name)
        if self._has_city(name, language):
            return True
        if name.kind == "chinese":
            return self._has_chinese(name)
        if name.kind == "acronym":
            return self._has_acronym(name.key)
        if name.person:
            return self._has_person(name.person)
        return self._has_written(name.text) or self._has_latin(name, language)

    def _may_say(self, name: Name, language: str) -> bool:
        """Return whether ``name`` may be in words that cannot be compared with it."""
        if name.person or is_city(name.text, language):
            return False
        same = language == self._language
        if name.kind == "territory":
            # A Swedish text seldom says that its agencies are Swedish; what it says of
            # Norway is not of Sweden.
            elsewhere = self._territories - {*name.others}
            return not same and name.key == home_of(self._language) and not elsewhere
        if name.kind == "acronym":
            return not same and (self._is_chinese or name.key in EVERYDAY_ABBREVIATIONS)
        if name.kind == "chinese":
            return not self._is_chinese and not name.is_chinese
        if name.kind == "literal" or name.is_chinese:
            return False
        if name.stands_alone:
            return False
        if language == "de":
            # Of a noun nothing tells that it is a name, but of two together.
            return not name.is_of_several or any(map(self._has_written, name.beside))
        return not same and name.may_be_translated

    def _has_beside_territories(self, name: Name) -> bool:
        """Return whether the word stands there, and not within South Sudan."""
        found = find_territories(self._text, self._language)
        rest = blank(self._text, (span for span, _ in found))
        return NameIndex(rest, self._language)._has_written(name.text)

    def _has_city(self, name: Name, language: str) -> bool:
        """Return whether a city stands there as the language of the text calls it."""
        if self._has_exonym(name):
            return True
        if language == self._language:
            return False
        known = names_of_city(name.text, language, self._language)
        if self._is_chinese:
            return any(city in self._text for city in known)
        return any(map(self._has_written, known))

    def _has_exonym(self, name: Name) -> bool:
        """Return whether a city stands there by another name: Gothenburg, Canton."""
        chinese = _chinese_by_exonym(name.key)
        spelled = spellings(name.key)[0] if name.kind == "chinese" else name.key
        known = {*chinese, *EXONYMS.get(spelled, ())}
        if self._is_chinese:
            there = any(spells_part_of(one, self._text) for one in chinese)
            return there or any(one in self._text for one in exonyms(name.text))
        return any(map(self._has_word, known)) or any(
            map(self._has_written, exonyms(name.text))
        )

    def _has_latin(self, name: Name, language: str) -> bool:
        if self._is_chinese:
            return self._has_in_chinese(name)
        if name.may_be_ordinary and self._begin(name.key[:_STEM]):
            return True
        return language != self._language and self._has_spelling(name)

    @cached_property
    def _is_chinese(self) -> bool:
        return self._language in ("zh", "ja")

    @cached_property
    def _folded(self) -> str:
        return normalise(self._text).casefold()

    @cached_property
    def _words(self) -> tuple[str, ...]:
        return tuple(_WORD.findall(fold(self._text)))

    @cached_property
    def _word_set(self) -> frozenset[str]:
        return frozenset(self._words)

    @cached_property
    def _foreign(self) -> frozenset[str]:
        """The words with a capital that are no Chinese names."""
        words = (fold(w) for w in _WORD.findall(self._text) if w[0].isupper())
        return frozenset(word for word in words if not is_pinyin(word))

    @cached_property
    def _territories(self) -> frozenset[str]:
        return frozenset(c for _, c in find_territories(self._text, self._language))

    @cached_property
    def _initials(self) -> str:
        words = _SPACED.findall(fold(self._text))
        return "".join(word[0] for word in words if word not in _SMALL)

    @cached_property
    def _joined(self) -> str:
        return " " + " ".join(self._words) + " "

    def _has_literal(self, key: str) -> bool:
        """Return whether a token stands there, as COVID-19 does in "Covid 19"."""
        parts = re.findall(r"[a-z]+|\d+|[^a-z\d]+", key)
        if _ADDRESS.search(key):
            pattern = re.escape(key)
        else:
            known = (part for part in parts if part not in ("-", "–"))
            pattern = r"[-–\s]?".join(map(re.escape, known))
        token = rf"(?<![a-z\d]){pattern}(?![a-z\d])"
        return re.search(token, self._folded) is not None

    def _has_written(self, text: str) -> bool:
        """Return whether each word of a name stands there, in any inflection."""
        words = _WORD.findall(fold(re.sub("['’]s\\b", "", text)))
        return bool(words) and all(self._has_word(word) for word in words)

    def _has_spelling(self, name: Name) -> bool:
        return any(are_spellings(name.key, word) for word in self._foreign)

    def _begin(self, stem: str) -> bool:
        return any(word.startswith(stem) for word in self._word_set)

    def _has_word(self, word: str) -> bool:
        return word in self._word_set or any(
            _is_inflected(word, other) or _is_inflected(other, word)
            for other in self._word_set
            if word[:3] == other[:3]
        )

    def _has_acronym(self, key: str) -> bool:
        bare = key.removesuffix("s") if len(key) > 3 else key
        return bare in self._initials or self._has_word(bare)

    def _has_in_chinese(self, name: Name) -> bool:
        bare = re.sub(r"['’]?s$", "", name.key)
        keys = {name.key, bare, name.key.removesuffix("provinsen")}
        keys |= {key.replace("-", "") for key in keys}
        if any(spells_part_of(key, self._text) for key in keys):
            return True
        known = name.is_chinese or _chinese_by_exonym(name.key)
        return not known and sounds_like_part_of(bare, self._text)

    def _has_person(self, words: tuple[str, ...]) -> bool:
        """Return whether these words stand together: family name first, or last."""
        orders = ("".join(words), "".join([*words[1:], words[0]]), "".join(words[::-1]))
        has = partial(spells_part_of, han=self._text)
        return any(map(has if self._is_chinese else self._begins_words, orders))

    def _has_chinese(self, name: Name) -> bool:
        if self._is_chinese:
            return name.text in self._text or (
                len(name.key) > 1 and name.key in self._text
            )
        whole = self._joined.replace(" ", "")
        spelled = spellings(name.key)
        if any(
            self._begins_words(spelling) for spelling in spelled if spelling in whole
        ):
            return True
        return transliterates(name.key, self._foreign)

    def _begins_words(self, spelling: str) -> bool:
        """Return whether some words, written together, are what is spelled."""
        for start in range(len(self._words)):
            joined = ""
            for word in self._words[start:]:
                joined += word
                if joined == spelling or _is_inflected(joined, spelling):
                    return True
                if len(joined) >= len(spelling):
                    break
        return False


def _chinese_by_exonym(key: str) -> frozenset[str]:
    """Return the places in China, in pinyin, that a name is another one of."""
    return frozenset(
        pinyin for pinyin, known in EXONYMS.items() if key.startswith(known)
    )


def _is_inflected(word: str, stem: str) -> bool:
    """Return whether ``word`` is ``stem`` with an ending, or compounded."""
    if len(stem) < _LEAST_STEM or not word.startswith(stem):
        return False
    rest = word[len(stem) :]
    return rest in _ENDINGS or (len(rest) >= _LEAST_COMPOUND and is_ordinary(rest))
