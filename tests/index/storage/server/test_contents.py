"""What is kept on a server says itself when it is not what was put there."""

from __future__ import annotations

import zlib

import pytest

from index.errors import IndexDamagedError, SettingsError
from index.storage.server.address import Address
from index.storage.server.contents import (
    Manifest,
    pack_manifest,
    pack_version,
    unpack_manifest,
    unpack_version,
)
from tests.index.storage.server.values import sample


def test_other_bytes_are_noticed() -> None:
    park = sample("park")
    version, data = pack_version(park.document, park.passages, "vectors")
    other = zlib.compress(zlib.decompress(data).replace(b"edition 1", b"edition 7"))

    assert unpack_version(version, data) == (park.document, park.passages)
    for damaged in (other, data[:-3], b"", b"{}"):
        with pytest.raises(IndexDamagedError):
            unpack_version(version, damaged)


def test_a_manifest_is_numbered_after_the_one_before_it() -> None:
    first = Manifest({}, {"park": "0"}, (), "vectors", None, 1.5)
    name, data = pack_manifest(first)
    following, _ = pack_manifest(Manifest({}, {"park": "0"}, (), "vectors", name, 1.5))

    assert name.startswith("000001-")
    assert following.startswith("000002-")
    assert unpack_manifest(name, data) == first
    assert unpack_manifest(name, data).name == name
    with pytest.raises(IndexDamagedError):
        unpack_manifest(following, data)


@pytest.mark.parametrize(
    "url",
    ["", "localhost:8000", "ftp://host", "http://", "http://host:port", "http://h?a=b"],
)
def test_what_is_no_web_address_is_refused(url: str) -> None:
    with pytest.raises(SettingsError, match="not a web address"):
        Address(url)


def test_a_password_in_the_url_is_refused_and_not_repeated() -> None:
    with pytest.raises(SettingsError) as caught:
        Address("http://user:secret@host:8000")

    assert "secret" not in f"{caught.value.message} {caught.value.hint}"


def test_a_token_goes_where_it_is_looked_for_and_is_not_shown() -> None:
    proxy = Address("https://index.example.org/chroma", "secret")
    cloud = Address("https://api.trychroma.com", "secret")

    assert proxy.headers == {"Authorization": "Bearer secret"}
    assert cloud.headers == {"x-chroma-token": "secret"}
    assert Address("http://nottrychroma.com", "secret").headers == proxy.headers
    assert Address("http://host").headers == {}
    assert "secret" not in repr(proxy)
    assert "secret" not in proxy.without_token("Bearer secret")
