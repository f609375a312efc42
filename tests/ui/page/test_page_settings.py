"""The settings of a run of the page stay the same in it, and only in it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from index.errors import SettingsError
from ui.page import page_settings

NAME = "CLUSTER_POLICY_TOP_K"


def test_a_run_keeps_its_settings_and_the_next_one_has_those_of_then(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with ThreadPoolExecutor(1) as runs:
        monkeypatch.setenv(NAME, "5")
        assert runs.submit(page_settings.enter).result().top_k == 5
        monkeypatch.setenv(NAME, "6")
        assert runs.submit(page_settings.settings).result().top_k == 5
        assert page_settings.settings().top_k == 6
        assert runs.submit(page_settings.enter).result().top_k == 6


def test_where_settings_cannot_work_those_of_the_run_before_are_not_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with ThreadPoolExecutor(1) as runs:
        runs.submit(page_settings.enter).result()
        monkeypatch.setenv(NAME, "none")
        for read in (page_settings.enter, page_settings.settings):
            with pytest.raises(SettingsError):
                runs.submit(read).result()
