"""Statements that give one thing what their passage says of another, much alike."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from assistant import Settings
from assistant.check.contrast import ContrastModel
from assistant.check.support import SupportModel
from assistant.check.swaps import SwapModel
from assistant.check.verifier import Verifier
from assistant.extract.span_model.model import load_span_model
from assistant.write.prompt import KeyedPassage
from assistant.write.reply import WrittenStatement
from tests.measure.lies.cases import FOLDER
from tests.small_documents import document, passage


@dataclass(frozen=True)
class Crossed:
    """A statement over a text, and the same with what is said of something else."""

    domain: str
    text: str
    source_language: str
    language: str
    right: str
    crossed: str

    @property
    def languages(self) -> str:
        """The statement's language over the text's: ``en over zh``."""
        return f"{self.language} over {self.source_language}"


@dataclass(frozen=True)
class Told:
    """What the check says of the two statements of a case."""

    case: Crossed
    refused: bool
    """Whether it refuses the crossed one."""
    lost: bool
    """Whether it refuses the right one."""
    misplaced: bool
    """Whether that is because a fact is held to be of something else."""


def load_crossed() -> tuple[Crossed, ...]:
    """Return the cases that are measured: each text and statement in four languages."""
    return tuple(_load(FOLDER / "crossed.json"))


def load_fitting_crossed() -> tuple[Crossed, ...]:
    """Return cases of other domains, to fit the checks to."""
    return tuple(_load(FOLDER / "fitting_crossed.json"))


def judge_crossed(cases: Sequence[Crossed]) -> list[Told]:
    """Return what the check says of each case, its text as all of a document."""
    model = load_span_model(Settings())
    verifier = Verifier(SupportModel(model), ContrastModel(model), SwapModel(model))
    return [_judge(case, verifier) for case in cases]


def crossed_table(told: Sequence[Told]) -> str:
    """Return by the languages what is refused, and all in the last row."""
    pairs = sorted({one.case.languages for one in told})
    rows = [(p, [one for one in told if one.case.languages == p]) for p in pairs]
    lines = [
        f"| {name} | {len(of)} | {sum(o.refused for o in of) / len(of):.0%} "
        f"| {sum(o.lost for o in of)} | {sum(o.misplaced for o in of)} |"
        for name, of in [*rows, ("all", told)]
    ]
    head = "| languages | pairs | crossed refused | right refused | as misplaced |"
    return "\n".join([head, "| --- | --- | --- | --- | --- |", *lines])


def _judge(case: Crossed, verifier: Verifier) -> Told:
    whole = replace(document(case.text, "d.txt"), language=case.source_language)
    shown = {"p1": KeyedPassage("p1", passage(whole), whole)}
    right, crossed = (
        verifier.verify(WrittenStatement(text, ("p1",)), case.language, shown)
        for text in (case.right, case.crossed)
    )
    return Told(
        case, not crossed.supports, not right.supports, right.reason == "misplaced"
    )


def _load(path: Path) -> Iterator[Crossed]:
    for entry in json.loads(path.read_text(encoding="utf-8")):
        for source_language, text in entry["texts"].items():
            for language, statements in entry["statements"].items():
                for statement, right, crossed in statements:
                    yield Crossed(
                        entry["domain"],
                        text,
                        source_language,
                        language,
                        statement.format(right),
                        statement.format(crossed),
                    )
