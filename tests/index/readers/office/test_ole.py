from __future__ import annotations

import struct
from contextlib import closing

import pytest

from index.errors import UnreadableDocumentError
from index.readers.office.ole import find_ole_title, open_ole
from tests.index.readers.word.doc.doc_files import write_ole

PROPERTIES = "\x05SummaryInformation"
IDENTIFIER = bytes.fromhex("e0859ff2f94f6810ab9108002b27b3d9")


def write_properties(title: bytes, code_page: int) -> bytes:
    """Return a stream that says the title of a file."""
    values = [
        (1, struct.pack("<IHxx", 2, code_page)),
        (2, struct.pack("<II", 30, len(title) + 1) + title + bytes(4)),
    ]
    places, content = b"", b""
    for number, value in values:
        places += struct.pack("<II", number, 24 + len(content))
        content += value
    section = struct.pack("<II", 24 + len(content), len(values)) + places + content
    head = struct.pack("<HHI16xI", 0xFFFE, 0, 0, 1) + IDENTIFIER
    return head + struct.pack("<I", 48) + section


@pytest.mark.parametrize(
    ("title", "code_page", "shown"),
    [
        ("Firms in Malmö".encode("cp1252"), 1252, "Firms in Malmö"),
        ("苏州工业园".encode("gbk"), 936, "苏州工业园"),
        ("苏州工业园".encode(), 65001, "苏州工业园"),
        (b"Workbook1", 1252, None),
        (b"\xff\xfe\xfd", 65001, None),
        (b"Firms", 12, None),
    ],
)
def test_the_title_is_read_in_the_code_page_that_is_declared(
    title: bytes, code_page: int, shown: str | None
) -> None:
    content = write_ole({PROPERTIES: write_properties(title, code_page)})

    with closing(open_ole(content)) as file:
        assert find_ole_title(file) == shown


def test_a_list_of_properties_without_end_is_not_read() -> None:
    stream = write_properties(b"Firms of Jiangsu", 1252)
    count = struct.pack("<II", 0x1000 | 3, 0xFFFFFFFF)
    claimed = stream.replace(struct.pack("<IHxx", 2, 1252), count)

    with closing(open_ole(write_ole({PROPERTIES: claimed}))) as file:
        assert find_ole_title(file) is None


def test_a_file_without_properties_has_no_title() -> None:
    with closing(open_ole(write_ole({"Workbook": b"x"}))) as file:
        assert find_ole_title(file) is None


@pytest.mark.parametrize(
    ("stream", "reason"),
    [("EncryptedPackage", "password"), ("\tDRMContent", "rights management")],
)
def test_an_encrypted_file_is_refused(stream: str, reason: str) -> None:
    with pytest.raises(UnreadableDocumentError, match=reason):
        open_ole(write_ole({stream: b"x"}))
