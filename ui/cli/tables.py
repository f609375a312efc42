"""Print tables in which nothing is cut, so that a name in one can be typed again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from rich.cells import cell_len
from rich.console import Console
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from ui.standard_output import visible

_WIDEST = 1 << 20
"""Columns of a line that is as wide as it likes."""


def print_table(
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    justify: Literal["left", "right"] = "left",
) -> None:
    """Print a table, wider than the terminal where its words would be cut else.

    What is no terminal gets a line for each row.

    Args:
        headings: One for each column.
        rows: Cells, the first of which says what the row is of and stays in one line;
            nothing in them is markup.
        justify: Where cells stand, but for the first.
    """
    cells = [[" ".join(visible(cell).split("\n")) for cell in row] for row in rows]
    table = Table()
    # A column is otherwise shared out by what it holds, and its words are cut.
    named = max((cell_len(row[0]) for row in cells), default=0)
    table.add_column(headings[0], no_wrap=True, min_width=named)
    for heading in headings[1:]:
        table.add_column(heading, justify=justify)
    for row in cells:
        table.add_row(*map(Text, row))  # In which "[a]" is no markup.
    console = Console()
    wide = console.options.update(width=_WIDEST)
    needed = Measurement.get(console, wide, table)
    least = needed.minimum if console.is_terminal else needed.maximum
    Console(width=max(console.width, least)).print(table)
