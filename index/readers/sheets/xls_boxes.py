"""Find the text boxes of Excel 97-2003 files; the library for the cells skips them."""

from __future__ import annotations

import struct
from collections.abc import Iterator

_BEGIN, _END, _CONTINUED = 0x0809, 0x000A, 0x003C
_SHEET, _OBJECT, _BOX = 0x0085, 0x005D, 0x01B6
_WORKSHEET, _NOTE = 0, 0x19
_WIDE = 0x01

Record = tuple[int, bytes]


def read_boxes(stream: bytes) -> list[list[str]]:
    """Return for each worksheet of a workbook what its text boxes say.

    Args:
        stream: The records of the workbook; one of Excel 95 or before has no boxes.
    """
    return [
        list(_boxes(stream, start))
        for start in (
            struct.unpack_from("<I", data)[0]
            for kind, data in _substream(stream, 0)
            if kind == _SHEET and data[5:6] == bytes([_WORKSHEET])
        )
    ]


def _substream(stream: bytes, start: int) -> Iterator[Record]:
    """Yield the records of one part, without the charts that are inserted there."""
    depth = 0
    while start + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, start)
        data = stream[start + 4 : start + 4 + length]
        start += 4 + length
        depth += (kind == _BEGIN) - (kind == _END)
        if depth == 1:
            yield kind, data
        elif depth < 1:
            return


def _boxes(stream: bytes, start: int) -> Iterator[str]:
    note = False
    missing = 0
    text = ""
    for kind, data in _substream(stream, start):
        if kind == _OBJECT and len(data) >= 6:
            note = struct.unpack_from("<H", data, 4)[0] == _NOTE
        elif kind == _BOX and len(data) >= 12:
            missing, text = struct.unpack_from("<H", data, 10)[0], ""
        elif kind == _CONTINUED and missing and data:
            codec = "utf-16-le" if data[0] & _WIDE else "latin-1"
            piece = data[1:].decode(codec, "replace")[:missing]
            missing, text = missing - len(piece), text + piece
            if not missing and not note:
                yield text
        else:
            missing = 0
