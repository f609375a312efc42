"""Tell whether a figure counts what a question asks for: inhabitants are no firms."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from assistant.extract.conditions.concept_words import (
    CLASSIFIERS,
    COUNTED,
    MEASURED,
    OPPOSITE_FIGURES,
    OPPOSITES,
    QUALIFIERS,
)
from assistant.extract.conditions.figure_words import label_of, words_around
from assistant.extract.conditions.outcomes import Outcome
from assistant.extract.conditions.place import Place
from assistant.extract.questions import contains_figure
from assistant.facts.brackets import find_brackets
from assistant.facts.sentence_figures import figures_of
from assistant.language.function_words import content_words

_COUNTS = re.compile(
    r"\b(?:how many|number of|hur många|hvor mange|antal(?:l?et)?|wie ?viele"
    r"|(?:an)?zahl der|kuinka monta|montako|kuinka paljon)\s+(?P<latin>[^,?!;]*)"
    r"|(?:多少|几)(?P<classifier>[家人名个項项件])?(?P<han>[^，。？；]{0,10})",
    re.IGNORECASE,
)
_ASKS_MONEY = re.compile(
    r"(?:额|产值|价值|投资|预算|营收|利润)(?:是|为|有|达到?)?多少(?![家人名个項项件%])"
    r"|多少[十百千万亿]*(?:元(?![宇器件素])|[美欧日港]元|克朗|钱)"
    r"|\b(?:how many|hur många|wie viele) (?:(?:mil[lj]i|thousand|tus|taus)\w* )?"
    r"(?:of )?(?:yuan|rmb|euros?|kronor|kronen|dollars?|sek|eur|usd)\b"
    r"|\b(?:how much money|hur mycket pengar|wie ?viel geld)\b"
    r"|\b(?:what|which|how (?:high|large|big)) (?:is|was|were) the (?:[\w-]+ ){0,2}?"
    r"(?:value|turnover|revenue|budget|investment)\b"
    r"|\b(?:vilket|hur stort) (?:\w+ )?värde\b|\bwelche[nm]? wert\b",
    re.IGNORECASE,
)
_ASKS_SHARE = re.compile(
    r"百分之(?:多少|几)|(?:多少|几)(?![家人名个項项件])[^，。？；]{0,2}(?:率|比例|比重|百分)"
    r"|\b(?:how many|hur många|wie ?viele?|hvor mange|kuinka monta|montako) "
    r"(?:per ?cent|pro[csz]ent)",
    re.IGNORECASE,
)
_RATES = (
    r"(?:un)?employment|inflation|(?:growth|birth|death|mortality|literacy|poverty"
    r"|vacancy|coverage|penetration|occupancy|urbani[sz]ation|utili[sz]ation"
    r"|graduation|survival) rate|\w*arbetslöshet\w*|\w*sysselsättning\w*"
    r"|\w+(?:grad|kvot|takt)en|\w*arbei?j?ds(?:løs|ledig)he\w+|\w*arbeitslos\w+"
    r"|\w+quote|inflationsrate|\w*työttömyy\w*|\w+aste"
)
_ASKS_RATE = re.compile(
    r"\b(?:how (?:high|low)|hur (?:hög|låg)|hv(?:or|ad er) (?:høy|høj|lav)"
    r"|wie (?:hoch|niedrig)|kuinka (?:korkea|suuri|matala)|what (?:is|was|were))\b"
    rf"[^,?!;]*?\b(?:{_RATES})\b|(?<!汇)率(?:是|为|有|达到?|约)?多少",
    re.IGNORECASE,
)
_ASKS_AMOUNT = re.compile(
    r"\b(?:how much|hur mycket|hvor (?:mye|meget))\s+(?P<asked>\S+)",
    re.IGNORECASE,
)
_GROWS = re.compile(
    r"\b(?:(?:in|de)creas|gr[eo]w|ris[ei]|rose\b|f[ae]ll\b|fallen\b|declin|chang|drop"
    r"|more\b|fewer\b|ök|minsk|växt?e?r?\b|vuxit\b|sjunk|st[ie]g|fler\b|färre\b"
    r"|øk|øg|vokse|fald)",
    re.IGNORECASE,
)
_HOW_LARGE = re.compile(r"\b(?:how large|hur stor[at]?|wie groß\w*)\b", re.IGNORECASE)
_CLAUSE = re.compile(
    r"[|\n,;:.!?()，；：。！？（）、]|\b(?:and|och|und|med|with|mit)\b"
)
_JOINED = re.compile(
    r"(?:[^\W\d_]+[ -]){1,4}?(?:and|och|und) (?P<second>(?:\S+ ?){1,3})"
    r"|[\u3400-\u9fff]{1,6}?[和及与](?P<han>.{1,4})",
    re.IGNORECASE,
)
_SCALE = re.compile(
    r"\d[ \u00a0]?(?P<scale>mil[jl]\w+|billion\w*|bn|mrd|mdr)\.?\Z", re.IGNORECASE
)
_COUNTS_PIECES = re.compile(
    "(?:多少|几)[万亿]*[条趟台辆份座架艘件套支只枚张匹头](?!件)"
)
_NO_UNIT = re.compile(
    r"\s*(?:[.,;:()，。；、\n]|\Z|(?:in |år |im Jahr )?(?:19|20)\d\d)"
)
_COUNTS_MONEY = re.compile(r"mil[jl]\w+|billion|bn\b|mrd|mdr|pounds?\b", re.IGNORECASE)
_BARE = re.compile(r"\W*\d[\d.,\u00a0 ]*")
_LANGUAGES = frozenset({"sv", "en", "de", "no", "da", "fi", "zh"})
"""Those of which the words for what is counted are known."""
_PART = re.compile(
    r"\b(?:how many of|hur många av|hvor mange a[vf]|wie ?viele (?:der|von))\b",
    re.IGNORECASE,
)
"""How many of some there are may be told as a share."""
_NEXT_WORDS = 3
_WHOLE_WORD = 3
"""Words as short as this are no beginnings of others: "mu" is none of "museum"."""


def check_counted(question: str, place: Place) -> Outcome:
    """Tell whether a figure is of what a question counts, where that can be told."""
    wanted = counted_in(question)
    said = place.words
    if not contains_figure(said):
        return Outcome.SHOWN
    after = place.sentence_after
    other = _counted_after(said, after, place.language) or _counted_before(place, after)
    if not wanted:
        is_sum = _counts_things(question) and (
            other == {"money"} or (_is_share(place) and not _PART.search(question))
        )
        is_count = other and other <= COUNTED.keys() and _asks_amount(question)
        return Outcome.CONTRADICTED if is_sum or is_count else Outcome.SHOWN
    if other and not other & wanted:
        return Outcome.CONTRADICTED
    unsaid = not other and _is_unsaid(wanted, place, after)
    return Outcome.CONTRADICTED if unsaid else Outcome.SHOWN


def _is_unsaid(wanted: frozenset[str], place: Place, after: str) -> bool:
    """Return whether a bare figure stands where nothing that is counted is named.

    "In 2021 there were 18, in 2016 sixteen": whatever these are was said before.
    """
    if not wanted <= COUNTED.keys() or place.language not in _LANGUAGES:
        return False
    if not _BARE.fullmatch(place.words) or not _NO_UNIT.match(after):
        return False
    if content_words(next(words_around(place)), place.language):
        return False  # "Flower farmers 950,000": what is counted has another word.
    return not kinds_in(place.context, COUNTED) & wanted


def _counts_things(question: str) -> bool:
    """Return whether things are counted, whatever they are: "how many kilns"."""
    if _COUNTS_PIECES.search(question):
        return True
    match = _COUNTS.search(question)
    asked = match["latin"] if match else None
    if not match or not asked or match.group().casefold().startswith("kuinka paljon"):
        return False
    return not kinds_in(asked, MEASURED) and not _COUNTS_MONEY.search(asked)


def _is_share(place: Place) -> bool:
    figures = figures_of(place.sentence, place.language)
    said = next((fact for fact in figures if place.is_at(fact.span)), None)
    return said is not None and "percent" in said.unit


def _asks_amount(question: str) -> bool:
    """Return whether it is asked how much, of what cannot be counted one by one."""
    match = _ASKS_AMOUNT.search(question)
    if match is None or _GROWS.search(question):
        return False
    return not kinds_in(match["asked"], COUNTED)


def counted_in(question: str) -> frozenset[str]:
    """Return what a question counts: the first thing known after "how many"."""
    match = _COUNTS.search(question)
    if _ASKS_MONEY.search(question):
        return frozenset({"money"})
    if _ASKS_SHARE.search(question):
        return frozenset({"share"})
    if _ASKS_RATE.search(question):
        # Of unemployment, say, there are a share and a number of people.
        return frozenset({"share", "workers", "inhabitants", "students"})
    if match is None:
        return frozenset()
    asked = match["latin"] if match["latin"] is not None else match["han"]
    if things := _first(asked):
        # "How many firms and employees" asks for both.
        second = _JOINED.match(asked)
        return things | _first(second["second"] or second["han"]) if second else things
    if match["latin"] is not None:
        return things
    return CLASSIFIERS.get(match["classifier"] or "", frozenset())


def _counted_after(said: str, after: str, language: str) -> frozenset[str]:
    """Return what a figure counts by the words in it and right after it."""
    for sign, things in CLASSIFIERS.items():
        if re.search(rf"[\d万亿余多]{sign}(?!均)", said + after[:1]):
            return things
    own = kinds_in(said, COUNTED) | kinds_in(said, MEASURED)
    if own:
        return own
    clause = _CLAUSE.split(after, maxsplit=1)[0]
    if brackets := find_brackets(clause, language):
        # "210 have fewer than ten employees": of these are not 210.
        clause = clause[: brackets[0].span.start]
    # In Chinese the thing stands before the figure, or is told by a classifier.
    words = re.findall(r"[^\W\d_]+|%|‰", clause)[:_NEXT_WORDS]
    near = " ".join(word for word in words if not re.search(r"[\u3400-\u9fff]", word))
    return kinds_in(near, COUNTED) | kinds_in(near, MEASURED)


def _counted_before(place: Place, after: str) -> frozenset[str]:
    """Return what a bare "80 billion" counts: as the last that was said to be of it.

    "It was 62 billion yuan; for 2027 the target is 80 billion": that is money, too.
    """
    bare = _SCALE.search(place.words)
    if bare is None or not _NO_UNIT.match(after) or label_of(place) is not None:
        return frozenset()
    unit = re.compile(rf"{re.escape(bare['scale'][:3])}[^\W\d_]* +(?:\S+ ?)", re.I)
    before = f"{place.before}{place.sentence_before}"
    units = [match.group() for match in unit.finditer(before)]
    return kinds_in(units[-1], MEASURED) if units else frozenset()


def _first(text: str) -> frozenset[str]:
    """Return what a text names first; "people" may be workers and inhabitants."""
    places = [
        (match.start(), thing)
        for thing, words in COUNTED.items()
        if (match := _pattern(words).search(text))
    ]
    first = min(places, default=(0, ""))[0]
    return frozenset(thing for start, thing in places if start == first)


def kinds_in(text: str, table: Mapping[str, str]) -> frozenset[str]:
    """Return which kinds of a table of ``concept_words`` a text has words for."""
    return frozenset(
        thing for thing, words in table.items() if _pattern(words).search(text)
    )


@cache
def _pattern(words: str) -> re.Pattern[str]:
    parts = words.split("|")
    latin = "|".join(
        re.escape(part) + (r"(?![^\W\d_])" if len(part) <= _WHOLE_WORD else "")
        for part in parts
        if part[0].isascii() or part[0] in "åäöü"
    )
    han = "|".join(part for part in parts if "\u3400" <= part[0] <= "\u9fff")
    return re.compile(
        "|".join(p for p in (rf"(?<![^\W\d_])(?:{latin})" if latin else "", han) if p),
        re.I,
    )


def check_qualifier(question: str, place: Place) -> Outcome:
    """Tell whether a sentence is of another kind than a question: glass, textiles.

    Where the sentence of a figure names no kind, the title of its document may.
    """
    question = _HOW_LARGE.sub(" ", question)
    above = "\n".join(place.above)
    figures = OPPOSITE_FIGURES if contains_figure(place.words) else ()
    opposites = (*OPPOSITES, *figures)
    for group in (*QUALIFIERS, *opposites):
        wanted = kinds_in(question, group)
        if not wanted:
            continue
        said = own = kinds_in(place.sentence, group)
        if not own and place.concerns_figure(question):
            said = kinds_in(above, group)
        allowed = own if own and group in opposites else kinds_in(place.context, group)
        if said and not wanted & allowed:
            return Outcome.CONTRADICTED
    return Outcome.SHOWN
