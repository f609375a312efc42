"""The command says what was read and what was not."""

from __future__ import annotations

import tarfile
from pathlib import Path

import pytest

from tests.measure.awkward.__main__ import main

pytestmark = pytest.mark.slow


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A tar file of a text, a file that is none, and an empty one."""
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "park.txt").write_text("The park was founded in 2003.")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 and no more")
    (folder / "empty.txt").touch()
    with tarfile.open(tmp_path / "files.tar.gz", "w:gz") as packed:
        packed.add(folder, "files")
    return tmp_path / "files.tar.gz"


def test_files_are_counted_by_format_and_failures_named(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(archive)
    printed = capsys.readouterr().out
    rows = [line.strip("│ ").split() for line in printed.splitlines() if "│" in line]
    counts = [[cell for cell in row if cell != "│"][:4] for row in rows]
    assert counts == [
        [".pdf", "1", "0", "1"],
        [".txt", "2", "1", "1"],
        ["all", "3", "1", "2"],
    ]
    assert "    1  is empty" in printed
    assert "         files/broken.pdf" in printed


def test_the_text_of_a_file_is_shown(
    archive: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(archive, show="park.txt")
    assert capsys.readouterr().out.endswith("---\nThe park was founded in 2003.\n")
