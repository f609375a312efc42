"""Examine an installation, part by part."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from assistant.language.translations.formats import format_number
from assistant.language.translations.texts import _, marked
from index.errors import DisplayableError, IndexOutdatedError
from index.storage.live_index import LiveIndex
from ui.doctor.access_files import examine_access
from ui.doctor.documents import examine_documents
from ui.doctor.finding import Finding
from ui.doctor.index_files import examine_files, explain_outdated
from ui.doctor.index_server import examine_server
from ui.doctor.installation import (
    examine_installation,
    examine_model,
    examine_reader,
)

if TYPE_CHECKING:
    from assistant.settings import Settings
    from index.embedding.embedder import Embedder
    from index.storage.store import PassageStore

__all__ = ["Finding", "examine"]

_REBUILD = marked(
    "`cluster-policy index --rebuild` reads every document anew; this index goes on "
    "answering meanwhile."
)


def examine(settings: Settings) -> list[Finding]:
    """Return what was found; it changes nothing and explains what is wrong."""
    model, embedder = examine_model(settings)
    return [
        *examine_installation(settings),
        model,
        examine_reader(settings),
        *examine_server(settings),
        *examine_files(settings),
        examine_access(settings),
        *_examine_index(settings, embedder),
    ]


def _examine_index(settings: Settings, embedder: Embedder | None) -> list[Finding]:
    try:
        live = LiveIndex(settings)
    except IndexOutdatedError as error:
        differences = explain_outdated(settings)
        return [Finding.failed(_("index"), error, differences)]
    except DisplayableError as error:
        return [Finding.failed(_("index"), error)]
    with closing(live), live.use() as (name, store):
        size = _(
            "generation {name}: {documents} documents, {passages} passages"
        ).format(
            name=name,
            documents=format_number(len(store.documents())),
            passages=format_number(store.count()),
        )
        found = Finding(_("index"), size, hint=_(_REBUILD))
        return [found, *_search(store, embedder), *examine_documents(store)]


def _search(store: PassageStore, embedder: Embedder | None) -> list[Finding]:
    """Search once as a question does: the vectors must be there and of that model."""
    if embedder is None or not store.count():
        return []
    try:
        store.search_vectors(embedder.embed_query("policy"), 1)
    except DisplayableError as error:
        return [Finding.failed(_("search"), error)]
    return [Finding(_("search"), _("finds passages"))]
