"""The live index without some documents: all there is for whoever is given it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Protocol, runtime_checkable

from index.storage.store import PassageStore

Hidden = Callable[[frozenset[str]], frozenset[str]]
"""Returns which of some documents and failures are left out, by their ids."""


@runtime_checkable
class OpenedIndex(Protocol):
    """What gives the live generation: ``LiveIndex``, or one that is narrowed."""

    def use(self) -> AbstractContextManager[tuple[str, PassageStore]]:
        """Give the name and store of the live generation, open until the block ends."""

    def close(self) -> None:
        """Let the generation go."""


class NarrowedIndex:
    """The live generation without what is to be hidden at the time of each use."""

    def __init__(self, index: OpenedIndex, hidden: Hidden) -> None:
        """Leave out of ``index`` what is ``hidden``."""
        self._index = index
        self._hidden = hidden

    @contextmanager
    def use(self) -> Iterator[tuple[str, PassageStore]]:
        """Give what is left of the live generation, open until the block ends.

        Its name is made of what is left, too, also where that is all of it.
        """
        with (
            self._index.use() as (_, store),
            store.narrowed(self._hidden(store.known_ids)) as narrowed,
        ):
            yield narrowed.state, narrowed

    def close(self) -> None:
        """Leave the index open, which is for all."""
