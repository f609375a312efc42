"""Tell the rows of a table with what a question names from those of something else."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.extract.found import Found
from assistant.extract.questions import contains_figure
from assistant.extract.tables.comparing import denies
from assistant.extract.tables.explaining import context_of
from assistant.extract.tables.fillers import is_filler
from assistant.extract.tables.labels import Asked, flat, words_of
from assistant.extract.tables.row_conditions import calls_table, sets_limit
from assistant.extract.tables.rows import BORDER, Cell, Table
from index.documents import Document, Span

_LETTER = re.compile(r"[^\W\d_]")
# What is asked for besides a thing, or as it is, stands in rows of other things.
_BESIDES = re.compile(
    r"\b(?:others?|else|besides|except|apart|same|than|like|similar|unlike|versus|vs"
    r"|andra|annan|annat|utom|forutom|samma|an|som|lik\w*|jamfor\w*|compar\w*"
    r"|ander[en]\w*|ausser|gleich\w*|selb\w*|als|wie|ahnlich\w*|vergl\w*)\b"
    r"|其他|其它|除了|除|以外|之外|相同|同样|一样|类似|比"
)


@dataclass(frozen=True, slots=True)
class NamedRows:
    """The rows of a table, where a question names what stands in some of them."""

    those: tuple[Span, ...] = ()
    others: tuple[Span, ...] = ()
    """Rows that have something else in the same column."""
    things: tuple[str, ...] = ()
    """What is named, in flat letters."""

    def may_be_of_all(self, found: Found) -> bool:
        """Return whether what was read in the document is a figure of all rows, maybe.

        It stands beside the table, and what is named nowhere around it or above.
        """
        text, passage = found.document.text, found.passage
        start = text.rfind("\n", 0, found.span.start) + 1
        lines = text[start : found.span.end] + text[found.span.end :].partition("\n")[0]
        apart = self.those and self.others and BORDER not in lines
        if not apart or not contains_figure(found.text):
            return False
        prose = [each for each in passage.text.splitlines() if BORDER not in each]
        around = "\n".join((*prose, passage.heading or "", found.document.title))
        return not any(thing in flat(around) for thing in self.things)


def find_named_rows(asked: Asked, document: Document, table: Table) -> NamedRows:
    """Return the rows that have what is named, and those that have another thing.

    "Which firms are in Luleå?" is not answered by a row whose town is Umeå, where Luleå
    stands in the column of towns. There are none of both where nothing is named.
    """
    if denies(asked.text) or sets_limit(asked) or _BESIDES.search(asked.text):
        return NamedRows()
    named = _named(asked, document, table)

    def is_another(cell: Cell) -> bool:
        things = named.get(cell.label)
        return things is not None and not any(t in flat(cell.text) for t in things)

    others = [row.span for row in table.rows if any(map(is_another, row.cells))]
    those = [row.span for row in table.rows if row.span not in others and named]
    things = tuple(sorted(set().union(*named.values())))
    return NamedRows(tuple(those), tuple(others), things)


def _named(asked: Asked, document: Document, table: Table) -> dict[str, set[str]]:
    """Return what the question names of each column, in flat letters."""
    context = context_of(document, table)
    texts = {(cell.label, cell.text) for row in table.rows for cell in row.cells}
    found: dict[tuple[str, str], Span] = {}
    for label, text in texts:
        plain = all(is_filler(word) for word, _ in words_of(flat(text)))
        if not _LETTER.search(text) or (plain and text.isascii()):
            continue
        span = asked.names(text)
        if span and not calls_table(asked, span, context):
            found[label, text] = span
    # "Green" is no thing of its own in "Green Harbour".
    whole = {
        key: span
        for key, span in found.items()
        if not any(o != span and o.contains(span) for o in found.values())
    }
    named: dict[str, set[str]] = {}
    for label, text in whole:
        named.setdefault(label, set()).add(flat(text))
    return named
