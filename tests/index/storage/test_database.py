from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from index.errors import IndexDamagedError
from index.storage.database import Database


def test_what_a_file_was_made_with_is_known_when_it_is_opened(tmp_path: Path) -> None:
    Database.create(tmp_path / "made", {"schema": "1"}).close()
    with closing(Database(tmp_path / "made")) as database:
        assert database.info == {"schema": "1"}


def test_a_file_that_is_read_cannot_be_changed(tmp_path: Path) -> None:
    Database.create(tmp_path / "made", {}).close()
    with (
        closing(Database(tmp_path / "made")) as database,
        pytest.raises(IndexDamagedError, match="readonly"),
        database.changing() as connection,
    ):
        connection.execute("DELETE FROM documents")


def test_changes_are_made_together_or_not_at_all(tmp_path: Path) -> None:
    with closing(Database.create(tmp_path / "made", {})) as database:
        two = "INSERT INTO info VALUES (?, '1')"
        with pytest.raises(IndexDamagedError), database.changing() as connection:
            connection.executemany(two, [("a",), ("a",)])
        assert database.rows("SELECT * FROM info") == []


@pytest.mark.parametrize("writable", [False, True])
def test_a_file_that_is_none_or_something_else_is_a_displayed_error(
    tmp_path: Path, writable: bool
) -> None:
    with pytest.raises(IndexDamagedError) as raised:
        Database(tmp_path, writable=writable)
    assert "--rebuild" in raised.value.hint
    (tmp_path / "documents.sqlite").write_bytes(b"not a database" * 1000)
    with pytest.raises(IndexDamagedError, match="not a database"):
        Database(tmp_path, writable=writable)


def test_a_folder_that_is_there_is_not_made_once_more(tmp_path: Path) -> None:
    with pytest.raises(IndexDamagedError):
        Database.create(tmp_path, {})
