"""Read tables in text files (csv, tsv): each record with the line it stands on."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from index.limits import DEFAULT_LIMITS, ReadLimits
from index.readers.extract import Extract, TextBuilder, normalise_text, parsing
from index.readers.plaintext.encodings import decode
from index.readers.shared.tables import Cell, Row, row_lines

_DELIMITERS = ",;\t|"
# The first line may name the delimiter, for Excel.
_DECLARED = re.compile(r"sep=(.)(?:\n|\Z)", re.IGNORECASE)
_SAMPLE_RECORDS = 100
_SAMPLE_CHARACTERS = 100_000
# Commas that part fewer lines than this evenly are those of sentences.
_LEAST_EVEN = 0.4

Record = tuple[int, list[str]]
"""The line that a record begins on, counted from 1, and its fields."""


def read_delimited(content: bytes, limits: ReadLimits = DEFAULT_LIMITS) -> Extract:
    """Return the records, each a row page with the number of its line in the file.

    Blank lines part one table from another.

    Raises:
        UnreadableDocumentError: the bytes are not text, or cannot be taken apart.
    """
    decoded = decode(content)
    text = normalise_text(decoded.text)
    with parsing("a table"):
        builder = TextBuilder()
        for block in _blocks(_read_records(text)):
            _write_block(block, builder)
        return builder.build(None, decoded.encoding, notes=decoded.notes)


def _write_block(block: Sequence[Record], builder: TextBuilder) -> None:
    rows = [Row([Cell(field) for field in fields]) for _, fields in block]
    newlines = 2
    for line in row_lines(rows, records=True):
        builder.add_page(
            block[line.row][0],
            line.text,
            "row",
            newlines=2 if line.apart else newlines,
        )
        newlines = 2 if line.apart else 1


def _blocks(records: Iterator[Record]) -> Iterator[list[Record]]:
    block: list[Record] = []
    for record in records:
        if any(field.strip() for field in record[1]):
            block.append(record)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _read_records(text: str) -> Iterator[Record]:
    declared = _DECLARED.match(text)
    skipped = 1 if declared else 0
    delimiter = declared[1] if declared else _find_delimiter(text)
    if declared:
        text = text[declared.end() :]
    if delimiter is None:
        lines = enumerate(text.split("\n"), 1 + skipped)
        yield from ((number, [line]) for number, line in lines)
        return
    # A field may be as long as the file: its size has been limited already.
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, skipinitialspace=True)
    line = 1
    for fields in reader:
        yield line + skipped, fields
        line = reader.line_num + 1


def _find_delimiter(text: str) -> str | None:
    """Return the delimiter that parts most records into equally many fields."""
    sample = text[:_SAMPLE_CHARACTERS]
    shares = {delimiter: _evenness(sample, delimiter) for delimiter in _DELIMITERS}
    best = max(shares, key=lambda delimiter: shares[delimiter])
    return best if shares[best] >= _LEAST_EVEN else None


def _evenness(sample: str, delimiter: str) -> float:
    """Return which share of the records has the usual number of fields, above one."""
    widths: Counter[int] = Counter()
    records = csv.reader(
        io.StringIO(sample), delimiter=delimiter, skipinitialspace=True
    )
    try:
        for _, fields in zip(range(_SAMPLE_RECORDS), records, strict=False):
            widths[len(fields)] += any(map(str.strip, fields))
    except csv.Error:
        return 0.0
    total = max(widths.total(), 1)
    # Of two that part evenly, the one that makes more fields parts them all.
    return max(
        (
            count / total + min(width, 100) / 10_000
            for width, count in widths.items()
            if width > 1
        ),
        default=0.0,
    )
