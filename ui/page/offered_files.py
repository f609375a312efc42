"""Keep the files that open pages offer, each as long as its page is open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from secrets import token_urlsafe
from weakref import WeakValueDictionary

from assistant.access.visitor import Visitor


@dataclass(frozen=True, slots=True, weakref_slot=True, eq=False)
class OfferedFile:
    """A file that a page offers, and that is made each time somebody wants it."""

    name: str
    mime: str
    make: Callable[[], str | bytes]
    """Raises a ``DisplayableError`` where what it is made of is no longer there."""
    visitor: Visitor
    """Whom it is offered to."""
    token: str = field(default_factory=token_urlsafe)
    """What finds it, and nobody can guess."""


class OfferedFiles:
    """The files of all open pages; who offers one also has to keep it.

    A page keeps its own in what Streamlit keeps of it, and they go with that.
    """

    def __init__(self) -> None:
        """Start with none."""
        self._files: WeakValueDictionary[str, OfferedFile] = WeakValueDictionary()

    def put(self, file: OfferedFile) -> None:
        """Have a file found, instead of another one with its token."""
        self._files[file.token] = file

    def find(self, token: str) -> OfferedFile | None:
        """Return the file of a token, None where no page offers it."""
        return self._files.get(token)
