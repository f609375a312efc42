from __future__ import annotations

import os
from pathlib import Path

import pytest

from index.sync.corpus import scan_corpus
from index.sync.file_states import load_states, save_states

LONG_AGO = 1_000_000_000


def write(path: Path, text: str) -> None:
    path.write_text(text)
    os.utime(path, (LONG_AGO, LONG_AGO))


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    return folder


def test_a_file_whose_state_fits_is_not_opened(corpus: Path) -> None:
    write(corpus / "a.txt", "text")
    known = scan_corpus(corpus).states
    (corpus / "a.txt").chmod(0)
    # Its mode is no part of its bytes, but the system notes the change of it.
    scan = scan_corpus(corpus, known)
    assert scan.files["a.txt"].content_hash == known["a.txt"].content_hash


def test_a_change_that_keeps_size_and_time_is_found(corpus: Path) -> None:
    write(corpus / "a.txt", "252 firms")
    known = scan_corpus(corpus).states
    write(corpus / "a.txt", "260 firms")
    scan = scan_corpus(corpus, known)
    assert scan.files["a.txt"].content_hash != known["a.txt"].content_hash


def test_the_state_of_a_file_that_changed_a_moment_ago_is_not_relied_on(
    corpus: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    write(corpus / "a.txt", "text")
    states = scan_corpus(corpus).states
    save_states(tmp_path / "files.json", states, before=states)
    assert (tmp_path / "files.json").exists()
    assert load_states(tmp_path / "files.json") == {}
    assert caplog.messages == []


def test_a_damaged_file_of_states_counts_as_none(tmp_path: Path) -> None:
    for content in ("", "[]", "{", '{"a.txt": [1]}', '[["a.txt"], [1]]', "\x00"):
        (tmp_path / "files.json").write_text(content)
        assert load_states(tmp_path / "files.json") == {}
