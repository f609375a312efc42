"""No question and no sync ever reaches beyond this machine."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

# The audit hook sees every look-up and connection that Python code makes.
PROGRAM = """
import sys

def forbid(event, arguments):
    if event == "socket.getaddrinfo":
        host = arguments[0]
    elif event in {"socket.connect", "socket.sendto"}:
        host = arguments[1][0] if isinstance(arguments[1], tuple) else "localhost"
    else:
        return
    if host not in {"127.0.0.1", "::1", "localhost", None}:
        print("reached for", host, flush=True)
        raise OSError(f"no network: {host}")

sys.addaudithook(forbid)
if sys.argv[3] == "reach":
    import urllib.request
    urllib.request.urlopen("http://192.0.2.1/", timeout=1)

from assistant import Assistant, Settings
from index import sync_index

settings = Settings(corpus_dir=sys.argv[1], index_dir=sys.argv[2])
sync_index(settings)
with Assistant.open(settings) as assistant:
    print(assistant.ask("How many firms are in the Xuzhou cluster?").text)
"""


def run(index_dir: Path, mode: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            sys.executable,
            "-c",
            PROGRAM,
            str(ROOT / "docs_corpus"),
            str(index_dir),
            mode,
        ],
        capture_output=True,
        text=True,
        check=False,
    )


def test_indexing_and_asking_open_no_connection_beyond_loopback(tmp_path: Path) -> None:
    done = run(tmp_path / "index", "ask")
    assert done.returncode == 0, done.stderr
    assert "252" in done.stdout
    assert "reached for" not in done.stdout


def test_the_watch_over_connections_notices_one(tmp_path: Path) -> None:
    done = run(tmp_path / "index", "reach")
    assert done.returncode == 1
    assert "reached for 192.0.2.1" in done.stdout
