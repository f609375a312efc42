"""Say the figures and dates of a foreign quote in the reader's language, where sure.

A wrong figure is worse than none: what can be read in two ways, what counts something
that has no certain word, ranges and ordinals are not said at all.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from assistant.facts.amounts import Amount
from assistant.facts.claims import Claim, Fact
from assistant.facts.dates import Day
from assistant.facts.numerals import CHINESE_DIGITS, normalise
from assistant.facts.unit_words import (
    CALENDAR_YEAR,
    CJK_SCALES,
    ORDINAL,
    scale_words,
    unit_words,
)
from assistant.language.translations.formats import format_exactly
from assistant.word_help.chinese_numerals import read_numeral, stands_alone
from assistant.word_help.counted_nouns import (
    MEASURE_WORDS,
    ends_chinese,
    ends_in_words,
    kinds,
    nouns,
)
from assistant.word_help.qualifiers import is_negated, qualifier_after, qualifier_before
from assistant.word_help.readers_words import (
    said_counted,
    said_day,
    said_firms,
    said_measure,
    say_qualified,
)
from assistant.word_help.unit_captions import say_captions
from index.documents import Span

_RANGE_BEFORE = re.compile(
    r"[\d%千百十万亿][  ]?(?:[-–—~～至到]|to|till|bis|och|and|und)[  ]?\Z"
)
# What is damaged: "60,000 5 employees"; and what is the rest of a number: 3千5百.
_DIGIT_BEFORE = re.compile(r"(?:[\d.,] ?|\d[十百千万亿])\Z")
_RANGE_AFTER = re.compile(r"(?:[  ]?(?:[-–—~～至到]|to |till |bis )[  ]?)?\d")
_MORE_THAN_CHINESE = re.compile(r"[\d十百千万亿][多余餘]")
_ROUNDED_CHINESE = re.compile(r"[\d十百千万亿][几來来]|[几数][十百千万亿]")
_PER = "/／·⋅*×"
_RANKED_CHINESE = ("前", "后", "第", "首", "头", "另", "每", "同")
_MEASURE_WORDS = frozenset("家户个名位项")
# "5-åriga" and "20日" are not 5 years and 20 days.
_NOT_TIME = re.compile(r"årig|jährig|year|日\Z", re.IGNORECASE)
_NUMBER_CHINESE = "0123456789.,， 多余餘" + CHINESE_DIGITS + "".join(CJK_SCALES)
_OF_A_WORD = re.compile(r"兆(?!瓦时)|年级\Z")
"""A million or a trillion, which only its unit tells; and a form at school."""
_JOINED = re.compile(r"[\d.,]+-")
"""How "10-tal" begins, which is about ten, and "5-åriga"."""
_NUMBER_ALONE = re.compile(r"[\d.,  '’]+")
_LONE_LETTER = re.compile(r"\d ?[KkMmBT]\Z")
_LETTER = re.compile(r"[^\W\d_]")
_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Said:
    """Words of a quote, and what they say in the reader's language."""

    span: Span
    """Into the quote."""
    words: str
    """As they stand in the quote."""
    meaning: str


def say_figures(quote: str, language: str) -> tuple[Said, ...]:
    """Return what is sure of the figures and dates of a quote, in its order.

    Args:
        quote: In a language that the reader does not read.
        language: ISO 639-1 code of it.
    """
    facts = [fact for fact in Claim(quote, language).facts if fact.kind != "name"]
    starts = Counter(fact.span.start for fact in facts)
    # Where two stand at one place, it is a period or holds two numbers.
    alone = [fact for fact in facts if starts[fact.span.start] == 1]
    boundaries = _word_ends(quote, language)
    said = [_say(quote, language, fact, boundaries) for fact in alone]
    if language == "zh":
        captions = say_captions(normalise(quote))
        said += [Said(span, span.of(quote), meaning) for span, meaning in captions]
    # What a caption says may be a figure as well.
    return tuple(sorted(set(filter(None, said)), key=lambda one: one.span))


def _say(
    quote: str, language: str, fact: Fact, boundaries: frozenset[int]
) -> Said | None:
    value, span = fact.value, fact.span
    if isinstance(value, Day):
        meaning = said_day(value) if _LETTER.search(fact.text) else ""
        return Said(span, fact.text, meaning) if meaning else None
    if not isinstance(value, Amount):
        return None
    numeral = ""
    if language == "zh" and not value.written:
        numeral = read_numeral(normalise(quote), span.start, span.end, boundaries)
    said = _say_whole(quote, language, fact, value, boundaries, spelled=bool(numeral))
    return said or _say_numeral(quote, value, numeral)


def _say_whole(
    quote: str,
    language: str,
    fact: Fact,
    amount: Amount,
    boundaries: frozenset[int],
    *,
    spelled: bool,
) -> Said | None:
    """Return a figure with what it counts and how it is meant, if all is sure."""
    if not _is_sure(quote, language, amount, boundaries, spelled=spelled):
        return None
    meaning = _meaning(quote, language, amount)
    how = _qualified(quote, language, fact, boundaries) if meaning else None
    if how is None:
        return None
    qualifier, whole = how
    words, said = whole.of(quote), say_qualified(qualifier, meaning)
    return None if _bare(words) == _bare(said) else Said(whole, words, said)


def _say_numeral(quote: str, amount: Amount, numeral: str) -> Said | None:
    """Return a spelled Chinese number alone: 二百五十二 is 252, whatever it counts."""
    span = Span(amount.span.start, amount.span.start + len(numeral))
    if len(amount.values) != 1 or not stands_alone(numeral, quote[span.end :]):
        return None
    (value,) = amount.values
    is_year = amount.unit == CALENDAR_YEAR
    said = str(value) if is_year else format_exactly(value)
    return Said(span, span.of(quote), said) if said else None


def _qualified(
    quote: str, language: str, fact: Fact, boundaries: frozenset[int]
) -> tuple[str, Span] | None:
    """Return how a figure is meant, and all the words that say so; None if not sure."""
    span = fact.span
    before, start = qualifier_before(quote, span.start, language)
    after, end = qualifier_after(quote, span.end, language)
    within = "more_than" if _MORE_THAN_CHINESE.search(fact.text) else ""
    said = [name for name in (before, within, after) if name]
    # 节约 is no 约, and 近3年 are the last three years or nearly three.
    parted = bool(before) and language == "zh" and start not in boundaries
    last_years = before == "nearly" and fact.unit <= _TIMES
    if len(said) > 1 or parted or last_years or is_negated(quote, start):
        return None
    return "".join(said), Span(start, end)


def _bare(text: str) -> str:
    return "".join(normalise(text).split())


def _is_sure(
    quote: str,
    language: str,
    amount: Amount,
    boundaries: frozenset[int],
    *,
    spelled: bool,
) -> bool:
    """Return whether a figure can be read in one way alone.

    ``spelled`` says that it is a Chinese numeral of which that is known.
    """
    start, end = amount.span.start, amount.span.end
    words = amount.span.of(quote)
    if len(amount.values) != 1 or amount.values[0] < 0 or amount.is_article:
        return False
    if not (amount.written or spelled or amount.unit == {"percent"}):
        return False
    if amount.unit in (ORDINAL, CALENDAR_YEAR):
        return False
    if amount.unit and (end not in boundaries or _goes_on(quote[end:], language)):
        return False
    return not (
        _LONE_LETTER.search(words)
        # 17 of "17 och 24 år" has its unit from elsewhere.
        or (amount.unit and _NUMBER_ALONE.fullmatch(words))
        or _JOINED.match(words)
        or (language == "zh" and _OF_A_WORD.search(words + quote[end : end + 1]))
        or _ROUNDED_CHINESE.search(words)
        or _RANGE_BEFORE.search(quote[:start])
        or _DIGIT_BEFORE.search(quote[:start])
        or _RANGE_AFTER.match(quote[end:])
    )


def _goes_on(following: str, language: str) -> bool:
    """Return whether a unit is the first of two: 千瓦小时, 吨公里, kr/kWh."""
    if following[:1] in _PER:
        return bool(following)
    units = unit_words(language)
    return language == "zh" and any(following[:size] in units for size in (1, 2, 3))


def _meaning(quote: str, language: str, amount: Amount) -> str:
    """Return a figure with what it counts, or nothing where that is not sure."""
    words = amount.span.of(quote)
    number = format_exactly(amount.values[0])
    if not number:
        return ""
    if not amount.unit:
        # The words stand for the number alone: "5.3万" of something.
        return number if amount.scale > 1 else ""
    if len(amount.unit) == 1 and amount.unit <= {"organisation", "person"} | _COUNTED:
        return _counted(quote, language, amount)
    if _NOT_TIME.search(words) and amount.unit <= _TIMES:
        return ""
    return said_measure(amount.values[0], amount.unit, language)


_COUNTED = {"park", "project", "country", "cluster", "product"}
_TIMES = {"year", "month", "week", "day", "hour", "minute"}


def _counted(quote: str, language: str, amount: Amount) -> str:
    words = normalise(amount.span.of(quote))
    following = quote[amount.span.end :]
    if language == "zh":
        ranked = quote[: amount.span.start].endswith(_RANKED_CHINESE)
        found = None if ranked else _noun_in_chinese(words) or _measured(words)
        ended = ends_chinese(following, _first_word(following))
    else:
        found = _noun_in_words(words, amount, language)
        ended = ends_in_words(following, language)
    if not found or not ended:
        return ""
    meaning, between = found
    kind = kinds(language).get(between, "") if meaning == "enterprise" else ""
    if kind and amount.values[0] != 1:
        return said_firms(kind, amount.values[0])
    return said_counted(meaning, amount.values[0], left_out=bool(between))


def _noun_in_chinese(words: str) -> tuple[str, str] | None:
    """Return what is counted, and what stands between it and its measure word."""
    for noun, meaning in nouns("zh").items():
        if words.endswith(noun):
            before = words.removesuffix(noun).lstrip(_NUMBER_CHINESE)
            if before and before[0] not in _MEASURE_WORDS:
                return None  # 10强企业 are the ten strongest.
            return meaning, before[1:]
    return None


def _measured(words: str) -> tuple[str, str] | None:
    """Return what a measure word counts where no noun follows it: 共252家."""
    meaning = MEASURE_WORDS.get(words[-1:])
    alone = meaning and not words[:-1].strip(_NUMBER_CHINESE)
    return (meaning, "") if meaning and alone else None


def _noun_in_words(words: str, amount: Amount, language: str) -> tuple[str, str] | None:
    after = words[len(amount.written) :].split()
    if not after or (meaning := nouns(language).get(after[-1].casefold())) is None:
        return None
    scales = scale_words(language)
    between = [word for word in after[:-1] if word.casefold() not in scales]
    return meaning, " ".join(between).casefold()


def _word_ends(text: str, language: str) -> frozenset[int]:
    """Return where words end; in Chinese 年 of 年级 is none."""
    if language != "zh":
        return frozenset(
            place
            for place in range(len(text) + 1)
            if not text[place : place + 1].isalpha() or _HAN.match(text[place])
        )
    ends, at = {0}, 0
    for word in _cut(text):
        at += len(word)
        ends.add(at)
    return frozenset(ends)


def _first_word(text: str) -> str:
    return next(iter(_cut(text[:12])), "")


def _cut(text: str) -> list[str]:
    import rjieba

    return list(rjieba.cut(text))
