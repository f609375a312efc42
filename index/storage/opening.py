"""Open the index that the settings name, here or on servers, and begin a draft."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from index.errors import SettingsError
from index.storage.database import Database
from index.storage.draft import Draft
from index.storage.generations import Generations
from index.storage.index_folder import IndexFolder
from index.storage.store import PassageStore

if TYPE_CHECKING:
    from index.embedding.cache import EmbeddingCache
    from index.settings import IndexSettings
    from index.storage.segment_writer import Told


class Index(Protocol):
    """What reading and writing an index have in common, wherever it is."""

    @property
    def info(self) -> Mapping[str, str]:
        """What a generation must have been made with to serve the settings."""

    @property
    def generations(self) -> Generations:
        """The generations that are in a folder of this machine."""

    def live(self) -> str | None:
        """Return the generation that is live now, once it is on this machine.

        Raises:
            ServerUnavailableError: It is on a server that cannot be reached.
        """

    def name_of(self, folder: Path) -> str:
        """Return what the generation in ``folder`` is called, on every machine.

        Another machine may have another one of the same name in its folder.
        """

    def open(self, folder: Path) -> PassageStore:
        """Return the store of the generation in ``folder``.

        Raises:
            IndexDamagedError: It cannot be opened.
        """

    def writer(self) -> str | None:
        """Return who holds the writer lock, or ``None`` when nobody does.

        Raises:
            ServerUnavailableError: It is on a server that cannot be reached.
        """

    def writing(self) -> AbstractContextManager[None]:
        """Hold the writer lock until the block ends.

        Raises:
            IndexBusyError: Another process holds it; the message says who.
        """

    def publish(self, draft: Draft, told: Told) -> None:
        """Close a complete draft and make it the live generation, in one step.

        Args:
            draft: What is to be live; the writer lock is held since it was begun.
            told: Told now and then how many vectors are written, of how many; what it
                raises ends it.
        """

    def roll_back(self) -> str:
        """Make the generation before the live one live again; return its name.

        Raises:
            IndexMissingError: Nothing is live, or none before it is kept.
            IndexBusyError: Another process is writing.
        """


@contextmanager
def open_index(settings: IndexSettings) -> Iterator[Index]:
    """Give the index of ``settings`` until the block ends.

    Raises:
        SettingsError: Where the index folder is to be, there is a file.
    """
    _check_folder(settings.index_dir)
    if not settings.chroma_url:
        yield IndexFolder(settings)
        return
    from index.storage.shared_index import SharedIndex

    with closing(SharedIndex(settings)) as shared:
        yield shared


@contextmanager
def reading(index: Index) -> Iterator[tuple[str, PassageStore]]:
    """Give name and store of what is live on this machine, open until the block ends.

    Raises:
        IndexMissingError: Nothing has been published.
        IndexDamagedError: It cannot be opened.
    """
    with (
        index.generations.lease() as lease,
        closing(index.open(lease.folder)) as store,
    ):
        yield lease.name, store


def begin_draft(index: Index, cache: EmbeddingCache, *, rebuild: bool) -> Draft:
    """Return a new generation, to be filled with the writer lock held.

    Args:
        index: To which it is to belong.
        cache: Where its embeddings are kept.
        rebuild: Start from nothing; otherwise from a copy of the live generation.
    """
    name, folder = index.generations.begin(copy_live=not rebuild)
    if rebuild:
        database = Database.create(folder, index.info)
    else:
        database = Database(folder, writable=True)
    return Draft(name, database, cache, rebuild=rebuild)


def _check_folder(index_dir: Path) -> None:
    for path in (index_dir, *index_dir.parents):
        if path.is_file():
            raise SettingsError(
                f"The index folder cannot be {index_dir}: {path} is a file.",
                "Name a folder in CLUSTER_POLICY_INDEX_DIR.",
            )
