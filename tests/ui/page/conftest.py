"""Pages that keep their conversations in a folder of their test alone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit as st


@pytest.fixture(autouse=True)
def _own_index_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[None]:
    monkeypatch.setenv("CLUSTER_POLICY_INDEX_DIR", str(tmp_path / "index"))
    yield
    st.cache_resource.clear()
