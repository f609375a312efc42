"""Examine what is in the index: failures, and what to know of each document."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from ui.doctor.finding import Finding
from ui.sync_messages import count, describe_failure, shorten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from index.documents import IndexedDocument, ReadFailure
    from index.storage.store import PassageStore

_FAMILY = 5


def examine_documents(store: PassageStore) -> list[Finding]:
    """Return what there is to say of the files and their texts."""
    documents = store.documents()
    return [
        _failures(store.failures()),
        _notes(documents),
        _damaged(documents),
        _encodings(documents),
        _near_duplicates(store.near_duplicates()),
    ]


def _failures(failures: Sequence[ReadFailure]) -> Finding:
    if not failures:
        return Finding("failures", "none")
    details = tuple(f"{f.document_id}: {describe_failure(f)}" for f in failures)
    hint = "Mend or replace the files, then run `cluster-policy index`."
    value = f"{count(len(failures), 'file')} could not be read"
    return Finding("failures", value, False, hint, details)


def _notes(documents: Sequence[IndexedDocument]) -> Finding:
    """Tell of guessed encodings, text recognition, pages without text, and so on."""
    noted = [document for document in documents if document.notes]
    details = tuple(f"{d.id}: {' '.join(d.notes)}" for d in noted)
    if not noted:
        return Finding("notes", "none")
    return Finding("notes", f"on {count(len(noted), 'document')}", details=details)


def _damaged(documents: Sequence[IndexedDocument]) -> Finding:
    damaged = [document for document in documents if document.warnings]
    if not damaged:
        return Finding("damaged places", "none")
    total = sum(document.warnings for document in damaged)
    details = tuple(f"{d.id}: {d.warnings:,}" for d in damaged)
    value = f"{total:,} in {count(len(damaged), 'document')}"
    hint = "They are quoted as they stand, with a warning."
    return Finding("damaged places", value, hint=hint, details=details)


def _encodings(documents: Sequence[IndexedDocument]) -> Finding:
    used = Counter(d.encoding for d in documents if d.encoding).most_common()
    value = ", ".join(f"{encoding} {number:,}" for encoding, number in used)
    return Finding("encodings", value or "no plain texts")


def _near_duplicates(families: Sequence[Sequence[str]]) -> Finding:
    if not families:
        return Finding("near-duplicates", "none")
    value = f"{len(families):,} times documents that say nearly the same"
    details = tuple(shorten(family, _FAMILY) for family in families)
    return Finding("near-duplicates", value, details=details)
