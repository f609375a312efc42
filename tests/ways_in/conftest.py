"""The ground that all ways in stand on, indexed once for a module of tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from assistant import Assistant, Settings
from assistant.extract.span_model.model import load_span_model
from tests.ways_in.ground import Ground, index_ground


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    with standing(tmp_path_factory.mktemp("ground")) as ground:
        yield ground


@pytest.fixture(scope="module")
def ground_without(
    tmp_path_factory: pytest.TempPathFactory, ground: Ground
) -> Iterator[Ground]:
    """The same documents, where the closed folder has never been."""
    folder = tmp_path_factory.mktemp("without")
    with standing(folder, without="secret", like=ground.settings) as without:
        yield without


@contextmanager
def standing(
    folder: Path, *, without: str = "", like: Settings | None = None
) -> Iterator[Ground]:
    (folder / "other").mkdir()
    settings = index_ground(folder, without=without, like=like)
    # Compiled between two answers that are compared, it would score a little otherwise.
    load_span_model(settings).serving.prepare()
    with Assistant.open(settings) as assistant:
        yield Ground(settings, assistant, folder / "other")
