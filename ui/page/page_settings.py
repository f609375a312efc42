"""The settings that the page is drawn with, read when the environment has changed."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from assistant import Settings

_DOTENV = Path(".env")


def settings() -> Settings:
    """Return the settings of the environment and ``.env``.

    A run of the page asks for them some twenty times; to read them takes 2 ms.

    Raises:
        SettingsError: One of them cannot work.
    """
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
