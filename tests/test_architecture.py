"""What the project's shape promises: its names, its imports, its sizes, its README."""

from __future__ import annotations

import subprocess
import sys

import pytest

import assistant
import index
from tests.conftest import ROOT

PACKAGES = sorted(
    path.parent
    for top in ("assistant", "index", "ui")
    for path in (ROOT / top).rglob("__init__.py")
)
MODULES = sorted(
    p for top in ("assistant", "index", "ui") for p in (ROOT / top).rglob("*.py")
)


@pytest.mark.parametrize("package", [assistant, index])
def test_every_public_name_of_a_package_is_there(package: object) -> None:
    names = package.__all__  # type: ignore[attr-defined]
    assert names
    assert all(getattr(package, name) is not None for name in names)


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError):
        assistant.nothing  # noqa: B018


def test_every_module_is_short_and_opens_with_what_it_owns() -> None:
    for path in MODULES:
        lines = path.read_text(encoding="utf-8").splitlines()
        assert len(lines) <= 300, path
        assert lines[0].startswith(('"""', 'r"""')), path


def test_importing_the_packages_loads_nothing_heavy() -> None:
    code = (
        "import sys, assistant, index, ui.cli.commands;"
        "heavy = {'torch', 'transformers', 'chromadb', 'streamlit', 'pydantic'};"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
