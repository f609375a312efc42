"""What visitors share is opened with the settings of now, and let go with them."""

from __future__ import annotations

import threading
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest

from index import sync_index
from index.settings import IndexSettings
from ui.page import resources


def watching() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "watching"]


def open_generations(folder: Path) -> Counter[str]:
    """Return which files of generations this process has open, and how often."""
    found = Counter[str]()
    for file in Path("/proc/self/fd").iterdir():
        with suppress(OSError):
            found[str(file.readlink())] += 1
    place = str(folder / "generations")
    return Counter({path: often for path, often in found.items() if place in path})


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return two folders of documents; the settings name the first."""
    both = [tmp_path / "first", tmp_path / "second"]
    for folder in both:
        folder.mkdir()
        text = f"# Cork\n\nThe cork cluster of the {folder.name} folder is new.\n"
        (folder / "cork.md").write_text(text, encoding="utf-8")
    monkeypatch.setenv("CLUSTER_POLICY_CORPUS_DIR", str(both[0]))
    return both


def test_a_folder_that_the_settings_named_before_is_followed_no_longer(
    folders: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    others = watching()
    before = resources.indexing()
    (follower,) = (thread for thread in watching() if thread not in others)
    monkeypatch.setenv("CLUSTER_POLICY_CORPUS_DIR", str(folders[1]))
    now = resources.indexing()
    assert now is not before
    # Other programs have the folder brought up to date that the page follows.
    assert resources.shared_indexing() is now
    (another,) = (thread for thread in watching() if thread not in others)
    assert another is not follower
    assert not before.start()


def test_an_index_that_was_opened_with_settings_of_before_is_let_go(
    folders: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = IndexSettings.load()
    sync_index(settings)
    before = resources.shared_assistant()
    assert before.search("cork")
    opened = open_generations(settings.index_dir)
    assert opened
    monkeypatch.setenv("CLUSTER_POLICY_TOP_K", "7")
    now = resources.shared_assistant()
    assert now is not before
    assert now.search("cork")
    assert open_generations(settings.index_dir) == opened


def test_conversations_go_on_where_only_other_settings_change(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = resources.shared_conversations()
    monkeypatch.setenv("CLUSTER_POLICY_TOP_K", "7")
    assert resources.shared_conversations() is before
