"""A key is told once, kept as a hash, and holds until it ends or is revoked."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from assistant import Settings
from assistant.access import Role
from assistant.conversations.database import Database
from assistant.conversations.key_store import KeyStore, StoredKey
from assistant.conversations.tables import KeyRow
from assistant.errors import KeyRefusedError, NotKeptError
from assistant.service.keys import Keys


@pytest.fixture
def keys(settings: Settings) -> Iterator[Keys]:
    with closing(Keys.open(settings)) as opened:
        yield opened


def test_a_key_says_who_somebody_is(keys: Keys) -> None:
    key = keys.add("The desk", Role.EDITOR, ["economists", " press ", ""])
    visitor = keys.visitor_of(key)
    assert (visitor.name, visitor.role) == ("The desk", Role.EDITOR)
    assert visitor.groups == {"economists", "press"}
    assert visitor.id == f"key {keys.listed()[0].prefix}"
    assert key.startswith(f"{keys.listed()[0].prefix}_")


def test_of_a_key_only_a_hash_is_kept(keys: Keys, settings: Settings) -> None:
    key = keys.add("The desk")
    secret = key.split("_", 2)[2]
    assert len(secret) == 43
    keys.close()
    files = [p for p in settings.index_dir.rglob("*") if p.is_file()]
    assert files
    assert not [file for file in files if secret.encode() in file.read_bytes()]


@pytest.mark.parametrize(
    "wrong",
    ["", "x", "cp_", "cp__", "\x00", "_" * 500, "cp_0123456789_abc", "\ud800", "å" * 9],
)
def test_what_is_no_key_is_refused(keys: Keys, wrong: str) -> None:
    keys.add("The desk")
    with pytest.raises(KeyRefusedError, match="not known"):
        keys.visitor_of(wrong)


def test_a_key_with_one_letter_changed_is_refused(keys: Keys) -> None:
    key = keys.add("The desk")
    for place in range(len(key)):
        changed = key[:place] + ("x" if key[place] != "x" else "y") + key[place + 1 :]
        with pytest.raises(KeyRefusedError):
            keys.visitor_of(changed)
    with pytest.raises(KeyRefusedError):
        keys.visitor_of(key + "x")


def test_a_key_ends_when_it_expires(keys: Keys) -> None:
    assert keys.visitor_of(keys.add("A", lasting=timedelta(days=1)))
    with pytest.raises(KeyRefusedError, match="expired"):
        keys.visitor_of(keys.add("B", lasting=timedelta(0)))


def test_a_key_that_was_revoked_holds_no_longer(keys: Keys) -> None:
    key, other = keys.add("A"), keys.add("B")
    keys.revoke(keys.listed()[0].prefix)
    with pytest.raises(KeyRefusedError, match="revoked"):
        keys.visitor_of(key)
    assert keys.visitor_of(other).name == "B"
    revoked = keys.listed()[0].revoked
    keys.revoke(key)
    assert keys.listed()[0].revoked == revoked


def test_a_key_that_is_not_there_cannot_be_revoked(keys: Keys) -> None:
    with pytest.raises(KeyRefusedError, match="no key"):
        keys.revoke("cp_0123456789")


def test_as_much_of_a_key_as_no_other_begins_with_revokes_it(
    keys: Keys, settings: Settings
) -> None:
    keep(settings, "cp_0123456789", "cp_0123ffffff", "cp_ab00000000")
    assert keys.revoke(" cp_a ").prefix == "cp_ab00000000"
    assert keys.revoke("cp_0123f").prefix == "cp_0123ffffff"
    first, second, third = keys.listed()
    assert (first.revoked, bool(second.revoked and third.revoked)) == (None, True)


def test_a_beginning_of_several_keys_revokes_none_and_names_them(
    keys: Keys, settings: Settings
) -> None:
    keep(settings, "cp_0123456789", "cp_0123ffffff", "cp_ab00000000")
    with pytest.raises(KeyRefusedError) as error:
        keys.revoke("cp_0")
    several = "cp_0123456789 (Whose cp_0123456789), cp_0123ffffff (Whose cp_0123ffffff)"
    assert error.value.message == f"Several keys begin with cp_0: {several}."
    assert error.value.hint
    assert not any(key.revoked for key in keys.listed())


@pytest.mark.parametrize("beginning", ["", " ", "c", "cp", "cp_"])
def test_what_every_key_begins_with_does_not_revoke_the_only_one(
    keys: Keys, beginning: str
) -> None:
    keys.add("The desk")
    with pytest.raises(KeyRefusedError, match="does not say which one") as error:
        keys.revoke(beginning)
    assert error.value.hint
    assert keys.listed()[0].revoked is None


def keep(settings: Settings, *prefixes: str) -> None:
    with closing(KeyStore(Database.of(settings))) as store:
        for made, prefix in enumerate(prefixes):
            store.add(StoredKey(prefix, "", f"Whose {prefix}", "reader", (), made))


def test_that_a_key_was_made_is_not_forgotten_when_it_is_revoked(
    keys: Keys, settings: Settings
) -> None:
    assert not keys.were_made()
    keys.revoke(keys.add("A"))
    assert keys.were_made()
    with closing(Keys.open(settings)) as again:
        assert again.were_made()


def test_keys_hold_in_every_process_that_opens_them(
    keys: Keys, settings: Settings, tmp_path: Path
) -> None:
    with closing(Keys.open(settings)) as other:
        key = other.add("A")
        assert keys.visitor_of(key).name == "A"
        keys.revoke(key)
        with pytest.raises(KeyRefusedError):
            other.visitor_of(key)


def test_that_keys_cannot_be_looked_up_is_said_of_them(
    keys: Keys, settings: Settings
) -> None:
    key = keys.add("The desk")
    file = settings.index_dir / "conversations" / "conversations.sqlite"
    with closing(sqlite3.connect(file)) as database:
        database.execute(f"DROP TABLE {KeyRow.__tablename__}")
    with pytest.raises(NotKeptError) as error:
        keys.visitor_of(key)
    assert error.value.message == "Keys cannot be kept: the database refuses to."
    assert "answered all the same" not in error.value.hint
    keys.close()
    file.write_bytes(b"no database" * 1_000)
    with pytest.raises(NotKeptError, match=r"^Keys cannot be kept: .* is damaged"):
        Keys.open(settings)


def test_keys_are_looked_up_as_soon_as_their_database_is_there(
    keys: Keys, settings: Settings
) -> None:
    key = keys.add("The desk")
    keys.close()
    folder = settings.index_dir / "conversations"
    folder.rename(settings.index_dir / "away")
    folder.write_text("no folder")
    with closing(Keys.of(settings)) as later:
        for _ in range(2):
            with pytest.raises(NotKeptError):
                later.visitor_of(key)
        folder.unlink()
        (settings.index_dir / "away").rename(folder)
        assert later.visitor_of(key).name == "The desk"
