"""The README is true: its settings, its tree, its commands and its example."""

from __future__ import annotations

import os
import re
import subprocess
import sys

import pytest

from assistant import Settings
from tests.conftest import ROOT
from tests.test_architecture import PACKAGES

README = (ROOT / "README.md").read_text(encoding="utf-8")


def settings_table() -> str:
    rows = ["| variable | default | meaning |", "| --- | --- | --- |"]
    for name, field in Settings.model_fields.items():
        default = field.default
        if isinstance(default, tuple):
            shown = f"{len(default)} questions on the shipped documents"
        else:
            shown = f"`{default}`" if str(default) else "empty"
        rows.append(
            f"| `CLUSTER_POLICY_{name.upper()}` | {shown} | {field.description} |"
        )
    return "\n".join(rows)


def test_the_settings_table_is_the_one_of_the_code() -> None:
    assert settings_table() in README


def test_the_tree_shows_every_group() -> None:
    groups = [p for p in PACKAGES if len(p.relative_to(ROOT).parts) <= 2]
    for package in groups:
        assert re.search(rf"^ +{package.name}/ ", README, re.M), package


@pytest.mark.parametrize("target", re.findall(r"`?make (\w+)", README))
def test_every_make_target_it_names_is_there(target: str) -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert re.search(rf"^{target}:", makefile, re.M)


def test_the_python_example_runs_as_it_stands(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", README, re.S)
    folder = tmp_path_factory.mktemp("example")
    (folder / "docs_corpus").symlink_to(ROOT / "docs_corpus")
    done = subprocess.run(
        [sys.executable, "-c", example],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, done.stderr
    assert "252" in done.stdout
