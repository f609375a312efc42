"""The error family of the assistant.

The index's family (``index.errors``), and beside it::

    DisplayableError
    ├── EmptyQuestionError          nothing was asked
    └── ChatModelUnavailableError   the chat model of the settings cannot be set up
"""

from __future__ import annotations

from index.errors import DisplayableError


class EmptyQuestionError(DisplayableError):
    """The question has no words."""


class ChatModelUnavailableError(DisplayableError):
    """The chat model that the settings name cannot be set up."""
