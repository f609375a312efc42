"""Notice that files in a folder have changed: the system says so, or a look does.

What was seen decides; the system's word only says when to look. So nothing is missed
where the system says nothing, or where the folder itself was replaced.
"""

from __future__ import annotations

import logging
import re
import time
from collections.abc import Generator, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from index.sync.corpus import HIDDEN, walk_folder
from index.sync.file_states import FileState, state_of

LOGGER = logging.getLogger(__name__)

MOUNTS = Path("/proc/self/mounts")
# Other machines change what lies on these, and nobody tells this one.
_REMOTE = re.compile(
    r"9p|afs|beegfs|ceph|cifs|davfs\w*|fakeowner|fuse(\..+)?|glusterfs|gpfs|lustre"
    r"|ncpfs|nfs\d?|ocfs2|prl_fs|smb\w*|vboxsf|virtiofs|vmhgfs"
)
_ESCAPED = re.compile(r"\\(\d{3})")

Look = Mapping[str, FileState] | None
"""What the files of a folder looked like, by path; ``None``: there is no folder."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How long to wait for what, in seconds."""

    quiet: float = 1.0
    """Without a change before files count as written."""
    patience: float = 30.0
    """For files to be quiet, or for another writer to be done."""
    poll: float = 5.0
    """Between two looks at a folder of which the system tells nothing."""
    recheck: float = 60.0
    """Between two looks where the system tells, should it have kept quiet."""
    retry: float = 2.0
    """Before trying again what costs little."""
    mend: float = 30.0
    """Before trying again what somebody has to mend."""


PACE = Pace()


class WatchedFolder:
    """A folder whose files may change at any time."""

    def __init__(self, folder: Path, without: Path, mounts: Path = MOUNTS) -> None:
        """Watch ``folder`` but not ``without``, a folder that may lie in it."""
        self._places = folder, without
        self._mounts = mounts

    @property
    def _folder(self) -> Path:
        # A link may be made to lead elsewhere meanwhile.
        return self._places[0].resolve()

    @property
    def _without(self) -> Path:
        return self._places[1].resolve()

    @property
    def remote_type(self) -> str | None:
        """The type of the network file system the folder is on, where it is on one."""
        return remote_type(self._folder, self._mounts)

    def look(self) -> Look:
        """Return what the files look like now; hidden ones do not count."""
        folder = self._folder
        if not folder.is_dir():
            return None
        seen = {}
        with suppress(OSError):  # A folder gone since; its files then look gone too.
            for entry in walk_folder(folder, self._without):
                with suppress(OSError):  # Gone since the folder was listed.
                    if not entry.is_dir(follow_symlinks=False):
                        seen[entry.path] = state_of(entry.stat(), "")
        return seen

    def wait_for_change(self, seen: Look, stop: Event, pace: Pace) -> None:
        """Return once files look otherwise than ``seen`` and are quiet, or at stop.

        Files that are never quiet are waited for as long as ``pace.patience``.
        """
        now = seen
        with closing(self._alarms(stop, pace)) as alarms:
            for _ in alarms:
                if (now := self.look()) != seen:
                    break
        deadline = time.monotonic() + pace.patience
        while not stop.wait(pace.quiet) and time.monotonic() < deadline:
            before, now = now, self.look()
            if now == before:
                return

    def _alarms(self, stop: Event, pace: Pace) -> Generator[None, None, None]:
        """Yield whenever it is worth a look, until stop is set."""
        if self.remote_type is None:
            # There is no such service, or the system watches too much already.
            try:
                yield from self._system_alarms(stop, pace)
            except (OSError, RuntimeError) as exc:
                LOGGER.info(
                    "The system tells of no changes in %s, it is looked at every %g s: "
                    "%s",
                    self._folder,
                    pace.poll,
                    exc,
                )
        yield None
        while not stop.wait(pace.poll):
            yield None

    def _system_alarms(self, stop: Event, pace: Pace) -> Iterator[None]:
        import watchfiles

        folder, without = self._folder, self._without
        due = 0.0  # At once: something may have changed before this began.
        moment = int(pace.quiet * 1000)
        for changes in watchfiles.watch(
            folder,
            watch_filter=lambda _, path: _counts(Path(path), folder, without),
            stop_event=stop,
            debounce=moment,
            rust_timeout=moment,
            yield_on_timeout=True,
            ignore_permission_denied=True,
        ):
            if self._folder != folder or not folder.is_dir():
                return  # Of another, or one that comes back, nothing would be told.
            if changes or time.monotonic() >= due:
                yield None
                due = time.monotonic() + pace.recheck


def _counts(path: Path, folder: Path, without: Path) -> bool:
    """Return whether a change of ``path`` may be one of a document in ``folder``."""
    if path.is_relative_to(without):
        return False
    inner = path.parts[len(folder.parts) :]
    return not any(name.startswith(HIDDEN) for name in inner)


def remote_type(folder: Path, mounts: Path = MOUNTS) -> str | None:
    """Return the type of the network file system that a folder or a part of it is on.

    ``None`` where there is none, or where ``mounts`` does not tell.
    """
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return None
    below, above = [], [(Path("/"), "")]
    for _, place, type_, *_ in (line.split() for line in lines):
        mounted = Path(_ESCAPED.sub(lambda code: chr(int(code[1], 8)), place))
        if folder.is_relative_to(mounted):
            above.append((mounted, type_))
        elif mounted.is_relative_to(folder):
            below.append(type_)
    # Of those on the same place the last one is seen; `max` would keep the first.
    nearest = sorted(above, key=lambda mount: len(mount[0].parts))[-1][1]
    return next((t for t in [nearest, *below] if _REMOTE.fullmatch(t)), None)
