"""The corpus folder: which files are in it, and what their bytes hash to."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from index.documents import ReadFailure
from index.errors import CorpusMissingError


@dataclass(frozen=True, slots=True)
class CorpusFile:
    """A file in the corpus, and the SHA-256 of its bytes as they were."""

    path: Path
    content_hash: str


@dataclass(frozen=True, slots=True)
class CorpusScan:
    """The corpus folder: files by document id, and what cannot be opened."""

    files: dict[str, CorpusFile]
    failures: dict[str, ReadFailure]


def scan_corpus(corpus_dir: Path) -> CorpusScan:
    """Return the files of ``corpus_dir`` and its sub-folders, without hidden ones.

    Raises:
        CorpusMissingError: There is no such folder.
    """
    if not corpus_dir.is_dir():
        raise CorpusMissingError(
            f"There is no folder {corpus_dir} with documents.",
            "Make it and put documents in, or set CLUSTER_POLICY_CORPUS_DIR.",
        )
    scan = CorpusScan({}, {})
    for path in _files(corpus_dir):
        document_id = document_id_of(path, corpus_dir)
        try:
            if not _is_utf8(path):
                raise OSError("its name is not valid UTF-8; rename it")
            if not path.resolve().is_relative_to(corpus_dir.resolve()):
                raise OSError("it is a link out of the corpus folder")
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            scan.files[document_id] = CorpusFile(path, digest)
        except OSError as exc:
            reason = f"The file cannot be opened: {exc.strerror or exc}."
            scan.failures[document_id] = ReadFailure(document_id, reason)
    return scan


def document_id_of(path: Path, corpus_dir: Path) -> str:
    """Return the document id of a file: its path in the corpus folder."""
    name = path.relative_to(corpus_dir).as_posix()
    # Names of older systems hold bytes that are no UTF-8, which nothing can store.
    stored = name.encode("utf-8", "replace").decode("utf-8")
    return unicodedata.normalize("NFC", stored)


def _is_utf8(path: Path) -> bool:
    try:
        str(path).encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _files(corpus_dir: Path) -> Iterator[Path]:
    for path in sorted(corpus_dir.rglob("*")):
        hidden = any(
            part.startswith((".", "~$")) for part in path.relative_to(corpus_dir).parts
        )
        if not hidden and not path.is_dir():
            yield path
