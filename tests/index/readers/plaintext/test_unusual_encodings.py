"""Bytes in an unusual encoding are read rightly or refused, never as nonsense."""

from __future__ import annotations

import pytest

from index.errors import UnreadableDocumentError
from index.readers.plaintext.encodings import decode

TEXT = "There are 252 firms in the cluster, and they employ 60,000 people.\n"


@pytest.mark.parametrize("codec", ["cp037", "cp500", "cp1026"])
def test_the_encoding_of_mainframes_is_refused_by_its_name(codec: str) -> None:
    with pytest.raises(UnreadableDocumentError, match="mainframes") as caught:
        decode(TEXT.encode(codec))

    assert caught.value.hint == "Save it as UTF-8."


def test_an_address_does_not_make_a_text_one_of_a_mainframe() -> None:
    text = "åsa@umeå.se\nörjan@västerås.se\n" * 20

    assert decode(text.encode("cp1252")).text[:4] == "åsa@"


def test_a_file_filled_up_with_nuls_is_read() -> None:
    assert decode(TEXT.encode() + bytes(400)).text.rstrip("\0") == TEXT


def test_a_few_stray_bytes_do_not_make_a_text_unreadable() -> None:
    stray = b"\x07\x00\x02\x00\x00\x80"
    decoded = decode(stray + TEXT.encode() * 5 + "Größe".encode("cp1252"))

    assert TEXT in decoded.text
    assert decoded.encoding.startswith(("cp125", "iso8859"))


def test_a_program_is_not_text() -> None:
    with pytest.raises(UnreadableDocumentError, match="is not text"):
        decode(bytes(range(256)) * 20)


def test_an_encoding_that_is_not_known_is_refused() -> None:
    # Most of these pairs stand for nothing in any encoding of Chinese that is known.
    unassigned = [bytes([0xAA + n % 6, 0xA1 + n * 5 % 94]) for n in range(100)]

    with pytest.raises(UnreadableDocumentError, match="encoding that is not known"):
        decode("产业集群政策".encode("gb18030") * 30 + b"".join(unassigned))
