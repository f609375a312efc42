"""Bring the index up to date with the corpus folder.

scan → compare with what is live → read → split → embed → publish → SyncReport
"""

from __future__ import annotations

import logging
import time
from collections.abc import Generator, Iterable
from contextlib import closing
from threading import Event

from index.documents import Document, ReadFailure
from index.embedding.cache import EmbeddingCache
from index.embedding.embedder import load_embedder
from index.errors import (
    CorpusMissingError,
    IndexBusyError,
    IndexDamagedError,
    IndexMissingError,
    SyncStoppedError,
)
from index.readers.pdf.recognition import Begun
from index.sandbox.pool import ReadingPool
from index.settings import IndexSettings
from index.storage.opening import Index, begin_draft, open_index, reading
from index.storage.texts import Texts
from index.storage.writing_errors import written
from index.sync.corpus import CorpusScan, scan_corpus
from index.sync.file_states import load_states, save_states
from index.sync.ingestion import Ingestion
from index.sync.plan import SyncPlan, make_plan
from index.sync.reports import Progress, SyncProgress, SyncReport

LOGGER = logging.getLogger(__name__)

# A guess, rather too many than too few: a token has three to five bytes as plain text,
# and most formats hold more than their text.
_BYTES_PER_TOKEN = 16


def sync_index(
    settings: IndexSettings,
    progress: Progress | None = None,
    *,
    rebuild: bool = False,
    stop: Event | None = None,
    unasked: bool = False,
) -> SyncReport:
    """Read and embed what changed in the corpus, and publish it in one step.

    Readers go on with the old generation until the new one is complete. When nothing
    changed, nothing is written. A file that cannot be read is a failure in the report;
    an earlier version of it that could be read goes on answering. A long scan is
    published with its first pages, and again as more are recognised.

    Args:
        settings: Where the corpus and the index are, and how to split and embed.
        progress: Told how far the sync is.
        rebuild: Read everything again, into a new generation.
        stop: Set it from elsewhere to stop before the publication.
        unasked: Leave the index as it is where somebody went back to an earlier state.

    Raises:
        CorpusMissingError: The corpus folder is not there, or it is empty and several
            documents were in it.
        IndexBusyError: Another process is writing.
        ModelUnavailableError: The embedding model cannot be loaded.
        SyncStoppedError: ``stop`` was set; the live generation is as it was.
        IndexUnwritableError: The disk is full, or the folder may not be written to.
        ServerUnavailableError: The index is on a server that cannot be reached.
    """
    started = time.monotonic()
    tell = _stoppable(progress, stop)
    with open_index(settings) as index:
        plan = _publish_changes(index, settings, tell, rebuild=rebuild, unasked=unasked)
        # Scanned pages take long: what there is of them is published now and then.
        # Whoever stops that, or another process that writes, changes nothing of it.
        try:
            left, before = _unread_pages(index) if plan.read else {}, None
            while left and left != before:
                _publish_changes(index, settings, tell, go_on=True, unasked=True)
                left, before = _unread_pages(index), left
        except (SyncStoppedError, IndexBusyError) as error:
            LOGGER.info("Scanned pages are left for the next sync: %s", error)
        return _report(index, plan, time.monotonic() - started)


def roll_back(settings: IndexSettings) -> str:
    """Make the state of the index before the live one live again; return its name.

    The next sync goes forward again; what follows the folder by itself waits for one.

    Raises:
        IndexMissingError: No earlier state is kept.
        IndexBusyError: Another process is writing.
    """
    with open_index(settings) as index:
        return index.roll_back()


def _publish_changes(
    index: Index,
    settings: IndexSettings,
    tell: Progress,
    *,
    rebuild: bool = False,
    go_on: bool = False,
    unasked: bool = False,
) -> SyncPlan:
    """Publish what the corpus has and the live generation has not; return the plan."""
    tell(SyncProgress("scan"))
    plan = make_plan(index, _scan(settings), rebuild=rebuild, go_on=go_on)
    if len(plan.removed) > 1 and not plan.scan.files and not rebuild:
        # So does a disk or a network folder look that is not there for a moment.
        raise CorpusMissingError(
            f"The folder {settings.corpus_dir} is empty; the {len(plan.removed)} "
            "documents that were in it go on answering.",
            "If they are to be forgotten, run `cluster-policy index --rebuild`.",
        )
    generations = index.generations
    if not plan.is_empty or generations.stale() or generations.held():
        where, ready = settings.corpus_dir, bool(plan.read)
        with (
            ReadingPool(where, settings.limits, ready=ready) as pool,
            index.writing(),
        ):
            if unasked and generations.held():
                # That is not to be undone.
                LOGGER.info("Changes are left: somebody went back meanwhile")
                return plan
            generations.clean_up()
            generations.release()
            if not plan.is_of(generations.live()):  # Before the lock was ours.
                plan = make_plan(index, plan.scan, rebuild=rebuild, go_on=go_on)
            if not plan.is_empty:
                LOGGER.info("%s", plan)
                try:
                    with written(settings.index_dir):
                        _publish(index, settings, plan, pool, tell)
                finally:
                    # What could not be published is not to fill the disk.
                    generations.clean_up()
    return plan


def _unread_pages(index: Index) -> dict[str, tuple[int, ...]]:
    with reading(index) as (_, store):
        return store.texts.unread_pages()


def _stoppable(progress: Progress | None, stop: Event | None) -> Progress:
    def tell(told: SyncProgress) -> None:
        if progress:
            progress(told)
        if stop and stop.is_set():
            raise SyncStoppedError(
                "The update was stopped; the index is as it was.",
                "What was embedded is kept: the next update goes on from there.",
            )

    return tell


def _scan(settings: IndexSettings) -> CorpusScan:
    path = settings.index_dir / "files.json"
    known = load_states(path)
    scan = scan_corpus(settings.corpus_dir, known, settings.index_dir)
    save_states(path, scan.states, known)
    return scan


def _publish(
    index: Index,
    settings: IndexSettings,
    plan: SyncPlan,
    pool: ReadingPool,
    tell: Progress,
) -> None:
    embedder = load_embedder(settings)
    kept = settings.index_dir / "embeddings.sqlite"
    with (
        embedder.prepared_for(plan.new_bytes // _BYTES_PER_TOKEN),
        closing(EmbeddingCache(kept, embedder, embedder.model_id)) as cache,
        closing(begin_draft(index, cache, rebuild=plan.rebuild)) as draft,
    ):
        total = len(plan.read)
        with Ingestion(settings, draft, cache, embedder, total, tell) as ingestion:
            unreadable = _ingest(plan, pool, draft.texts, ingestion)
            if plan.rebuild:
                failed = [f.document_id for f in unreadable]
                _keep(index, [*failed, *plan.unseen], ingestion)
            ingestion.finish()
        tell(SyncProgress("publish", 0, 1))
        failures = [*plan.failures, *unreadable]
        if plan.only_fails_again(failures):
            LOGGER.info("Nothing new could be read: no generation is published")
            return
        draft.complete(failures)
        if draft.is_mostly_removed():
            draft.compact()
        draft.check()
        index.publish(draft, lambda *done: tell(SyncProgress("publish", *done)))


def _ingest(
    plan: SyncPlan, pool: ReadingPool, texts: Texts, ingestion: Ingestion
) -> list[ReadFailure]:
    """Read what is to be read; return what could not be read."""
    same = plan.of_same_bytes
    kept = {name: texts.embedding_keys(before) for name, before in same.items()}
    begun = {
        name: Begun.in_document(document)
        for name, before in same.items()
        if (document := texts.document(before))
    }
    for name in plan.removed:
        ingestion.remove(name)
    unreadable = []
    with pool:  # No longer than it reads: its processes need memory.
        for result in _read(plan, pool, begun, ingestion):
            if isinstance(result, ReadFailure):
                unreadable.append(result)
            else:
                ingestion.add(result, kept.get(result.id, {}))
            ingestion.count_file()
    return unreadable


def _read(
    plan: SyncPlan,
    pool: ReadingPool,
    begun: dict[str, Begun | None],
    ingestion: Ingestion,
) -> Generator[Document | ReadFailure, None, None]:
    """Yield what became of each file; a part of it only where no whole one answers."""
    names = plan.read
    while names:
        unfinished = []
        files = [(name, plan.scan.files[name].path) for name in names]
        for result in pool.read(files, ingestion.report, begun.get):
            if isinstance(result, Document) and plan.is_mere_part(result):
                begun[result.id] = Begun.in_document(result)
                unfinished.append(result.id)
                LOGGER.info("%s goes on before it is published", result.id)
            else:
                yield result
        names = tuple(unfinished)


def _keep(index: Index, document_ids: Iterable[str], ingestion: Ingestion) -> None:
    """Take the earlier version of what can no longer be read from what is live."""
    try:
        with reading(index) as (_, store):
            for document_id in document_ids:
                if document := store.document(document_id):
                    LOGGER.info("%s is kept as it was read before", document_id)
                    ingestion.add(document, {})
    except (IndexMissingError, IndexDamagedError) as error:
        # So it is with what an older version of the program stored.
        LOGGER.info("Nothing that was read before is kept: %s", error)


def _report(index: Index, plan: SyncPlan, seconds: float) -> SyncReport:
    with reading(index) as (name, store):
        now, before = store.texts.content_hashes(), plan.live.hashes
        renamed = {old: new for new, old in plan.renamed.items() if new in now}
        added = now.keys() - before.keys() - set(renamed.values())
        return SyncReport(
            added=tuple(sorted(added)),
            changed=tuple(sorted(n for n in now if before.get(n, now[n]) != now[n])),
            removed=tuple(sorted(before.keys() - now.keys() - renamed.keys())),
            unchanged=tuple(sorted(n for n in now if before.get(n) == now[n])),
            failures=store.failures(),
            passages=store.count(),
            generation=index.name_of(index.generations.folder(name)),
            seconds=seconds,
            renamed=tuple(sorted(renamed.items())),
            near_duplicates=store.near_duplicates(),
        )
