"""Narrow an index to the documents and folders that a question is asked of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from index.errors import DocumentMissingError
from index.storage.narrowed_index import OpenedIndex
from index.storage.store import PassageStore

V = TypeVar("V")


class ChosenDocuments:
    """The live generation with nothing but what was chosen, where it is searched."""

    def __init__(self, index: OpenedIndex, places: Iterable[str]) -> None:
        """Leave of ``index`` what ``places`` are: ids of documents, and folders."""
        self._index = index
        self._places = frozenset(places)

    @contextmanager
    def use(self) -> Iterator[tuple[str, PassageStore]]:
        """Give the name and store of the live generation, open until the block ends.

        Raises:
            DocumentMissingError: None of what was chosen is there.
        """
        with self._index.use() as (version, store):
            chosen = frozenset(chosen_of(store.known_ids, self._places))
            with store.without(store.known_ids - chosen) as narrowed:
                if not narrowed.languages:
                    raise DocumentMissingError(
                        "None of the documents that were chosen is there.",
                        "Choose others, or ask all documents.",
                    )
                yield version, narrowed

    def opened_beneath(
        self, open_to: Callable[[V, OpenedIndex], OpenedIndex], visitor: V
    ) -> ChosenDocuments:
        """Return the same choice of what ``open_to`` leaves of the index."""
        index = open_beneath(self._index, open_to, visitor)
        return ChosenDocuments(index, self._places)

    def close(self) -> None:
        """Leave the index open, which is for all."""


def open_beneath(
    index: OpenedIndex, open_to: Callable[[V, OpenedIndex], OpenedIndex], visitor: V
) -> OpenedIndex:
    """Return what of ``index`` is open to ``visitor``, beneath what was chosen of it.

    A choice of what is closed would else be told from one of what is not there.
    """
    if isinstance(index, ChosenDocuments):
        return index.opened_beneath(open_to, visitor)
    return open_to(visitor, index)


def chosen_of(ids: Iterable[str], places: Iterable[str]) -> list[str]:
    """Return those of some documents that are chosen, in their order.

    Args:
        ids: Of the documents: paths within the corpus.
        places: Such ids, and folders: "plans/2024" has "plans/2024/a.pdf".
    """
    chosen = frozenset(place.rstrip("/") for place in places)
    return [id_ for id_ in ids if not chosen.isdisjoint(_places_of(id_))]


def _places_of(id_: str) -> Iterator[str]:
    """Yield a document and the folders that it is in."""
    yield id_
    while "/" in id_:
        id_ = id_.rpartition("/")[0]
        yield id_
