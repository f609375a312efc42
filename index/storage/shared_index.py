"""An index on servers, with a copy of its texts and keywords in a folder here.

PostgreSQL has the texts and what is live, Chroma the vectors. Every machine that reads
keeps its own copy of the texts, so that a new one needs nothing but two addresses.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tenacity import (
    before_sleep_log,
    retry,
    retry_if_exception_type,
    stop_after_attempt,
)

from index.errors import (
    IndexDamagedError,
    IndexMissingError,
    ServerUnavailableError,
    SettingsError,
)
from index.storage.database import Database
from index.storage.draft import Draft
from index.storage.index_folder import index_info
from index.storage.segment_vectors import SegmentVectors
from index.storage.segment_writer import Told, put_into_segments
from index.storage.server.catalog import Catalog, next_name
from index.storage.server.chroma import Chroma
from index.storage.server.rows import Rows
from index.storage.server.text_copy import TextCopy
from index.storage.store import PassageStore
from index.storage.texts import Texts

if TYPE_CHECKING:
    from index.settings import IndexSettings

LOGGER = logging.getLogger(__name__)

_SAME_AS = "same as"
"""What a generation was made with, where somebody went back: an earlier one."""
_MAY_PASS = (IndexDamagedError, ServerUnavailableError)


class SharedIndex:
    """The index on servers; the folder holds this machine's copy of its texts."""

    def __init__(self, settings: IndexSettings) -> None:
        """Use the index of ``settings``; nothing is sent or made.

        Raises:
            SettingsError: An address is missing, or is none.
        """
        database = settings.database_url.get_secret_value()
        if not database:
            raise SettingsError(
                "CLUSTER_POLICY_CHROMA_URL is set, and the database is not.",
                "Set CLUSTER_POLICY_DATABASE_URL=postgresql://user:password@host/name "
                "too: the texts of a shared index are kept there.",
            )
        self.info = index_info(settings)
        self.chroma = Chroma(
            settings.chroma_url,
            settings.chroma_token.get_secret_value(),
            settings.chroma_tenant,
            settings.chroma_database,
        )
        self.catalog = Catalog(Rows(database))
        # Another server, or another index on it, has a copy of its own.
        places = f"{self.catalog.rows.place}\0{settings.chroma_url}".encode()
        folder = f"server-{hashlib.sha256(places).hexdigest()[:12]}"
        self.copy = TextCopy(self.catalog, settings.index_dir / folder)
        self.generations = self.copy.generations
        self.prefix = f"{settings.chroma_collection}-"
        self._keep = settings.keep_generations

    def close(self) -> None:
        """Give back the connections."""
        self.chroma.close()
        self.catalog.rows.close()

    def live(self) -> str | None:
        """Return the live generation, once its texts are copied from the server.

        Raises:
            ServerUnavailableError: The server cannot be reached, or refuses.
        """
        self.copy.follow()
        return self.generations.live()

    def name_of(self, folder: Path) -> str:
        """Return what the generation in ``folder`` is called on the server."""
        return self.copy.name_of(folder) or folder.name

    def open(self, folder: Path) -> PassageStore:
        """Return the store of the generation of which ``folder`` has the texts."""
        texts = Texts(Database(folder))
        return PassageStore(texts, SegmentVectors(self.chroma, texts.segments))

    def writer(self) -> str | None:
        """Return who holds the writer lock on the server, or ``None``: nobody does."""
        return self.catalog.rows.writer()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the writer locks of this machine's copy and of the server."""
        with self.generations.writing(), self.catalog.rows.writing():
            self.copy.update()
            yield
            self._retire()

    def publish(self, draft: Draft, told: Told) -> None:
        """Send what is new to the servers, and make the draft live there and here.

        Killed in between, this machine takes it from the server like any other.
        """
        segments = self._send(draft, told)
        draft.close()
        # What is made anew is sent whole: something there may be damaged.
        self.copy.publish(draft.name, self.info, segments, whole=draft.rebuild)

    def roll_back(self) -> str:
        """Publish the generation before the live one once more, for all machines."""
        self.copy.follow()
        self.generations.require_live()
        with self.generations.writing(), self.catalog.rows.writing():
            live, *names = self.catalog.names()
            same = self.catalog.generation(live).info.get(_SAME_AS, live)
            for former in map(self.catalog.generation, names):
                if former.name >= same:
                    continue  # It is that state, or one that was gone back from.
                same = former.info.get(_SAME_AS, former.name)
                there = all(self.chroma.sizes(former.segments).values())
                if there and self.info.items() <= former.info.items():
                    info = {**former.info, _SAME_AS: same}
                    again = replace(former, name=next_name(live), info=info)
                    self.catalog.publish(again)
                    self.copy.update()
                    self.generations.hold()
                    return again.name
        raise IndexMissingError(
            "There is no earlier state of the index to go back to.",
            "How many are kept is set by CLUSTER_POLICY_KEEP_GENERATIONS.",
        )

    def _retire(self) -> None:
        """Remove what no generation needs; what is interrupted, the next one does."""
        unused = self.catalog.forget(self._keep)
        for _, collection in self.chroma.of(unused):
            self.chroma.drop(collection)
        for segment in unused:
            self.catalog.forget_segment(segment)
            LOGGER.info("Segment %s is removed from the servers", segment)

    @retry(
        retry=retry_if_exception_type(_MAY_PASS),
        stop=stop_after_attempt(3),
        before_sleep=before_sleep_log(LOGGER, logging.WARNING),
        reraise=True,
    )
    def _send(self, draft: Draft, told: Told) -> list[str]:
        """Send the vectors that are new; return the segments of the draft."""
        # First noted: then whatever an interruption leaves is known.
        begin = self.catalog.begin_segment
        return put_into_segments(draft, self.chroma, told, self.prefix, begin)
