"""What the project's shape promises: its names, its imports, its sizes, its README."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

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
# What takes longer to import than the help of a command may take altogether.
HEAVY = {
    *("chromadb", "httpx", "langchain_core", "lxml", "numpy", "openvino", "pydantic"),
    *("scipy", "sentence_transformers", "streamlit", "torch", "transformers"),
}
# The exceptions from each rule, and why they are made.
PRIVATE = {
    "ui.page.open_pages: _client_state": "it has the address of the visitor's page",
    "ui.page.open_pages: _event_loop": "no other way to run a visitor's page again",
    "ui.page.open_pages: _scriptrunner": "the same",
}
NAMED_ALIKE = {
    "assistant: __main__": "the name of what python -m runs",
    "assistant: questions": "training's are examples, extract's are analysed",
    "index: pipeline": "the benchmark of the pipeline",
}


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


def test_every_folder_with_modules_is_a_package() -> None:
    assert {path.parent for path in MODULES} == set(PACKAGES)


def test_the_help_of_the_command_loads_nothing_heavy() -> None:
    code = (
        "import sys, assistant, index\n"
        "from ui.cli.commands import main\n"
        "sys.argv = ['cluster-policy', '--help']\n"
        "try: main()\n"
        "except SystemExit: print(*sys.modules, sep='\\n')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    loaded = set(done.stdout.splitlines())
    assert "typer" in loaded
    assert loaded & HEAVY == set()


def test_no_private_name_of_a_library_is_used_but_where_it_has_to_be() -> None:
    used = {f"{name(path)}: {name_}" for path in MODULES for name_ in foreign(path)}
    assert used <= PRIVATE.keys()


def foreign(path: Path) -> Iterator[str]:
    """Return the private attributes that a module uses and does not define."""
    nodes = list(ast.walk(tree(path)))
    own = {node.name for node in nodes if isinstance(node, ast.FunctionDef)}
    used = [node for node in nodes if isinstance(node, ast.Attribute)]
    own |= {node.attr for node in used if ast.unparse(node.value) in {"self", "cls"}}
    for node in used:
        public = not node.attr.startswith("_") or node.attr.startswith("__")
        if not public and node.attr not in own and ast.unparse(node) != "os._exit":
            yield node.attr


def test_no_state_of_the_whole_process_is_changed() -> None:
    changing = {
        name(path)
        for path in MODULES
        for node in ast.walk(tree(path))
        if any(map(is_global, changed_by(node)))
    }
    assert changing == set()


def changed_by(node: ast.AST) -> Iterator[ast.expr]:
    """Return the mappings to which a statement or call may write."""
    if isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load):
        yield node.value
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in {"setdefault", "update", "pop", "popitem", "clear"}
    ):
        yield node.func.value


def is_global(value: ast.expr) -> bool:
    return ast.unparse(value) in {"os.environ", "sys.modules"}


def test_a_file_name_says_which_module_of_its_package_is_meant() -> None:
    # Readers of formats are built alike, and the format is the folder's name.
    paths = [p.relative_to(ROOT) for p in MODULES if p.name != "__init__.py"]
    names = [(p.parts[0], p.stem) for p in paths if p.parts[1] != "readers"]
    twice = {f"{top}: {stem}" for (top, stem), n in Counter(names).items() if n > 1}
    assert twice <= NAMED_ALIKE.keys()


def test_every_group_with_code_has_tests_in_a_folder_or_a_file_like_it() -> None:
    for package in PACKAGES:
        folder = ROOT / "tests" / package.relative_to(ROOT)
        has_code = len(list(package.glob("*.py"))) > 1
        file = folder.with_name(f"test_{folder.name}.py")
        assert not has_code or any(folder.glob("test_*.py")) or file.exists(), package


def test_no_test_asserts_what_a_clock_says() -> None:
    for path in (ROOT / "tests").rglob("*.py"):
        if path.name != "waiting.py":
            asserts = [n for n in ast.walk(tree(path)) if isinstance(n, ast.Assert)]
            said = " ".join(map(ast.unparse, asserts))
            assert not re.search(r"\b(monotonic|perf_counter|time)\(\)", said), path


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)
