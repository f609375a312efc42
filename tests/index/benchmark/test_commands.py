"""The benchmark commands: a sentence where something is missing, and true figures."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    "command",
    [
        ["index.benchmark", "embedding"],
        ["index.benchmark", "pipeline"],
        ["assistant.benchmark", "scale", "{nowhere}"],
        ["assistant.benchmark", "first"],
        ["assistant.benchmark", "asking"],
    ],
)
def test_without_documents_a_benchmark_says_so(
    command: list[str], tmp_path: Path
) -> None:
    nowhere = tmp_path / "nowhere"
    done = _run(
        [part.format(nowhere=nowhere) for part in command],
        CLUSTER_POLICY_CORPUS_DIR=str(nowhere),
        CLUSTER_POLICY_INDEX_DIR=str(tmp_path / "index"),
    )
    assert done.returncode == 1
    assert f"There is no folder {nowhere} with documents." in done.stderr
    assert "Traceback" not in done.stderr


def test_the_share_of_questions_that_find_their_passage_is_told(tmp_path: Path) -> None:
    passages = ["The cluster has 252 firms.", "Snow fell.", "Bread is baked of flour."]
    asked = [("How many firms are there?", 0), ("What is bread made of?", 2)]
    wrong = [("How many firms does the cluster have?", 1)] * 2
    data = {
        "passages": [{"id": n, "text": text} for n, text in enumerate(passages)],
        "questions": [{"question": q, "passage": n} for q, n in asked + wrong],
    }
    file = tmp_path / "questions.json.gz"
    file.write_bytes(gzip.compress(json.dumps(data).encode()))
    done = _run(["index.benchmark", "retrieval", str(file)])
    few = next(line for line in done.stdout.splitlines() if "few" in line)
    assert [part.strip() for part in few.split("│")[2:5]] == [
        "50.00%",
        "100.00%",
        "100.00%",
    ]
    assert "4 questions, 3 passages" in done.stdout


def test_questions_that_cannot_be_read_are_refused_in_a_sentence(
    tmp_path: Path,
) -> None:
    file = tmp_path / "questions.json"
    file.write_text('{"passages": []}')
    done = _run(["index.benchmark", "retrieval", str(file)])
    assert done.returncode == 1
    assert f"{file} cannot be read as passages and questions" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_large_index_is_searched_language_by_language(tmp_path: Path) -> None:
    texts = {
        "glas.sv.txt": "Klustret för glas i Växjö har 41 företag och 820 anställda.",
        "glass.en.txt": "The glass cluster in Leeds has 37 firms and 910 employees.",
        "boli.zh.txt": "徐州玻璃产业集群有二百五十二家注册企业,出口到八十个国家。",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = _run(["assistant.benchmark", "scale", str(tmp_path), "--passages", "60"])
    assert done.returncode == 0, done.stderr
    assert "60 passages" in done.stdout
    of_each = next(line for line in done.stdout.splitlines() if "of each" in line)
    assert all(part in of_each for part in ("20 en", "20 sv", "20 zh"))


def test_the_longest_wait_beside_an_addition_is_told_for_both_ways() -> None:
    sizes = ["--vectors", "120", "--rounds", "1"]
    done = _run(["index.benchmark", "waiting", *sizes])
    assert done.returncode == 0, done.stderr
    for way in ("this project", "in this process"):
        (line,) = (line for line in done.stdout.splitlines() if way in line)
        assert [part.strip()[-2:] for part in line.split("│")[3:5]] == [" s", " s"]


def _run(command: list[str], **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *command],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | settings,
    )
