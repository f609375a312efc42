"""Whatever standard output cannot take, a command ends in a sentence."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from assistant import Settings
from assistant.service.keys import Keys
from index import sync_index
from tests.conftest import ROOT
from tests.waiting import PATIENCE

FULL = Path("/dev/full")
on_a_full_disk = pytest.mark.skipif(not FULL.exists(), reason="Linux alone has it.")
COMMAND = [sys.executable, "-c", "from ui.cli.commands import main; main()"]
NAME = "Företag i 徐州.txt"


@pytest.fixture
def environment(settings: Settings) -> dict[str, str]:
    file = settings.corpus_dir / NAME
    file.write_text("Det finns 252 företag – 中国玻璃.", "utf-8")
    sync_index(settings)
    with closing(Keys.open(settings)) as keys:
        keys.add("Åsa")
    return {
        **os.environ,
        "CLUSTER_POLICY_CORPUS_DIR": str(settings.corpus_dir),
        "CLUSTER_POLICY_INDEX_DIR": str(settings.index_dir),
    }


def printed_in(
    letters: str, environment: dict[str, str], *arguments: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*COMMAND, *arguments],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={**environment, "PYTHONIOENCODING": letters},
        timeout=PATIENCE,
    )


@pytest.mark.parametrize("letters", ["ascii", "cp1252"])
def test_a_character_that_cannot_be_shown_is_replaced_and_that_is_said(
    environment: dict[str, str], letters: str
) -> None:
    done = printed_in(letters, environment, "documents")
    assert done.returncode == 0
    shown = NAME.encode(letters, "replace")
    assert b"?" in shown
    assert shown in done.stdout
    said = done.stderr.decode()
    assert f"({letters}) cannot show some characters" in said
    assert len(said.splitlines()) == 2


def test_json_loses_nothing_where_only_english_letters_can_be_shown(
    environment: dict[str, str],
) -> None:
    done = printed_in("ascii", environment, "documents", "--json")
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout)["documents"][0]["id"] == NAME


def test_where_all_can_be_shown_nothing_is_said(environment: dict[str, str]) -> None:
    done = printed_in("utf-8", environment, "keys", "list")
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Åsa" in done.stdout.decode()


@on_a_full_disk
@pytest.mark.parametrize(
    "command",
    ["--help", "keys list", "documents", "documents --json", "serve --port 0"],
)
def test_a_full_disk_is_one_sentence_and_a_hint(
    environment: dict[str, str], command: str
) -> None:
    with FULL.open("wb") as full:
        done = subprocess.run(
            [*COMMAND, *command.split()],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            cwd=ROOT,
            env=environment,
            timeout=PATIENCE,
        )
    assert done.returncode == 1
    sentence, _hint = done.stderr.decode().splitlines()
    assert "could not all be written to standard output: No space left" in sentence


@pytest.mark.parametrize("command", ["--help", "keys list", "documents --json"])
def test_where_nobody_reads_on_a_command_ends_and_says_nothing(
    environment: dict[str, str], command: str
) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as unread:
        done = subprocess.run(
            [*COMMAND, *command.split()],
            stdout=unread,
            stderr=subprocess.PIPE,
            check=False,
            cwd=ROOT,
            env=environment,
            timeout=PATIENCE,
        )
    assert (done.returncode, done.stderr) == (141, b"")


def test_an_agent_that_reads_no_further_is_no_error_of_the_server(
    environment: dict[str, str],
) -> None:
    about = {"protocolVersion": "2025-03-26", "capabilities": {}}
    client = {"clientInfo": {"name": "x", "version": "1"}}
    call = {"jsonrpc": "2.0", "id": 1, "method": "initialize"}
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as unread:
        done = subprocess.run(
            [*COMMAND, "mcp"],
            input=json.dumps({**call, "params": {**about, **client}}).encode() + b"\n",
            stdout=unread,
            stderr=subprocess.PIPE,
            check=False,
            cwd=ROOT,
            env=environment,
            timeout=PATIENCE,
        )
    assert (done.returncode, done.stderr) == (141, b"")


@on_a_full_disk
def test_a_page_whose_address_cannot_be_printed_says_so(
    environment: dict[str, str],
) -> None:
    options = ["--server.port=0", "--server.headless=true"]
    options += ["--server.address=127.0.0.1"]
    with FULL.open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "ui.page.page_process", *options],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            cwd=ROOT,
            env=environment,
            timeout=PATIENCE,
        )
    assert done.returncode == 1
    assert "could not all be written to standard output" in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_a_command_whose_output_is_closed_does_its_work(
    environment: dict[str, str],
) -> None:
    command = f'{sys.executable} -c "{COMMAND[2]}" documents --json >&-'
    done = subprocess.run(
        ["/bin/sh", "-c", command],
        stderr=subprocess.PIPE,
        check=False,
        cwd=ROOT,
        env=environment,
        timeout=PATIENCE,
    )
    assert (done.returncode, done.stderr) == (0, b"")
