"""The ground that all ways in stand on, indexed once for a module of tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from assistant import Assistant
from tests.ways_in.ground import Ground, index_ground


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    folder = tmp_path_factory.mktemp("ground")
    (folder / "other").mkdir()
    settings = index_ground(folder)
    with Assistant.open(settings) as assistant:
        yield Ground(settings, assistant, folder / "other")
