"""The error family of the assistant.

The index's family (``index.errors``), and beside it::

    DisplayableError
    ├── EmptyQuestionError          nothing was asked
    ├── ChatModelUnavailableError   the chat model of the settings cannot be set up
    └── NotKeptError                conversations cannot be stored, or not be read
"""

from __future__ import annotations

from index.errors import DisplayableError


class EmptyQuestionError(DisplayableError):
    """The question has no words."""


class ChatModelUnavailableError(DisplayableError):
    """The chat model that the settings name cannot be set up."""


class NotKeptError(DisplayableError):
    """Conversations cannot be stored, or what is stored cannot be read."""
