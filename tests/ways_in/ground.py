"""The ground that all ways in stand on: a small index, and who asks."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from assistant import Assistant, Settings, Turn
from assistant.access import Visitor
from index import sync_index
from tests.assistant.access.closed_corpus import WRITTEN, write_corpus
from tests.index.readers.pdf.pdf_files import paragraph, write_pdf
from tests.ways_in.told import Told

_HARBOUR = write_pdf(
    paragraph("The harbour of Anqing", "The harbour of Anqing is old."),
    paragraph("The harbour of Anqing handles 31 million tonnes a year."),
)


@dataclass(frozen=True)
class Ground:
    """An index with a closed folder, and an assistant over it that may read all."""

    settings: Settings
    assistant: Assistant
    folder: Path
    """Empty, to put anything in."""


Ask = Callable[[str, Sequence[Turn], Visitor], Told]
"""Asks a question, with what was asked and answered before, as somebody."""
OpenWay = Callable[[Ground], AbstractContextManager[Ask]]
"""Starts what a way needs, and ends it."""


def index_ground(
    folder: Path, *, without: str = "", like: Settings | None = None
) -> Settings:
    """Write the documents below ``folder``, index them, and return the settings.

    Args:
        folder: Where nothing is yet.
        without: Folder of the documents that is never there.
        like: Of another ground, whose embeddings are taken: those of one text differ a
            little with what is embedded beside it, and so may an order.
    """
    settings = Settings(corpus_dir=folder / "corpus", index_dir=folder / "index")
    write_corpus(settings.corpus_dir)
    if without:
        shutil.rmtree(settings.corpus_dir / without)
    harbour = settings.corpus_dir / "harbour.pdf"
    harbour.write_bytes(_HARBOUR)
    os.utime(harbour, (WRITTEN, WRITTEN))
    if like:
        settings.index_dir.mkdir()
        shutil.copy(like.index_dir / "embeddings.sqlite", settings.index_dir)
    sync_index(settings)
    return settings


def environment_of(settings: Settings) -> Mapping[str, str]:
    """Return the variables that name the documents and the index.

    Anybody may ask any number of questions: all that is tried is more than a minute's.
    """
    return {
        "CLUSTER_POLICY_QUESTIONS_PER_MINUTE": "0",
        "CLUSTER_POLICY_CORPUS_DIR": str(settings.corpus_dir),
        "CLUSTER_POLICY_INDEX_DIR": str(settings.index_dir),
    }


def called(visitor: Visitor) -> list[str]:
    """Return the options by which a command asks as somebody."""
    words = [visitor.email, *sorted(visitor.groups)]
    return [option for word in words for option in ("--as", word)]
