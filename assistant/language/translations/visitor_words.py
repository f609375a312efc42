"""Say an error so that it is for visitors: no commands, no folders of the server.

Who runs the page finds it in the log as it is.
"""

from __future__ import annotations

import logging
import re
from functools import lru_cache

from assistant.language.translations.said import say
from assistant.language.translations.texts import _, marked

LOGGER = logging.getLogger(__name__)

_PATH = re.compile(
    r"(?<![\w./\\:<])(?:~|[A-Za-z]:)?(?:[/\\][^\s/\\,;:`'\"<>]+){2,}[/\\]?"
)
_FOR_WHO_RUNS_IT = re.compile(r"`[^`]*`|\bCLUSTER_POLICY_|\.env\b")
_TOLD = marked("Whoever runs this page finds in its log what can be done.")


def for_visitors(message: str, hint: str = "") -> tuple[str, str]:
    """Return a message and its hint without commands and the folders they name.

    What is English comes back in the language of the page.
    """
    said = without_folders(message)
    helped = without_folders(hint)
    if _FOR_WHO_RUNS_IT.search(hint):
        helped = _TOLD
    if (said, helped) != (message, hint):
        _log_once(message, hint)
    return say(said), _(_TOLD) if helped == _TOLD else say(helped)


def without_folders(text: str) -> str:
    """Return a text in which only the last name of a path is told."""
    return _PATH.sub(lambda path: re.split(r"[/\\]", path[0].rstrip("/\\"))[-1], text)


@lru_cache(maxsize=256)
def _log_once(message: str, hint: str) -> None:
    LOGGER.error("%s %s", message, hint)
