"""The ground that all ways in stand on, indexed once for a module of tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from assistant import Assistant
from tests.ways_in.ground import Ground, index_ground


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    with standing(tmp_path_factory.mktemp("ground")) as ground:
        yield ground


@pytest.fixture(scope="module")
def ground_without(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    """The same documents, where the closed folder has never been."""
    with standing(tmp_path_factory.mktemp("without"), without="secret") as ground:
        yield ground


@contextmanager
def standing(folder: Path, *, without: str = "") -> Iterator[Ground]:
    (folder / "other").mkdir()
    settings = index_ground(folder, without=without)
    with Assistant.open(settings) as assistant:
        yield Ground(settings, assistant, folder / "other")
