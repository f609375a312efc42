"""Count the rows of a table that is whole: how many projects are in the register."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.extract.tables.columns import fit_label, is_number_label
from assistant.extract.tables.comparing import denies
from assistant.extract.tables.concepts import find_concepts
from assistant.extract.tables.explaining import context_of, unexplained
from assistant.extract.tables.fillers import is_filler
from assistant.extract.tables.labels import Asked, flat, words_of, years_in
from assistant.extract.tables.meanings import Meanings
from assistant.extract.tables.naming import is_total
from assistant.extract.tables.registers import (
    asks_of_listed,
    how_many,
    is_part,
    is_rest,
    register_words,
)
from assistant.extract.tables.row_conditions import find_conditions
from assistant.extract.tables.rows import Cell, Table, TableRow
from assistant.language.function_words import word_set
from index.documents import Document, Span

_FEWEST_ROWS = 2
_NAME = re.compile(
    r"\b(?:names?|titles?|namn|benamning|titel|bezeichnung)\b|名称|名字|标题"
    r"|\b(?:no|nr|id|number|nummer)\b\.?|编号|序号|#|№"
)
# Rows stand in a register, and are in a town.
_BEING = word_set(
    "listed located based situated stand stands contain contains held entered"
    " ligger star upptagna listade stehen steht liegen liegt verzeichnet enthalt"
)
_BEING_HAN = re.compile(r"位于|列入|收录|登记在|列出")


_LETTER = re.compile(r"[^\W\d_]")
_MOST_QUALIFIERS = 3
_LONGEST_NOUN = 6
_HAN_ONLY = re.compile(r"[\u3400-\u9fff]+")
_AT_LEAST_HAN = re.compile(r"不(?:少于|低于|超过|多于|高于|足|到)")


@dataclass(frozen=True, slots=True)
class Counted:
    """The rows of a table that are so many as asked for."""

    table: Table
    names: tuple[Cell, ...]
    """What each of them is called."""
    rows: tuple[TableRow, ...]


def count_rows(
    asked: Asked, document: Document, table: Table, meanings: Meanings | None = None
) -> Counted | None:
    """Return the rows that are asked to be counted; None where that is not plain.

    It is plain where each line of the table is read and stands for another of the
    things, none for a rest of them, and the table accounts for all that the question
    names.

    Args:
        asked: The question.
        document: Where the table stands.
        table: One of its tables.
        meanings: Compares words with those of another language.
    """
    how = how_many(asked.text)
    context = context_of(document, table)
    above = flat(context)
    rows = [row for row in table.rows if not is_total(row)]
    if how is None or _denies(asked) or not table.whole or len(rows) < _FEWEST_ROWS:
        return None
    if not asks_of_listed(asked.text, above) or is_part(above):
        return None
    named = _named(asked, rows, how, context)
    if named is None:
        return None
    names, spans = named
    registers = register_words(asked.text)
    known = [how, *spans, *registers, *_being(asked)]
    conditions = find_conditions(
        asked, rows, names[0].label, known, context, document.language
    )
    if conditions is None or not asked.years <= years_in(context):
        return None
    known += [span for condition in conditions for span in condition.spans]
    context += f"\n{names[0].label}"
    left = unexplained(asked, known, context)
    if left and not (
        meanings and meanings.are_all_said(asked, document, left, context)
    ):
        return None
    placed = len(unexplained(asked, known, names[0].label)) > 0
    if not placed and not (registers and register_words(above)):
        return None
    kept = set(range(len(rows))).intersection(*(c.rows for c in conditions))
    chosen = [place for place in range(len(rows)) if place in kept]
    if not chosen:
        return None
    return Counted(
        table,
        tuple(names[place] for place in chosen),
        tuple(rows[place] for place in chosen),
    )


def _named(
    asked: Asked, rows: Sequence[TableRow], how: Span, context: str
) -> tuple[list[Cell], tuple[Span, ...]] | None:
    """Return the cells that name the rows, and the words that ask for such things."""
    labels = dict.fromkeys(cell.label for row in rows for cell in row.cells)
    for label in labels:
        names = [cell for row in rows for cell in row.cells if cell.label == label]
        bare = _NAME.sub(" ", flat(label)).strip()
        if spans := _counts(asked, how, bare) if bare else ():
            good = _are_of_all(names, rows) and _are_in_order(rows)
            return (names, spans) if good else None
    return None


def _counts(asked: Asked, how: Span, label: str) -> tuple[Span, ...]:
    """Return the words that ask how many there are of what a label says."""
    behind = Asked(asked.question[how.end :])
    if fit := fit_label(behind, label):
        between = behind.text[: fit.start]
        after = behind.text[fit.end :].lstrip()
        if not _is_qualifier(between) or after.startswith("的"):
            return ()
        return tuple(span.shift(how.end) for span in fit.spans)
    # In Chinese it may stand right before: 项目有多少个.
    before = asked.text[: how.start].rstrip("一总共有")
    starts = range(max(0, len(before) - _LONGEST_NOUN), len(before) - 1)
    fitting = [start for start in starts if fit_label(Asked(before[start:]), label)]
    last = Span(fitting[-1], len(before)) if fitting else None
    ends = last and _HAN_ONLY.fullmatch(last.of(before))
    return (last,) if last and ends else ()


def _is_qualifier(between: str) -> bool:
    """Return whether words before a thing can be no thing, and no clause, themselves.

    "How many Danish training projects", not "how many firms have projects".
    """
    words = [word for word, _ in words_of(between)]
    plain = not any(map(is_filler, words)) and len(words) <= _MOST_QUALIFIERS
    digits = any(character.isdigit() for character in between)
    return plain and not digits and not find_concepts(between)


def _are_of_all(names: Sequence[Cell], rows: Sequence[TableRow]) -> bool:
    """Return whether each row has another name, and none is for a rest."""
    texts = {flat(cell.text) for cell in names}
    if not is_number_label(names[0].label) and not any(map(_LETTER.search, texts)):
        return False
    return len(names) == len(texts) == len(rows) and not any(map(is_rest, texts))


def _are_in_order(rows: Sequence[TableRow]) -> bool:
    """Return whether rows that are numbered are all there: 1, 2, 3 to the last."""
    numbers = [
        cell.text.rstrip(".")
        for row in rows
        for cell in row.cells
        if is_number_label(cell.label) and not _NAME.sub(" ", flat(cell.label)).strip()
    ]
    return not numbers or numbers == [str(place + 1) for place in range(len(rows))]


def _denies(asked: Asked) -> bool:
    return denies(_AT_LEAST_HAN.sub("", asked.text))


def _being(asked: Asked) -> list[Span]:
    han = [Span(*match.span()) for match in _BEING_HAN.finditer(asked.text)]
    return han + [span for word, span in asked.words if word in _BEING]
