"""What is asked, what is true, and which lies are told instead."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from tests.conftest import ROOT

Kind = Literal["figure", "date", "name", "unit", "swap", "role", "polarity", "citation"]

FOLDER = Path(__file__).resolve().parent
CORPUS = FOLDER / "corpus"
FITTING_CORPUS = FOLDER / "fitting_corpus"
SEED_CORPUS = ROOT / "docs_corpus"


@dataclass(frozen=True)
class Lie:
    """Words of a true statement, and the false words that are put in their place."""

    kind: Kind
    true_words: str
    false_words: str
    near: bool = False
    """Whether the false words stand in the same document, about something else."""


@dataclass(frozen=True)
class Case:
    """A question with a true statement that answers it, and lies about it."""

    question: str
    language: str
    document: str
    source: str
    """Words of the document that say it; they stand there once."""
    statement: str
    lies: tuple[Lie, ...]

    @property
    def source_language(self) -> str:
        """The document's language, which its name tells."""
        return self.document.split(".")[1]

    @property
    def languages(self) -> str:
        """The statement's language over the document's: ``en over zh``."""
        return f"{self.language} over {self.source_language}"

    def tell(self, lie: Lie) -> str:
        """Return the statement with the lie in it."""
        return self.statement.replace(lie.true_words, lie.false_words)


def load_cases() -> tuple[Case, ...]:
    """Return the cases over the documents beside this module."""
    return _load(FOLDER / "statements.json")


def load_hard_cases() -> tuple[Case, ...]:
    """Return more over the same documents, in another language than these.

    Most of their lies have nothing in them that the document does not have: what is
    said of two things is swapped, or what is planned is told as reached.
    """
    return _load(FOLDER / "hard_statements.json")


def load_fitting_cases() -> tuple[Case, ...]:
    """Return cases over documents of their own, to fit the checks to."""
    names = ("fitting_statements.json", "fitting_hard_statements.json")
    return tuple(case for name in names for case in _load(FOLDER / name))


def load_seed_cases() -> tuple[Case, ...]:
    """Return true statements, without lies, over the shipped documents."""
    return _load(FOLDER / "seed_statements.json")


def _load(path: Path) -> tuple[Case, ...]:
    return tuple(map(_case, json.loads(path.read_text(encoding="utf-8"))))


def _case(entry: dict[str, Any]) -> Case:
    lies = tuple(
        Lie(kind, true_words, false_words, near=nearby == ["near"])
        for kind, true_words, false_words, *nearby in entry["lies"]
    )
    return Case(**{**entry, "lies": lies})
