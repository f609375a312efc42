"""A header that goes over several lines is one row of its table."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.readers import load_document
from tests.index.readers.pdf.pdf_files import write_pdf

LEFT = 72.0, 180.0, 290.0, 400.0


def read(folder: Path, *lines: tuple[str, float, float]) -> str:
    path = folder / "t.pdf"
    path.write_bytes(write_pdf([*lines]))
    return load_document(path, folder).text


def rows(top: float, pitch: float = 20.0) -> list[tuple[str, float, float]]:
    body = [
        ("Tarnby", "61", "1,240", "18.4"),
        ("Ellerick", "34", "805", "9.7"),
        ("Monkwell", "22", "412", "3.2"),
    ]
    return [
        (cell, left, top - pitch * number)
        for number, row in enumerate(body)
        for cell, left in zip(row, LEFT, strict=True)
    ]


def header(*cells: str, top: float, across: bool) -> list[tuple[str, float, float]]:
    """Return the lines of cells, each cell after the other or line by line."""
    lines = [
        (line, left, top - 13 * number)
        for cell, left in zip(cells, LEFT, strict=True)
        for number, line in enumerate(cell.split("\n"))
    ]
    return sorted(lines, key=lambda line: -line[2]) if across else lines


@pytest.mark.parametrize("across", [True, False])
def test_a_header_over_two_lines_is_one_row(tmp_path: Path, *, across: bool) -> None:
    cells = ("Town", "Weaving\nfirms", "Skilled\nemployees", "Export\nvalue")
    text = read(
        tmp_path,
        ("Amounts in EUR million", 72, 740),
        *header(*cells, top=700, across=across),
        *rows(660),
    )
    assert "Town | Weaving firms | Skilled employees | Export value\nTarnby | 61" in (
        text
    )
    assert text.startswith("Amounts in EUR million\n")


def test_a_header_whose_cells_stand_close_is_parted_as_the_rows_are(
    tmp_path: Path,
) -> None:
    left = 72.0, 140.0, 192.0, 244.0
    cells = ("Town", "Weavers", "Dyers", "Exports")
    header = [(cell, place, 680.0) for cell, place in zip(cells, left, strict=True)]
    body = [
        (cell, left[LEFT.index(place)], down)
        for cell, place, down in rows(660)
        if place in LEFT
    ]
    text = read(tmp_path, *header, *body)
    assert "Town | Weavers | Dyers | Exports\nTarnby | 61 | 1,240 | 18.4" in text


def test_a_title_of_two_lines_is_no_header(tmp_path: Path) -> None:
    text = read(
        tmp_path,
        ("Weaving towns of the", 72, 713),
        ("Ostrey cluster", 72, 700),
        *rows(660),
    )
    assert text.startswith("Weaving towns of the\n\nOstrey cluster\n\nTarnby | 61 |")


def test_rows_of_words_are_not_joined_to_a_header(tmp_path: Path) -> None:
    words = [
        (cell, left, 700 - 20 * number)
        for number, row in enumerate(
            [("Town", "Mayor", "Party", "Rank"), ("Easton", "Ann Lee", "Red", "none")]
        )
        for cell, left in zip(row, LEFT, strict=True)
    ]
    text = read(tmp_path, *words, *rows(660))
    assert "Town | Mayor | Party | Rank\nEaston | Ann Lee | Red | none\nTarnby" in text
