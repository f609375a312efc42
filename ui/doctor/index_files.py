"""Examine the index from outside: generations, locks and the space they take."""

from __future__ import annotations

import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.language.translations.formats import format_moment, format_number
from assistant.language.translations.said import say
from assistant.language.translations.texts import _
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
            with reading(index) as (_name, store):
                made = store.info
        except DisplayableError as error:
            return (say(error.message),)
        differs = _("{setting}: it has {old}, wanted: {new}")
        return tuple(
            differs.format(
                setting=name.replace("_", " "), old=made.get(name, _("none")), new=new
            )
            for name, new in index.info.items()
            if made.get(name) != new
        )


def _kept(generations: Generations) -> Finding:
    kept = generations.history()
    made, live = (
        _("{name}: made {when}, {size}"),
        _("{name}, live: made {when}, {size}"),
    )
    details = tuple(
        (live if name == kept[0] else made).format(
            name=name, when=_made(folder), size=_megabytes(_size(folder))
        )
        for name in kept
        if (folder := generations.folder(name)).is_dir()
    )
    value = _("{number} kept").format(number=format_number(len(kept)))
    if generations.held():
        hint = _("`cluster-policy index` goes forward again.")
        value = _("{first}. {rest}").format(first=value, rest=_(HELD))
        return Finding(_("generations"), value, True, hint, details)
    hint = _("`cluster-policy index --rollback` goes back to the one before.")
    return Finding(
        _("generations"), value, hint=hint if len(kept) > 1 else "", details=details
    )


def _writer(generations: Generations) -> Finding:
    writer = generations.writer()
    if writer is None:
        return Finding(_("writer lock"), _("free"))
    hint = _("The index answers meanwhile. Nothing published is lost if that ends.")
    value = _("held by {writer}").format(writer=writer)
    return Finding(_("writer lock"), value, hint=hint)


def _readers(index_dir: Path) -> Finding:
    read = [
        lock.stem for lock in sorted(index_dir.rglob("leases/*.lock")) if _is_held(lock)
    ]
    value = _("nobody reads now")
    if read:
        value = _("read now: {names}").format(names=", ".join(read))
    return Finding(_("leases"), value)


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
    live, vectors = generations.live(), _size(index_dir / "segments")
    needed = _size(generations.folder(live)) + vectors if live else 0
    details = (
        _("generations: {size}").format(size=_megabytes(_size(generations.folder("")))),
        _("vectors: {size}").format(size=_megabytes(vectors)),
        _("kept embeddings: {size}").format(
            size=_megabytes(_size(index_dir / "embeddings.sqlite"))
        ),
        _("conversations: {size}").format(
            size=_megabytes(_size(index_dir / "conversations"))
        ),
    )
    value = _("the index takes {used}, {free} are free").format(
        used=_megabytes(used), free=_megabytes(free)
    )
    if free > needed:
        return Finding(_("disk"), value, details=details)
    hint = _("An update may need as much space again ({size}): free some.")
    hint = hint.format(size=_megabytes(needed))
    return Finding(_("disk"), value, False, hint, details)


def _size(path: Path) -> int:
    """Return the bytes of a file, or of all files below a folder."""
    total = 0
    for file in [path, *path.rglob("*")]:
        with suppress(OSError):  # It may be removed meanwhile.
            total += file.stat().st_size if file.is_file() else 0
    return total


def _megabytes(size: int) -> str:
    return f"{format_number(size / _MEGA, 1)} MB"


def _made(folder: Path) -> str:
    made = datetime.fromtimestamp(folder.stat().st_mtime).astimezone()
    return format_moment(made)
