"""The command that measures the page measures a page that works."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.long]


@pytest.mark.usefixtures("chromium")
def test_people_who_ask_at_once_get_their_own_answers(tmp_path: Path) -> None:
    corpus, questions = tmp_path / "documents", tmp_path / "questions.txt"
    corpus.mkdir()
    for town in ("Leeds", "Derby"):
        text = f"The glass cluster in {town} makes lamps and bottles for export."
        (corpus / f"{town}.txt").write_text(text, encoding="utf-8")
    asked = [
        f"What does the {size} cluster in {town} {does}?"
        for size in ("glass", "whole")
        for does in ("make", "produce", "export", "sell")
        for town in ("Leeds", "Derby")
    ]
    questions.write_text("\n".join(asked), encoding="utf-8")
    options = {"passages": 6, "embedded": 2, "people": 3, "turns": 2}
    done = subprocess.run(
        [sys.executable, "-m", "tests.measure.page", str(corpus), str(questions)]
        + [f"--{name}={value}" for name, value in options.items()],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"COLUMNS": "160"},
    )
    assert done.returncode == 0, done.stderr
    rows = done.stdout.splitlines()
    assert any("3 people at once: first words" in row for row in rows)
    mixed = next(row for row in rows if "not those of the same question" in row)
    assert mixed.split("│")[2].strip() == "0"
