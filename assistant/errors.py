"""The error family of the assistant.

The index's family (``index.errors``), and beside it::

    DisplayableError
    ├── EmptyQuestionError          nothing was asked
    ├── ChatModelUnavailableError   the chat model of the settings cannot be set up
    ├── NotAdmittedError            somebody may not come in, or not do this
    ├── KeyRefusedError             a key of the service is unknown, or no longer holds
    ├── NotKeptError                conversations cannot be stored, or not be read
    └── ReceiptError                a receipt cannot be read or written, or is none
"""

from __future__ import annotations

import logging

from index.errors import DisplayableError

LOGGER = logging.getLogger(__name__)


class EmptyQuestionError(DisplayableError):
    """The question has no words."""


class ChatModelUnavailableError(DisplayableError):
    """The chat model that the settings name cannot be set up."""


class NotAdmittedError(DisplayableError):
    """Somebody may not come in, or may not do what they want to."""


class KeyRefusedError(DisplayableError):
    """A key of the service is missing, unknown, expired or revoked."""


class NotKeptError(DisplayableError):
    """Conversations cannot be stored, or what is stored cannot be read."""


class ReceiptError(DisplayableError):
    """A file is no receipt of answers, or it cannot be read or written."""


def displayable(error: Exception) -> DisplayableError:
    """Return ``error`` if it is written for people; else log it and say so plainly."""
    if isinstance(error, DisplayableError):
        LOGGER.info("Shown: %s", error)
        return error
    LOGGER.error("Unexpected error", exc_info=error)
    return DisplayableError(
        "Something went wrong, and it is not your fault.",
        "Try once more. The details are in the log of the application.",
    )
