"""The benchmark commands end in a sentence where something is missing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.mark.parametrize(
    "command",
    [
        ["index.benchmark", "embedding"],
        ["index.benchmark", "pipeline"],
        ["index.benchmark", "scale", "{nowhere}"],
        ["assistant.benchmark"],
    ],
)
def test_without_documents_a_benchmark_says_so(
    command: list[str], tmp_path: Path
) -> None:
    nowhere = tmp_path / "nowhere"
    done = subprocess.run(
        [sys.executable, "-m", *(part.format(nowhere=nowhere) for part in command)],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ
        | {
            "CLUSTER_POLICY_CORPUS_DIR": str(nowhere),
            "CLUSTER_POLICY_INDEX_DIR": str(tmp_path / "index"),
        },
    )
    assert done.returncode == 1
    assert f"There is no folder {nowhere} with documents." in done.stderr
    assert "Traceback" not in done.stderr
