"""The settings that the page is drawn with: those of a run stay the same in it."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from threading import local

from assistant import Settings

_DOTENV = Path(".env")
_run = local()


def enter() -> Settings:
    """Return the settings, which stay as they are in this run of the page.

    It asks for them some sixty times, and to see whether they have changed takes a
    third of a millisecond. Streamlit has a thread for the runs of a page.

    Raises:
        SettingsError: One of them cannot work.
    """
    _run.settings = None
    _run.settings = _current()
    return settings()


def settings() -> Settings:
    """Return the settings of this run of the page, elsewhere those of now.

    Raises:
        SettingsError: One of them cannot work.
    """
    kept: Settings | None = getattr(_run, "settings", None)
    return kept or _current()


def _current() -> Settings:
    """Return the settings of the environment and ``.env``, read if these changed."""
    stat = _DOTENV.stat() if _DOTENV.is_file() else None
    stamp = (stat.st_mtime_ns, stat.st_size) if stat else None
    return _read(frozenset(os.environ.items()), Path.cwd(), stamp)


@lru_cache(maxsize=1)
def _read(
    environment: frozenset[tuple[str, str]],
    folder: Path,
    stamp: tuple[int, int] | None,
) -> Settings:
    """Return them, and the same while what they come from is the same."""
    return Settings.load()
