"""Write small Word 97 files by hand: no library that is at hand can."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass

SECTOR = 512
_SMALLEST = 4096
_FREE, _END, _FAT, _NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_TEXT_AT = 1024

IN_TABLE = struct.pack("<HB", 0x2416, 1)
ROW_END = IN_TABLE + struct.pack("<HB", 0x2417, 1)
HEADER_ROW = struct.pack("<HB", 0x3404, 1)
IN_LIST = struct.pack("<HH", 0x460B, 1)
DELETED = struct.pack("<HB", 0x0800, 1)
HIDDEN = struct.pack("<HB", 0x083C, 1)


@dataclass(frozen=True)
class P:
    """A paragraph with its mark at the end; ``runs`` are texts and what is said."""

    runs: Sequence[tuple[str, bytes]]
    style: int = 0
    properties: bytes = b""


def p(text: str, style: int = 0, properties: bytes = b"") -> P:
    return P([(text, b"")], style, properties)


def row(*cells: str, properties: bytes = b"") -> list[P]:
    """A table row: its cells, and the mark that ends it."""
    edges = [1000 * place for place in range(len(cells) + 1)]
    table = bytes([len(cells)]) + struct.pack(f"<{len(edges)}h", *edges)
    table += bytes(20 * len(cells))
    definition = struct.pack("<HH", 0xD608, len(table) + 1) + table
    return [
        *(p(f"{cell}\x07", properties=IN_TABLE) for cell in cells),
        p("\x07", properties=ROW_END + properties + definition),
    ]


def level(
    code: int, text: str, start: int = 1, *, flags: int = 0, limit: int = 0
) -> bytes:
    """A level of a list; ``text`` has the character of its number for each level."""
    said = struct.pack("<iBB18xBBBx", start, code, flags, 3, 5, limit) + bytes(8)
    return said + struct.pack("<H", len(text)) + text.encode("utf-16-le")


def override(
    place: int, *, start: int | None = None, levels: Sequence[bytes] = ()
) -> bytes:
    """What a list says of one level in place of what its kind says."""
    flags = place | (0x10 if start is not None else 0) | (0x20 if levels else 0)
    return struct.pack("<iI", start or 0, flags) + b"".join(levels)


def in_list(number: int, place: int = 0) -> bytes:
    """What a paragraph says that is an item of a list."""
    return struct.pack("<HHHB", 0x460B, number & 0xFFFF, 0x260A, place)


def style(built_in: int, base: int = 0xFFF, properties: bytes = b"") -> bytes:
    """A paragraph style."""
    said = struct.pack("<2H6x2H", built_in, base << 4 | 1, 0, 0)
    said += struct.pack("<2H", 2 + len(properties), 0) + properties
    return struct.pack("<H", len(said)) + said + bytes(len(said) % 2)


def write_doc(
    paragraphs: Sequence[P],
    notes: Sequence[P] = (),
    *,
    flags: int = 0x0200,
    narrow: bool = False,
    styles: Sequence[bytes] = (),
    lists: Sequence[Sequence[bytes]] = (),
    overrides: Sequence[tuple[int, Sequence[bytes]]] = (),
    fonts: Sequence[str] = (),
) -> bytes:
    """Return a file.

    Args:
        paragraphs: Its text.
        notes: Its footnotes.
        flags: Of its header.
        narrow: Whether a character takes one byte.
        styles: By their numbers.
        lists: The levels of each kind of list: one, or up to nine.
        overrides: What paragraphs call list 1, 2 …: the place of its kind in
            ``lists``, and what it says itself.
        fonts: Their names, by their numbers.
    """
    every = [*paragraphs, *notes]
    width = 1 if narrow else 2

    def length(some: Sequence[P]) -> int:
        return sum(len(text) for one in some for text, _ in one.runs)

    text = "".join(text for one in every for text, _ in one.runs)
    encoded = text.encode("cp1252" if narrow else "utf-16-le")
    stream = bytearray(_TEXT_AT) + encoded
    stream += bytes(-len(stream) % SECTOR)
    runs = [run for one in every for run in one.runs]
    character_page = _add_page(
        stream, [len(t) * width for t, _ in runs], [c for _, c in runs]
    )
    paragraph_page = _add_paragraph_page(stream, every, width)
    where = _TEXT_AT * 2 | 0x40000000 if narrow else _TEXT_AT
    pieces = struct.pack("<2IHIH", 0, len(text), 0, where, 0)
    clx = b"\x02" + struct.pack("<I", len(pieces)) + pieces
    borders = struct.pack("<2I", _TEXT_AT, _TEXT_AT + len(encoded))
    characters = borders + struct.pack("<I", character_page)
    papers = borders + struct.pack("<I", paragraph_page)
    sheet = struct.pack("<3H", 4, len(styles), 10) + b"".join(styles)
    table = b""
    struct.pack_into("<HH6xH", stream, 0, 0xA5EC, 0xC1, flags)
    struct.pack_into("<2I", stream, 76, length(paragraphs), length(notes))
    parts = {1: sheet} if styles else {}
    parts |= {12: characters, 13: papers, 15: _fonts(fonts), 33: clx}
    if lists:
        parts |= {73: _kinds(lists), 74: _lists(overrides)}
    for index, part in parts.items():
        struct.pack_into("<2I", stream, 154 + 8 * index, len(table), len(part))
        table += part
        if index == 73:  # Their levels stand behind the part.
            table += b"".join(level for levels in lists for level in _nine(levels))
    return write_ole({"WordDocument": bytes(stream), "1Table": table})


def _fonts(names: Sequence[str]) -> bytes:
    table = struct.pack("<2H", len(names), 0)
    for name in names:
        font = bytes(39) + f"{name}\0".encode("utf-16-le")
        table += bytes([len(font)]) + font
    return table


def _kinds(lists: Sequence[Sequence[bytes]]) -> bytes:
    kinds = struct.pack("<H", len(lists))
    for number, levels in enumerate(lists):
        kinds += struct.pack("<I22xBx", 100 + number, len(levels) == 1)
    return kinds


def _lists(overrides: Sequence[tuple[int, Sequence[bytes]]]) -> bytes:
    lists, said = struct.pack("<I", len(overrides)), b""
    for kind, own in overrides:
        lists += struct.pack("<I8xB3x", 100 + kind, len(own))
        said += b"\xff" * 4 + b"".join(own)
    return lists + said


def _nine(levels: Sequence[bytes]) -> list[bytes]:
    return [*levels, *[level(255, "")] * (9 - len(levels) if len(levels) > 1 else 0)]


def _add_page(stream: bytearray, sizes: list[int], said: list[bytes]) -> int:
    page = bytearray(SECTOR)
    page[-1] = len(sizes)
    at, end = _TEXT_AT, SECTOR - 1
    for index, (size, properties) in enumerate(zip(sizes, said, strict=True)):
        struct.pack_into("<2I", page, 4 * index, at, at + size)
        at += size
        if properties:
            end = (end - len(properties) - 1) // 2 * 2
            page[end : end + len(properties) + 1] = (
                bytes([len(properties)]) + properties
            )
            page[4 * (len(sizes) + 1) + index] = end // 2
    stream += page
    return len(stream) // SECTOR - 1


def _add_paragraph_page(stream: bytearray, paragraphs: Sequence[P], width: int) -> int:
    page = bytearray(SECTOR)
    page[-1] = len(paragraphs)
    at, end = _TEXT_AT, SECTOR - 1
    for index, paragraph in enumerate(paragraphs):
        size = sum(len(text) for text, _ in paragraph.runs) * width
        struct.pack_into("<2I", page, 4 * index, at, at + size)
        at += size
        said = struct.pack("<H", paragraph.style) + paragraph.properties
        said += bytes(len(said) % 2)
        end = (end - len(said) - 2) // 2 * 2
        page[end : end + 2 + len(said)] = bytes([0, len(said) // 2]) + said
        page[4 * (len(paragraphs) + 1) + 13 * index] = end // 2
    stream += page
    return len(stream) // SECTOR - 1


def write_ole(streams: dict[str, bytes]) -> bytes:
    """Return a compound file; streams are filled up so that none is a small one."""
    filled = {
        name: content.ljust(max(_SMALLEST, -(-len(content) // SECTOR) * SECTOR), b"\0")
        for name, content in streams.items()
    }
    names = sorted(filled, key=lambda name: (len(name), name.upper()))
    fat = [_FAT, _END]
    data = b""
    entries = [_entry("Root Entry", 5, child=1 if names else _NONE, start=_END, size=0)]
    for place, name in enumerate(names, 1):
        start, count = len(fat), len(filled[name]) // SECTOR
        fat += [*range(start + 1, start + count), _END]
        data += filled[name]
        right = place + 1 if place < len(names) else _NONE
        entries.append(
            _entry(name, 2, right=right, start=start, size=len(filled[name]))
        )
    directory = b"".join(entries).ljust(SECTOR, b"\0")
    assert len(directory) == SECTOR
    assert len(fat) <= SECTOR // 4
    table = struct.pack("<128I", *fat, *[_FREE] * (128 - len(fat)))
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    header += struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    header += struct.pack("<9I", 0, 1, 1, 0, _SMALLEST, _END, 0, _END, 0)
    header += struct.pack("<109I", 0, *[_FREE] * 108)
    return header + table + directory + data


def _entry(
    name: str,
    kind: int,
    *,
    right: int = _NONE,
    child: int = _NONE,
    start: int,
    size: int,
) -> bytes:
    encoded = (name + "\0").encode("utf-16-le")
    entry = encoded.ljust(64, b"\0") + struct.pack("<HBB", len(encoded), kind, 1)
    entry += struct.pack("<3I", _NONE, right, child) + bytes(36)
    return entry + struct.pack("<IQ", start, size)
