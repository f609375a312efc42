"""Index contexts of questions as a corpus, to search it as the assistant does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from index.pipeline import sync_index
from index.settings import IndexSettings
from index.storage.live_index import LiveIndex
from index.storage.store import PassageStore


@contextmanager
def indexed(
    contexts: Sequence[str], folder: Path, log: Callable[[str], None]
) -> Iterator[PassageStore]:
    """Give the index of ``contexts`` until the block ends.

    Args:
        contexts: Each becomes the document that ``document_id`` names by its place.
        folder: Where corpus and index are kept; what is there is not embedded again.
        log: Called with one line once the index is there.
    """
    settings = IndexSettings(corpus_dir=folder / "corpus", index_dir=folder / "index")
    settings.corpus_dir.mkdir(parents=True, exist_ok=True)
    for place, context in enumerate(contexts):
        file = settings.corpus_dir / document_id(place)
        file.write_text(context, encoding="utf-8")
    log(f"{folder.name}, {sync_index(settings).passages} passages")
    live = LiveIndex(settings)
    try:
        with live.use() as (_, store):
            yield store
    finally:
        live.close()


def document_id(place: int) -> str:
    """Return the id of the context at a place."""
    return f"{place:05}.txt"
