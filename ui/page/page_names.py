"""Own the names of the pages, which are their addresses below that of the server."""

from __future__ import annotations

from typing import Literal, get_args

Name = Literal["chat", "documents", "unanswered", "health"]
NAMES: tuple[Name, ...] = get_args(Name)
"""The chat's is also ``/``."""
