from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import sys

def forbid(event, arguments):
    if event == "socket.getaddrinfo":
        print("reached for", arguments[0], flush=True)
        raise OSError("no network")

sys.addaudithook(forbid)
import {module}
"""
COMPILED = "index.embedding.packaged.compiled_network"


def import_in_a_new_process(module: str, home: Path) -> str:
    """Return what it reached for, on a machine of that home and of no CI service."""
    unasked = {"CI", "TF_BUILD", "JENKINS_URL"}
    kept = {name: value for name, value in os.environ.items() if name not in unasked}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(module=module)],
        env={**kept, "HOME": str(home), "LOCALAPPDATA": str(home)},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


@pytest.mark.parametrize("consent", [None, "0", "1"])
def test_openvino_reports_nothing_whatever_somebody_consented_to(
    tmp_path: Path, consent: str | None
) -> None:
    if consent:
        (tmp_path / "intel").mkdir()
        (tmp_path / "intel/openvino_telemetry").write_text(consent)
    assert import_in_a_new_process(COMPILED, tmp_path) == ""
    assert consent == "1" or not (tmp_path / "intel/stats").exists()


def test_openvino_by_itself_does_report(tmp_path: Path) -> None:
    assert "reached for" in import_in_a_new_process("openvino", tmp_path)
