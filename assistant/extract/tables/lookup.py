"""Look up in the tables that were found what a question asks for, and say it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from assistant.extract.found import Found, Statement
from assistant.extract.questions import (
    QuestionKind,
    classify_question,
    contains_figure,
)
from assistant.extract.tables.choosing import Choice, choose_cells
from assistant.extract.tables.columns import asks_amount
from assistant.extract.tables.comparing import compare_rows
from assistant.extract.tables.counting import Counted, count_rows
from assistant.extract.tables.labels import Asked
from assistant.extract.tables.meanings import Meanings
from assistant.extract.tables.meant_columns import choose_by_meaning
from assistant.extract.tables.other_columns import find_other_cells
from assistant.extract.tables.other_rows import NamedRows, find_named_rows
from assistant.extract.tables.rows import (
    Table,
    find_tables,
    lines_of_figures,
)
from assistant.extract.tables.unit_lines import unit_lines
from index.documents import Document, ScoredPassage, Span

# A table can be asked which of its rows has most; words like these ask for that.
_MOST = re.compile(
    r"(?:\b(?:most|least|fewest|largest|biggest|highest|lowest|smallest|fastest|slowest"
    r"|flest|farst|mest|minst|storst[ae]?|hogst[ae]?|lagst[ae]?|snabbast"
    r"|(?:meist|wenigst|gro(?:ß|ss)t|kleinst|hochst|niedrigst|schnellst)en?[rs]?)\b"
    r"|最[多少大小高低快慢])(?!\s*\d)"  # "At least 50" asks for none of that.
)
_NUMBER_OF = re.compile(r"\W*(?:the )?(?:number of|antal(?:et)?|(?:die )?anzahl)\b")
_MOST_NAMED = 20
"""Rows that are named one by one where they were counted; of more, first and last."""
_NEARLY = 4.0
"""How far from sure the reader may be of a cell to which row and column lead, too."""


@dataclass(frozen=True, slots=True)
class LookedUp:
    """What the tables among the passages say to a question."""

    choices: tuple[tuple[Document, Choice], ...]
    lines: Mapping[str, tuple[Span, ...]]
    """The rows of which the reader is not to choose, by the document they stand in."""
    counts: tuple[tuple[Document, Counted], ...] = ()
    """Of each table whose rows are asked to be counted, these."""
    named: tuple[tuple[Document, NamedRows], ...] = ()
    """Of each table the rows that have what is named, and those that have not."""
    cells: frozenset[tuple[str, Span]] = frozenset()
    """The figures in columns beside those that are named, with their document's id."""

    def of_what_is_named(self, found: Sequence[Found]) -> list[Found]:
        """Return what was read, without what is of something else.

        Those are rows and cells, and figures beside a table that has rows of what is
        named, where nothing around them or above has that name: they may be of all.
        """
        others = {(document.id, row) for document, n in self.named for row in n.others}
        others |= self.cells
        return [
            f
            for f in found
            if not any(id_ == f.document.id and s.overlaps(f.span) for id_, s in others)
            and not any(
                n.may_be_of_all(f) for d, n in self.named if d.id == f.document.id
            )
        ]

    def rows_left_out(self, said: Sequence[Statement]) -> int:
        """Return how many rows have what is named, too, beside those that are said."""
        left = 0
        for document, named in self.named:
            spans = [s.span for s in said if s.document_id == document.id]
            out = [r for r in named.those if not any(map(r.overlaps, spans))]
            left += len(out) if len(out) < len(named.those) else 0
        return left

    def kept(self, found: Sequence[Found]) -> list[Found]:
        """Return what was read that does not stand in one of those rows."""
        return [f for f in found if not self._in_line(f)]

    def _in_line(self, found: Found) -> bool:
        lines = self.lines.get(found.document.id, ())
        return any(line.overlaps(found.span) for line in lines)

    @property
    def certain(self) -> list[tuple[Document, Choice]]:
        """The rows of one table that answer all of the question.

        None where two tables say different things.
        """
        certain = [(d, choice) for d, choice in self.choices if choice.certain]
        said: dict[tuple[str, Span], list[str]] = {}
        for document, choice in certain:
            texts = [cell.text for cell in choice.cells]
            said.setdefault((document.id, choice.table.span), []).extend(texts)
        first, *others = said.items() or [(None, [])]
        if any(texts != first[1] for _, texts in others):
            return []
        return [(d, c) for d, c in certain if (d.id, c.table.span) == first[0]]

    def counted(self, sure: Sequence[Found]) -> list[Statement]:
        """Return what was counted; nothing where two tables could be, or it is printed.

        Args:
            sure: What was read and answers.
        """
        if len(self.counts) != 1:
            return []
        document, counted = self.counts[0]
        printed = any(
            found.document.id == document.id and contains_figure(found.text)
            for found in self.kept(sure)
        )
        return [] if printed else _say_counted(document, counted)

    def statements(
        self, sure: Sequence[Found], read: Sequence[Found] = (), needed: float = 0.0
    ) -> list[Statement]:
        """Return what is stated of the tables, each followed by its unit and header.

        A choice that leaves something of the question open is stated only where the
        reader is sure of its row.

        Args:
            sure: What was read and answers, the best first.
            read: All that was read.
            needed: The score from which on it answers.
        """
        if certain := self.certain:
            score = max((f.score for f in sure), default=0.0)
            return [s for d, c in certain for s in _say(d, c, score)]
        said: list[Statement] = []
        for document, choice in self.choices:
            if choice.meant:
                best = _best_read(document, choice.table, read)
                agrees = best and best.span.overlaps(choice.cells[0].span)
                if best and agrees and best.score >= needed - _NEARLY:
                    said += _say(document, choice, best.score)
                continue
            scores = [
                found.score
                for found in sure
                if found.document.id == document.id
                and found.span.overlaps(choice.row.span)
            ]
            if scores:
                said += _say(document, choice, max(scores))
        return said


def look_up(
    question: str,
    passages: Sequence[ScoredPassage],
    documents: Mapping[str, Document],
    meanings: Meanings | None = None,
) -> LookedUp:
    """Return what the tables that passages touch say, wherever the row stands in them.

    Args:
        question: Standing on its own, in any language.
        passages: What the retriever found.
        documents: The documents of the passages, by id.
        meanings: Compares words with labels that are in another language.
    """
    asked = Asked(question)
    kind = _kind(asked)
    compares = _MOST.search(asked.text) is not None
    choices: list[tuple[Document, Choice]] = []
    counts: list[tuple[Document, Counted]] = []
    lines: dict[str, tuple[Span, ...]] = {}
    named: list[tuple[Document, NamedRows]] = []
    cells: set[tuple[str, Span]] = set()
    for document, table in _tables(passages, documents):
        chosen = _choose(asked, kind, document, table, compares=compares)
        if not (chosen or compares or kind.wants_several) and meanings:
            chosen = choose_by_meaning(asked, kind, document, table, meanings)
        choices += [(document, choice) for choice in chosen]
        if not compares:
            named.append((document, find_named_rows(asked, document, table)))
            cells |= {(document.id, cell) for cell in find_other_cells(asked, table)}
        if not chosen and kind.wants_figure and not compares:
            counted = count_rows(asked, document, table, meanings)
            counts.extend([(document, counted)] if counted else [])
        # A line alone may be no table: "Tel: … | Fax: …" is read as it stands.
        several = len(table.rows) > 1
        if chosen or (several and (compares or _wants_value(kind))):
            rows = tuple(row.span for row in table.rows)
            lines[document.id] = lines.get(document.id, ()) + rows
    # Which of the rows leads, one row alone cannot tell the reader.
    for document in documents.values() if compares else ():
        figures = tuple(lines_of_figures(document.text))
        lines[document.id] = lines.get(document.id, ()) + figures
    return LookedUp(
        _agreeing(choices), lines, tuple(counts), tuple(named), frozenset(cells)
    )


def _kind(asked: Asked) -> QuestionKind:
    kind = classify_question(asked.question)
    plain = not (kind.wants_date or kind.wants_several)
    figure = _NUMBER_OF.match(asked.text) or (plain and asks_amount(asked))
    return replace(kind, wants_figure=True) if figure else kind


def _choose(
    asked: Asked,
    kind: QuestionKind,
    document: Document,
    table: Table,
    *,
    compares: bool,
) -> list[Choice]:
    """Return what a table says to a question, or which of its rows leads."""
    if kind.wants_several:
        return []
    if not compares:
        return choose_cells(asked, kind, document, table)
    leading = None if kind.wants_figure else compare_rows(asked, document, table)
    return [leading] if leading else []


def _agreeing(
    choices: Sequence[tuple[Document, Choice]],
) -> tuple[tuple[Document, Choice], ...]:
    """Return the choices without those of a document whose tables say two things."""

    def said(document: Document) -> set[tuple[str, ...]]:
        tables: dict[Span, tuple[str, ...]] = {}
        for other, choice in choices:
            if other.id == document.id:
                texts = tuple(cell.text for cell in choice.cells)
                before = tables.get(choice.table.span, ())
                tables[choice.table.span] = before + texts
        return set(tables.values())

    return tuple(choice for choice in choices if len(said(choice[0])) == 1)


def _best_read(document: Document, table: Table, read: Sequence[Found]) -> Found | None:
    """Return the best that the reader found in a table, sure or not."""
    inside = [f for f in read if f.document.id == document.id]
    inside = [f for f in inside if f.span.overlaps(table.span)]
    return max(inside, key=lambda f: f.score, default=None)


def _wants_value(kind: QuestionKind) -> bool:
    return kind.wants_figure or kind.wants_date


def _tables(
    passages: Sequence[ScoredPassage], documents: Mapping[str, Document]
) -> Iterator[tuple[Document, Table]]:
    for document_id in dict.fromkeys(hit.passage.document_id for hit in passages):
        spans = [
            hit.passage.span
            for hit in passages
            if hit.passage.document_id == document_id
        ]
        for table in find_tables(documents[document_id].text):
            if any(table.span.overlaps(span) for span in spans):
                yield documents[document_id], table


def _say(document: Document, choice: Choice, score: float) -> list[Statement]:
    """Return a row with its cell said first, then the lines its meaning hangs on."""
    cells = choice.cells
    key = cells[0].span if len(cells) == 1 else None
    figure = choice.leads or cells[0].text[:1].isdigit()
    leads = key is not None and figure
    row = choice.row
    said = [Statement(document.id, row.span, score, key, leads=leads)]
    above = [row.group.span] if row.group else []
    above += unit_lines(document, choice.table, choice.cells)
    return said + [Statement(document.id, span, score) for span in dict.fromkeys(above)]


def _say_counted(document: Document, counted: Counted) -> list[Statement]:
    """Return the table with the names of the rows that were counted."""
    count, rows = len(counted.rows), counted.table.span
    if count <= _MOST_NAMED:
        names = tuple(cell.span for cell in counted.names)
        return [Statement(document.id, rows, 0.0, items=names, counted=count)]
    first, last = counted.rows[0].span, counted.rows[-1].span
    return [
        Statement(document.id, first, 0.0, counted=count),
        Statement(document.id, last, 0.0),
    ]
