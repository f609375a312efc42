"""An index on servers, with a copy of its texts and keywords in a folder here.

PostgreSQL has the texts and what is live, Chroma the vectors. Every machine that reads
keeps its own copy of the texts, so that a new one needs nothing but two addresses.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

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
from index.storage.index_folder import begin_texts, index_info
from index.storage.server.catalog import Catalog, Generation, next_name
from index.storage.server.chroma import Chroma
from index.storage.server.rows import Rows
from index.storage.server.server_vectors import (
    ServerVectors,
    add_vectors,
    collections_of,
    count_vectors,
    create_segment,
)
from index.storage.server.text_copy import TextCopy
from index.storage.store import PassageStore
from index.storage.texts import Texts

if TYPE_CHECKING:
    from index.embedding.cache import EmbeddingCache
    from index.settings import IndexSettings

LOGGER = logging.getLogger(__name__)

_SMALL = 500
"""Passages of a segment that is always sent again with what changed."""
_RATIO = 4
"""So many times as large as what is sent may a segment be that is sent with it."""
_TOGETHER = 100
"""Documents whose vectors are sent together."""
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
        self.prefix = settings.chroma_collection
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

    def open(self, folder: Path) -> PassageStore:
        """Return the store of the generation of which ``folder`` has the texts."""
        texts = Texts(Database(folder))
        return PassageStore(texts, ServerVectors(self.chroma, texts.segments))

    def writer(self) -> str | None:
        """Return who holds the writer lock on the server, or ``None``: nobody does."""
        return self.catalog.rows.writer()

    @contextmanager
    def writing(self, *, rebuild: bool) -> Iterator[SharedWriter]:
        """Hold the writer locks of this machine's copy and of the server."""
        with self.generations.writing(), self.catalog.rows.writing():
            yield SharedWriter(self, self.copy.update())
            self._retire()

    def roll_back(self) -> str:
        """Publish the generation before the live one once more, for all machines."""
        self.copy.follow()
        self.generations.require_live()
        with self.generations.writing(), self.catalog.rows.writing():
            names = self.catalog.names()
            live = self.catalog.generation(names[0])
            for former in map(self.catalog.generation, names[1:]):
                if self.info.items() <= former.info.items():
                    again = replace(former, name=next_name(live.name))
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
        for _, collection in collections_of(self.chroma, unused):
            self.chroma.drop(collection)
        for segment in unused:
            self.catalog.forget_segment(segment)
            LOGGER.info("Segment %s is removed from the servers", segment)


class SharedWriter:
    """Makes the next generation here, and publishes it on the servers and here."""

    def __init__(self, index: SharedIndex, live: Generation | None) -> None:
        """Write to ``index``, on which is ``live``, with both writer locks held."""
        self._index, self._live = index, live
        self._known: Collection[bytes] = ()

    def begin(self, cache: EmbeddingCache, *, rebuild: bool) -> Draft:
        """Return a new generation, to be filled.

        Args:
            cache: Where its embeddings are kept.
            rebuild: Start from nothing; otherwise from a copy of the live generation.
        """
        index, live = self._index, self._live
        # What is made anew is sent whole: something there may be damaged.
        self._known = () if live is None or rebuild else set(live.blocks)
        name, database = begin_texts(index.generations, index.info, rebuild=rebuild)
        return Draft(name, database, cache, vectors=None)

    def publish(self, draft: Draft) -> None:
        """Send what is new to the servers, and make the draft live there and here.

        Killed in between, this machine takes it from the server like any other.
        """
        index, texts = self._index, draft.texts
        segments = self._staying(texts)
        if new := texts.not_in_segments(segments):
            segments = [*segments, self._send(draft, new)]
        collections = collections_of(index.chroma, segments)
        if count_vectors(index.chroma, collections) < texts.count():
            raise IndexDamagedError(
                "The Chroma server does not have all passages of the index.",
                "Run `cluster-policy index --rebuild`.",
            )
        draft.close()
        name = next_name(self._live.name if self._live else None)
        made = Generation(name, index.info, sorted(segments))
        index.copy.publish(draft.name, made, self._known)

    def _staying(self, texts: Texts) -> Collection[str]:
        """Return the segments in which vectors stay.

        What changed is sent, and with it small segments and mostly unused ones: so
        there are few to search, and what was sent is sent again only now and then.
        """
        used, whole = texts.segment_sizes(), self._index.catalog.segments()
        sent = used.pop("", 0)
        for segment, size in sorted(used.items(), key=lambda each: each[1]):
            if size <= max(_SMALL, _RATIO * sent) or 2 * size < whole[segment]:
                sent += used.pop(segment)
        return used.keys()

    @retry(
        retry=retry_if_exception_type(_MAY_PASS),
        stop=stop_after_attempt(3),
        before_sleep=before_sleep_log(LOGGER, logging.WARNING),
        reraise=True,
    )
    def _send(self, draft: Draft, document_ids: Sequence[str]) -> str:
        """Send the vectors of documents in a new segment; return which."""
        chroma = self._index.chroma
        segment = f"{self._index.prefix}-{uuid4().hex}"
        languages = draft.texts.passage_languages(document_ids)
        # First noted: then whatever an interruption leaves is known.
        self._index.catalog.begin_segment(segment, sum(languages.values()))
        create_segment(chroma, segment, languages)
        for start in range(0, len(document_ids), _TOGETHER):
            passages, rows = draft.embedded(document_ids[start : start + _TOGETHER])
            add_vectors(chroma, segment, passages, rows)
        draft.set_segment(segment, document_ids)
        return segment
