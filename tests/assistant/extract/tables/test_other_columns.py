"""A figure in another column than the one asked for is none of what is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.extract.found import Found
from tests.assistant.extract.tables.conftest import look, read
from tests.small_documents import passage, span_of

RENTS = """# Rents

| Town | Offices | Workshops | Staff 2022 | Staff 2023 |
|---|---|---|---|---|
| Lund | 1,420 | .. | 31 | 32 |
| Ystad | 980 | 720 | 41 | 42 |
"""
HYROR = """# 租金

| 县区 | 办公楼 | 厂房 | 职工 |
|---|---|---|---|
| 江北区 | 1420 | … | 31 |
| 沙坪区 | 980 | 720 | 41 |
"""


@pytest.mark.parametrize(
    ("content", "question", "cell", "kept"),
    [
        (RENTS, "What was the rent for workshops in Lund?", "1,420", False),
        (RENTS, "What was the rent for offices in Lund?", "1,420", True),
        (RENTS, "What was the rent for workshops in Ystad?", "720", True),
        (RENTS, "What is known of staff in 2023 in Lund?", "31", False),
        (RENTS, "What is known of staff in 2023 in Lund?", "32", True),
        (RENTS, "What is known of Lund?", "1,420", True),
        # Of firms no column is called so: that of offices may be meant.
        (RENTS, "Which offices do firms have in Lund?", "31", True),
        (HYROR, "江北区厂房租金如何？", "1420", False),
        (HYROR, "沙坪区厂房租金如何？", "720", True),
    ],
)
def test_a_figure_in_another_column_is_left_out(
    tmp_path: Path, content: str, question: str, cell: str, kept: bool
) -> None:
    table = read(tmp_path, "t.md", content)
    found = [Found(passage(table), table, span_of(table.text, cell), 9.0)]
    assert bool(look(question, table).of_what_is_named(found)) is kept
