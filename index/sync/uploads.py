"""Put files into the corpus folder and take them out, never anywhere else.

What is taken out goes to a hidden folder of the corpus, so that nothing is lost by a
click: whoever runs the machine deletes it for good, or puts it back.
"""

from __future__ import annotations

import logging
import os
import re
import time
import unicodedata
from collections.abc import Collection
from pathlib import Path, PurePosixPath

from index.errors import DocumentMissingError, NotUploadedError
from index.limits import ReadLimits
from index.sync.corpus import HIDDEN, is_access_file, place_of
from index.sync.trial_reading import check_readable

LOGGER = logging.getLogger(__name__)

REMOVED = ".removed"
"""The folder of what was taken out; its name begins as that of all hidden ones does."""
_LONGEST = 200
"""Bytes of a name: file systems have 255, and some keep part of it for themselves."""
_UNFIT = re.compile(
    r'[\x00-\x1f\x7f-\x9f<>:"|?*\u200b-\u200f\u202a-\u202e\u2060-\u206f]'
)
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


def add_file(
    corpus_dir: Path,
    folder: str,
    name: str,
    content: bytes,
    endings: Collection[str],
    limits: ReadLimits,
) -> str:
    """Write a new file into a folder of the corpus; return its document id.

    It is read first, so that nothing comes in that is not what its name says.

    Args:
        corpus_dir: The corpus.
        folder: One that is there, as document ids have it; empty: the corpus itself.
        name: What the file was called where it comes from.
        content: Its bytes.
        endings: Of the names of files that can be read.
        limits: What reading it may cost; its size among that.

    Raises:
        NotUploadedError: It was not written, and why.
        DisplayableError: No process can be started to read it.
    """
    place = _folder_in(corpus_dir, folder)
    fit = fit_name(name)
    if PurePosixPath(fit).suffix.lower() not in endings:
        raise NotUploadedError(f"{fit} is not of a kind that can be read.")
    if not content:
        raise NotUploadedError(f"{fit} is empty.")
    if len(content) > limits.file_bytes:
        largest = limits.file_bytes // 1_000_000
        raise NotUploadedError(f"{fit} is larger than {largest} MB.")
    if _same_name(fit) in {_same_name(other.name) for other in place.iterdir()}:
        raise NotUploadedError(
            f"There is a file {fit} already.", "Remove it first, or rename yours."
        )
    check_readable(fit, content, limits)
    _write(place / fit, content)
    return (PurePosixPath(folder) / fit).as_posix()


def fit_name(name: str) -> str:
    """Return the name of a file as it may be called here, without any folder.

    Raises:
        NotUploadedError: Nothing of it can be a name.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    fit = " ".join(_UNFIT.sub(" ", last).split()).strip(". ")
    stem, dot, ending = fit.rpartition(".")
    while len(fit.encode("utf-8", "replace")) > _LONGEST and stem:
        stem = stem[:-1]
        fit = f"{stem.rstrip()}{dot}{ending}"
    hidden = fit.startswith(HIDDEN) or last.startswith(HIDDEN)
    if not stem.strip() or hidden or is_access_file(fit) or _RESERVED.fullmatch(fit):
        raise NotUploadedError("A file of this name cannot be a document.")
    return fit.encode("utf-8", "replace").decode("utf-8")


def remove_file(corpus_dir: Path, document_id: str) -> None:
    """Take the file of a document out of the corpus, into its hidden folder.

    Raises:
        DocumentMissingError: There is no such file.
        NotUploadedError: It cannot be moved.
    """
    path = PurePosixPath(document_id)
    try:
        place = place_of(_folder_in(corpus_dir, str(path.parent)), path.name)
    except NotUploadedError:
        place = None
    if place is None or not path.name or not os.path.lexists(place) or place.is_dir():
        raise DocumentMissingError(f"The file {document_id} is no longer there.")
    kept = corpus_dir / REMOVED / f"{time.time_ns()}" / path
    try:
        kept.parent.mkdir(parents=True)
        place.rename(kept)
    except OSError as exc:
        raise NotUploadedError(
            f"{document_id} cannot be removed ({exc.strerror or exc})."
        ) from exc
    LOGGER.info("A document was taken out of the corpus, into %s", REMOVED)


def _folder_in(corpus_dir: Path, folder: str) -> Path:
    """Return a folder of the corpus that no link leads to."""
    path = PurePosixPath(folder)
    root = corpus_dir.resolve()
    hidden = any(part.startswith(HIDDEN) for part in path.parts)
    if path.is_absolute() or ".." in path.parts or hidden:
        raise NotUploadedError("There is no such folder.")
    place = place_of(root, folder)
    try:
        # A link would be followed to wherever it leads.
        if place.resolve(strict=True) != place or not place.is_dir():
            raise NotUploadedError("There is no such folder.")
    except (OSError, ValueError) as exc:
        raise NotUploadedError("There is no such folder.") from exc
    return place


def _write(file: Path, content: bytes) -> None:
    """Write a file that is not there yet, and is there whole or not at all."""
    draft = file.with_name(f".{os.getpid()}-{time.time_ns()}.upload")
    try:
        with draft.open("xb") as written:
            written.write(content)
            written.flush()
            os.fsync(written.fileno())
        # Unlike a renaming, this fails where somebody was faster.
        os.link(draft, file)
    except FileExistsError as exc:
        raise NotUploadedError(
            f"There is a file {file.name} already.", "Remove it first, or rename yours."
        ) from exc
    except OSError as exc:
        raise NotUploadedError(
            f"{file.name} cannot be written ({exc.strerror or exc}).",
            "Is the disk full, or may the folder not be written to?",
        ) from exc
    finally:
        draft.unlink(missing_ok=True)
    LOGGER.info("A document was put into the corpus")


def _same_name(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()
