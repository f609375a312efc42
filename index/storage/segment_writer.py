"""Put the vectors of a draft into segments, most of which stay as they are.

A segment is what one publication sent, in a collection for each language, since a
filter within a large collection takes long. It is never changed, and removed whole: so
whoever reads an older generation goes on, and nothing but what is new is written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING
from uuid import uuid4

from index.storage.draft import Draft
from index.storage.segment_vectors import document_key, require_all
from index.storage.texts import Texts
from index.storage.vector_collections import VectorCollections, collection_name

if TYPE_CHECKING:
    import numpy as np

    from index.storage.vector_collections import Rows

Told = Callable[[int, int], None]

_SMALL = 500
"""Passages of a segment that is always sent again with what changed."""
_RATIO = 4
"""So many times as large as what is sent may a segment be that is sent with it."""


def put_into_segments(
    draft: Draft,
    chroma: VectorCollections,
    told: Told,
    prefix: str = "",
    begin: Callable[[str], None] = lambda segment: None,
) -> list[str]:
    """Send the vectors that are in no segment yet; return the segments of the draft.

    Args:
        draft: Complete; it is noted there in which segment each document is.
        chroma: Where the segments are.
        told: Told now and then how many are sent, of how many; what it raises ends it.
        prefix: What a new one is called begins so.
        begin: Told the name of a new one before anything is sent.

    Raises:
        IndexDamagedError: Not all vectors of the draft are there.
    """
    texts = draft.texts
    segments = _staying(texts, chroma)
    if new := texts.not_in_segments(segments):
        segment = f"{prefix}{uuid4().hex}"
        begin(segment)
        sizes = Counter[str]()
        for language, count in texts.passage_languages(new).items():
            sizes[collection_name(segment, language)] += count
        parts = _parts(draft, segment, new, lambda done: told(done, sizes.total()))
        chroma.fill(sizes, parts)
        draft.set_segment(segment, new)
        segments |= chroma.sizes([segment])
    require_all(sum(segments.values()), texts.count())
    return sorted(segments)


def _staying(texts: Texts, chroma: VectorCollections) -> dict[str, int]:
    """Return the segments in which vectors stay, and their sizes.

    What changed is sent, and with it small segments and mostly unused ones: so there
    are few to search, and what was sent is sent again only now and then. One of which
    vectors were lost is sent again, too.
    """
    used = texts.segment_sizes()
    sent = used.pop("", 0)
    whole = chroma.sizes(used.keys())
    for segment, size in sorted(used.items(), key=lambda each: each[1]):
        small = size <= max(_SMALL, _RATIO * sent)
        if small or not size <= whole[segment] <= 2 * size:
            sent += used[segment]
            del whole[segment]
    return whole


def _parts(
    draft: Draft, segment: str, document_ids: list[str], told: Callable[[int], None]
) -> Iterator[Rows]:
    """Yield the vectors of documents, some of them at a time."""
    done = 0
    for passages, rows in draft.embedded(document_ids):
        part: dict[str, dict[str, np.ndarray]] = {}
        for passage, row in zip(passages, rows, strict=True):
            id_ = f"{document_key(passage.document_id)}/{passage.id}"
            part.setdefault(collection_name(segment, passage.language), {})[id_] = row
        yield part
        done += len(passages)
        told(done)
