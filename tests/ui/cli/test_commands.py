from __future__ import annotations

import gc
import json
import os
import shutil
import socket
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout, suppress
from io import StringIO
from pathlib import Path

import pytest

from assistant import Settings
from tests.conftest import ROOT
from tests.waiting import PATIENCE, wait_until
from ui.cli.commands import main

FIRMS = "How many firms are in the Xuzhou cluster?"


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "from ui.cli.commands import main; main()", *arguments],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, **environment},
        timeout=PATIENCE,
    )


def call(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command in this process, which has imported all that it needs."""
    out, err = StringIO(), StringIO()
    code: object = 0
    with (
        pytest.MonkeyPatch.context() as patch,
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        patch.setattr(sys, "argv", ["cluster-policy", *arguments])
        for name, value in environment.items():
            patch.setenv(name, value)
        try:
            main()
        except SystemExit as error:
            code = error.code
        finally:
            gc.unfreeze()  # This process goes on.
    assert isinstance(code, int)
    return subprocess.CompletedProcess(arguments, code, out.getvalue(), err.getvalue())


@pytest.fixture
def shipped(shipped_settings: Settings) -> dict[str, str]:
    return {
        "CLUSTER_POLICY_CORPUS_DIR": str(shipped_settings.corpus_dir),
        "CLUSTER_POLICY_INDEX_DIR": str(shipped_settings.index_dir),
    }


@pytest.fixture
def empty(settings: Settings) -> dict[str, str]:
    return {
        "CLUSTER_POLICY_CORPUS_DIR": str(settings.corpus_dir),
        "CLUSTER_POLICY_INDEX_DIR": str(settings.index_dir),
    }


def test_help_lists_every_command_and_loads_nothing_heavy() -> None:
    done = run("--help")
    assert done.returncode == 0
    for command in ("chat", "ask", "index", "watch", "search", "documents", "doctor"):
        assert command in done.stdout
    assert "evaluate" in done.stdout


def test_an_answer_is_printed_with_its_source_and_warning(
    shipped: dict[str, str],
) -> None:
    done = run("ask", FIRMS, **shipped)
    assert done.returncode == 0, done.stderr
    assert "252" in done.stdout
    assert "xuzhou-glass-export-base.sv.txt" in done.stdout
    assert "'60,000 5' is damaged" in done.stdout
    assert done.stderr == ""


def test_an_answer_as_json_has_the_same_fields_as_in_python(
    shipped: dict[str, str],
) -> None:
    done = call("ask", FIRMS, "--json", **shipped)
    answer = json.loads(done.stdout)
    assert answer["status"] == "answered"
    citation = answer["citations"][0]
    text = (ROOT / "docs_corpus" / citation["document_id"]).read_text(encoding="utf-8")
    span = citation["source_span"]
    assert text[span["start"] : span["end"]] == citation["quote"]


def test_the_exit_code_is_3_when_the_documents_do_not_say(
    shipped: dict[str, str],
) -> None:
    done = call("ask", "What is the best restaurant in Xuzhou?", **shipped)
    assert done.returncode == 3
    assert "did not find it" in done.stdout
    assert "closeness " in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["ask"],
        ["nonsense"],
        ["ask", "x", "--top-k", "0"],
        ["index", "--rebuild", "--rollback"],
    ],
)
def test_wrong_usage_exits_with_2(arguments: list[str]) -> None:
    assert call(*arguments).returncode == 2


@pytest.mark.parametrize(
    ("arguments", "environment", "said"),
    [
        (["ask", "x"], {}, "cluster-policy index"),
        (["ask", " "], {}, ""),
        (["index"], {"CLUSTER_POLICY_CORPUS_DIR": "/nowhere"}, "/nowhere"),
        (["ask", "x"], {"CLUSTER_POLICY_TOP_K": "many"}, "CLUSTER_POLICY_TOP_K"),
        (
            ["index"],
            {"CLUSTER_POLICY_EMBEDDING_MODEL": "/nowhere/model"},
            "CLUSTER_POLICY_EMBEDDING_MODEL",
        ),
    ],
)
def test_a_mistake_is_one_sentence_and_a_hint_and_never_a_traceback(
    empty: dict[str, str], arguments: list[str], environment: dict[str, str], said: str
) -> None:
    Path(empty["CLUSTER_POLICY_CORPUS_DIR"], "a.txt").write_text("Glass is made here.")
    done = call(*arguments, **{**empty, **environment})
    assert done.returncode == 1
    assert said in done.stderr
    assert 1 <= len(done.stderr.strip().splitlines()) <= 3
    assert "Traceback" not in done.stderr


def test_indexing_reports_what_it_did_and_draws_no_bar_without_a_terminal(
    empty: dict[str, str],
) -> None:
    corpus = Path(empty["CLUSTER_POLICY_CORPUS_DIR"])
    (corpus / "a.txt").write_text("There are 12 firms in the Linyi park.")
    (corpus / "b.xyz").write_text("?")
    done = run("index", **empty)
    assert done.returncode == 0, done.stderr
    assert "1 added" in done.stdout
    assert "b.xyz" in done.stdout
    assert done.stderr == ""
    assert "1 unchanged" in call("index", **empty).stdout
    assert "a.txt" in call("documents", **empty).stdout
    assert "12 firms" in call("search", "Linyi", **empty).stdout


def test_brackets_in_a_document_are_printed_as_they_stand(
    empty: dict[str, str],
) -> None:
    corpus = Path(empty["CLUSTER_POLICY_CORPUS_DIR"])
    (corpus / "a.txt").write_text("The [bold]Linyi[/bold] park has [red]12 firms.")
    call("index", **empty)
    assert (
        "[bold]Linyi[/bold] park has [red]12" in call("search", "Linyi", **empty).stdout
    )


def test_the_chat_says_when_its_port_is_taken(shipped: dict[str, str]) -> None:
    with socket.socket() as taken:
        taken.bind(("localhost", 0))
        taken.listen()
        done = run("chat", "--port", str(taken.getsockname()[1]), **shipped)
    assert done.returncode == 1
    assert "PORT=" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_chat_builds_a_missing_index_serves_the_page_and_ends_it_with_itself(
    empty: dict[str, str], tmp_path: Path
) -> None:
    Path(empty["CLUSTER_POLICY_CORPUS_DIR"], "a.txt").write_text("Glass is made here.")
    with socket.socket() as probe:
        probe.bind(("localhost", 0))
        port = probe.getsockname()[1]
    command = "from ui.cli.commands import main; main()"
    with (tmp_path / "log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-c", command, "chat", "--port", str(port)],
            cwd=ROOT,
            env={**os.environ, **empty, "STREAMLIT_SERVER_HEADLESS": "true"},
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        wait_until(lambda: server.poll() is not None or is_served(port))
        assert (Path(empty["CLUSTER_POLICY_INDEX_DIR"]) / "current").exists()
        server.terminate()
        assert server.wait(PATIENCE) == 0
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("localhost", port), 1)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(server.pid, 9)


def is_served(port: int) -> bool:
    with suppress(OSError):
        socket.create_connection(("localhost", port), 1).close()
        return True
    return False


def test_a_receipt_holds_until_a_quote_is_no_longer_in_its_document(
    shipped: dict[str, str], tmp_path: Path
) -> None:
    receipt = tmp_path / "receipt.json"
    assert call("ask", FIRMS, "--receipt", str(receipt), **shipped).returncode == 0
    held = call("verify", str(receipt), **shipped)
    assert (held.returncode, "Every quote was found." in held.stdout) == (0, True)
    assert "changed" not in held.stdout

    corpus = tmp_path / "corpus"
    shutil.copytree(shipped["CLUSTER_POLICY_CORPUS_DIR"], corpus)
    (quote, *_) = json.loads(receipt.read_text("utf-8"))["answers"][0]["quotes"]
    path = corpus / quote["document"]
    moved = {**shipped, "CLUSTER_POLICY_CORPUS_DIR": str(corpus)}
    path.write_text(path.read_text("utf-8").replace("252", "253"), encoding="utf-8")
    lost = call("verify", str(receipt), **moved)
    assert lost.returncode == 5
    assert f"{quote['document']}: changed" in lost.stdout
    path.unlink()
    missing = call("verify", str(receipt), "--json", **moved)
    assert missing.returncode == 5
    assert quote["document"] in {
        document["id"]
        for document in json.loads(missing.stdout)["documents"]
        if document["missing"]
    }


def test_a_file_that_is_no_receipt_ends_in_a_sentence_and_a_hint(
    empty: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "list.json").write_text("[]", encoding="utf-8")
    done = call("verify", str(tmp_path / "list.json"), **empty)
    assert done.returncode == 1
    assert "is no receipt" in done.stderr
    assert "ask --receipt" in done.stderr
