"""The corpus folder: which files are in it, and what their bytes hash to."""

from __future__ import annotations

import hashlib
import logging
import os
import stat
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from index.documents import ReadFailure
from index.errors import CorpusMissingError
from index.sync.file_states import FileState, state_of

LOGGER = logging.getLogger(__name__)

HIDDEN = (".", "~$")
"""How the names of what is left out begin: hidden files, and Office's while open."""

_TWIN = "has the name of another file, stored in other characters; rename one"

ACCESS_FILES = frozenset({"access.yaml", "access.yml"})
"""Names of files that say who may read what is in their folder, in lower case."""


def is_access_file(name: str) -> bool:
    """Return whether a file of this name is no document but says who may read those."""
    return name.casefold() in ACCESS_FILES


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

    def saw(self, document_id: str) -> bool:
        """Return whether it is known if this file is there.

        Not where it, or a folder that it is in, could not be opened.
        """
        places = [document_id, *map(str, PurePosixPath(document_id).parents)]
        return not any(place in self.failures for place in places)

    @property
    def states(self) -> dict[str, FileState]:
        """The state of every file, by document id."""
        return {name: file.state for name, file in self.files.items()}


def scan_corpus(
    corpus_dir: Path,
    known: Mapping[str, FileState] = {},
    without: Path | None = None,
) -> CorpusScan:
    """Return the files of ``corpus_dir`` and its sub-folders, without hidden ones.

    Args:
        corpus_dir: Where to look.
        known: States from an earlier scan; a file that still fits is not opened.
        without: A folder to leave out, such as an index that lies in the corpus.

    Raises:
        CorpusMissingError: There is no such folder, or it cannot be listed.
    """
    try:
        if not corpus_dir.is_dir():
            raise CorpusMissingError(
                f"There is no folder {corpus_dir} with documents.",
                "Make it and put documents in, or set CLUSTER_POLICY_CORPUS_DIR.",
            )
        return _scan(corpus_dir, known, without.resolve() if without else None)
    except OSError as exc:
        raise CorpusMissingError(
            f"The folder {corpus_dir} cannot be listed ({exc.strerror or exc}).",
            "Is the disk or network folder it lies on there, and may you read it?",
        ) from exc


def _scan(
    corpus_dir: Path, known: Mapping[str, FileState], without: Path | None
) -> CorpusScan:
    scan = CorpusScan()
    root = corpus_dir.resolve()
    # Cut as text: with Path objects a scan that opens no file takes twice as long.
    start = len(str(corpus_dir / "_")) - 1

    def leave_out(entry: os.DirEntry[str], reason: str) -> None:
        LOGGER.info("%s is left out: %s", _document_id(entry.path[start:]), reason)

    for entry in walk_folder(corpus_dir, without, leave_out):
        document_id = _document_id(entry.path[start:])
        if document_id in scan.files:
            # To systems that store names as they are these are two, to others one.
            twin = unicodedata.normalize("NFD", document_id)
            scan.failures[twin] = ReadFailure(twin, _TWIN)
            continue
        try:
            file = _look_at(entry, root, known.get(document_id))
        except FileNotFoundError:
            LOGGER.info("%s was removed since the folder was listed", document_id)
        except OSError as exc:
            reason = f"cannot be opened: {exc.strerror or exc}"
            LOGGER.warning("%s %s", document_id, reason)
            scan.failures[document_id] = ReadFailure(document_id, reason)
        else:
            scan.files[document_id] = file
    return scan


def place_of(corpus_dir: Path, document_id: str) -> Path:
    """Return where the file of a document is, or would be, in the corpus.

    A name may be stored in other code points than ids have: what comes from macOS is
    decomposed. It may lead out of the corpus, if the id or a link in it does.
    """
    place = corpus_dir
    for name in PurePosixPath(document_id).parts:
        there = place / name
        if not os.path.lexists(there):
            with suppress(OSError), os.scandir(place) as entries:
                stored = (Path(e.path) for e in entries if _document_id(e.name) == name)
                there = next(stored, there)
        place = there
    return place


def walk_folder(
    folder: Path | str,
    without: Path | None = None,
    leave_out: Callable[[os.DirEntry[str], str], None] = lambda _, __: None,
) -> Iterator[os.DirEntry[str]]:
    """Yield the files in a folder and below it, in order, without hidden ones.

    A folder below it that cannot be listed is yielded itself.

    Args:
        folder: Where to begin.
        without: A folder to leave out, resolved.
        leave_out: Told what is left out, and why.

    Raises:
        OSError: The folder itself cannot be listed.
    """
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.name.startswith(HIDDEN):
            leave_out(entry, "it is hidden, or open in Office")
        elif is_access_file(entry.name):
            leave_out(entry, "it says who may read this folder")
        elif not entry.is_dir(follow_symlinks=False):
            yield entry
        elif without is not None and Path(entry.path).resolve() == without:
            leave_out(entry, "it is the folder of the index")
        else:
            below = walk_folder(entry.path, without, leave_out)
            try:
                yield from below
            except FileNotFoundError:
                leave_out(entry, "it was removed since its folder was listed")
            except OSError:
                yield entry


def _document_id(path: str) -> str:
    """Return the document id of a file, from its path in the corpus folder."""
    path = path.replace(os.sep, "/")
    if path.isascii():
        return path
    # Names of older systems hold bytes that are no UTF-8, which nothing can store.
    stored = path.encode("utf-8", "replace").decode("utf-8")
    return unicodedata.normalize("NFC", stored)


def _look_at(
    entry: os.DirEntry[str], root: Path, known: FileState | None
) -> CorpusFile:
    if not _is_utf8(entry.path):
        raise OSError("its name is not valid UTF-8; rename it")
    if entry.is_symlink():
        _check_link(Path(entry.path), root)
    if entry.is_dir():
        raise OSError("this folder cannot be listed")
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
