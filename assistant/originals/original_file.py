"""Find the original file of a document, inside the folder of the documents alone."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from index.documents import Document
from index.errors import DocumentMissingError
from index.sync.corpus import place_of


def original_path(corpus_dir: Path, document: Document) -> Path | None:
    """Return where the file of an indexed document is, None where it is not.

    What lies outside the folder is nobody's to have, also if a link in it leads there.
    """
    folder = corpus_dir.resolve()
    try:
        file = place_of(folder, document.id).resolve(strict=True)
    except (OSError, ValueError):
        return None
    return file if file.is_relative_to(folder) and file.is_file() else None


def read_original(
    corpus_dir: Path, document: Document, find: Callable[[str], Document]
) -> bytes:
    """Return the bytes of the file, looked for anew at the time of the click.

    ``find`` gives a document by its id as long as the visitor may read it.

    Raises:
        DocumentMissingError: It is gone by now, or no longer to be read.
    """
    file = original_path(corpus_dir, find(document.id))
    if file is None:
        raise DocumentMissingError(f"The file {document.id} is no longer there.")
    return file.read_bytes()


def read_indexed(corpus_dir: Path, document: Document, most: int) -> bytes | None:
    """Return the bytes of a file of at most so many, if they are those indexed."""
    file = original_path(corpus_dir, document)
    try:
        if file is None or file.stat().st_size > most:
            return None
        content = file.read_bytes()
    except OSError:
        return None
    same = hashlib.sha256(content).hexdigest() == document.content_hash
    return content if same else None
