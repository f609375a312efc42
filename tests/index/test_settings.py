"""Settings come from the environment; one that cannot work is named in a sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from assistant.settings import Settings
from index.errors import SettingsError
from index.limits import DEFAULT_LIMITS, ReadLimits
from index.settings import IndexSettings


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is no .env file."""
    monkeypatch.chdir(tmp_path)


def test_each_setting_is_a_variable_of_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CLUSTER_POLICY_CHUNK_SIZE", "77")
    monkeypatch.setenv("CLUSTER_POLICY_INDEX_DIR", "/srv/index")
    settings = IndexSettings.load()
    assert (settings.chunk_size, settings.index_dir) == (77, Path("/srv/index"))
    assert IndexSettings.load(chunk_size=88).chunk_size == 88


def test_a_file_beside_the_program_sets_them_too_below_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_text(
        "CLUSTER_POLICY_CHUNK_SIZE=77\nCLUSTER_POLICY_MAX_PAGES=9\nOTHER=1\n"
    )
    monkeypatch.setenv("CLUSTER_POLICY_CHUNK_SIZE", "66")
    settings = IndexSettings.load()
    assert (settings.chunk_size, settings.max_pages) == (66, 9)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("chunk_size", 10),
        ("chunk_overlap", 6),
        ("keep_generations", 0),
        ("max_read_seconds", 0),
        ("max_nesting", -1),
        ("max_pages", "many"),
        ("chroma_collection", "No Spaces"),
    ],
)
def test_a_value_that_cannot_work_is_an_error_that_names_its_variable(
    name: str, value: object
) -> None:
    with pytest.raises(SettingsError) as raised:
        IndexSettings.load(**{name: value})
    assert f"CLUSTER_POLICY_{name.upper()} cannot be {value!r}" in raised.value.message
    assert raised.value.hint


def test_a_list_that_is_no_json_is_an_error_that_names_the_setting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CLUSTER_POLICY_EXAMPLE_QUESTIONS", "abc")
    with pytest.raises(SettingsError, match="example_questions") as raised:
        Settings.load()
    assert "[" in raised.value.hint


def test_a_file_of_settings_in_another_encoding_is_an_error_that_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".env").write_bytes("# för oss\n".encode("latin-1"))
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SettingsError, match="UTF-8"):
        IndexSettings.load()


def test_a_folder_may_be_in_the_home_folder() -> None:
    settings = IndexSettings.load(corpus_dir="~/texts", index_dir="~/index")
    assert settings.corpus_dir == Path.home() / "texts"
    assert settings.index_dir == Path.home() / "index"


def test_settings_do_not_change_while_they_are_used() -> None:
    with pytest.raises(ValidationError):
        IndexSettings().chunk_size = 100  # type: ignore[misc]


def test_a_token_is_not_shown_with_the_settings() -> None:
    settings = IndexSettings.load(chroma_token="secret-token")
    assert "secret-token" not in repr(settings)
    assert settings.chroma_token.get_secret_value() == "secret-token"


def test_the_limits_of_reading_are_those_that_were_set() -> None:
    settings = IndexSettings.load(
        max_file_mb=1,
        max_unpacked_mb=2,
        max_pages=3,
        max_read_seconds=4,
        max_read_memory_mb=500,
        max_ocr_seconds=6,
        max_nesting=7,
    )
    assert settings.limits == ReadLimits(
        file_bytes=1_000_000,
        unpacked_bytes=2_000_000,
        pages=3,
        seconds=4,
        memory_bytes=500_000_000,
        ocr_seconds=6,
        nesting=7,
    )


def test_without_settings_the_limits_are_the_same_as_where_none_are_given() -> None:
    assert IndexSettings().limits == DEFAULT_LIMITS == ReadLimits()
