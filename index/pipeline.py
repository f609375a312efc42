"""Bring the index up to date with the corpus folder.

scan → compare with what is live → read → split → embed → publish → SyncReport
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import Literal

from index.corpus import CorpusScan, scan_corpus
from index.documents import Document, Passage, ReadFailure
from index.embedder import Embedder, load_embedder
from index.embedding_cache import EmbeddingCache
from index.errors import (
    IndexDamagedError,
    IndexMissingError,
    UnreadableDocumentError,
)
from index.generations import Generations
from index.live_index import index_info
from index.readers import load_document
from index.settings import IndexSettings
from index.splitter import split_document
from index.store import PassageStore


@dataclass(frozen=True, slots=True)
class SyncProgress:
    """How far a sync is: ``done`` of ``total`` files or passages of its stage."""

    stage: Literal["scan", "read", "embed", "publish"]
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What a sync did: document ids, and the files that could not be read."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    unchanged: tuple[str, ...]
    failures: tuple[ReadFailure, ...]
    passages: int
    """Passages in the live generation."""
    generation: str
    seconds: float


@dataclass(frozen=True, slots=True)
class _Plan:
    """What has to happen to the live generation; ``rebuild`` starts from nothing."""

    rebuild: bool
    read: tuple[str, ...]
    """New and changed files."""
    removed: tuple[str, ...]
    live_hashes: dict[str, str]
    live_failures: dict[str, ReadFailure]

    def is_empty(self, scan: CorpusScan) -> bool:
        """Return whether what is live is already what ``scan`` found."""
        gone = self.live_failures.keys() - scan.files.keys() - scan.failures.keys()
        unopened = [
            k in self.live_failures and self.live_failures[k].reason == f.reason
            for k, f in scan.failures.items()
        ]
        return not (self.rebuild or self.read or self.removed or gone) and all(unopened)


Progress = Callable[[SyncProgress], None]


def sync_index(
    settings: IndexSettings,
    progress: Progress | None = None,
    *,
    rebuild: bool = False,
) -> SyncReport:
    """Read and embed what changed in the corpus, and publish it in one step.

    Readers go on with the old generation until the new one is complete. When nothing
    changed, nothing is written. A file that cannot be read is a failure in the report;
    an earlier version of it that could be read goes on answering.

    Args:
        settings: Where the corpus and the index are, and how to split and embed.
        progress: Told how far the sync is.
        rebuild: Read everything again, into a new generation.

    Raises:
        CorpusMissingError: The corpus folder is not there.
        IndexBusyError: Another process is writing.
        ModelUnavailableError: The embedding model cannot be loaded.
    """
    started = time.monotonic()
    tell = progress or (lambda _: None)
    tell(SyncProgress("scan", 0, 1))
    generations = Generations(settings.index_dir)
    scan = scan_corpus(settings.corpus_dir)
    plan = _plan(generations, settings, scan, rebuild)
    if plan.is_empty(scan):
        if generations.stale():
            with generations.writing():
                generations.clean_up()
    else:
        with generations.writing():
            generations.clean_up()
            # What was live may have changed before the lock was ours.
            plan = _plan(generations, settings, scan, rebuild)
            if not plan.is_empty(scan):
                _publish(generations, settings, scan, plan, tell)
                generations.clean_up()
    return _report(generations, plan, time.monotonic() - started)


def _plan(
    generations: Generations,
    settings: IndexSettings,
    scan: CorpusScan,
    rebuild: bool,
) -> _Plan:
    hashes, failures, fits = _live_state(generations, settings)
    known = hashes | {name: f.content_hash or "" for name, f in failures.items()}
    same = {
        name
        for name, file in scan.files.items()
        if file.content_hash == known.get(name)
    }
    rebuild = rebuild or not fits
    return _Plan(
        rebuild=rebuild,
        read=tuple(name for name in scan.files if rebuild or name not in same),
        removed=tuple(hashes.keys() - scan.files.keys() - scan.failures.keys()),
        live_hashes=hashes,
        live_failures=failures,
    )


def _live_state(
    generations: Generations, settings: IndexSettings
) -> tuple[dict[str, str], dict[str, ReadFailure], bool]:
    """Return content hashes and failures of what is live, and whether it fits."""
    try:
        with generations.lease() as lease, closing(PassageStore(lease.folder)) as store:
            failures = {f.document_id: f for f in store.failures()}
            fits = store.info == index_info(settings)
            return store.content_hashes(), failures, fits
    except (IndexMissingError, IndexDamagedError):
        return {}, {}, False  # Nothing to build on: everything is read again.


def _publish(
    generations: Generations,
    settings: IndexSettings,
    scan: CorpusScan,
    plan: _Plan,
    tell: Progress,
) -> None:
    documents, unreadable = _read(settings, scan, plan.read, tell)
    embedder = load_embedder(settings)
    passages, texts = _split(settings, documents, embedder)
    kept = settings.index_dir / "embeddings.sqlite"
    with closing(EmbeddingCache(kept, embedder, embedder.model_id)) as cache:
        embeddings = cache.embed(
            texts, lambda done, total: tell(SyncProgress("embed", done, total))
        )
    tell(SyncProgress("publish", 0, 1))
    name, folder = generations.begin(copy_live=not plan.rebuild)
    store = (
        PassageStore.create(folder, index_info(settings))
        if plan.rebuild
        else PassageStore(folder, writable=True)
    )
    with closing(store):
        store.remove_documents([*plan.removed, *(d.id for d in documents)])
        store.add_documents(documents, passages, embeddings)
        store.set_failures(_failures(scan, plan, unreadable))
        store.check()
    generations.publish(name)
    tell(SyncProgress("publish", 1, 1))


def _read(
    settings: IndexSettings, scan: CorpusScan, names: Sequence[str], tell: Progress
) -> tuple[list[Document], list[ReadFailure]]:
    documents, failures = [], []
    for number, name in enumerate(names):
        tell(SyncProgress("read", number, len(names)))
        file = scan.files[name]
        try:
            documents.append(load_document(file.path, settings.corpus_dir))
        except UnreadableDocumentError as exc:
            failures.append(ReadFailure(name, exc.message, file.content_hash))
    tell(SyncProgress("read", len(names), len(names)))
    return documents, failures


def _split(
    settings: IndexSettings, documents: Iterable[Document], embedder: Embedder
) -> tuple[list[Passage], list[str]]:
    """Return the passages, and for each the text that is embedded for it."""
    passages, texts = [], []
    chunk_size = min(settings.chunk_size, embedder.passage_tokens)
    for document in documents:
        for passage in split_document(
            document,
            embedder.count_tokens,
            chunk_size,
            settings.chunk_overlap,
        ):
            passages.append(passage)
            # Title and heading say what a passage is about when its text does not.
            context = (document.title, passage.heading, passage.text)
            texts.append("\n".join(part for part in context if part))
    return passages, texts


def _failures(
    scan: CorpusScan, plan: _Plan, unreadable: Iterable[ReadFailure]
) -> list[ReadFailure]:
    as_before = [
        failure
        for name, failure in plan.live_failures.items()
        if name in scan.files and name not in plan.read
    ]
    return [*scan.failures.values(), *as_before, *unreadable]


def _report(generations: Generations, plan: _Plan, seconds: float) -> SyncReport:
    with generations.lease() as lease, closing(PassageStore(lease.folder)) as store:
        now = store.content_hashes()
        before = plan.live_hashes
        return SyncReport(
            added=tuple(sorted(now.keys() - before.keys())),
            changed=tuple(sorted(n for n in now if before.get(n, now[n]) != now[n])),
            removed=tuple(sorted(before.keys() - now.keys())),
            unchanged=tuple(sorted(n for n in now if before.get(n) == now[n])),
            failures=store.failures(),
            passages=store.count(),
            generation=lease.name,
            seconds=seconds,
        )
