from __future__ import annotations

import pytest
from pydantic import SecretStr

from assistant import Settings
from index.errors import SettingsError
from index.storage.index_folder import IndexFolder
from index.storage.opening import open_index
from index.storage.server.chroma import Chroma
from index.storage.shared_index import SharedIndex


def test_without_a_server_the_index_is_in_the_folder_alone(settings: Settings) -> None:
    with open_index(settings) as index:
        assert isinstance(index, IndexFolder)
        assert index.generations.folder("1").is_relative_to(settings.index_dir)
    assert not settings.index_dir.exists()


def postgresql(name: str) -> SecretStr:
    return SecretStr(f"postgresql://kept:secret@db.test/{name}")


def test_a_chroma_server_without_a_database_is_an_error_that_says_what_to_set(
    settings: Settings,
) -> None:
    more = {"chroma_url": "http://one.test:8000"}
    with (
        pytest.raises(SettingsError, match="CHROMA_URL is set") as raised,
        open_index(settings.model_copy(update=more)),
    ):
        pass
    assert "CLUSTER_POLICY_DATABASE_URL=postgresql://" in raised.value.hint


def test_a_database_that_is_not_postgresql_cannot_hold_an_index(
    settings: Settings,
) -> None:
    for url in ("sqlite:///index.sqlite", "db.test"):
        more = {"chroma_url": "http://one.test", "database_url": SecretStr(url)}
        with (
            pytest.raises(SettingsError, match="PostgreSQL"),
            open_index(settings.model_copy(update=more)),
        ):
            pass


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("chroma.test:8000", "not a web address"),
        ("ftp://chroma.test", "not a web address"),
        ("http://[", "not a web address"),
        ("http://chroma.test:99999", "not a web address"),
        ("http://chroma.test/?a=b", "not a web address"),
        ("http://xn--ö:8000", "characters that cannot be sent"),
        ("http://ann:secret@chroma.test", "holds a user name or a password"),
    ],
)
def test_what_is_no_address_of_a_server_or_has_a_password_in_it_is_refused(
    settings: Settings, url: str, said: str
) -> None:
    more = {"chroma_url": url, "database_url": postgresql("one")}
    with (
        pytest.raises(SettingsError, match=said) as raised,
        open_index(settings.model_copy(update=more)),
    ):
        pass
    assert "secret" not in f"{raised.value.message} {raised.value.hint}"


def test_a_token_that_no_header_takes_is_refused_and_not_shown() -> None:
    with pytest.raises(SettingsError, match="cannot be sent") as raised:
        Chroma("http://chroma.test", token="sécret")
    assert "sécret" not in f"{raised.value.message} {raised.value.hint}"


def test_a_database_alone_leaves_the_index_in_the_folder(settings: Settings) -> None:
    more = {"database_url": postgresql("one")}
    with open_index(settings.model_copy(update=more)) as index:
        assert isinstance(index, IndexFolder)


def test_with_servers_the_folder_has_a_copy_for_each_server_and_database(
    settings: Settings,
) -> None:
    folders = set()
    for more in (
        {"chroma_url": "http://one.test:8000", "database_url": postgresql("one")},
        {"chroma_url": "http://two.test:8000", "database_url": postgresql("one")},
        {"chroma_url": "http://two.test:8000", "database_url": postgresql("two")},
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
