"""The commands that make the reader, from questions to its file and its table."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from assistant import Settings
from assistant.extract.span_model.model import load_span_model
from assistant.extract.span_model.weights import load_weights
from assistant.training.__main__ import app
from assistant.training.data.questions import TRANSLATED
from tests.conftest import ROOT

pytestmark = pytest.mark.slow

TOWNS = [f"{first}{last}" for first in ("Al", "Bro", "Ek", "Lin") for last in
         ("by", "sund", "torp", "vik", "holm", "berga")]  # fmt: skip


def rows(language: str, source: str, answered: bool) -> list[dict[str, object]]:
    made = []
    for number, town in enumerate(TOWNS):
        figure = str(1200 + 37 * number)
        context = (
            f"{town} ligger vid kusten. Där finns {figure} företag och en liten hamn."
            if language.endswith("sv")
            else f"{town} lies by the sea. It has {figure} firms and a small harbour."
        )
        made.append(
            {
                "lang": language,
                "set": source,
                "question": f"How many firms are in {town}?"
                if answered
                else f"Who owns {town}?",
                "context": context,
                "answer": figure if answered else "",
                "start": context.index(figure) if answered else -1,
            }
        )
    return made


def write(path: Path, lines: list[dict[str, object]]) -> None:
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write("\n".join(map(json.dumps, lines)))


def run(*arguments: object) -> str:
    result = CliRunner().invoke(app, list(map(str, arguments)), catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return result.stdout


def test_a_reader_is_trained_written_and_measured_by_three_commands(
    tmp_path: Path,
) -> None:
    translated = [
        *rows("en-sv", TRANSLATED, answered=True),
        *rows("en-sv", TRANSLATED, answered=False),
    ]
    write(tmp_path / "reader_train.jsonl.gz", rows("en", "own", True) + translated)
    write(tmp_path / "reader_dev.jsonl.gz", rows("en", "dev", answered=True))
    weights = tmp_path / "reader.safetensors"
    common = ("--data", tmp_path, "--work", tmp_path / "work")

    run("train", *common, "--examples", 12, "--frozen-layers", 11)
    log = (tmp_path / "work" / "log.txt").read_text(encoding="utf-8")
    assert "12 examples, saved" in log
    run("train", *common, "--examples", 24, "--frozen-layers", 11)
    log = (tmp_path / "work" / "log.txt").read_text(encoding="utf-8")
    assert "24 examples, saved" in log
    assert log.count(" questions\n") == 1, "what was found once is kept"

    assert "MB" in run("export", *common, "--to", weights)
    model = load_span_model(Settings(), weights)
    assert -7 < model.calibration.threshold < 13
    kept = load_weights(weights)[1]["calibration"]["threshold"]
    assert model.calibration.threshold == kept, "not what it was calibrated with"

    seeds = ROOT / "tests" / "seed_questions.json"
    table = run("measure", *common, "--weights", weights, "--seeds", seeds)
    for row in ("F1, answer forced", "wrong passage", "adversarial", "seed questions"):
        assert row in table
    assert " of 12 / " in table


def test_a_reader_is_trained_on_encoded_examples_and_averaged_by_commands(
    tmp_path: Path,
) -> None:
    write(tmp_path / "reader_train.jsonl.gz", rows("en", "own", answered=True))
    work, one, mean = (tmp_path / name for name in ("work", "one", "mean"))
    run("encode", "--data", tmp_path, "--work", work, "--examples", 4)
    run("train-encoded", work, "--examples", 2, "--batch", 2, "--to", one)
    run("mean", one, one, "--to", mean)
    assert load_weights(mean)[0].keys() == load_weights(one)[0].keys()
    assert load_span_model(Settings(), mean).calibration.threshold == 0
