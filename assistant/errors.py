"""The error family of the assistant.

The index's family (``index.errors``), and beside it::

    DisplayableError
    └── EmptyQuestionError          nothing was asked
"""

from __future__ import annotations

from index.errors import DisplayableError


class EmptyQuestionError(DisplayableError):
    """The question has no words."""
