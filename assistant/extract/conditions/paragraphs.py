"""Tell whether the paragraph of an answer is that of another name than is asked for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.conditions.place import Place
from assistant.facts.territories import find_territories
from assistant.facts.vocabulary import is_word_in
from assistant.language.function_words import content_words
from index.text.languages import detect_language

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_GENITIVE = re.compile(r"['’]?s\Z")
_OPENING = 8
"""Words at the start of a paragraph that may name what it is about."""
_TELLING = 5
"""Letters of a word that paragraphs begin alike with; articles have fewer."""


def check_paragraph(question: str, place: Place) -> Outcome:
    """Tell whether the paragraph is of another name, where one like it is of the asked.

    "The Vale Trust has 40 members. …" and below it "The Brook Trust has 31. It got two
    million": that is not what Vale got.
    """
    start = place.span.start - place.passage.span.start
    text = place.passage.text
    own = text[text.rfind("\n", 0, max(0, start)) + 1 :].partition("\n")[0]
    opening = _words(own)
    for line in text.splitlines():
        asked, other = _told_apart(_words(line), opening, place.language)
        if not asked or not other or line == own:
            continue
        if _names(question, asked, place) and not _names(question, other, place):
            if _names(own, asked, place):
                return Outcome.SHOWN
            return Outcome.CONTRADICTED
    return Outcome.SHOWN


def _words(paragraph: str) -> list[str]:
    return _WORD.findall(paragraph[:200])[:_OPENING]


def _told_apart(
    one: Sequence[str], other: Sequence[str], language: str
) -> tuple[Sequence[str], Sequence[str]]:
    """Return the names by which two paragraphs that begin alike are told apart.

    Alike is more than an article: "The Vale Trust has" and "The chair has" are not.
    """
    pairs = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    alike = [word for word, _ in pairs]
    first, second = (_name(words[len(alike) :]) for words in (one, other))
    after = (
        words[len(alike) + len(name) :]
        for words, name in ((one, first), (other, second))
    )
    shared = [
        *alike,
        *_same(*(words[:1] for words in after)),
        *_same(first[-1:], second[-1:]),
    ]
    telling = content_words(" ".join(shared), language)
    if not any(len(word) >= _TELLING for word in telling):
        return (), ()
    if alike and language != "de":
        return first, second
    # A word that begins a sentence has a capital anyway, and so have German nouns.
    return _unknown(first, language), _unknown(second, language)


def _name(words: Sequence[str]) -> list[str]:
    """Return the words with capitals that a list begins with."""
    return list(takewhile(lambda word: word[0].isupper(), words))


def _same(one: Sequence[str], other: Sequence[str]) -> Sequence[str]:
    return one if one == other else ()


def _unknown(name: Sequence[str], language: str) -> list[str]:
    """Return the words of a name that are no ordinary ones, or are a country's."""
    return [
        word
        for word in name
        if not is_word_in(language, word.casefold()) or find_territories(word, language)
    ]


def _names(text: str, name: Sequence[str], place: Place) -> bool:
    """Return whether a text has all words of a name, or the country that it is."""
    said = text.casefold()
    if all(_GENITIVE.sub("", word.casefold()) in said for word in name):
        return True
    codes = {code for _, code in find_territories(" ".join(name), place.language)}
    language = detect_language(text)
    return any(code in codes for _, code in find_territories(text, language))
