"""Examine what is in the index: failures, and what to know of each document."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from assistant.language.translations.formats import format_number
from assistant.language.translations.said import say
from assistant.language.translations.texts import _, ngettext
from ui.doctor.finding import Finding
from ui.sync_messages import describe_failure, shorten

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
        return Finding(_("failures"), _("none"))
    details = tuple(f"{f.document_id}: {describe_failure(f)}" for f in failures)
    hint = _("Mend or replace the files, then run `cluster-policy index`.")
    value = ngettext(
        "{number} file could not be read",
        "{number} files could not be read",
        len(failures),
    ).format(number=format_number(len(failures)))
    return Finding(_("failures"), value, False, hint, details)


def _notes(documents: Sequence[IndexedDocument]) -> Finding:
    """Tell of guessed encodings, text recognition, pages without text, and so on."""
    noted = [document for document in documents if document.notes]
    details = tuple(f"{d.id}: {' '.join(map(say, d.notes))}" for d in noted)
    if not noted:
        return Finding(_("notes"), _("none"))
    value = ngettext(
        "on {number} document", "on {number} documents", len(noted)
    ).format(number=format_number(len(noted)))
    return Finding(_("notes"), value, details=details)


def _damaged(documents: Sequence[IndexedDocument]) -> Finding:
    damaged = [document for document in documents if document.warnings]
    if not damaged:
        return Finding(_("damaged places"), _("none"))
    total = sum(document.warnings for document in damaged)
    details = tuple(f"{d.id}: {format_number(d.warnings)}" for d in damaged)
    value = ngettext(
        "{places} in {number} document", "{places} in {number} documents", len(damaged)
    ).format(places=format_number(total), number=format_number(len(damaged)))
    hint = _("They are quoted as they stand, with a warning.")
    return Finding(_("damaged places"), value, hint=hint, details=details)


def _encodings(documents: Sequence[IndexedDocument]) -> Finding:
    used = Counter(d.encoding for d in documents if d.encoding).most_common()
    value = ", ".join(
        f"{encoding} {format_number(number)}" for encoding, number in used
    )
    return Finding(_("encodings"), value or _("no plain texts"))


def _near_duplicates(families: Sequence[Sequence[str]]) -> Finding:
    if not families:
        return Finding(_("near-duplicates"), _("none"))
    value = ngettext(
        "{number} time documents that say nearly the same",
        "{number} times documents that say nearly the same",
        len(families),
    ).format(number=format_number(len(families)))
    details = tuple(shorten(family, _FAMILY) for family in families)
    return Finding(_("near-duplicates"), value, details=details)
