"""What a forked process takes over from the one that starts it."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT
from tests.forked import start_forked


def _write_folder(file: Path) -> None:
    file.write_text(str(Path.cwd()), encoding="utf-8")


def test_a_page_that_was_tried_before_does_not_run_in_the_fork(tmp_path: Path) -> None:
    def script(address: str) -> None:
        import streamlit

        streamlit.write(address)

    assert not AppTest.from_function(script, args=("/",)).run().exception
    process = start_forked(_write_folder, tmp_path / "folder")
    process.join()

    assert process.exitcode == 0
    folder = (tmp_path / "folder").read_text(encoding="utf-8")
    assert folder == str(ROOT)
