from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from index.errors import IndexBusyError
from index.storage.database import Database
from index.storage.server import Manifest, ServerIndex
from index.storage.server.contents import pack_manifest
from index.storage.server.text_copy import (
    TextCopy,
    read_manifest,
    read_manifest_name,
    save_manifest,
)
from index.storage.texts import Texts
from tests.index.storage.server.conftest import Open
from tests.index.storage.server.values import publish, sample


def copied(copy: TextCopy) -> dict[str, str]:
    """Return the texts of the live copy by document id."""
    with copy.generations.lease() as lease, closing(Database(lease.folder)) as file:
        texts = Texts(file)
        found = [texts.document(known.id) for known in texts.documents()]
    return {read.id: read.text for read in found if read}


def follow(server: ServerIndex, folder: Path) -> TextCopy:
    """Follow as one that has just been opened does: it looks at once."""
    copy = TextCopy(server, folder)
    copy.follow()
    return copy


def test_what_is_new_is_copied_and_what_is_gone_is_forgotten(
    open_index: Open, tmp_path: Path
) -> None:
    server = open_index()
    park, town = sample("park"), sample("town")
    publish(server, park, town)
    assert set(copied(follow(server, tmp_path))) == {"park", "town"}
    later = sample("park", edition="2")
    publish(server, later)
    assert copied(follow(server, tmp_path)) == {"park": later.document.text}


def test_before_the_first_publication_nothing_is_copied(
    open_index: Open, tmp_path: Path
) -> None:
    copy = follow(open_index(), tmp_path / "copy")
    assert copy.generations.live() is None


def test_two_looks_within_a_second_are_one(open_index: Open, tmp_path: Path) -> None:
    server = open_index()
    publish(server, sample("park"))
    copy = follow(server, tmp_path)
    publish(server, sample("town"))
    copy.follow()
    assert set(copied(copy)) == {"park"}


def test_a_damaged_copy_is_fetched_again(open_index: Open, tmp_path: Path) -> None:
    server = open_index()
    park = sample("park")
    publish(server, park)
    copy = follow(server, tmp_path)
    (copy.generations.folder("000001") / "manifest").write_bytes(b"damaged")
    assert copied(follow(server, tmp_path)) == {"park": park.document.text}


def test_while_another_process_copies_the_copy_before_it_is_used(
    open_index: Open, tmp_path: Path
) -> None:
    server = open_index()
    publish(server, sample("park"))
    first = follow(server, tmp_path)
    publish(server, sample("town"))
    with first.generations.writing():
        assert set(copied(follow(server, tmp_path))) == {"park"}
    assert set(copied(follow(server, tmp_path))) == {"town"}


def test_while_another_process_makes_the_first_copy_a_reader_is_told_so(
    open_index: Open, tmp_path: Path
) -> None:
    server = open_index()
    publish(server, sample("park"))
    copy = TextCopy(server, tmp_path)
    with copy.generations.writing(), pytest.raises(IndexBusyError):
        TextCopy(server, tmp_path).follow()


def test_a_copy_is_known_by_one_name_for_good(open_index: Open, tmp_path: Path) -> None:
    place = TextCopy(open_index(), tmp_path).place()
    assert place
    assert TextCopy(open_index(), tmp_path).place() == place


@pytest.fixture
def manifest() -> Manifest:
    bare = Manifest({"schema": "1"}, {"a.md": "0" * 32}, (), "vectors", None, 12.5)
    return replace(bare, name=pack_manifest(bare)[0])


def test_a_manifest_comes_back_with_its_name(
    manifest: Manifest, tmp_path: Path
) -> None:
    save_manifest(tmp_path, manifest)
    found = read_manifest(tmp_path)
    assert found == manifest
    assert found.name == read_manifest_name(tmp_path) == manifest.name


@pytest.mark.parametrize("damage", [b"", b"no name", b"000001-0\nother bytes"])
def test_a_damaged_manifest_is_none_at_all(
    manifest: Manifest, tmp_path: Path, damage: bytes
) -> None:
    save_manifest(tmp_path, manifest)
    (tmp_path / "manifest").write_bytes(damage)
    assert read_manifest(tmp_path) is None
    assert read_manifest_name(tmp_path) != manifest.name


def test_where_no_manifest_is_there_is_no_name(tmp_path: Path) -> None:
    assert read_manifest(tmp_path) is None
    assert read_manifest_name(tmp_path) == ""
