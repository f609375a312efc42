"""What `-v` prints: tidy lines to standard error, and nothing without it."""

from __future__ import annotations

import logging
import re
import sys
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from typer.main import get_command

from assistant.access.visitor import Visitor
from index.errors import IndexDamagedError
from tests.conftest import ROOT
from tests.ui.cli.test_commands import call, empty, run
from ui.cli.commands import app
from ui.cli.serving import page_command
from ui.log_lines import print_log

__all__ = ["empty"]  # A fixture, used by its name.

LINE = re.compile(
    r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3} (DEBUG|INFO|WARNING|ERROR) "
    r"(assistant|index|ui)[\w.]*: \S.*"
)
TEXT = "The Quillfeather park has 252 workshops."


@pytest.fixture
def folder(empty: dict[str, str]) -> dict[str, str]:
    corpus = Path(empty["CLUSTER_POLICY_CORPUS_DIR"])
    (corpus / "park.txt").write_text(TEXT, encoding="utf-8")
    (corpus / "broken\n2.pdf").write_text("%PDF-1.4", encoding="utf-8")
    return empty


def test_nothing_is_printed_without_being_asked_for(folder: dict[str, str]) -> None:
    assert call("index", **folder).stderr == ""
    assert run("ask", "How many workshops are there?", **folder).stderr == ""


@pytest.mark.parametrize(
    "arguments", [("index", "-v"), ("-v", "index"), ("index", "-vv")]
)
def test_each_line_has_time_level_logger_and_message(
    folder: dict[str, str], arguments: tuple[str, ...]
) -> None:
    done = call(*arguments, **folder)
    assert done.returncode == 0, done.stderr
    printed = done.stderr.splitlines()
    assert [line for line in printed if not LINE.fullmatch(line)] == []
    assert any("WARNING index.sandbox.process: broken 2.pdf" in p for p in printed)
    assert any(" DEBUG " in line for line in printed) == ("-vv" in arguments)
    assert "Quillfeather" not in done.stderr
    assert "1 added" in done.stdout


def test_every_command_takes_the_flag() -> None:
    commands: list[Any] = [get_command(app)]
    for command in commands:
        commands += getattr(command, "commands", {}).values()
        flags = [option for param in command.params for option in param.opts]
        assert "-v" in flags, command.name


def test_the_flag_is_handed_on_to_the_page() -> None:
    assert page_command("localhost", 1, 0)[-1] == "--"
    assert page_command("localhost", 1, 2)[-3:] == ["--", "--verbose", "--verbose"]


def test_a_line_break_or_a_terminals_code_does_not_leave_its_line(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_log(1)
    logging.getLogger("index.any").info("%s is read", "a\n2026 INFO \x1b[31mb\u2028")
    (line,) = capsys.readouterr().err.splitlines()
    assert line.endswith("INFO index.any: a 2026 INFO  [31mb  is read")


def test_asked_for_twice_each_line_comes_once(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_log(2)
    print_log(1)
    logging.getLogger("ui.any").info("once")
    logging.getLogger("ui.any").debug("not now")
    logging.getLogger("httpx").warning("what others say is left alone")
    assert len(capsys.readouterr().err.splitlines()) == 1


def raising(error: Exception) -> AppTest:
    class Broken:
        def for_visitor(self, visitor: Visitor) -> Broken:
            return self

        def documents(self) -> None:
            raise error

    page = AppTest.from_file(ROOT / "ui" / "page" / "app.py", default_timeout=60)
    page.session_state["assistant"] = Broken()
    return page


def test_the_page_logs_what_it_shows_only_when_asked_to(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["app.py"])
    monkeypatch.setenv("CLUSTER_POLICY_CHROMA_URL", "http://localhost:1")
    raising(IndexDamagedError("It is damaged.")).run()
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys, "argv", ["app.py", "--verbose"])
    raising(IndexDamagedError("It is damaged.")).run()
    said = "INFO assistant.errors: Shown: It is damaged."
    assert said in capsys.readouterr().err


def test_an_unexpected_error_of_the_page_is_always_in_its_log(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["app.py"])
    monkeypatch.setenv("CLUSTER_POLICY_CHROMA_URL", "http://localhost:1")
    raising(ZeroDivisionError("details")).run()
    printed = capsys.readouterr().err
    assert "ERROR assistant.errors: Unexpected error\nTraceback" in printed
    assert "ZeroDivisionError: details" in printed
