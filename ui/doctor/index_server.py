"""Examine the server that holds the index, where there is one."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from index.errors import DisplayableError
from ui.doctor.finding import Finding

if TYPE_CHECKING:
    from assistant.settings import Settings


def examine_server(settings: Settings) -> list[Finding]:
    """Return whether the server answers, what is live on it and who writes to it."""
    if not settings.chroma_url:
        return []
    from index.storage.shared_index import SharedIndex

    try:
        with closing(SharedIndex(settings)) as index:
            live, kept = index.server.live(), index.server.generations()
            writer = index.server.writer()
    except DisplayableError as error:
        return [Finding("server", error.message, False, error.hint)]
    place = settings.chroma_url.rpartition("@")[2]  # Without a password.
    value = f"{place}, collections {settings.chroma_collection}…"
    return [
        Finding("server", f"{value}: generation {live}, {len(kept)} kept", details=kept)
        if live
        else Finding("server", f"{value}: nothing is published"),
        Finding("writer lock of the server", f"held by {writer}" if writer else "free"),
    ]
