"""Find the time that a question is about, and say it in the question after it."""

from __future__ import annotations

import re

from assistant.facts import cldr
from assistant.language.function_words import word_set
from index.text.languages import detect_language

_HAN = re.compile("[\u4e00-\u9fff]")
_YEARS = re.compile(
    r"(?<![\d:./-])(?P<first>(?:19|20)\d\d)(?:[年\s]*(?:[-–—/至到]|to|and|till|och|bis"
    r"|und|et|à)\s?(?P<last>(?:19|20)?\d\d))?(?![\d:%]|[./-]\d)(?:-talet|er\b|s\b)?"
    r"(?:年(?:代|\d{1,2}月|[上下]半年|第?[一二三四]季度|[底末初])?)?"
)
"""One or two years, which are no number of a document: 2019:1174, 2021/14."""
_LEADING = word_set(
    "in during by since until till before after between from at under over through"
    " of the end beginning start middle first second third fourth half quarter year"
    " sedan till fram före efter mellan från i vid på av slutet början mitten andra"
    " halvåret kvartalet tredje fjärde första år åren året"
    " im ende anfang mitte jahr jahre jahren seit bis vor nach zwischen von des ab"
    " en depuis avant après entre de fin début année années"
)
"""What may stand before a year as part of the time that is said."""
_LINKED = {"en": "in {}", "fr": "en {}"}
_WORD_BEFORE = re.compile(r"([^\W\d_]+)[\s.]+\Z")
_OTHER_TIME = re.compile(
    r"\b(?:now|nowadays|today|currently|recently|later|earlier|years? ago"
    r"|(?:a|per|the|last|this|next|previous|following|each|every|what|which) year"
    r"|(?:what|which) date"
    r"|when|where|how (?:long|old)|nu|idag|i dag|numera|senare|tidigare|per år"
    r"|(?:i|förra|nästa|varje|vilket) år(?:et)?|åren? (?:innan|före|efter)|när"
    r"|hur (?:länge|gammalt?|gamla)|heute|jetzt|derzeit|später|früher|vorjahr"
    r"|(?:pro|letztes|nächstes|welchem|jedes) jahr|wann|wo|wie (?:lange|alt)"
    r"|aujourd'hui|actuellement|maintenant|quand|où)\b|^\W*(?:och )?var\b"
    "|现在|目前|如今|[今去明当上次每历]年|当前|最新|何时|什么时候|[哪几]年|多久|何地"
    "|哪里|哪儿|在哪|十[一二三四五]五",
    re.IGNORECASE,
)
"""What names another time, asks for one, or asks for a place, which stays."""


def with_time_of(last: str, question: str, said: str) -> str:
    """Return a follow-up with the time of the question before it.

    Args:
        last: The question that its topic is from.
        question: The follow-up with its topic put in, which may name a time.
        said: The follow-up as it was asked.
    """
    years = _YEARS.search(last)
    if not years or _YEARS.search(question) or _OTHER_TIME.search(said):
        return question
    if _HAN.search(said):
        time = years.group() if "年" in years.group() else f"{_plain(years, '至')}年"
        return f"{time}{question}"
    language = detect_language(said)
    if detect_language(last) == language:
        time = last[_start(last, years.start(), language) : years.end()]
    else:
        time = _LINKED.get(language, "{}").format(_plain(years, "–"))
    return f"{question.rstrip('?')} {time}?"


def _plain(years: re.Match[str], to: str) -> str:
    return to.join(filter(None, years.group("first", "last")))


def _start(text: str, start: int, language: str) -> int:
    """Return where the time begins that ends with a year: at the end of March 2021."""
    months = {name.casefold() for name in cldr.months(language)}
    while (word := _WORD_BEFORE.search(text[:start])) and (
        word[1].casefold() in _LEADING | months
    ):
        start = word.start(1)
    return start
