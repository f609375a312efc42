"""Examine the servers that hold the index, where there are such."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

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
            kept, writer = index.catalog.names(), index.catalog.rows.writer()
            found = [
                Finding("database", f"{index.catalog.rows.place}: {_kept(kept)}"),
                Finding(
                    "writer lock of the servers",
                    f"held by {writer}" if writer else "free",
                ),
            ]
            name = f"{settings.chroma_collection}-"
            collections = len(index.chroma.collections(name))
    except DisplayableError as error:
        return [*found, Finding("server", error.message, False, error.hint)]
    value = f"{settings.chroma_url}: {collections} collections {name}…"
    return [*found, Finding("Chroma server", value)]


def _kept(generations: list[str]) -> str:
    if not generations:
        return "nothing is published"
    return f"generation {generations[0]}, {len(generations)} kept"
