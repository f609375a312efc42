"""Examine the access files of the corpus: which of them close their folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.access.folders import Folders
from assistant.language.translations.formats import format_number
from assistant.language.translations.said import say
from assistant.language.translations.texts import _, ngettext
from ui.doctor.finding import Finding

if TYPE_CHECKING:
    from assistant.settings import Settings


def examine_access(settings: Settings) -> Finding:
    """Return which access files cannot be followed, and why."""
    problems = Folders(settings.corpus_dir).problems()
    name = _("access files")
    if not problems:
        return Finding(name, _("none is broken"))
    details = tuple(f"{problem.folder}: {say(problem.reason)}" for problem in problems)
    hint = _("Until they are mended, only administrators may read what is below them.")
    value = ngettext(
        "{number} file cannot be followed",
        "{number} files cannot be followed",
        len(problems),
    ).format(number=format_number(len(problems)))
    return Finding(name, value, False, hint, details)
