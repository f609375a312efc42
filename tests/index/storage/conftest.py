"""A draft in a folder of its own, to be filled."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from index.storage.draft import Draft
from tests.index.storage.values import begin, cache


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the draft is."""
    return tmp_path / "generation"


@pytest.fixture
def draft(folder: Path, tmp_path: Path) -> Iterator[Draft]:
    with closing(cache(tmp_path)) as kept, closing(begin(folder, kept)) as begun:
        yield begun
