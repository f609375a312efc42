"""The corpus folder: which files are in it, and what their bytes hash to."""

from __future__ import annotations

import hashlib
import os
import stat
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from index.documents import ReadFailure
from index.errors import CorpusMissingError
from index.file_states import FileState, state_of

HIDDEN = (".", "~$")
"""How the names of what is left out begin: hidden files, and Office's while open."""
_LIST = os.R_OK | os.X_OK


@dataclass(frozen=True, slots=True)
class CorpusFile:
    """A file in the corpus, and what it was like when it was hashed."""

    place: str
    state: FileState

    @property
    def path(self) -> Path:
        """Where it lies."""
        return Path(self.place)

    @property
    def content_hash(self) -> str:
        """The SHA-256 of its bytes, hexadecimal."""
        return self.state.content_hash


@dataclass(frozen=True, slots=True)
class CorpusScan:
    """The corpus folder: files by document id, and what cannot be opened."""

    files: dict[str, CorpusFile] = field(default_factory=dict)
    failures: dict[str, ReadFailure] = field(default_factory=dict)

    @property
    def states(self) -> dict[str, FileState]:
        """The state of every file, by document id."""
        return {name: file.state for name, file in self.files.items()}


def scan_corpus(corpus_dir: Path, known: Mapping[str, FileState] = {}) -> CorpusScan:
    """Return the files of ``corpus_dir`` and its sub-folders, without hidden ones.

    Args:
        corpus_dir: Where to look.
        known: States from an earlier scan; a file that still fits is not opened.

    Raises:
        CorpusMissingError: There is no such folder.
    """
    if not corpus_dir.is_dir():
        raise CorpusMissingError(
            f"There is no folder {corpus_dir} with documents.",
            "Make it and put documents in, or set CLUSTER_POLICY_CORPUS_DIR.",
        )
    scan = CorpusScan()
    root = corpus_dir.resolve()
    # Cut as text: with Path objects a scan that opens no file takes twice as long.
    start = len(str(corpus_dir / "_")) - 1
    for entry in walk_folder(corpus_dir):
        document_id = _document_id(entry.path[start:])
        try:
            file = _look_at(entry, root, known.get(document_id))
        except FileNotFoundError:
            continue  # Removed since the folder was listed.
        except OSError as exc:
            reason = f"cannot be opened: {exc.strerror or exc}"
            scan.failures[document_id] = ReadFailure(document_id, reason)
        else:
            scan.files[document_id] = file
    return scan


def walk_folder(
    folder: Path | str, without: Path | None = None
) -> Iterator[os.DirEntry[str]]:
    """Yield the files in a folder and below it, in order, and folders that are shut.

    Hidden ones and what lies in ``without`` are left out.

    Raises:
        OSError: The folder itself cannot be listed.
    """
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.name.startswith(HIDDEN):
            continue
        if not entry.is_dir(follow_symlinks=False) or not os.access(entry.path, _LIST):
            yield entry
        elif Path(entry.path) != without:
            yield from walk_folder(entry.path, without)


def _document_id(path: str) -> str:
    """Return the document id of a file, from its path in the corpus folder."""
    # Names of older systems hold bytes that are no UTF-8, which nothing can store.
    stored = path.replace(os.sep, "/").encode("utf-8", "replace").decode("utf-8")
    return unicodedata.normalize("NFC", stored)


def _look_at(
    entry: os.DirEntry[str], root: Path, known: FileState | None
) -> CorpusFile:
    if not _is_utf8(entry.path):
        raise OSError("its name is not valid UTF-8; rename it")
    if entry.is_symlink():
        _check_link(Path(entry.path), root)
    if entry.is_dir():
        raise OSError("no permission to list this folder")
    status = entry.stat()
    if not stat.S_ISREG(status.st_mode):
        raise OSError("it is not a file but a pipe or a device")
    if known and known.fits(status):
        return CorpusFile(entry.path, known)
    with Path(entry.path).open("rb") as file:
        # The status before the bytes: what changes meanwhile is looked at again.
        status = os.fstat(file.fileno())
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return CorpusFile(entry.path, state_of(status, digest))


def _check_link(path: Path, root: Path) -> None:
    if not path.exists():
        raise OSError("it is a link to nothing")
    if not path.resolve().is_relative_to(root):
        raise OSError("it is a link out of the corpus folder")
    if path.is_dir():
        raise OSError("it is a link to a folder; put the folder itself here")


def _is_utf8(path: str) -> bool:
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
