"""Say why a file is not read at all."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

from index.errors import UnreadableDocumentError

_PACKED = [".7z", ".arj", ".bz2", ".cab", ".gz", ".lz", ".lzma", ".rar", ".xz", ".z"]
_BUNDLES = [".tar", ".tbz", ".tbz2", ".tgz", ".txz", ".tzst", ".zip", ".zipx", ".zst"]
_DISK_IMAGES = [".dmg", ".iso", ".jar"]
_ARCHIVES = frozenset([*_PACKED, *_BUNDLES, *_DISK_IMAGES])
# What programs still open and save as a format that is read.
_SUCCESSORS = {
    ".odp": ".pptx",
    ".pps": ".pptx",
    ".ppt": ".pptx",
    ".sxc": ".ods",
    ".sxw": ".odt",
    ".xlsb": ".xlsx",
}


def unsupported_error(
    path: PurePath, supported: Iterable[str]
) -> UnreadableDocumentError:
    """Return the failure of a file whose ending has no reader.

    Args:
        path: The file.
        supported: The endings that do.
    """
    if path.suffix.lower() in _ARCHIVES:
        return UnreadableDocumentError("is an archive", "Unpack it into the folder.")
    reason = f"has a format that is not supported ({path.suffix or 'no file ending'})"
    if successor := _SUCCESSORS.get(path.suffix.lower()):
        hint = f"Open it in its program or in LibreOffice and save it as {successor}."
        return UnreadableDocumentError(reason, hint)
    return UnreadableDocumentError(reason, f"Supported are {', '.join(supported)}.")
