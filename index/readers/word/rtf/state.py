"""Hold what is in force where the reader of Rich Text stands."""

from __future__ import annotations

from dataclasses import dataclass

from index.readers.shared.flow import RowLayout


@dataclass(slots=True)
class State:
    """What a group inherits, and loses at its end."""

    role: str = "body"
    """What its text is: body, skipped, fonts, styles, title, mark, lists,
    leveltext, footnote."""
    font: int | None = None
    skip: int = 1
    """How many characters stand in for one that old programs do not know."""
    bold: bool = False
    hidden: bool = False
    struck: bool = False
    raised: bool = False

    def take(self, word: str, number: int | None) -> bool:
        """Take a control word about characters; return whether it was one."""
        if word == "f" and number is not None:
            self.font = number
        elif word == "uc":
            self.skip = number or 0
        elif word == "plain":
            self.bold = self.hidden = self.struck = self.raised = False
        else:
            return self._take_look(word, on=number != 0)
        return True

    def _take_look(self, word: str, *, on: bool) -> bool:
        if word == "b":
            self.bold = on
        elif word in ("v", "deleted"):
            self.hidden = on
        elif word in ("strike", "striked"):
            self.struck = on
        elif word in ("super", "up"):
            self.raised = on
        elif word in ("nosupersub", "sub"):
            self.raised = False
        else:
            return False
        return True


@dataclass(slots=True)
class Format:
    r"""What holds for a paragraph, until ``\pard`` resets it."""

    in_table: bool = False
    level: int = 0
    list: int = 0
    """The number of its list; 0: none."""
    place: int = 0
    """Its level in the list, from 0."""


class RowReader:
    r"""Collects what stands between ``\trowd`` and the end of its row."""

    def __init__(self) -> None:
        """Start a row without cells."""
        self._edges: list[int] = []
        self._continues: set[int] = set()
        self._covered: set[int] = set()
        self._header = False

    def take(self, word: str, number: int) -> None:
        """Take a control word, which may be about a cell."""
        if word == "cellx":
            self._edges.append(number)
        elif word == "clvmrg":
            self._continues.add(len(self._edges))
        elif word == "clmrg":
            self._covered.add(len(self._edges))
        elif word == "trhdr":
            self._header = True

    def layout(self) -> RowLayout:
        """Return how the cells lie."""
        return RowLayout(
            tuple(self._edges),
            frozenset(self._continues),
            frozenset(self._covered),
            self._header,
        )
