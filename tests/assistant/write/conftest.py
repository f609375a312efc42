"""What Azure's client needs to know besides the settings."""

from __future__ import annotations

import pytest


@pytest.fixture
def azure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AZURE_OPENAI_API_KEY", "any")
    monkeypatch.setenv("OPENAI_API_VERSION", "2024-10-21")
