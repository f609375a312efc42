"""Small Outlook messages for the tests, written out as compound files."""

import struct
from datetime import UTC, datetime

Storage = dict[str, "bytes | Storage"]

_SECTOR, _SMALL = 512, 64
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_NONE = 0xFFFFFFFF
_NUMBERS = {
    "subject": "0037",
    "sender": "0C1A",
    "to": "0E04",
    "cc": "0E03",
    "body": "1000",
    "filename": "3707",
}
_CODECS = {28591: "latin-1", 54936: "gb18030", 65001: "utf-8"}


def write_message(
    *,
    sent: datetime | None = None,
    html: bytes | None = None,
    code_page: int | None = None,
    named_by: tuple[int, ...] = (0x3FFD, 0x3FDE),
    attachments: tuple[Storage, ...] = (),
    header: int = 32,
    **texts: str,
) -> Storage:
    """Return a message; with a code page its texts are not Unicode.

    Args:
        sent: When it was sent.
        html: Its body as a page.
        code_page: Of its texts and its page, by the number that Windows gives it.
        named_by: The properties that name the code page.
        attachments: What ``attach_file`` and ``attach_message`` return.
        header: Bytes before the first property.
        texts: By the names of their properties here.
    """
    storage = _texts(texts, code_page)
    if html is not None:
        storage["__substg1.0_10130102"] = html
    for number, attachment in enumerate(attachments):
        storage[f"__attach_version1.0_#{number:08X}"] = attachment
    values = bytes(header)
    if sent:
        ticks = (sent - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds() * 10_000_000
        values += struct.pack("<HHIQ", 0x40, 0x39, 6, int(ticks))
    if code_page:
        for name in named_by:
            values += struct.pack("<HHIQ", 3, name, 6, code_page)
    storage["__properties_version1.0"] = values
    return storage


def attach_file(filename: str, code_page: int | None = None) -> Storage:
    """Return an attached file."""
    storage = _texts({"filename": filename}, code_page)
    return storage | {"__properties_version1.0": bytes(8)}


def attach_message(message: Storage) -> Storage:
    """Return an attached message, made with ``header=24``."""
    inner: Storage = {"__substg1.0_3701000D": message}
    return inner | {"__properties_version1.0": bytes(8)}


def _texts(texts: dict[str, str], code_page: int | None) -> Storage:
    kind, codec = "001F", "utf-16-le"
    if code_page:
        kind, codec = "001E", _CODECS.get(code_page, f"cp{code_page}")
    return {
        f"__substg1.0_{_NUMBERS[name]}{kind}": text.encode(codec)
        for name, text in texts.items()
    }


def write_compound(root: Storage) -> bytes:
    """Return the file; its streams are all small and lie together in one large."""
    entries: list[bytes] = []
    streams = bytearray()
    small_table: list[int] = []

    def add(name: str, content: "bytes | Storage", sibling: int) -> int:
        if isinstance(content, bytes):
            start = _chain(small_table, -(-len(content) // _SMALL))
            streams.extend(content + bytes(-len(content) % _SMALL))
            entries.append(_entry(name, 2, sibling, _NONE, start, len(content)))
        else:
            child = add_all(content)
            entries.append(_entry(name, 1, sibling, child, _END, 0))
        return len(entries)  # The root comes before all of them.

    def add_all(storage: Storage) -> int:
        first = _NONE
        for name, content in sorted(storage.items(), reverse=True):
            first = add(name, content, first)
        return first

    child = add_all(root)
    table = [_FAT]
    small = _pad(struct.pack(f"<{len(small_table)}I", *small_table), b"\xff")
    small_start = _chain(table, len(small) // _SECTOR)
    start = _chain(table, -(-len(streams) // _SECTOR))
    head = _entry("Root Entry", 5, _NONE, child, start, len(streams))
    directory = _pad(head + b"".join(entries), b"\0")
    directory_start = _chain(table, len(directory) // _SECTOR)
    sectors = _pad(struct.pack(f"<{len(table)}I", *table), b"\xff")
    assert len(sectors) == _SECTOR, "too large for one sector of the table"
    header = struct.pack(
        "<8s16xHHHHH6x9I",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        *(0x3E, 3, 0xFFFE, 9, 6),
        *(0, 1, directory_start, 0, 4096),
        *(small_start, len(small) // _SECTOR, _END, 0),
    )
    header += struct.pack("<109I", 0, *[_FREE] * 108)
    return header + sectors + small + _pad(bytes(streams), b"\0") + directory


def _chain(table: list[int], length: int) -> int:
    """Add a chain of sectors to a table; return where it starts."""
    start = len(table)
    table += [*range(start + 1, start + length), _END] if length else []
    return start if length else _END


def _pad(content: bytes, fill: bytes) -> bytes:
    return content + fill * (-len(content) % _SECTOR)


def _entry(
    name: str, kind: int, sibling: int, child: int, start: int, size: int
) -> bytes:
    encoded = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII36xIQ",
        encoded,
        len(encoded) + 2,
        *(kind, 1, _NONE, sibling, child, start, size),
    )
