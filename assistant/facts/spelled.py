"""Find the figures that are spelled out, in number words or Chinese numerals."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import pairwise

from assistant.facts import cldr
from assistant.facts.amounts import Amount
from assistant.facts.digits import year_unit
from assistant.facts.numerals import (
    CHINESE,
    CHINESE_DIGITS,
    LONGEST_NUMBER,
    is_ambiguous,
    number_words,
    ordinal_words,
    read_chinese,
    read_fraction,
)
from assistant.facts.unit_words import CALENDAR_YEAR, ORDINAL, UNKNOWN
from assistant.facts.units import Counted, read_counted
from index.documents import Span

# What stands after the point are digits: 亿 in 二点五亿 is a scale.
_IN_NUMERALS = (
    f"(?<![{CHINESE}])[{CHINESE}]{{1,{LONGEST_NUMBER}}}"
    f"(?![{CHINESE}])(?:点[{CHINESE_DIGITS}]{{1,{LONGEST_NUMBER}}})?"
)
_NUMERAL = re.compile(_IN_NUMERALS)
_SHARE = re.compile(
    rf"(百|千)分之(\d{{1,{LONGEST_NUMBER}}}(?:\.\d{{1,{LONGEST_NUMBER}}})?|{_IN_NUMERALS})"
)
_DECADE = re.compile(rf"(\d\d|[{CHINESE}]{{2,3}})世纪(\d0|[二三四五六七八九]?十)年代")
_TENTHS = re.compile(
    rf"(?<![{CHINESE}\d])([{CHINESE_DIGITS}\d])成([{CHINESE_DIGITS}\d])?"
    "(?![为员就功立果本熟交长])"
)
_WORD = re.compile(r"[^\W\d_]+")
_HAN_LETTER = re.compile("[\u3400-\u9fff]")
_LONGEST_NUMBER = 6
_NUMERAL_TAGS = frozenset({"m", "mq", "t", "q", "x"})
_LONE = frozenset("百千万亿")
_SUMS = frozenset({"百亿", "千亿", "万亿"})
_CAPTION = frozenset(f"位：:（(|/{CHINESE_DIGITS}")
_VAGUE = frozenset("数几上成")


def amounts_in_shares(text: str) -> Iterator[Amount]:
    """Yield what is 百分之十二, twelve of a hundred, or 六成, six of ten."""
    for match in _SHARE.finditer(text):
        unit = frozenset({"percent" if match[1] == "百" else "permille"})
        value = _numeral_values(match[2])
        yield Amount(Span(*match.span()), value, unit)
    for match in _TENTHS.finditer(text):
        tenths, more = (_numeral_values(sign or "〇")[0] for sign in match.groups())
        share = 10 * tenths + more
        yield Amount(Span(*match.span()), (share,), frozenset({"percent"}))


def amounts_in_decades(text: str) -> Iterator[Amount]:
    """Yield the years that decades begin with: 1990 of 20世纪90年代."""
    for match in _DECADE.finditer(text):
        century, years = (_numeral_values(said)[0] for said in match.groups())
        year = (century - 1) * 100 + years
        yield Amount(Span(*match.span()), (year,), CALENDAR_YEAR)


def amounts_in_words(text: str, language: str) -> Iterator[Amount]:
    """Yield the figures in words, in order.

    Args:
        text: Normalised text.
        language: ISO 639-1 code.
    """
    known = number_words(language)
    if not known:
        return
    words = list(_WORD.finditer(text))
    skip_to = 0
    for i, word in enumerate(words):
        if word.start() < skip_to:
            continue
        if (amount := _spelled(text, words[i : i + _LONGEST_NUMBER], language)) or (
            amount := _in_compound(word, language)
        ):
            skip_to = amount.span.end
            yield amount


def _spelled(text: str, words: list[re.Match[str]], language: str) -> Amount | None:
    known = number_words(language)
    lower = tuple(word.group().casefold() for word in words)
    if lower[0] not in _first_words(language):
        return None
    for count in range(len(words), 0, -1):
        value = known.get(lower[:count])
        if value is None or not _adjoin(text, words[:count]):
            continue
        fraction, end = read_fraction(text, words[count - 1].end())
        counted = read_counted(text, end, language)
        if lower[:count] in ordinal_words(language):
            counted = Counted(1, ORDINAL, words[count - 1].end())
        lone = counted.scale == 1 and count == 1
        ambiguous = value == 1 or is_ambiguous(lower[0], language)
        article = lone and ambiguous and not fraction
        return Amount(
            Span(words[0].start(), counted.end),
            ((value + fraction) * counted.scale,),
            counted.unit,
            counted.scale,
            is_article=article,
        )
    return None


@cache
def _first_words(language: str) -> frozenset[str]:
    return frozenset(words[0] for words in number_words(language))


def _adjoin(text: str, words: list[re.Match[str]]) -> bool:
    return all(
        text[one.end() : other.start()] in (" ", "-") for one, other in pairwise(words)
    )


def _in_compound(word: re.Match[str], language: str) -> Amount | None:
    """Return the number in "femårsplan", where a span of time follows it."""
    lower = word.group().casefold()
    known, spans = number_words(language), cldr.spans_of_time(language)
    for length in range(2, len(lower) - 1):
        value = known.get((lower[:length],), 1)
        if value > 1 and lower.startswith(spans, length):
            rest = lower[length:]
            unit = next(
                cldr.units(language)[span] for span in spans if rest.startswith(span)
            )
            return Amount(Span(*word.span()), (Fraction(value),), unit)
    return None


def amounts_in_numerals(text: str, language: str) -> Iterator[Amount]:
    """Yield the figures in Chinese numerals, in order.

    Args:
        text: Normalised text, in Chinese or Japanese.
        language: ISO 639-1 code.
    """
    tags = _tags(text)
    for match in _NUMERAL.finditer(text):
        numeral = match.group()
        before = text[max(0, match.start() - 1) : match.start()]
        counts = len(numeral) > 1 or _is_number(text, match.end() - 1, tags)
        # 万亿元 alone is a trillion, where it heads no column of a table.
        money = numeral in _SUMS and text.startswith("元", match.end())
        alone = numeral[0] in _LONE and not (money and before not in _CAPTION)
        if counts and not alone and before not in _VAGUE:
            yield from _read_numeral(text, match, language, before == "第")


def _is_number(text: str, at: int, tags: list[str]) -> bool:
    """Return whether a lone numeral counts something: 三 is no number in 三亚."""
    if text[at] in "零〇" and _HAN_LETTER.match(text, at + 1):
        # Of parts, retail and the like: 零部件, 零售.
        return False
    return tags[at] in _NUMERAL_TAGS or text[at + 1 : at + 2] == "大"


def _read_numeral(
    text: str, match: re.Match[str], language: str, is_ordinal: bool
) -> Iterator[Amount]:
    fraction, end = read_fraction(text, match.end())
    counted = Counted(1, ORDINAL, match.end())
    if not is_ordinal:
        counted = read_counted(text, end, language)
    *first, last = _numeral_values(match.group())
    last += fraction
    for value in first:
        yield Amount(Span(*match.span()), (value,), UNKNOWN)
    unit = counted.unit
    if len(match.group()) == len("二〇二一"):
        unit = year_unit(int(last), unit)
    yield Amount(
        Span(match.start(), counted.end),
        (last * counted.scale,),
        unit,
        counted.scale,
        is_article=match.group() == "一" and not is_ordinal,
    )


def _numeral_values(numeral: str) -> tuple[Fraction, ...]:
    if numeral[0].isdecimal():
        return (Fraction(numeral),)
    whole, _, decimals = numeral.partition("点")
    if decimals:
        digits = "".join(str(read_chinese(sign)[0]) for sign in decimals)
        return (Fraction(f"{read_chinese(whole)[0]}.{digits}"),)
    return tuple(Fraction(value) for value in read_chinese(whole))


def _tags(text: str) -> list[str]:
    """Return the part of speech of the word at each character."""
    import rjieba

    tags: list[str] = []
    for word, tag in rjieba.tag(text):
        tags.extend([tag] * len(word))
    return tags
