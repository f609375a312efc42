"""Examine the servers that hold the index, where there are such."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from assistant.language.translations.formats import format_number
from assistant.language.translations.texts import _
from index.errors import DisplayableError
from ui.doctor.finding import Finding

if TYPE_CHECKING:
    from assistant.settings import Settings


def examine_server(settings: Settings) -> list[Finding]:
    """Return whether the servers answer, what is live on them and who writes."""
    if not settings.chroma_url:
        return []
    found: list[Finding] = []
    from index.storage.shared_index import SharedIndex

    try:
        with closing(SharedIndex(settings)) as index:
            kept, writer = index.catalog.names(), index.writer()
            held = _("held by {writer}").format(writer=writer) if writer else _("free")
            found = [
                Finding(_("database"), f"{index.catalog.rows.place}: {_kept(kept)}"),
                Finding(_("writer lock of the servers"), held),
            ]
            name = f"{settings.chroma_collection}-"
            collections = len(index.chroma.collections(name))
    except DisplayableError as error:
        return [*found, Finding.failed(_("server"), error)]
    value = _("{address}: {number} collections {name}…").format(
        address=settings.chroma_url, number=format_number(collections), name=name
    )
    return [*found, Finding(_("Chroma server"), value)]


def _kept(generations: list[str]) -> str:
    if not generations:
        return _("nothing is published")
    return _("generation {name}, {number} kept").format(
        name=generations[0], number=format_number(len(generations))
    )
