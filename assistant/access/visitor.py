"""The values of who somebody is, and what a person of each role may do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """What somebody is here; each may do what those before it may."""

    READER = "reader"
    EDITOR = "editor"
    ADMINISTRATOR = "administrator"


class Action(StrEnum):
    """What not everybody may do."""

    ASK = "ask"
    READ = "read"
    UPDATE_INDEX = "update the index"
    CHANGE_DOCUMENTS = "put documents into the folder, and take them out"
    EVALUATE = "ask questions with known answers, many at a time"
    READ_QUESTIONS = "read what others asked and was not answered"
    EXAMINE = "see how the page and its index are"
    READ_ALL = "read documents whatever an access file says"


_LEAST: Final[Mapping[Action, Role]] = {
    Action.ASK: Role.READER,
    Action.READ: Role.READER,
    Action.UPDATE_INDEX: Role.EDITOR,
    Action.CHANGE_DOCUMENTS: Role.EDITOR,
    Action.EVALUATE: Role.EDITOR,
    Action.READ_QUESTIONS: Role.EDITOR,
    Action.EXAMINE: Role.ADMINISTRATOR,
    Action.READ_ALL: Role.ADMINISTRATOR,
}
"""The least role of those who may do something."""
_ORDER = tuple(Role)


@dataclass(frozen=True, slots=True)
class Visitor:
    """Somebody who asks: on the page, or through Python or the command."""

    name: str = ""
    email: str = ""
    """In lower case; empty where nobody has logged in."""
    groups: frozenset[str] = frozenset()
    role: Role = Role.READER
    id: str = ""
    """Who that is at the provider, the same for good; empty without a log-in."""

    def may(self, action: Action) -> bool:
        """Return whether this visitor may do something."""
        return _ORDER.index(self.role) >= _ORDER.index(_LEAST[action])


LOCAL: Final = Visitor("", role=Role.ADMINISTRATOR)
"""Whoever sits at the machine itself, and could open every file without the page."""
STRANGER: Final = Visitor()
"""Somebody from elsewhere who did not have to say who they are."""
