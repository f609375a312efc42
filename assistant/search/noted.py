"""Note which documents were there whenever an index was used."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from index.storage.narrowed_index import OpenedIndex
from index.storage.store import PassageStore

Note = Callable[[Mapping[str, str]], None]
"""Is told of documents: their ids, and the hashes of their files."""


class NotedIndex:
    """An index that tells, before it is used, all that it can tell anything of."""

    def __init__(self, index: OpenedIndex, note: Note) -> None:
        """Tell ``note`` of what is in ``index``, once as long as that is the same."""
        self._index = index
        self._note = note
        self._noted: set[str] = set()

    @contextmanager
    def use(self) -> Iterator[tuple[str, PassageStore]]:
        """Give the name and store of the live generation, open until the block ends."""
        with self._index.use() as (version, store):
            if version not in self._noted:
                self._note(store.texts.content_hashes())
                self._noted.add(version)
            yield version, store

    def close(self) -> None:
        """Leave the index open, which is for all."""
