"""Read what a figure counts: its scale, and its unit, currency or kind of thing."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from assistant.facts.numerals import number_words
from assistant.facts.unit_words import (
    ATTACHED_SCALES,
    CJK_SCALES,
    UNKNOWN,
    Unit,
    counted_words,
    is_money,
    scale_words,
    time_in_compound,
    unit_words,
)
from assistant.language.function_words import small_words, word_set

# A share is never left out in writing: "12" is not "12 %".
_SHARES = frozenset({"percent", "permille", "percentage point"})

_WORD = re.compile(r"[ -]?([^\W\d_]+(?:[-'’][^\W\d_]+)*[²³23]?)")
_ARTICLES = word_set("the a an this that these den det de en ett der die das")
_SIGN = re.compile(r" ?((?:US|HK)?\$|[%‰€£¥])")
_SIGN_IN_WORD = re.compile(r" ?%[ -]?([^\W\d_]+)")
_PERCENT_WORDS = ("procent", "prosent", "prozent", "prosentti", "percentage ")
_SHORT_SCALE = re.compile(
    r"(?<![^\W\d_])(?:mio|mrd|mill|milj|mia|ml?n|mdr?|bl?n|tr?n|tys)\Z", re.IGNORECASE
)
_ATTACHED = re.compile(r"([KkMmBT])\b(?![²³])| ?([KkM])(?=[$€£¥])")
_HAN_SCALE = re.compile(r" ?([十百千万亿億兆천만억조])")
_ROUNDED = re.compile("[多余餘几來来]")
_HAN = re.compile(r" ?([\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+)")
_CLASSIFIERS = "辆台套件艘架只头匹份条支座栋间所本册次场批届种类款户"
_HAN_BORDER = re.compile("[和与與及的在是将中、]")
_LONGEST_HAN_UNIT = 7
_HAN_LOOK_AHEAD = 9
_WORDS_AHEAD = 3
_LEAST_MEASURE = 4
# "135 år 2018" are 135 of something, in the year 2018.
YEAR_AHEAD = re.compile(r" (?:år|jahr|year) (?:19|20)\d\d\b", re.IGNORECASE)
_BEFORE = re.compile(r"((?:US|HK)?\$|[€£¥]|\b[A-Za-z]{2,3}|人民币|人民幣) ?\Z")
# "10 MSEK 2023" are ten of them, in that year.
_SCALED_BEFORE = re.compile(r"(?<!\d)(?<!\d )\b([A-Za-z]{3,5}) ?\Z")


@dataclass(frozen=True, slots=True)
class Counted:
    """What stands after a figure, and where it ends."""

    scale: int
    unit: Unit
    end: int


def read_counted(text: str, start: int, language: str) -> Counted:
    """Return the scale and the unit of the figure that ends at ``start``.

    Args:
        text: Normalised text.
        start: Where the figure ends.
        language: ISO 639-1 code.
    """
    scale, at, unit = _read_scale(text, start, language)
    if points := _points_with_sign(text, at, language):
        return replace(points, scale=scale)
    if sign := _SIGN.match(text, at):
        return Counted(scale, unit_words(language)[sign[1].casefold()], sign.end())
    if unit:
        return Counted(scale, unit, at)
    if han := _HAN.match(text, at):
        unit, end = _han_unit(han, language)
        return Counted(scale, unit, end if unit else at)
    if text.startswith(".", at) and _SHORT_SCALE.search(text[start:at]):
        dotted = _unit_after_dot(text, at + 1, language)
        return Counted(scale, *dotted) if dotted[0] else Counted(scale, UNKNOWN, at)
    if YEAR_AHEAD.match(text, at):
        return Counted(scale, UNKNOWN, at)
    unit, end = _unit_in_words(text, at, language)
    return Counted(scale, unit, end)


def unit_before(text: str, end: int, language: str) -> tuple[Unit, int]:
    """Return the currency that stands before a figure, and where it starts."""
    found = _BEFORE.search(text, max(0, end - 5), end)
    unit = unit_words(language).get(found[1].casefold(), UNKNOWN) if found else UNKNOWN
    if found and not unit:
        unit = unit_words(language).get(found[1], UNKNOWN)
    return (unit, found.start()) if found and is_money(unit) else (UNKNOWN, end)


def scaled_unit_before(text: str, end: int, language: str) -> tuple[int, Unit, int]:
    """Return scale and currency that stand before a figure as one word: "MSEK 12".

    Args:
        text: Normalised text.
        end: Where the figure starts.
        language: ISO 639-1 code.

    Returns:
        The scale, the currency, and where its word starts; 1, none and ``end`` where
        there is no such word.
    """
    found = _SCALED_BEFORE.search(text, max(0, end - 6), end)
    zeros, word = _scaled_money(found[1], language) if found else (0, UNKNOWN)
    return (10**zeros, word, found.start()) if found and word else (1, UNKNOWN, end)


def conflict(one: Unit, other: Unit) -> bool:
    """Return whether two units cannot be the same."""
    if (one & _SHARES) != (other & _SHARES):
        return True
    return bool(one and other) and not one & other


def begins_other(text: str, start: int, language: str) -> bool:
    """Return whether a word that is no unit says what is counted: "450,000 vehicles".

    Args:
        text: Normalised text.
        start: Where a figure without a known unit ends.
        language: ISO 639-1 code.
    """
    if language in ("zh", "ja"):
        return text[start : start + 1] in _CLASSIFIERS and start < len(text)
    word = _WORD.match(text, start)
    if word is None or YEAR_AHEAD.match(text, start):
        return False
    lower, small = word[1].casefold(), small_words(language)
    known = small.outside | small.links | small.joins | _ARTICLES
    return len(lower) >= _LEAST_MEASURE and lower not in known


def is_measured(scale: int, unit: Unit) -> bool:
    """Return whether a scale word or a share stands beside a figure."""
    return scale > 1 or bool(unit & _SHARES)


def begins_unit(letters: str, language: str) -> bool:
    """Return whether letters attached to digits are a unit or a scale: 5kg, 54bn."""
    if letters in ATTACHED_SCALES or letters in unit_words(language):
        return True
    lower = letters.casefold()
    return any(
        lower in table for table in (unit_words(language), scale_words(language))
    )


def is_currency(letters: str, language: str) -> bool:
    """Return whether letters attached before digits are a currency: RMB54."""
    table = unit_words(language)
    unit = table.get(letters) or table.get(letters.casefold(), UNKNOWN)
    return is_money(unit) or bool(_scaled_money(letters, language)[1])


def _scaled_money(letters: str, language: str) -> tuple[int, Unit]:
    zeros, word = scale_words(language).get(letters.casefold(), (0, ""))
    unit = unit_words(language)[word] if word else UNKNOWN
    return (zeros, unit) if is_money(unit) else (0, UNKNOWN)


def _read_scale(text: str, at: int, language: str) -> tuple[int, int, Unit]:
    zeros = 0
    if attached := _ATTACHED.match(text, at):
        return (
            10 ** ATTACHED_SCALES[attached[1] or attached[2]],
            attached.end(),
            UNKNOWN,
        )
    while True:
        if rounded := _ROUNDED.match(text, at):
            at = rounded.end()
        if han := _HAN_SCALE.match(text, at):
            if _han_word_ahead(text, han.start(1), language):
                return 10**zeros, at, UNKNOWN
            zeros += CJK_SCALES[han[1]]
            at = han.end()
            continue
        word = _WORD.match(text, at)
        known = scale_words(language).get(word[1].casefold()) if word else None
        if word is None or known is None:
            return 10**zeros, at, UNKNOWN
        zeros += known[0]
        at = word.end()
        if known[1]:
            return 10**zeros, at, unit_words(language)[known[1]]


def _unit_after_dot(text: str, at: int, language: str) -> tuple[Unit, int]:
    """Return the unit after an abbreviated scale word: "3 Mio. Euro"."""
    if sign := _SIGN.match(text, at):
        return unit_words(language)[sign[1].casefold()], sign.end()
    return _unit_in_words(text, at, language)


def _points_with_sign(text: str, at: int, language: str) -> Counted | None:
    """Return the percentage points of "3 %-enheter", whose sign stands for a word."""
    word = _SIGN_IN_WORD.match(text, at)
    if word is None:
        return None
    for percent in _PERCENT_WORDS:
        unit = _unit_of_phrase(f"{percent}{word[1]}", language)
        if "percentage point" in unit:
            return Counted(1, unit, word.end())
    return None


def _han_word_ahead(text: str, at: int, language: str) -> bool:
    """Return whether a unit begins with the sign of a scale: 千米, 千瓦."""
    return text[at] in "千百" and (
        text[at : at + 2] in unit_words(language)
        or text[at : at + 2] in ("千瓦", "百分")
    )


def _han_unit(han: re.Match[str], language: str) -> tuple[Unit, int]:
    word, start = han[1].lstrip("多余餘"), han.end()
    start = han.end() - len(word)
    table = unit_words(language)
    for length in range(min(_LONGEST_HAN_UNIT, len(word)), 0, -1):
        if unit := table.get(word[:length]):
            return unit, start + length
    ahead = _HAN_BORDER.split(word[:_HAN_LOOK_AHEAD])[0].replace("国家级", "   ")
    counted = counted_words()
    unit, end = counted.get(ahead[:1], UNKNOWN), 1
    for begin in range(len(ahead)):
        for length in (4, 3, 2):
            # The last one is the head: 企业 in 园区企业.
            if found := counted.get(ahead[begin : begin + length].ljust(length)):
                unit, end = found, begin + length
    return unit, start + end


def _unit_in_words(text: str, at: int, language: str) -> tuple[Unit, int]:
    words: list[re.Match[str]] = []
    end = at
    while len(words) < _WORDS_AHEAD and (word := _WORD.match(text, end)):
        if words and word[0][0] not in " -":
            break
        words.append(word)
        end = word.end()
        if text[end : end + 1] == ".":
            break
    for count in range(len(words), 0, -1):
        phrase = " ".join(word[1] for word in words[:count])
        if unit := _unit_of_phrase(phrase, language):
            return unit, words[count - 1].end()
    return _counted_in_words(words, language, at)


def _unit_of_phrase(phrase: str, language: str) -> Unit:
    table = unit_words(language)
    lower = phrase.casefold()
    genitive = lower[:-1] if lower.endswith("s") and len(lower) > 3 else ""
    # "4 procents ränta" and "12 hektars yta" have the units in the genitive.
    joined = lower.replace("-", "")
    # "Cinq millions d'euros".
    elided = lower.removeprefix("d'").removeprefix("d’")
    for written in (phrase, lower.replace("-", " "), lower, genitive, joined, elided):
        if unit := table.get(written, UNKNOWN):
            return unit
    return time_in_compound(joined, language)


def _counted_in_words(
    words: list[re.Match[str]], language: str, at: int
) -> tuple[Unit, int]:
    """Return the last counted thing, the head of "industrial park firms".

    Where none is counted, it is what is measured: "metric tonnes", "calendar days".
    """
    table, counted = unit_words(language), counted_words()
    small = small_words(language)
    stops = small.outside | small.links | small.joins | _ARTICLES
    found, end = UNKNOWN, at
    for word in words:
        lower = word[1].casefold()
        if lower in stops or number_words(language).get((lower,), 1) > 1:
            break
        measure = table.get(lower, UNKNOWN)
        if len(lower) < _LEAST_MEASURE or (found and not is_money(measure)):
            measure = UNKNOWN
        if unit := counted.get(lower) or measure:
            found, end = unit, word.end()
    return found, end
