"""One class has all settings, and names the one that cannot work."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.settings import Settings
from index.errors import SettingsError
from index.settings import IndexSettings


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no .env file."""
    monkeypatch.chdir(tmp_path)


def test_the_settings_of_the_index_are_among_them() -> None:
    assert Settings.model_fields.keys() >= IndexSettings.model_fields.keys()
    assert Settings.load(chunk_size=77).chunk_size == 77


def test_questions_are_a_list_in_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CLUSTER_POLICY_EXAMPLE_QUESTIONS", '["One?", "两个？"]')
    assert Settings.load().example_questions == ("One?", "两个？")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("top_k", 0),
        ("max_statements", 21),
        ("chat_timeout", 0),
        ("chat_retries", 11),
        ("unsupported", "keep"),
    ],
)
def test_a_value_that_cannot_work_is_an_error_that_names_its_variable(
    name: str, value: object
) -> None:
    with pytest.raises(SettingsError, match=f"CLUSTER_POLICY_{name.upper()}"):
        Settings.load(**{name: value})


def test_every_setting_says_what_it_is_for() -> None:
    fields = Settings.model_fields
    assert [name for name, field in fields.items() if not field.description] == []
