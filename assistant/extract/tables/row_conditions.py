"""Find what a question asks of rows: the town they are in, a figure they exceed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from assistant.extract.tables.columns import (
    fit_label,
    is_number_label,
    lacks_telling,
    longest,
)
from assistant.extract.tables.concepts import TELLING, find_concepts
from assistant.extract.tables.fillers import is_filler
from assistant.extract.tables.labels import (
    Asked,
    flat,
    is_same_word,
    words_of,
    years_in,
)
from assistant.extract.tables.numbers import read_numbers
from assistant.extract.tables.registers import register_words
from assistant.extract.tables.rows import Cell, TableRow
from index.documents import Span
from index.text.languages import detect_language

_NUMBER = r"(?P<number>\d[\d.,'’ ]*(?<=\d))"
_COMPARED = {
    "more": r"(?:more|greater|larger|higher|(?:mer|fler|storre|hogre) an|mehr"
    r"|gro(?:ß|ss)er|hoher)(?: than| als)?|over|above|exceed\w*|uber"
    r"|超过|多于|大于|高于",
    "at least": r"at least|no (?:less|fewer) than|minst|mindestens|至少|不少于|不低于",
    "less": r"(?:less|fewer|lower|smaller|(?:mindre|farre|lagre) an|weniger|kleiner"
    r"|niedriger)(?: than| als)?|below|under|unter|少于|低于|小于|不足|不到",
    "at most": r"at most|no more than|hogst|hochstens|至多|最多|不超过|不多于",
}
_HOLDS: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "more": lambda value, limit: value > limit,
    "at least": lambda value, limit: value >= limit,
    "less": lambda value, limit: value < limit,
    "at most": lambda value, limit: value <= limit,
}
_LIMITS = {
    # The longest first: "no more than" is not "more than".
    name: re.compile(rf"(?:(?<![^\W\d_])|(?=[\u3400-\u9fff]))(?:{words})\s*{_NUMBER}")
    for name, words in sorted(
        _COMPARED.items(), key=lambda item: item[0] not in ("at least", "at most")
    )
}
_ANY_LIMIT = re.compile(
    rf"(?<![^\W\d_])(?:{'|'.join(_COMPARED.values())})(?![^\W\d_\u3400-\u9fff])"
)
# With these a figure is of another size, or of another thing, than it looks.
_MAGNITUDE = re.compile(
    r"\s*(?:%|‰|(?:thousand|million|billion|tusen|miljon|miljard|mkr|tkr|mdr"
    r"|tausend|milliarde|mio|mrd|tsd|per ?cent|procent|prozent)|[十百千万亿萬億倍])"
)
_OF = re.compile(r"(?:\s(?:of|for|von|fur|av|over|des|der|the|om))*\s*\Z")
_BEHIND = re.compile(r"\s*(?:[家个人名项件户]|[^\W\d_]+)(?: [^\W\d_]+)?")


@dataclass(frozen=True, slots=True)
class Condition:
    """What rows have to be, and the words of the question that say so."""

    spans: tuple[Span, ...]
    rows: frozenset[int]
    """The places of the rows that are so."""


def find_conditions(
    asked: Asked,
    rows: Sequence[TableRow],
    name_label: str,
    known: Sequence[Span],
    context: str,
    language: str,
) -> list[Condition] | None:
    """Return the conditions of a question; None where one of them is not plain.

    Args:
        asked: The question.
        rows: Of one table, without totals.
        name_label: What heads the column of their names.
        known: The words of the question that ask for the names.
        context: The words that tell what the table is of.
        language: That of the document.
    """
    limit = _limit(asked, rows, name_label, language)
    values = _values(asked, rows, name_label, known, context)
    if limit is None or values is None:
        return None
    return [*limit, *values]


def _values(
    asked: Asked,
    rows: Sequence[TableRow],
    name_label: str,
    known: Sequence[Span],
    context: str,
) -> list[Condition] | None:
    """Return the rows in which a column has the words that the question names."""
    found: dict[tuple[str, str], Span] = {}
    for cell in _cells(rows):
        if cell.label != name_label and not re.fullmatch(r"[\d.,\s]*", cell.text):
            span = asked.names(cell.text)
            if span and not any(span.overlaps(other) for other in known):
                found[cell.label, cell.text] = span
    spans = set(found.values())
    inner = {
        s for s in spans if any(o != s and o.contains(s) for o in spans)
    }  # "Green" in "Green Harbour"
    found = {key: span for key, span in found.items() if span not in inner}
    found = {k: s for k, s in found.items() if not calls_table(asked, s, context)}
    found = _without_context(found, context)
    labels = [label for label, _ in found]
    if len(set(labels)) < len(labels) or len(set(found.values())) < len(found):
        return None
    if any(asked.names(text) and flat(text) in flat(context) for _, text in found):
        return None
    return [
        Condition(
            (span,),
            frozenset(
                number
                for number, row in enumerate(rows)
                if any(c.label == label and c.text == text for c in row.cells)
            ),
        )
        for (label, text), span in found.items()
    ]


def calls_table(asked: Asked, span: Span, context: str) -> bool:
    """Return whether named words are part of what the table is called.

    They stand in the words above it, and beside others of them: "the register of
    Birkenau", "Birkenaus Register". Between "projects in the register in Birkenau" and
    the register of that town nobody can choose.
    """
    above = flat(context)
    if span.of(asked.text).rstrip("s") not in above:
        return False
    before = _OF.sub("", asked.text[: span.start]).rstrip()
    after = asked.text[span.end :].lstrip(" s'’的")
    around = [word for word, _ in words_of(above)]
    beside = words_of(before)[-1:]
    named = any(
        is_same_word(word, other) for word, _ in beside for other in around
    ) and not is_filler(beside[0][0])
    registers = [s for s in register_words(before) if s.end == len(before)]
    # A register may be a compound: Avtalsregister.
    following = [
        span
        for _, word in words_of(after)[:1] or [("", Span(0, 0))]
        for span in register_words(after)
        if span.start == 0 or (word.start == 0 and span.end == word.end)
    ]
    return bool(named or registers or following)


def _without_context(
    found: dict[tuple[str, str], Span], context: str
) -> dict[tuple[str, str], Span]:
    """Return named cells without the one that names the table, beside another.

    "How many of the Birkenau projects are in Moorfeld": both are towns of the rows.
    """
    above = flat(context)
    outside = {label for label, text in found if flat(text) not in above}
    return {
        (label, text): span
        for (label, text), span in found.items()
        if flat(text) not in above or label not in outside
    }


def sets_limit(asked: Asked) -> bool:
    """Return whether a question speaks of more or less than something."""
    return _ANY_LIMIT.search(asked.text) is not None


def _limit(
    asked: Asked, rows: Sequence[TableRow], name_label: str, language: str
) -> list[Condition] | None:
    """Return the rows whose figure is above or below what the question says."""
    matches = [
        (name, match)
        for name, pattern in _LIMITS.items()
        for match in pattern.finditer(asked.text)
    ]
    matches = [
        (name, match)
        for name, match in matches
        if not any(
            o is not match
            and o.start() <= match.start()
            and o.end() >= match.end()
            and len(o[0]) > len(match[0])
            for _, o in matches
        )
    ]
    if not matches:
        return None if _ANY_LIMIT.search(asked.text) else []
    if len(matches) > 1:
        return None
    (name, match) = matches[0]
    rest = asked.text[match.end() :]
    limits = read_numbers([match["number"]], detect_language(asked.question))
    label = _compared_label(asked, rows, name_label, rest)
    if limits is None or label is None or _MAGNITUDE.match(rest):
        return None
    column, spans = label
    values = [cell for row in rows for cell in row.cells if cell.label == column]
    numbers = read_numbers([cell.text for cell in values], language)
    if numbers is None or len(values) != len(rows):
        return None
    holds = frozenset(
        place for place, number in enumerate(numbers) if _HOLDS[name](number, limits[0])
    )
    classifier = re.match(r"\s*[家个人名项件户]", rest)
    end = match.end() + (classifier.end() if classifier else 0)
    return [Condition((Span(match.start(), end), *spans), holds)]


def _compared_label(
    asked: Asked, rows: Sequence[TableRow], name_label: str, rest: str
) -> tuple[str, tuple[Span, ...]] | None:
    """Return the header of the one column that is compared, and the words for it."""
    labels = dict.fromkeys(
        cell.label
        for cell in _cells(rows)
        if cell.label != name_label
        and cell.has_figure
        and not cell.is_period
        and not is_number_label(cell.label)
    )
    fits = longest(
        [
            (label, fit)
            for label in labels
            if (fit := fit_label(asked, label)) and not lacks_telling(asked, [label])
        ]
    )
    if len(fits) == 1:
        return fits[0][0], fits[0][1].spans
    if fits:
        return None
    return _counted_label(asked, labels, rest) or _plain_label(asked, labels)


def _plain_label(
    asked: Asked, labels: Iterable[str]
) -> tuple[str, tuple[Span, ...]] | None:
    """Return the one header that says no more than "value", and is named so."""
    named = [
        (label, span)
        for label in labels
        if not years_in(label) and (span := asked.names(label))
    ]
    return (named[0][0], (named[0][1],)) if len(named) == 1 else None


def _counted_label(
    asked: Asked, labels: Iterable[str], rest: str
) -> tuple[str, tuple[Span, ...]] | None:
    """Return the one header that is of what stands behind the figure: 50 firms."""
    behind = _BEHIND.match(rest)
    thing = find_concepts(behind[0]) if behind else []
    if len(thing) != 1:
        return None
    name, where = thing[0]
    wanted = {concept for concept, _ in find_concepts(asked.text)}
    fitting = []
    for label in labels:
        said = {concept for concept, _ in find_concepts(flat(label))}
        if name in said and not (said & TELLING) - wanted and not years_in(label):
            fitting.append(label)
    start = len(asked.text) - len(rest)
    return (fitting[0], (where.shift(start),)) if len(fitting) == 1 else None


def _cells(rows: Sequence[TableRow]) -> Iterable[Cell]:
    return (cell for row in rows for cell in row.cells)
