"""Which processes a process has started, as Linux tells it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path


def children(process: int | str = "self") -> set[int]:
    """Return the processes that the threads of a process have started."""
    tasks = Path(f"/proc/{process}/task").iterdir()
    return {int(name) for task in tasks for name in _words(task / "children")}


def command_of(process: int) -> str:
    """Return the command of a process, without spaces; nothing if it has ended."""
    return "".join(_words(Path(f"/proc/{process}/cmdline")))


def _words(file: Path) -> list[str]:
    """Return the words of a file of the system's; none of what ended meanwhile."""
    with suppress(FileNotFoundError, ProcessLookupError):
        return file.read_text().split()
    return []
