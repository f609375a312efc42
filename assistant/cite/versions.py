"""Say what the newer version of a document says before what the replaced one says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from assistant.extract.reader import PassagesRead
from assistant.search.newer_versions import names_year
from index.documents import Document


def newest_first(
    read: PassagesRead, question: str, documents: Mapping[str, Document]
) -> PassagesRead:
    """Return the statements with those of replaced documents after their successors'.

    A question that names a year asks for what held then: its order stays.

    Args:
        read: What the passages say.
        question: Standing on its own.
        documents: The documents of the passages, by id.
    """
    if names_year(question):
        return read
    speaking = {statement.document_id for statement in read.statements}

    def is_outdated(document_id: str) -> bool:
        document = documents.get(document_id)
        newer = document.replaced_by if document else None
        return newer is not None and newer.id in speaking

    ordered = sorted(read.statements, key=lambda s: is_outdated(s.document_id))
    return replace(read, statements=tuple(ordered))
