"""Compare the corpus with what is live: what there is to read, and to forget."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from index.documents import Document, ReadFailure
from index.errors import IndexDamagedError, IndexMissingError
from index.storage.opening import Index, reading
from index.sync.corpus import CorpusScan

LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Live:
    """What is published: content hashes and failures by document id."""

    hashes: Mapping[str, str]
    failures: Mapping[str, ReadFailure]
    unread: Mapping[str, tuple[int, ...]]
    """The pages that are still to be read, of documents that have such."""
    fits: bool
    name: str | None = None
    """Of the generation; ``None`` where there is none to build on."""
    lacks_vectors: bool = False
    """Whether some were lost, and are to be sent again."""


@dataclass(frozen=True, slots=True)
class SyncPlan:
    """What has to happen to the live generation; ``rebuild`` starts from nothing."""

    live: Live
    scan: CorpusScan
    rebuild: bool
    read: tuple[str, ...]
    """New and changed files; where there are none, those to go on with."""
    removed: tuple[str, ...]
    renamed: Mapping[str, str]
    """New files, and the removed ones that had the same bytes."""

    def __str__(self) -> str:
        """Return what is to be done, in numbers."""
        return (
            f"{'Rebuilding' if self.rebuild else 'Updating'} the index: "
            f"{len(self.read)} of {len(self.scan.files)} files to read, "
            f"{len(self.removed)} documents gone, {len(self.renamed)} of them renamed"
        )

    def is_of(self, generation: str | None) -> bool:
        """Return whether it was made for this generation, and nothing else is live."""
        return self.live.name == generation

    @property
    def of_same_bytes(self) -> dict[str, str]:
        """Files to read, and the live documents that were read from the same bytes."""
        begun = _begun(self.live, self.scan)
        return {**{name: name for name in begun}, **self.renamed}

    @property
    def new_bytes(self) -> int:
        """The size of the files to read, without those whose bytes were read before."""
        new = set(self.read) - self.of_same_bytes.keys()
        return sum(self.scan.files[name].state.size for name in new)

    def is_mere_part(self, document: Document) -> bool:
        """Return whether it has unread pages, and all of it or more answers now."""
        live = self.live.fits and document.id in self.live.hashes
        whole = live and (self.rebuild or document.id not in self.live.unread)
        return bool(document.unread) and whole

    @property
    def unseen(self) -> list[str]:
        """Live documents whose files cannot be seen now: they go on answering."""
        return [n for n in self.live.hashes if not self.scan.saw(n)]

    @property
    def failures(self) -> list[ReadFailure]:
        """Failures that are not found by reading."""
        as_before = [
            failure
            for name, failure in self.live.failures.items()
            if name in self.scan.files and name not in self.read
        ]
        return [*self.scan.failures.values(), *as_before]

    def only_fails_again(self, failures: Iterable[ReadFailure]) -> bool:
        """Return whether all that was read failed, for the same reasons as before."""
        reasons = {failure.document_id: failure.reason for failure in failures}
        before = {name: f.reason for name, f in self.live.failures.items()}
        new = any(name not in reasons for name in self.read)
        new = new or self.rebuild or bool(self.removed) or self.live.lacks_vectors
        return not new and reasons == before

    @property
    def is_empty(self) -> bool:
        """Whether what is live is already what the scan found."""
        found = self.scan.failures
        unopened = {name: failure.reason for name, failure in found.items()}
        known = {
            name: failure.reason
            for name, failure in self.live.failures.items()
            if name not in self.scan.files
        }
        lacking = self.rebuild or self.live.lacks_vectors
        return not (lacking or self.read or self.removed) and unopened == known


def make_plan(
    index: Index, scan: CorpusScan, *, rebuild: bool, go_on: bool
) -> SyncPlan:
    """Return what brings the live generation to where the corpus is.

    A generation that is missing, damaged or does not fit the settings is rebuilt.

    Args:
        index: With the live generation.
        scan: What is in the corpus.
        rebuild: Read everything again.
        go_on: Go on with what was begun also where there is something new to read.
    """
    live = _read_live(index)
    known = {name: f.content_hash for name, f in live.failures.items()}
    known = {**live.hashes, **known}
    rebuild = rebuild or not live.fits
    removed = [n for n in live.hashes.keys() - scan.files.keys() if scan.saw(n)]
    gone = {live.hashes[name]: name for name in sorted(removed)}
    read = [
        name
        for name, file in scan.files.items()
        if rebuild or file.content_hash != known.get(name)
    ]
    if not read or (go_on and not rebuild):
        read += _begun(live, scan)
    return SyncPlan(
        live=live,
        scan=scan,
        rebuild=rebuild,
        read=tuple(read),
        removed=tuple(sorted(removed)),
        renamed={
            name: gone[file.content_hash]
            for name, file in scan.files.items()
            if name not in live.hashes and file.content_hash in gone
        },
    )


def _begun(live: Live, scan: CorpusScan) -> list[str]:
    """Return the documents of which more can be read: their files are as they were."""
    return [
        name
        for name in live.unread
        if name in scan.files
        and name not in live.failures
        and scan.files[name].content_hash == live.hashes[name]
    ]


def _read_live(index: Index) -> Live:
    nothing = Live({}, {}, {}, False)  # Everything is read again.
    if index.live() is None:
        return nothing
    try:
        with reading(index) as (name, store):
            texts = store.texts
            failures = {f.document_id: f for f in texts.failures()}
            fits = texts.fits(index.info)
            unread = texts.unread_pages() if fits else {}
            if not fits:
                LOGGER.info("The index is of other settings or an older version")
            lacking = fits and store.lacks_vectors()
            if lacking:
                LOGGER.warning("Vectors were lost, and are made again")
            return Live(texts.content_hashes(), failures, unread, fits, name, lacking)
    except (IndexMissingError, IndexDamagedError) as error:
        LOGGER.info("There is nothing to build on, everything is read: %s", error)
        return nothing
