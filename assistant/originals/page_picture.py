"""Give one page of a PDF as a picture, drawn in a process that may die, and kept."""

from __future__ import annotations

import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterable
from functools import lru_cache
from hashlib import file_digest
from pathlib import Path
from threading import Lock
from typing import NamedTuple

from assistant.originals.undrawable import Undrawable
from index.documents import Document, Page, Span

LOGGER = logging.getLogger(__name__)
_RENDER = "assistant.originals.page_render"
_PATIENCE = 20.0
_KEPT = 48
_UNDRAWABLE = Undrawable(most=1000, seconds=600)
_DRAWING = Lock()
"""One page at a time: a visitor who leafs fast must not take the whole machine."""


def is_drawable(file: Path | None, document: Document) -> bool:
    """Return whether the pages of the file can be shown as they are.

    They cannot where the file is another one than the one that was read.
    """
    if file is None or file.suffix.lower() != ".pdf" or not document.pages:
        return False
    try:
        state = file.stat()
        same = _hash(file, state.st_mtime_ns, state.st_size) == document.content_hash
    except OSError as error:
        LOGGER.info("A file is not drawn: %s", error)
        return False
    return same


# The other arguments are there for the cache: another state, another look.
@lru_cache(maxsize=256)
def _hash(file: Path, _changed: int, _size: int) -> str:
    with file.open("rb") as opened:
        return file_digest(opened, "sha256").hexdigest()


class Picture(NamedTuple):
    """A page as it looks."""

    jpeg: bytes
    boxes: int
    """How many boxes are around lines of quotes."""


def words_on(page: Page, quotes: Iterable[Span], text: str) -> list[str]:
    """Return what of the quotes of a document's text stands on one of its pages."""
    spans = (
        Span(max(page.span.start, quote.start), min(page.span.end, quote.end))
        for quote in quotes
        if page.span.overlaps(quote)
    )
    return sorted({span.of(text) for span in spans})


def draw_page(
    file: Path, content_hash: str, number: int, quotes: Iterable[str]
) -> Picture | None:
    """Return the page with its quotes in boxes, None if it cannot be drawn.

    Where it cannot, that is known at once for a while, with whatever quotes.
    """
    page = file, content_hash, number
    if _UNDRAWABLE.holds(page):
        return None
    with _DRAWING:
        if _UNDRAWABLE.holds(page):  # Somebody else tried meanwhile.
            return None
        try:
            return _draw_page(*page, tuple(quotes))
        except (subprocess.SubprocessError, OSError) as error:
            said = "Page %s of %s cannot be drawn: %r"
            LOGGER.warning(said, number, file.name, error)
            if isinstance(error, subprocess.SubprocessError):
                _UNDRAWABLE.add(page)
            return None


@lru_cache(maxsize=_KEPT)
def _draw_page(
    file: Path, _content_hash: str, number: int, quotes: tuple[str, ...]
) -> Picture:
    paths = (str(Path(path).absolute()) for path in sys.path)
    asked = {"file": str(file), "page": number, "quotes": quotes}
    drawn = subprocess.run(
        [sys.executable, "-P", "-m", _RENDER],
        input=json.dumps(asked).encode(),
        capture_output=True,
        timeout=_PATIENCE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        check=True,
    )
    boxes, _, jpeg = drawn.stdout.partition(b"\n")
    return Picture(jpeg, int(boxes))
