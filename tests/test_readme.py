"""The READMEs are true: paths, commands, settings, links, the tree and the examples."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest
import typer
from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.messages import AIMessage, BaseMessage, ToolMessage
from langchain_core.outputs import ChatGeneration, ChatResult
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import Runnable
from typer.core import TyperGroup

from assistant import Settings
from index.readers import READERS
from tests.assistant.scripted import ScriptedModel, writing
from tests.assistant.test_agent_tool import calling
from tests.conftest import ROOT
from tests.readme import FIELDS, with_settings
from tests.test_architecture import PACKAGES
from ui.cli.commands import app

MOST_LINES = 150
README = ROOT / "README.md"
READMES = [
    README,
    *(
        path
        for top in ("assistant", "index", "ui", "tests")
        for path in sorted((ROOT / top).rglob("README.md"))
    ),
]
TOPS = ("assistant", "index", "ui", "tests", "docs_corpus")
EXAMPLE = re.compile(r"^( *)```python\n(.*?)^ *```$", re.DOTALL | re.MULTILINE)

each_readme = pytest.mark.parametrize(
    "readme", READMES, ids=lambda path: str(path.relative_to(ROOT))
)


def text_of(readme: Path) -> str:
    return readme.read_text(encoding="utf-8")


def code_of(readme: Path) -> list[str]:
    """Return what stands in backticks."""
    return re.findall(r"`([^`\n]+)`", text_of(readme))


def paths_of(readme: Path) -> Iterator[str]:
    """Yield what is named as a path: alone in backticks, or in a command there."""
    for code in code_of(readme):
        words = code.split()
        if _PATH.fullmatch(code):
            yield code
        elif len(words) > 1:
            yield from (word for word in words if word.startswith(_PREFIXES))


_PATH = re.compile(r"[\w.][\w.-]*/[\w./-]*|\w[\w-]*\.(?:py|md|toml)")
_PREFIXES = tuple(f"{top}/" for top in TOPS)
_MADE = (".venv/",)
"""What ``make`` makes: not in a fresh checkout."""


@each_readme
def test_every_path_it_names_is_there(readme: Path) -> None:
    named = [path for path in paths_of(readme) if not path.startswith(_MADE)]
    missing = [
        path
        for path in named
        if not any((folder / path).exists() for folder in (ROOT, readme.parent))
    ]
    assert not missing


@each_readme
def test_every_link_leads_somewhere(readme: Path) -> None:
    for target in re.findall(r"\]\(([^)\s]+)\)", text_of(readme)):
        if target.startswith("https://"):
            continue
        path, _, anchor = target.partition("#")
        file = readme.parent / path
        assert file.exists(), target
        if anchor:
            assert anchor in _anchors(text_of(file)), target


def _anchors(text: str) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w -]", "", title).lower().replace(" ", "-") for title in titles}


@each_readme
def test_every_command_it_names_is_there(readme: Path) -> None:
    text = text_of(readme)
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in re.findall(r"(?:`|^ +)make ([a-z][\w-]*)", text, re.MULTILINE):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
    group = typer.main.get_command(app)
    assert isinstance(group, TyperGroup)
    known = set(group.commands)
    for name in re.findall(r"cluster-policy ([a-z]+)\b", text):
        assert name in known, name
    for module in re.findall(r"python -m ([a-z][\w.]*)", text):
        if module.startswith(TOPS):
            assert find_spec(module), module


@each_readme
def test_every_setting_it_names_is_there(readme: Path) -> None:
    for name in re.findall(r"CLUSTER_POLICY_(\w+)", text_of(readme)):
        assert name.lower() in Settings.model_fields, name


def test_every_setting_is_told_in_one_readme() -> None:
    told = [name for fields in FIELDS.values() for name in fields]
    assert sorted(told) == sorted(Settings.model_fields)


@pytest.mark.parametrize("readme", FIELDS, ids=lambda path: path.parent.name)
def test_the_table_of_settings_is_the_one_of_the_code(readme: Path) -> None:
    text = text_of(readme)
    assert text == with_settings(text, FIELDS[readme]), (
        "The table of settings is not that of the code: run `make docs`, or "
        "`python -m tests.readme`."
    )


@pytest.mark.parametrize("readme", [README, ROOT / "index/readers/README.md"])
def test_the_table_of_formats_has_every_ending_that_is_read(readme: Path) -> None:
    rows = re.findall(r"^\| (`\.[^|]*) \|", readme.read_text("utf-8"), re.MULTILINE)
    told = [ending for row in rows for ending in re.findall(r"`(\.\w+)`", row)]
    assert sorted(told) == sorted(READERS)


def test_the_readme_is_short() -> None:
    assert len(text_of(README).splitlines()) <= MOST_LINES


@pytest.mark.parametrize("top", ["index", "assistant", "ui"])
def test_the_tree_shows_every_group_and_no_other(top: str) -> None:
    _, _, below = text_of(README).partition(f"\n    {top}/ ")
    block = re.split(r"\n(?: {4}\S|\n)", below)[0]
    groups = {p.name for p in PACKAGES if p.parent == ROOT / top}
    assert set(re.findall(r"\b(\w+)/", block)) == groups


# Examples ------------------------------------------------------------------------

XUZHOU = "There are 252 registered firms in the Xuzhou cluster, which makes glass."


class SmallRetriever(BaseRetriever):
    """Finds one text, whatever is asked."""

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun
    ) -> list[Document]:
        return [Document(XUZHOU, metadata={"source": "xuzhou.txt"})]


class SearchingModel(ScriptedModel):
    """Calls the tool it is given once, then says what the tool found."""

    def bind_tools(
        self, tools: Sequence[Any], **kwargs: Any
    ) -> Runnable[Any, AIMessage]:
        return self.bind(tool=tools[0].name)

    def _generate(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: object = None,
        **kwargs: Any,
    ) -> ChatResult:
        call = {"name": kwargs["tool"], "args": {"query": "Xuzhou"}, "id": "1"}
        found = messages[-1]
        said = (
            AIMessage(found.text)
            if isinstance(found, ToolMessage)
            else AIMessage("", tool_calls=[call])
        )
        return ChatResult(generations=[ChatGeneration(message=said)])


def examples_of(readme: Path) -> list[str]:
    return [dedent(code) for _, code in EXAMPLE.findall(text_of(readme))]


@pytest.fixture
def run(
    shipped_settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[[str], None]:
    """Run an example on the shipped documents, with the parts that it leaves open."""
    monkeypatch.setenv("CLUSTER_POLICY_CORPUS_DIR", str(shipped_settings.corpus_dir))
    monkeypatch.setenv("CLUSTER_POLICY_INDEX_DIR", str(shipped_settings.index_dir))
    monkeypatch.chdir(tmp_path)
    statement = ("There are 252 registered firms in Xuzhou", "252 registered firms")
    parts = {
        "my_retriever": SmallRetriever(),
        "my_model": ScriptedModel(script=writing(statement)),
        "my_agent_model": SearchingModel(script=lambda _: ""),
        "my_comparing_model": calling(
            "How many firms are in the Xuzhou cluster?",
            "What are the Shandong upgrading actions?",
        ),
    }
    return lambda code: exec(compile(code, "README.md", "exec"), parts)


def test_the_first_example_runs_as_it_stands(tmp_path: Path) -> None:
    example = examples_of(README)[0]
    (tmp_path / "docs_corpus").symlink_to(ROOT / "docs_corpus")
    done = subprocess.run(
        [sys.executable, "-c", example],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, done.stderr
    assert "252" in done.stdout


def test_the_example_with_ones_own_parts_answers_from_these(
    run: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    run(examples_of(README)[1])
    written, found, quoted = capsys.readouterr().out.strip().split("\n", 2)
    assert written == "There are 252 registered firms in Xuzhou [1]"
    assert "glas" in found
    assert quoted.endswith(f"{XUZHOU} [1]")


def test_the_agent_of_the_example_compares_by_cited_answers(
    run: Callable[[str], None], capsys: pytest.CaptureFixture[str]
) -> None:
    (example,) = (
        code
        for code in examples_of(ROOT / "assistant" / "README.md")
        if "create_agent" in code
    )
    run(example)
    xuzhou, shandong, *compared = capsys.readouterr().out.splitlines()
    assert xuzhou.startswith("How many firms are in the Xuzhou cluster? [")
    assert "252" in xuzhou
    assert shandong.startswith("What are the Shandong upgrading actions? [")
    said = "\n".join(compared)
    assert "xuzhou-glass-export-base.sv.txt" in said
    assert "shandong-cluster-upgrading-year.en.txt" in said


@pytest.mark.parametrize(
    "example",
    [example for readme in READMES[1:] for example in examples_of(readme)],
)
def test_every_other_example_runs(example: str, run: Callable[[str], None]) -> None:
    run(example)
