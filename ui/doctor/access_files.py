"""Examine the access files of the corpus: which of them close their folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.access.folders import Folders
from ui.doctor.finding import Finding
from ui.sync_messages import count

if TYPE_CHECKING:
    from assistant.settings import Settings


def examine_access(settings: Settings) -> Finding:
    """Return which access files cannot be followed, and why."""
    problems = Folders(settings.corpus_dir).problems()
    if not problems:
        return Finding("access files", "none is broken")
    details = tuple(f"{problem.folder}: {problem.reason}" for problem in problems)
    hint = "Until they are mended, only administrators may read what is below them."
    value = f"{count(len(problems), 'file')} cannot be followed"
    return Finding("access files", value, False, hint, details)
