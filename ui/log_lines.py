"""Print what the packages log to standard error, one tidy line each."""

from __future__ import annotations

import logging
import re
import sys
from functools import cache

VERBOSE = "--verbose"
"""Given to the page, as often as its log is to be verbose."""

_PACKAGES = ("assistant", "index", "ui")
_LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"
# A file's name may hold line breaks, and what makes a terminal do things.
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def print_log(verbosity: int, otherwise: int = logging.CRITICAL) -> None:
    """Print the log from now on.

    What other libraries log is left alone: some of it quotes what they are asked.

    Args:
        verbosity: 1 prints what is skipped, retried, lost, rebuilt, switched or slow;
            2 and more also what helps to find a mistake.
        otherwise: The lowest level that is printed without any verbosity.
    """
    level = (otherwise, logging.INFO, logging.DEBUG)[min(verbosity, 2)]
    for package in _PACKAGES:
        logger = logging.getLogger(package)
        logger.setLevel(level)
        logger.addHandler(_handler())


@cache
def _handler() -> logging.Handler:
    handler = _StandardErrorHandler()
    handler.setFormatter(_LineFormatter(_LINE))
    return handler


class _StandardErrorHandler(logging.Handler):
    """Writes to what standard error is at the moment.

    While a progress bar is drawn that is the bar, which makes room for the line.
    """

    def emit(self, record: logging.LogRecord) -> None:
        try:
            sys.stderr.write(f"{self.format(record)}\n")
        except Exception:  # As all handlers do: what is logged must break nothing.
            self.handleError(record)


class _LineFormatter(logging.Formatter):
    """Keeps a message in its line; only an unexpected error's traceback has more."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802
        return _UNPRINTABLE.sub(" ", super().formatMessage(record))
