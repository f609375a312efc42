"""Tell which figure of a sentence is of which of its years."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from assistant.facts.amounts import Amount
from assistant.facts.claims import Claim, Fact
from assistant.facts.dates import Day
from assistant.facts.event_years import tells_of_a_beginning
from assistant.facts.unit_words import CALENDAR_YEAR, Unit
from index.documents import Span

_BREAK = re.compile(r"[;；。|\n]|(?<=\D)[.] ")
_LINES = re.compile(r"[|\n]")
"""What parts lines or cells: of those none is of the year of another."""
_JOINS = re.compile(
    r"[,，;；:：、]|\b(?:and|to|against|from|than|versus|or|och|till|mot|från|än|eller"
    r"|und|auf|gegenüber|von|als|oder|compared|jämfört|verglichen)\b"
    r"|[和与及比]",
    re.IGNORECASE,
)
_ONWARD = re.compile("[至到]|增加|增长|上升|下降|减少|提高")
"""What parts a figure from a year after it, but not a year from a figure after it."""
_LISTS = re.compile(
    r"[\s年]*(?:[,，、和与及]|(?:增加|增长|上升|提高|扩大|下降|减少|降)?[至到]"
    r"|(?:[,，] )?(?:and|och|und)|to|till|bis|auf|respektive|resp\.?|bzw\.?)?"
    r"\s*(?:in |år |im jahr )?",
    re.IGNORECASE,
)
_IN_TURN = re.compile(
    r"分别|各为|\b(?:respectively|respektive|resp|var för sig|jeweils|bzw"
    r"|beziehungsweise|in that order|i nämnd ordning|in dieser reihenfolge)\b",
    re.IGNORECASE,
)
_BETWEEN_YEARS = re.compile(r"\b(?:between|mellan|zwischen)\s+\Z", re.IGNORECASE)
_CHANGE_BEFORE = re.compile(
    r"(?:\b(?:ris|rose|grow|grew|increas|expand|f[ae]ll|declin|decreas|drop|shr[aiu]nk"
    r"|up\b|down\b)\w*\b[^,;.]{0,40}\bby"
    r"|\b(?:öka|väx|ste?ig|steg|minska|sjönk|sjunk|föll|fall)\w*\b[^,;.]{0,40}\bmed"
    r"|\b(?:st[ie]+g|wuchs|wachs|gewachs|nahm|sank|sink|fiel|fall|erhöh|verringer|ging)"
    r"\w*\b[^,;.]{0,40}\bum)\s(?:about |some |rund |etwa |cirka |ca )?\Z"
    r"|(?:增加|增长|上升|提高|扩大|下降|减少|降低)了?[约近]?\Z",
    re.IGNORECASE,
)
_CHANGE_AFTER = re.compile(
    r"[^,;.，；。]{0,20}?\b(?:more|less|fewer|higher|lower|fler|färre|mer|mindre|högre"
    r"|lägre|mehr|weniger|höher|niedriger)\s(?:\w+ )?(?:than|än|als)\b",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:than|än|als)\s(?:in |år |under |im jahr |in the year )?\Z|[比较較]\Z",
    re.IGNORECASE,
)
"""What makes a year one that another is compared with: "2 more than in 2016"."""
_LOOK_BACK = 60
"""Characters in which a verb says that a figure is a change."""
_BARE_YEAR = re.compile(r"(?:19|20)\d\d")
_FROM = re.compile(r"\b(?:from|från|von)\b|[由从]", re.IGNORECASE)
_TO = re.compile(r"[\s年]*(?:to|till|bis|[至到])\s*", re.IGNORECASE)
_PERIOD = re.compile(r"年?\s?[-–—~～/]\s?")
_ATTACHED = re.compile(r"(?<![\w.,])[A-Za-z\d][A-Za-z\d.,]*\Z")
_LONGEST_LINK = 40
"""Characters between a figure and the year that it is of, at most."""


@dataclass(frozen=True, slots=True)
class DatedFigure:
    """A figure of a sentence, and the year that the sentence says it of."""

    span: Span
    """Into the sentence: the figure with its unit."""
    unit: Unit
    year: int | None
    """None where the sentence does not tell of which of its years it is."""
    is_change: bool = False
    """Whether it tells by how much something rose or fell, and so is of no year."""
    likely: int | None = None
    """Of which of the years in its clause it may be, going by where others stand."""


@dataclass(frozen=True, slots=True)
class _Token:
    span: Span
    unit: Unit
    year: int | None
    """The year that it is; None of a figure."""
    is_change: bool = False
    """Whether it is a change, or the year that one is told from."""


@lru_cache(maxsize=500)
def pair_with_years(sentence: str, language: str) -> tuple[DatedFigure, ...]:
    """Return the figures of a sentence that names several years, in order.

    Empty where it names one year or none: then no figure can be of another one.

    Args:
        sentence: One or some sentences.
        language: ISO 639-1 code.
    """
    if len(named_years(sentence, language)) < 2:
        return ()
    tokens = _tokens(sentence, language)
    leading = _leading_year(sentence, tokens)
    figures = []
    for part in _parts(sentence, tokens):
        levels = [token for token in part if token.year or not token.is_change]
        years = _beside(sentence, levels) | _in_turn(sentence, levels)
        for place, token in enumerate(part):
            if token.year is None:
                year = years.get(token.span)
                likely = year or _likely_year(part, place, years) or leading
                figures.append(
                    DatedFigure(token.span, token.unit, year, token.is_change, likely)
                )
    return tuple(figures)


def _leading_year(sentence: str, tokens: Sequence[_Token]) -> int | None:
    """Return the year that a sentence begins with, which its later clauses are of too.

    "In 2022 exports were 18 million, 3 more than in 2021; taxes were 4": those of 2022.
    """
    first, *others = tokens
    if first.year is None or first.is_change or (others and others[0].year):
        return None
    return None if _LINES.search(sentence) else first.year


def _likely_year(
    part: Sequence[_Token], place: int, years: Mapping[Span, int]
) -> int | None:
    """Return the year before a figure, or after it where years follow their figures.

    "In 2017 it was 2 more than in 2016, 14 in all": the 14 are of 2017.
    """
    dated = [token for token in part[:place] if token.year is not None]
    own = [token for token in dated if not token.is_change]
    before = [token.year for token in own or dated]
    after = [token.year for token in part[place:] if token.year is not None]
    follow = len(years) > 1 and all(
        any(other.year == years[token.span] for other in part[at:])
        and not any(other.year == years[token.span] for other in part[:at])
        for at, token in enumerate(part)
        if token.span in years
    )
    if after and (follow or not before):
        return after[0]
    return before[-1] if before else None


def named_years(sentence: str, language: str) -> frozenset[int]:
    """Return the years that a sentence names."""
    tokens = _tokens(sentence, language)
    return frozenset(token.year for token in tokens if token.year is not None)


@lru_cache(maxsize=500)
def _tokens(sentence: str, language: str) -> tuple[_Token, ...]:
    tokens: list[_Token] = []
    for token in _read_tokens(sentence, Claim(sentence, language).facts):
        start, end = token.span.start, token.span.end
        bare = _BARE_YEAR.match(sentence, start)
        last = tokens[-1] if tokens else None
        # "Between 2019 and 2022 the number of firms rose": 2022 counts no firms.
        if bare and last and last.year and token.year is None:
            year = _Token(Span(start, bare.end()), CALENDAR_YEAR, int(bare.group()))
            apart = sentence[bare.end() : bare.end() + 1].isspace()
            token = year if apart and _joined(sentence, last, year) else token
        elif token.year is not None:
            compared = _COMPARED.search(sentence[max(0, start - _LOOK_BACK) : start])
            token = replace(token, is_change=compared is not None)
        elif _CHANGE_BEFORE.search(
            sentence[max(0, start - _LOOK_BACK) : start]
        ) or _CHANGE_AFTER.match(sentence, end):
            token = replace(token, is_change=True)
        if not (token.year and tells_of_a_beginning(sentence, token.span)):
            tokens.append(token)
    return tuple(tokens)


def _read_tokens(sentence: str, facts: Sequence[Fact]) -> list[_Token]:
    tokens = []
    for fact in facts:
        if isinstance(fact.value, Amount):
            is_year = fact.value.unit == CALENDAR_YEAR
            year = int(fact.value.values[0]) if is_year else None
            # Of a damaged "1O.2 billion" only the end is a figure that can be read.
            attached = _ATTACHED.search(sentence[: fact.span.start])
            start = attached.start() if attached else fact.span.start
            tokens.append(_Token(Span(start, fact.span.end), fact.unit, year))
        elif isinstance(fact.value, Day) and (dated := fact.value.readings[0][0]):
            tokens.append(_Token(fact.span, CALENDAR_YEAR, dated))
    return tokens


def _parts(sentence: str, tokens: Sequence[_Token]) -> Iterator[list[_Token]]:
    """Yield the figures and years of each main clause."""
    part: list[_Token] = []
    for token in tokens:
        if part and _BREAK.search(sentence, part[-1].span.end, token.span.start):
            yield part
            part = []
        part.append(token)
    if part:
        yield part


def _in_turn(sentence: str, part: Sequence[_Token]) -> dict[Span, int]:
    """Return the years of figures that are listed apart from them, in their order.

    "In 2021 and 2022 it was 18 and 21 respectively"; "from 2015 to 2022 it grew from
    20 to 60".
    """
    runs: list[list[_Token]] = []
    for token in part:
        last = runs[-1][-1] if runs else None
        same = last and (last.year is None) == (token.year is None)
        if last and same and _between(sentence, last, token, _LISTS):
            runs[-1].append(token)
        else:
            runs.append([token])
    paired: dict[Span, int] = {}
    for one, other in pairwise(runs):
        years, figures = (one, other) if one[0].year else (other, one)
        if len(years) < 2 or len(years) != len(figures):
            continue
        if _IN_TURN.search(sentence, one[0].span.start) or (
            _are_two_ends(sentence, years) and _is_from(sentence, figures)
        ):
            for dated, figure in zip(years, figures, strict=True):
                paired[figure.span] = dated.year or 0
    return paired


def _are_two_ends(sentence: str, years: Sequence[_Token]) -> bool:
    """Return whether years are those "from 2015 to 2022", or "between" them."""
    between = _BETWEEN_YEARS.search(sentence[: years[0].span.start]) is not None
    return between or _between(sentence, years[0], years[1], _TO)


def _is_from(sentence: str, run: Sequence[_Token]) -> bool:
    """Return whether "from" stands right before the first of a run."""
    return _FROM.search(sentence[: run[0].span.start][-6:]) is not None


def _between(
    sentence: str, one: _Token, other: _Token, pattern: re.Pattern[str]
) -> bool:
    return pattern.fullmatch(sentence, one.span.end, other.span.start) is not None


def _beside(sentence: str, part: Sequence[_Token]) -> dict[Span, int]:
    """Return the years of figures beside them: "12 in 2019", "2019年12家"."""
    listed = {
        year
        for one, other in pairwise(part)
        if one.year and other.year and _joined(sentence, one, other)
        for year in (one, other)
    }
    paired: dict[Span, int] = {}
    for place, token in enumerate(part):
        if token.year is None:
            beside = (part[max(0, place - 1) : place], part[place + 1 : place + 2])
            years = {
                year.year
                for (year,) in filter(None, beside)
                if year.year
                and year not in listed
                and _is_beside(sentence, year, token)
            }
            if len(years) == 1:
                paired[token.span] = years.pop()
    return paired


def _joined(sentence: str, one: _Token, other: _Token) -> bool:
    """Return whether two years are given together: 2019–2022, "2021 and 2022"."""
    return any(_between(sentence, one, other, how) for how in (_LISTS, _PERIOD))


def _is_beside(sentence: str, year: _Token, figure: _Token) -> bool:
    first, last = sorted((figure, year), key=lambda token: token.span)
    between = sentence[first.span.end : last.span.start]
    if len(between) > _LONGEST_LINK or _JOINS.search(between):
        return False
    return first is year or not _ONWARD.search(between)
