"""Read tables in text files (csv, tsv): each record with the line it stands on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from index.limits import DEFAULT_LIMITS, ReadLimits
from index.readers.extract import Extract, TextBuilder, normalise_text, parsing
from index.readers.plaintext.encodings import decode
from index.readers.shared.tables import Cell, Row, row_lines

_DELIMITERS = "\t;|,"
"""The less it is used for anything else, the further in front."""
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)")
_PUNCTUATION = re.compile("[,;] ")
# The first line may name the delimiter, for Excel.
_DECLARED = re.compile(r"sep=(.)(?:\n|\Z)", re.IGNORECASE)
_SAMPLE_RECORDS = 100
_SAMPLE_CHARACTERS = 100_000
# A quoted field with more is taken for one that is not closed.
_MOST_LINES = 50
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
    records: Iterator[Record]
    if delimiter is None:
        records = ((line, [field]) for line, field in enumerate(text.split("\n"), 1))
    else:
        records = _parse(text, delimiter)
    yield from ((line + skipped, fields) for line, fields in records)


def _parse(text: str, delimiter: str) -> Iterator[Record]:
    """Yield the records; blank lines, and the end of the text, are empty ones.

    A quote that does not close soon, where a field ends, is a character like any other:
    it would take all that follows into its field.
    """
    sign, line = re.escape(delimiter), r'[^"\n]*(?:""[^"\n]*)*'
    field = re.compile(
        rf' *(?:"(?P<quoted>{line}(?:\n{line}){{0,{_MOST_LINES}}})" *'
        rf"|(?P<plain>[^{sign}\n]*))(?P<end>{sign}|\n|\Z)"
    )
    fields: list[str] = []
    first = current = 1
    for found in field.finditer(text):
        quoted = found["quoted"]
        fields.append(found["plain"] if quoted is None else quoted.replace('""', '"'))
        current += found[0].count("\n")
        if found["end"] != delimiter:
            yield first, fields
            first, fields = current, []


def _find_delimiter(text: str) -> str | None:
    """Return the delimiter that parts most records into equally many fields.

    What may be punctuation counts less: "32,5" and "Share, percent" may part the
    records of a table with semicolons as evenly as these do.
    """
    sample = text[:_SAMPLE_CHARACTERS]
    without_decimals = _DECIMAL_COMMA.sub("", sample)
    texts = (sample, without_decimals, _PUNCTUATION.sub("", without_decimals))
    shares = {
        delimiter: [_evenness(text, delimiter) for text in texts]
        for delimiter in _DELIMITERS
    }
    best = max(_DELIMITERS, key=lambda delimiter: sum(shares[delimiter]))
    return best if shares[best][0] >= _LEAST_EVEN else None


def _evenness(sample: str, delimiter: str) -> float:
    """Return which share of the records has the usual number of fields, above one."""
    widths: Counter[int] = Counter()
    for _, fields in islice(_parse(sample, delimiter), _SAMPLE_RECORDS):
        widths[len(fields)] += any(map(str.strip, fields))
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
