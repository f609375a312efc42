"""Tell whether the place of an answer has the names in Latin letters a question has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from assistant.extract.conditions.outcomes import Outcome, worst
from assistant.extract.conditions.place import Place
from assistant.facts.cldr import months
from assistant.facts.name_index import NameIndex
from assistant.facts.pinyin import fold, is_pinyin
from assistant.facts.proper_names import Name, find_names
from assistant.facts.vocabulary import has_word, is_ordinary
from index.documents import Span
from index.text.languages import detect_language

Entity = tuple[Name, ...]
"""The words of one name: "Kestrel Bay"."""

_LONGEST_TEXT = 60_000
_LONGEST_HAN = 10_000
"""Characters of a document that are looked through; sounds take longer to compare."""
_JOINS = re.compile(r"[ -]")
_GENITIVE = re.compile(r"['’]?s\Z")
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(
    r"[A-Z\u00c0-\u00de][^\W\d_\u3400-\u9fff]+(?:['’-][^\W\d_\u3400-\u9fff]+)*"
)
_ACRONYM = re.compile(r"[A-Z\u00c0-\u00de]{2,}(?:['’]?s)?")
# Swedish "Kina–Europa-tåg": the noun of a compound is in lower case.
_COMPOUND = re.compile(r"[-–][a-zåäöüß]{2,}\Z")
# "Yangtzedeltat", "Norrbottensklustret": a place in one word with what it is.
_SWEDISH_PLACE = re.compile(
    r"(?:flod|provins|delta|kluster|klustr|berg|region|dal|kust|stad|distrikt|zon)"
    r"(?:[ae]?[nt])?s?\Z"
)
# German writes every noun with a capital: a name is what the vocabulary has not, what
# is no noun by its ending and stands after a bare preposition, or what stands after a
# noun that names are given to.
_GERMAN_NOUN = re.compile(
    r"(?:ung|heit|keit|schaft|tion|tät|nis|tum|ment|ismus|ie|er|ern|en|em|es|e)s?\Z",
    re.IGNORECASE,
)
_PREPOSITION = re.compile(r"\b(?:in|aus|bei|von|nach|um|bis) \Z")
_GENITIVE_ARTICLE = re.compile(r" (?:de[rs]|eine[rs]|von) ")
_NAMED_NOUN = re.compile(
    r"\w*(?:cluster|stadt|kreis|region|provinz|bezirk|gemeinde|park|zone|konzern|firma"
    r"|programm|aufruf|projekt|standort|hafen|universität|hochschule|institut|gruppe"
    r"|verein|verband|stiftung)s?\Z",
    re.IGNORECASE,
)


def check_latin_names(question: str, place: Place) -> Outcome:
    """Tell whether a place, or at least its document, has what a question names."""
    near = "\n".join((place.passage.text, *place.above))
    language = detect_language(question)
    return worst(
        _found(names, language, place, near) for names in telling_names(question, place)
    )


def telling_names(question: str, place: Place) -> list[Entity]:
    """Return of each name of a question the words that a place has if it names it."""
    language = detect_language(question)
    same = language in (place.language, "zh") and not _HAN.search(place.passage.text)
    entities = entities_in(question, language)
    return [names for each in entities if (names := _telling(each, same))]


def _found(names: Entity, language: str, place: Place, near: str) -> Outcome:
    if has_names(names, near, place.language, language):
        return Outcome.SHOWN
    long = _LONGEST_HAN if _HAN.search(place.passage.text) else _LONGEST_TEXT
    text = place.document.text[:long]
    known = has_names(names, text, place.document.language, language)
    return Outcome.UNKNOWN if known else Outcome.NOWHERE


def _telling(entity: Entity, same: bool) -> Entity:
    """Return the words of a name that a text in the language has, if it names it.

    In another language "National Textbook Committee" has other words.
    """
    own = tuple(
        name
        for name in entity
        if not is_ordinary(_bare(name))
        and (same or not _SWEDISH_PLACE.search(name.text))
    )
    if same and len(entity) > 1:
        return entity
    translated = any(name.may_be_translated for name in entity)
    return () if not same and (translated or len(own) < len(entity)) else own


@lru_cache(maxsize=500)
def has_names(names: Entity, text: str, of_text: str, of_names: str) -> bool:
    """Return whether a text has all words of a name.

    Args:
        names: The words.
        text: Where they are looked for.
        of_text: ISO 639-1 code of its language.
        of_names: The same of the names.
    """
    index = _index(text, of_text)
    # The index takes no German word for a name; here it is told from nouns.
    has = index.shows if of_names == "de" else index.supports
    return all(has(name, of_names) for name in names)


@lru_cache(maxsize=64)
def _index(text: str, language: str) -> NameIndex:
    return NameIndex(text, language)


@lru_cache(maxsize=100)
def entities_in(question: str, language: str) -> tuple[Entity, ...]:
    """Return the names of a question in Latin letters that are no Chinese names.

    Args:
        question: In any language.
        language: ISO 639-1 code of the question.
    """
    if language == "zh":
        # Names in pinyin are those of towns.
        return tuple(
            tuple(run)
            for run in _runs(question, _in_han(question))
            if not all(is_pinyin(name.key) for name in run)
        )
    found = (
        name
        for name in find_names(question, language, question)
        if name.kind == "word"
        and not name.is_chinese
        and name.text not in months(language)
        and not _ACRONYM.fullmatch(name.text)
    )
    runs = (
        run
        for run in _runs(question, found)
        if not any(_COMPOUND.search(name.text) for name in run)
    )
    if language == "de":
        named = (_named_in_german(question, run) for run in runs)
        return tuple(tuple(run) for run in named if run)
    return tuple(
        tuple(run)
        for run in runs
        if not run[0].may_be_ordinary
        and (len(run) > 1 or not is_ordinary(_bare(run[0])))
    )


def _in_han(question: str) -> Iterator[Name]:
    """Yield the words with a capital of a Chinese question; every one is a name."""
    for word in _LATIN.finditer(question):
        key = fold(word.group())
        if not _ACRONYM.fullmatch(word.group()):
            yield Name(Span(*word.span()), "word", word.group(), key, is_chinese=False)


def _runs(question: str, names: Iterable[Name]) -> Iterator[list[Name]]:
    """Yield the words that stand together."""
    run: list[Name] = []
    for name in names:
        between = question[run[-1].span.end : name.span.start] if run else ""
        if run and not _JOINS.fullmatch(between):
            yield run
            run = []
        run.append(name)
    if run:
        yield run


def _named_in_german(question: str, run: list[Name]) -> list[Name]:
    """Return what of some words with a capital is a name in German, if any is."""
    for i, name in enumerate(run[:-1], 1):
        if _NAMED_NOUN.fullmatch(name.text):
            return run[i:]
    before = question[: run[0].span.start].rstrip()
    if _NAMED_NOUN.fullmatch(before.rpartition(" ")[2]):
        return run
    unknown = all(
        not has_word(name.key)
        and not is_ordinary(_bare(name))
        and not _GERMAN_NOUN.search(name.text)
        for name in run
    )
    # "Nach Erhalt der Klage" names nothing.
    follows = _PREPOSITION.search(question[: run[0].span.start])
    governs = _GENITIVE_ARTICLE.match(question, run[-1].span.end)
    return run if unknown and follows and not governs else []


def _bare(name: Name) -> str:
    return _GENITIVE.sub("", name.text.casefold())
