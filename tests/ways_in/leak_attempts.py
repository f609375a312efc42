"""Attempts to learn of a closed folder, which any way in can be tried with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from assistant import Turn
from tests.assistant.access.test_closed_folders import (
    FOLLOW_UPS,
    HISTORIES,
    QUESTIONS,
)


class WayIn(Protocol):
    """A way in, taken as somebody; each call returns all that is said, errors too."""

    def ask(self, question: str, history: Sequence[Turn]) -> str:
        """Ask a question, after others."""
        ...

    def search(self, query: str) -> str:
        """Search for passages or documents."""
        ...

    def document(self, document_id: str) -> str:
        """Have the text of a document."""
        ...

    def documents(self) -> str:
        """List the documents."""
        ...

    def others(self) -> Mapping[str, Callable[[], str]]:
        """Return what else can be tried, this way alone, by what is given."""
        ...


@dataclass(frozen=True)
class Attempt:
    """Something that is tried."""

    name: str
    given: str
    """What whoever tries says of the folder: it may be said again."""
    make: Callable[[WayIn], str]


_QUERIES = (
    "Kestrel programme zirconia plants",
    "Falkenberg lavender",
    "8642",
    "hemligt",
    "银杏计划",
    "secret/kestrel.md",
)
DOCUMENTS = (
    "secret/kestrel.md",
    "secret/kestrel-copy.md",
    "secret/deep/hemligt.md",
    "secret/plan.md",
    "secret/中文.md",
    "secret/table.csv",
    "secret/broken.pdf",
    "secret/access.yaml",
    "secret",
    "secret/",
    "secret/../secret/plan.md",
    "./secret/kestrel.md",
    "SECRET/KESTREL.MD",
    "secret%2Fkestrel.md",
    "secret\\kestrel.md",
    "kestrel.md",
)
"""Ids of closed documents, and what could be taken for one."""


def attempts() -> Iterator[Attempt]:
    """Yield what every way in is tried with."""
    for question in QUESTIONS[::3]:
        yield _asking(question)
    for before, history in HISTORIES.items():
        for question in FOLLOW_UPS[:2]:
            yield _asking(question, history, f" when {before}")
    for query in _QUERIES:
        yield Attempt(f"search {query}", query, partial(_search, query))
    for id_ in DOCUMENTS:
        yield Attempt(f"document {id_}", id_, partial(_document, id_))
    # A document that is open tells of one that replaces it to those who may read that.
    for id_ in ("old-plan.md", "old-rules.md"):
        yield Attempt(f"what is replaced of {id_}", "", partial(_document, id_))
    yield Attempt("list of documents", "", lambda way: way.documents())


def attempts_at(way: WayIn) -> Iterator[Attempt]:
    """Yield what a way in is tried with, also what only that has."""
    yield from attempts()
    for given, attempt in way.others().items():
        yield Attempt(given, given, partial(_by_itself, attempt))


def _asking(question: str, history: Sequence[Turn] = (), after: str = "") -> Attempt:
    given = f"{question} {history}"
    return Attempt(f"ask {question}{after}", given, partial(_ask, question, history))


def _ask(question: str, history: Sequence[Turn], way: WayIn) -> str:
    return way.ask(question, history)


def _search(query: str, way: WayIn) -> str:
    return way.search(query)


def _document(document_id: str, way: WayIn) -> str:
    return way.document(document_id)


def _by_itself(attempt: Callable[[], str], way: WayIn) -> str:
    return attempt()
