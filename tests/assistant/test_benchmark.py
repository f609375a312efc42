"""The benchmark of asking tells true figures, or in a sentence what is missing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


def test_what_asking_takes_is_told_beside_what_it_took(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "glass.md").write_text("There are 252 firms in the glass cluster.")
    asked = tmp_path / "questions.txt"
    asked.write_text("How many firms are there?\n\nHur många företag finns?\n")
    done = _run(
        ["assistant.benchmark", "asking", str(asked), "--rounds=1", "--at-once=3"],
        CLUSTER_POLICY_CORPUS_DIR=str(corpus),
        CLUSTER_POLICY_INDEX_DIR=str(tmp_path / "index"),
    )
    assert done.returncode == 0, done.stderr
    assert "2 of 2" in done.stdout
    assert "3 of 3" in done.stdout


def test_a_file_without_a_question_is_refused_in_a_sentence(tmp_path: Path) -> None:
    asked = tmp_path / "questions.txt"
    asked.write_text("\n \n")
    done = _run(["assistant.benchmark", "asking", str(asked)])
    assert done.returncode == 1
    assert f"There is no question in {asked}." in done.stderr
    assert "Traceback" not in done.stderr


def test_refusals_about_hidden_and_about_no_documents_are_timed() -> None:
    done = _run(["assistant.benchmark", "refusals", "--documents=3", "--rounds=1"])
    assert done.returncode == 0, done.stderr
    assert "6 refusals" in done.stdout
    assert "of pairs" in done.stdout


def _run(command: list[str], **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *command],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | settings,
    )
