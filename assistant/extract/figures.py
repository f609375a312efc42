"""Give a figure whole: with its unit, and with what says that it is rounded."""

from __future__ import annotations

import re

from assistant.facts.brackets import find_ranges
from assistant.facts.claims import Claim
from assistant.facts.digits import minus_before
from assistant.facts.unit_words import CALENDAR_YEAR
from assistant.facts.units import YEAR_AHEAD
from assistant.language.function_words import INNER, small_words, word_set
from index.documents import Document, Span

_SCALES = (
    r"(?:hundred|thousand|[mbtr]+illion|bn|mn|hundra|tusen|miljon(?:er)?"
    r"|miljard(?:er)?|hundert|tausend|[mM]illion(?:en)?|[mM]illiarden?|mille"
    r"|[mb]illions?|mdr|mkr)s?\b"
)
_ENDS_IN_FIGURE = re.compile(rf"(?:\d|XNUMX|{_SCALES})\Z", re.IGNORECASE)
_SCALE = re.compile(rf"[ \u00a0](?:{_SCALES})", re.IGNORECASE)
_SIGN = re.compile(r"[ \u00a0]?(?:%|‰|°C?|[€$£¥])")
_CHINESE_UNIT = re.compile(
    r"[多余餘]?[十百千万萬亿億]*[多余餘]?"
    r"(?:美元|欧元|日元|港元|人民币|元|家|个|個|名|人|户|項|项|种|種|座|所|件|套|台|次|倍|条"
    r"|平方公里|平方千米|平方米|公里|千米|公顷|公頃|公斤|米|亩|畝|吨|噸|年|月|日|天|岁|歲"
    r"|小时|分钟|百分点|％|%)?"
)
_WORD = re.compile(r"[ \u00a0]([^\W\d_]+(?:[-'’][^\W\d_]+)*[²³]?)")
_WORDS_OF_UNIT = 2
_ARTICLES = word_set(
    "a an the this that these those each every en ett den det de varje"
    " ein eine einen einem einer eines der die das dem des je jede jeden pro"
    " le la les un une"
    " which who whose som vilken vilket vilka welche welcher welches qui que"
)
"""Articles and the words that begin a clause: no unit begins with them."""
_RATE = re.compile(
    r"[ \u00a0](?:an?|per|each|every|om|varje|pro|je|jede[ns]?)[ \u00a0]"
    r"(?:year|month|week|day|hour|år(?:et)?|månad(?:en)?|vecka(?:n)?|dag(?:en)?"
    r"|timme(?:n)?|jahr|monat|woche|tag|stunde)\b",
    re.IGNORECASE,
)
"""What makes a rate of a figure: a year, per vecka, pro Tag."""
_MORE_OR_LESS = (
    r"\b(?:(?:more|less|fewer|higher|lower|longer|shorter|larger|smaller) than"
    r"|above|below|over|under|(?:mer|mindre|fler|färre|högre|lägre|längre|kortare) än"
    r"|över|(?:mehr|weniger|höher|niedriger|länger|kürzer) als|über|unter"
    r"|(?:mer|mindre|flere|færre) en[dn]|plus de|moins de|más de|menos de"
    r"|yli|alle)[ \u00a0]|超过|超過|少于|少於|低于|低於|多于|多於|高于|高於|大于|小于"
    r"|逾"
)
_ROUNDED = re.compile(
    rf"(?:{_MORE_OR_LESS}|\b(?:at least|at most|up to|nearly|almost"
    r"|about|around|approximately|some|minst|högst"
    r"|upp till|nästan|närmare|ungefär|omkring|cirka|ca|knappt|drygt"
    r"|mindestens|höchstens|fast|rund|etwa|environ|près de|au moins|au plus"
    r"|noin|lähes|vähintään|enintään)[ \u00a0]"
    r"|(?:US)?[$€£¥]|近|约|約|不足|至少|最多|达到|达)\Z",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"(?:(?:\b(?:no|not|never|cannot|inte|ej|icke|aldrig|ikke|nicht|nie|niemals"
    r"|kein(?:e[nmrs]?)?|pas|jamais|ei|eivät)|\w{1,7}['’]t)"
    r"(?:[ \u00a0](?!(?:and|but|only|just|men|och|bara|endast|und|nur|aber|et|mais)\b)"
    r"[^\W\d_]+(?:[ \u00a0](?:to|till|auf|à))?)?[ \u00a0]"
    r"|[不未][得能可应應会會准許许]?|没有?|沒有?)\Z",
    re.IGNORECASE,
)
"""What turns "more than" to its opposite: no more than, inte mer än, 不得超过."""
_MAY_BE_DENIED = re.compile(_MORE_OR_LESS, re.IGNORECASE)
_COMPARED = re.compile(
    r"[ \u00a0](?:less|more|fewer|lower|higher|longer|shorter|later|earlier|below|above"
    r"|older|younger|faster|slower|ago|mindre|mer|fler|färre|lägre|högre|längre|kortare"
    r"|senare|tidigare|äldre|yngre|sedan|weniger|mehr|niedriger|höher|länger|kürzer"
    r"|später|früher|älter|jünger)\b|(?:以上|以下|以内|以內|以外|左右|不到|有余)",
    re.IGNORECASE,
)
"""What makes another figure of one: 40 euros less, 12 månader längre, 5000吨以上."""
_DIMENSION = re.compile(
    r"[ \u00a0](?:long|wide|high|tall|deep|thick|old|lång[at]?|långt|bre(?:d|tt|da)"
    r"|hög[at]?|djup[at]?|tjock[at]?|gam(?:mal|malt|la)|stor[at]?|lang|breit|hoch|tief"
    r"|dick|alt|groß)\b",
    re.IGNORECASE,
)
"""What a length or an age is of: 40 metres long, 12 år gammal, 40 Hektar groß."""
_LOOK_BACK = 16


def whole_figure(document: Document, span: Span, sentence: Span, language: str) -> Span:
    """Return ``span`` with the unit of the figure it ends in, and the words before it.

    "252" becomes "252 registered firms", "54 billion" becomes "nearly 54 billion yuan",
    a damaged figure is given as far as the damage reaches, and a date with all its
    parts. A span that goes on after its figure is left as it is.

    Args:
        document: Where the figure stands.
        span: What answers, into the document's text.
        sentence: What it may not leave.
        language: That it is in; a document may quote in another one than its own.
    """
    span = _whole_range(document.text, span, sentence, language)
    start, end = span.start, _first_figure_end(document, span, language)
    for warning in document.warnings:
        if warning.span.overlaps(Span(start, end)):
            end = max(end, min(warning.span.end, sentence.end))
    text = document.text
    if told := _told_end(text, end, sentence, language):
        end = told
    elif _ENDS_IN_FIGURE.search(text[start:end]):
        end = _unit_end(text, end, sentence.end, language)
    if compared := _COMPARED.match(text, end, sentence.end):
        end = compared.end()
    return Span(_whole_start(text, start, sentence.start), end)


def _whole_range(text: str, span: Span, sentence: Span, language: str) -> Span:
    """Return a span with the other end of the range that it cuts."""
    start, end = span.start, span.end
    for found in find_ranges(sentence.of(text), language):
        whole = found.shift(sentence.start)
        if whole.overlaps(span):
            start, end = min(start, whole.start), max(end, whole.end)
    return Span(start, end)


def _whole_start(text: str, start: int, limit: int) -> int:
    """Return where what stands before a figure begins: "about −12", "minst $5"."""
    while True:
        from_here = max(limit, start - _LOOK_BACK)
        before = text[from_here:start]
        found = _ROUNDED.search(before) or minus_before(
            before, text[start : start + 24]
        )
        if _MAY_BE_DENIED.match(text, start):
            found = _DENIED.search(before)
        if found is None:
            return start
        start = from_here + found.start()


def _told_end(text: str, end: int, sentence: Span, language: str) -> int | None:
    """Return where a date, or a figure of a known unit, ends; None where it is neither.

    A year has no unit, whatever stands after it: "May 2026 and costs".
    """
    last = end - 1 - sentence.start
    for fact in Claim(sentence.of(text), language).facts:
        if fact.kind == "name" or not fact.span.start <= last < fact.span.end:
            continue
        if fact.unit >= CALENDAR_YEAR:
            return end + text.startswith("年", end, sentence.end)
        told = fact.span.end + sentence.start
        if fact.kind == "date":
            return told
        if fact.unit and told > end and _ENDS_IN_FIGURE.search(text[:end]):
            beside = _DIMENSION.match(text, told) or _RATE.match(text, told)
            return min(beside.end(), sentence.end) if beside else told
    return None


def _first_figure_end(document: Document, span: Span, language: str) -> int:
    """Return where the first of two joined figures ends: "252 firms | and 60,000"."""
    text = span.of(document.text)
    joins = small_words(language).joins
    for word in _WORD.finditer(text):
        before, after = text[: word.start()], text[word.end() :]
        has_unit = before[-1:].isalpha() and re.search(r"\d", before)
        if word[1].casefold() in joins and has_unit and re.search(r"\d|XNUMX", after):
            return span.start + word.start()
    return span.end


def _unit_end(text: str, end: int, limit: int, language: str) -> int:
    if scale := _SCALE.match(text, end, limit):
        end = scale.end()
    if sign := _SIGN.match(text, end, limit):
        return sign.end()
    if (chinese := _CHINESE_UNIT.match(text, end, limit)) and chinese.group():
        return chinese.end()
    words = small_words(language)
    outside = words.outside | words.links | words.joins | _ARTICLES
    for _ in range(_WORDS_OF_UNIT):
        word = _WORD.match(text, end, limit)
        if word is None or word[1].casefold() in outside:
            break
        if YEAR_AHEAD.match(text, end):
            break
        if word[1].casefold() in INNER and not _WORD.match(text, word.end(), limit):
            break  # "the 31 of 2022"
        end = word.end()
    rate = _RATE.match(text, end, limit)
    return rate.end() if rate else end
