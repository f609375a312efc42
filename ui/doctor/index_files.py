"""Examine the index from outside: generations, locks and the space they take."""

from __future__ import annotations

import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import DisplayableError
from index.storage.opening import open_index, reading
from ui.doctor.finding import Finding
from ui.sync_messages import HELD

if TYPE_CHECKING:
    from assistant.settings import Settings
    from index.storage.generations import Generations

_MEGA = 1_000_000


def examine_files(settings: Settings) -> list[Finding]:
    """Return what there is to say of generations, locks and disk."""
    if not settings.index_dir.is_dir():
        return []
    with open_index(settings) as index:
        return [
            _kept(index.generations),
            _writer(index.generations),
            _readers(settings.index_dir),
            _disk(settings.index_dir, index.generations),
        ]


def explain_outdated(settings: Settings) -> tuple[str, ...]:
    """Return in what the live generation differs from what the settings ask for."""
    with open_index(settings) as index:
        try:
            with reading(index) as (_, store):
                made = store.info
        except DisplayableError as error:
            return (error.message,)
        return tuple(
            f"{name.replace('_', ' ')}: it has {made.get(name, 'none')}, wanted: {new}"
            for name, new in index.info.items()
            if made.get(name) != new
        )


def _kept(generations: Generations) -> Finding:
    kept = generations.history()
    details = tuple(
        f"{name}{', live' if name == kept[0] else ''}: made {_made(folder)}, "
        f"{_megabytes(_size(folder))}"
        for name in kept
        if (folder := generations.folder(name)).is_dir()
    )
    value = f"{len(kept)} kept"
    if generations.held():
        hint = "`cluster-policy index` goes forward again."
        return Finding("generations", f"{value}. {HELD}", True, hint, details)
    hint = "`cluster-policy index --rollback` goes back to the one before."
    return Finding(
        "generations", value, hint=hint if len(kept) > 1 else "", details=details
    )


def _writer(generations: Generations) -> Finding:
    writer = generations.writer()
    if writer is None:
        return Finding("writer lock", "free")
    hint = "The index answers meanwhile. Nothing published is lost if that ends."
    return Finding("writer lock", f"held by {writer}", hint=hint)


def _readers(index_dir: Path) -> Finding:
    read = [
        lock.stem for lock in sorted(index_dir.rglob("leases/*.lock")) if _is_held(lock)
    ]
    value = f"read now: {', '.join(read)}" if read else "nobody reads now"
    return Finding("leases", value)


def _is_held(lock: Path) -> bool:
    import portalocker

    flags = portalocker.LockFlags.EXCLUSIVE | portalocker.LockFlags.NON_BLOCKING
    try:
        with lock.open("a") as file:
            portalocker.lock(file, flags)
    except (OSError, portalocker.LockException):
        return True
    return False


def _disk(index_dir: Path, generations: Generations) -> Finding:
    used, free = _size(index_dir), shutil.disk_usage(index_dir).free
    live = generations.live()
    needed = _size(generations.folder(live)) if live else 0
    details = (
        f"generations: {_megabytes(_size(generations.folder('')))}",
        f"kept embeddings: {_megabytes(_size(index_dir / 'embeddings.sqlite'))}",
        f"conversations: {_megabytes(_size(index_dir / 'conversations'))}",
    )
    value = f"the index takes {_megabytes(used)}, {_megabytes(free)} are free"
    if free > needed:
        return Finding("disk", value, details=details)
    hint = f"An update copies the live generation ({_megabytes(needed)}): free some."
    return Finding("disk", value, False, hint, details)


def _size(path: Path) -> int:
    """Return the bytes of a file, or of all files below a folder."""
    total = 0
    for file in [path, *path.rglob("*")]:
        with suppress(OSError):  # It may be removed meanwhile.
            total += file.stat().st_size if file.is_file() else 0
    return total


def _megabytes(size: int) -> str:
    return f"{size / _MEGA:,.1f} MB"


def _made(folder: Path) -> str:
    made = datetime.fromtimestamp(folder.stat().st_mtime).astimezone()
    return f"{made:%Y-%m-%d %H:%M}"
