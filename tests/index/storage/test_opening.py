from __future__ import annotations

import pytest

from assistant import Settings
from index.errors import SettingsError
from index.storage.index_folder import IndexFolder
from index.storage.opening import open_index
from index.storage.shared_index import SharedIndex


def test_without_a_server_the_index_is_in_the_folder_alone(settings: Settings) -> None:
    with open_index(settings) as index:
        assert isinstance(index, IndexFolder)
        assert index.generations.folder("1").is_relative_to(settings.index_dir)
    assert not settings.index_dir.exists()


def test_with_a_server_the_folder_has_a_copy_for_that_server_and_that_index(
    settings: Settings,
) -> None:
    folders = set()
    for more in (
        {"chroma_url": "http://one.test:8000"},
        {"chroma_url": "http://two.test:8000"},
        {"chroma_url": "http://two.test:8000", "chroma_collection": "other"},
    ):
        with open_index(settings.model_copy(update=more)) as index:
            assert isinstance(index, SharedIndex)
            folders.add(index.generations.folder("1").parent.parent)
    assert {folder.parent for folder in folders} == {settings.index_dir}
    assert len(folders) == 3
    assert not settings.index_dir.exists()


@pytest.mark.parametrize("below", ["", "index"])
def test_a_file_where_the_folder_is_to_be_is_an_error_of_the_settings(
    settings: Settings, below: str
) -> None:
    settings.index_dir.write_text("no folder", encoding="utf-8")
    wrong = settings.model_copy(update={"index_dir": settings.index_dir / below})
    with (
        pytest.raises(SettingsError, match="is a file") as raised,
        open_index(wrong),
    ):
        pass
    assert "CLUSTER_POLICY_INDEX_DIR" in raised.value.hint
