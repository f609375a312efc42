"""The commands that bring the index up to date: index, watch, chat at its start."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from assistant import Settings
from assistant.service.last_sync import LastSync
from index import ReadFailure, SyncReport, sync_index
from index.errors import CorpusMissingError
from index.storage.generations import Generations
from index.sync.watcher import Held
from tests.conftest import ROOT
from tests.ui.cli.test_commands import call, empty, run
from tests.waiting import PATIENCE, wait_until
from ui.cli.sync import print_news, print_report

__all__ = ["empty"]  # A fixture, used by its name.

REPORT = SyncReport(
    added=("a.txt", "b.txt", "c.txt", "d.txt", "e.txt"),
    changed=(),
    removed=(),
    unchanged=("f.txt",),
    failures=(ReadFailure("[bad].pdf", "It is empty.", answering=True),),
    passages=1_200,
    generation="000002",
    seconds=0.25,
    renamed=(("old.txt", "new.txt"),),
    near_duplicates=(("a.txt", "b.txt"),) * 12,
)


def write(settings: Settings, name: str, text: str) -> None:
    (settings.corpus_dir / name).write_text(text, encoding="utf-8")


@contextmanager
def started(*arguments: str, **environment: str) -> Iterator[subprocess.Popen[str]]:
    command = "from ui.cli.commands import main; main()"
    process = subprocess.Popen(
        [sys.executable, "-c", command, *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def test_a_report_names_what_was_renamed_what_failed_and_what_is_alike(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_report(REPORT)
    lines = capsys.readouterr().out.splitlines()
    assert lines[:3] == [
        "5 added, 0 changed, 1 renamed, 0 removed, 1 unchanged; 1,200 passages, 0.2 s",
        "renamed: old.txt → new.txt",
        "could not be read: [bad].pdf: It is empty; the earlier version goes on "
        "answering",
    ]
    assert lines[3:] == [
        *["nearly the same: a.txt, b.txt"] * 10,
        "and 2 more families: see `cluster-policy doctor --json`",
    ]


def test_news_are_one_line_each_with_the_time(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_news(REPORT)
    print_news(SyncReport((), (), (), ("f.txt",), (), 1, "000002", 0.1))
    print_news(CorpusMissingError("There is no folder.", "Make it."))
    print_news(Held("000001"))
    added, nothing, missing, held = capsys.readouterr().out.splitlines()
    assert added[8:] == (
        "  added a.txt, b.txt, c.txt and 2 more; renamed old.txt → new.txt; "
        "could not be read: [bad].pdf (It is empty; the earlier version goes on "
        "answering); 1,200 passages, 0.2 s"
    )
    assert nothing[8:] == "  up to date; 1 passage, 0.1 s"
    assert missing[8:] == "  There is no folder. Make it."
    assert "went back" in held
    assert "cluster-policy index" in held


def test_how_an_update_ended_is_kept_for_other_processes(
    settings: Settings, empty: dict[str, str]
) -> None:
    write(settings, "a.txt", "Glass is made here.")
    assert call("index", **empty).returncode == 0
    with closing(LastSync(settings)) as last:
        done = last.find()
        assert done
        assert done.counts
        assert (done.counts["added"], done.counts["passages"]) == (1, 1)
        settings.corpus_dir.rename(settings.corpus_dir.with_name("away"))
        assert call("index", **empty).returncode == 1
        failed = last.find()
        assert failed
        assert failed.counts is None


def test_going_back_says_what_answers_and_how_to_go_forward(
    settings: Settings, empty: dict[str, str]
) -> None:
    for text in ("Glass is made here.", "Gloves are made here."):
        write(settings, "a.txt", text)
        sync_index(settings)
    done = run("index", "--rollback", **empty)
    assert done.returncode == 0, done.stderr
    assert "000001" in done.stdout
    assert "cluster-policy index" in done.stdout
    with socket.socket() as taken:
        taken.bind(("localhost", 0))
        taken.listen()
        chat = run("chat", "--port", str(taken.getsockname()[1]), **empty)
    assert "went back" in chat.stderr
    assert Generations(settings.index_dir).live() == "000001"
    assert "1 changed" in call("index", **empty).stdout


def test_an_interrupted_index_is_as_it_was(
    settings: Settings, empty: dict[str, str]
) -> None:
    write(settings, "a.txt", "Glass is made here.")
    sync_index(settings)
    write(settings, "b.txt", "Gloves are made here.")
    generations = Generations(settings.index_dir)
    with started("index", **empty) as process:
        wait_until(lambda: generations.writer() or process.poll() is not None)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 130
    assert out == ""
    (line,) = err.splitlines()
    assert "as it was" in line
    assert "embedded is kept" in line
    assert generations.live() == "000001"


def test_a_followed_folder_is_one_line_a_sync_and_ends_with_one_line(
    settings: Settings, empty: dict[str, str]
) -> None:
    write(settings, "a.txt", "Glass is made here.")
    with started("watch", **empty) as process:
        assert process.stdout
        assert "Following" in process.stdout.readline()
        assert "added a.txt; 1 passage" in process.stdout.readline()
        write(settings, "b.txt", "Gloves are made here.")
        assert "added b.txt; 2 passages" in process.stdout.readline()
        Path(settings.corpus_dir, "a.txt").unlink()
        assert "removed a.txt; 1 passage" in process.stdout.readline()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0
    assert err == ""
    (line,) = out.splitlines()
    assert line.startswith("No longer following")


def test_a_second_interrupt_ends_at_once() -> None:
    """Also what does not stop when it is asked to."""
    code = """
from threading import Event
from ui.cli.sync import stopped_by_interrupt
with stopped_by_interrupt() as stop:
    print("begins", flush=True)
    stop.wait()
    print("was asked", flush=True)
    Event().wait()
"""
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout
        for said in ("begins", "was asked"):
            assert process.stdout.readline().strip() == said
            process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE) == 130
