"""Turn whatever goes wrong into one message that may be shown."""

from __future__ import annotations

import logging

from index import DisplayableError

LOGGER = logging.getLogger(__name__)


def displayable(error: Exception) -> DisplayableError:
    """Return ``error`` if it is written for people; else log it and say so plainly."""
    if isinstance(error, DisplayableError):
        LOGGER.info("Shown on the page: %s", error)
        return error
    LOGGER.error("Unexpected error", exc_info=error)
    return DisplayableError(
        "Something went wrong, and it is not your fault.",
        "Try once more. The details are in the log of the application.",
    )
