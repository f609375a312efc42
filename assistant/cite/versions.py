"""Say what the newer version of a document says before what the replaced one says."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from assistant.extract.found import Statement
from assistant.extract.reader import PassagesRead
from assistant.language.instructions import without_instructions
from assistant.search.newer_versions import (
    asks_for_older,
    latest_of,
    latest_version,
    names_document,
    names_year,
    same_line,
)
from index.documents import Document
from index.text.sentences import sentences_around


def newest_first(
    read: PassagesRead, question: str, documents: Mapping[str, Document]
) -> PassagesRead:
    """Return the statements with those of replaced documents after their successors'.

    Where only a replaced document speaks, what its successor says in the same place
    comes first. A question that names a year, or a replaced document by its title or
    number, asks for what held then, and its order stays; one that asks for the older
    version is answered by that alone.

    Args:
        read: What the passages say.
        question: Standing on its own.
        documents: The documents of the passages, by id.
    """
    outdated = {id_ for id_, document in documents.items() if document.replaced_by}
    older = tuple(s for s in read.statements if s.document_id in outdated)
    if asks_for_older(question):
        latest = {document.id for document in latest_of([*documents.values()])}
        dated = tuple(s for s in read.statements if s.document_id not in latest)
        older = older or dated
        return replace(read, statements=older or read.statements)
    if names_year(question) or any(
        names_document(question, documents[id_]) for id_ in outdated
    ):
        return read
    speaking = {statement.document_id for statement in read.statements}

    def is_outdated(document_id: str) -> bool:
        document = documents.get(document_id)
        newer = document.replaced_by if document else None
        return newer is not None and newer.id in speaking

    ordered = sorted(read.statements, key=lambda s: is_outdated(s.document_id))
    if ordered and ordered[0].document_id in outdated:
        ordered = [*_said_now(older, documents), *ordered]
    return replace(read, statements=tuple(ordered))


def _said_now(
    older: tuple[Statement, ...], documents: Mapping[str, Document]
) -> Iterator[Statement]:
    """Yield what newer versions, which do not speak, say in the place of the older."""
    said = set()
    for statement in older:
        document = documents[statement.document_id]
        newest = latest_version(document, documents)
        around = sentences_around(document.text, document.language, statement.span)
        place = same_line(around.of(document.text), newest)
        if newest.id == document.id or place is None or place in said:
            continue
        line = place.of(newest.text)
        if without_instructions(line, newest.language) == line:
            said.add(place)
            yield Statement(newest.id, place, statement.score)
