"""The memory of a process and of those that it has started; Linux alone tells it."""

from __future__ import annotations

from pathlib import Path


def peak_megabytes(process_id: int) -> float:
    """Return the sum of what each of them had at its most."""
    return _told(process_id, "VmHWM:")


def megabytes(process_id: int) -> float:
    """Return the sum of what each of them has now."""
    return _told(process_id, "VmRSS:")


def _told(process_id: int, name: str) -> float:
    own = 0.0
    for line in Path(f"/proc/{process_id}/status").read_text("utf-8").splitlines():
        if line.startswith(name):
            own = float(line.split()[1]) / 1024
    tasks = Path(f"/proc/{process_id}/task").iterdir()
    children = {
        int(child)
        for task in tasks
        for child in (task / "children").read_text("utf-8").split()
    }
    return own + sum(_told(child, name) for child in children)
