"""Measure whether the time of a refusal tells that there is something to be hidden.

Somebody who may not read a folder asks in turns about what stands in it and about what
stands nowhere. Where either takes longer as often as the other, time tells nothing.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from assistant.access.visitor import Visitor
from assistant.pipeline import Assistant
from assistant.settings import Settings
from index.pipeline import sync_index

_FIRST = ("Kest", "Mar", "Tol", "Ver", "Ost", "Lin", "Gor", "Hal", "Fen", "Bra")
_LAST = ("rel", "dane", "vik", "moor", "sund", "hagen", "ford", "wick", "berg", "ton")
_TEXT = (
    "# The {name} programme\n\nThe {name} programme makes glass in {number} plants.\n\n"
    "It was founded in {year} and employs {workers} people.\n"
)
_QUESTION = "How many plants does the {name} programme have?"


def measure_refusals(
    documents: Annotated[
        int, typer.Option(help="In the closed folder; as many are open.", max=30)
    ] = 30,
    rounds: Annotated[int, typer.Option(help="Times each is asked.")] = 3,
) -> None:
    """Compare refusals about hidden documents with those about none."""
    names = [f"{first}{last}" for last in _LAST for first in _FIRST]
    open_, one, other = (
        names[at : at + documents] for at in (0, documents, 2 * documents)
    )
    took: tuple[list[float], list[float]] = ([], [])
    # Each name is hidden once, and once nowhere: names themselves take longer or not.
    for hidden, absent in ((one, other), (other, one)):
        with TemporaryDirectory() as folder:
            settings = _written(Path(folder), open_, hidden)
            sync_index(settings)
            with Assistant.open(settings) as opened:
                reader = opened.for_visitor(Visitor())
                for all_, these in zip(
                    took, _ask_in_turns(reader, hidden, absent, rounds), strict=True
                ):
                    all_.extend(these)
    _print(*took)


def _written(folder: Path, open_: Sequence[str], hidden: Sequence[str]) -> Settings:
    corpus = folder / "corpus"
    (corpus / "closed").mkdir(parents=True)
    (corpus / "closed" / "access.yaml").write_text("groups: [nobody]")
    for place, names in ((corpus, open_), (corpus / "closed", hidden)):
        for number, name in enumerate(names, start=20):
            text = _TEXT.format(
                name=name, number=number, year=1900 + number, workers=number * 37
            )
            (place / f"{name}.md").write_text(text, encoding="utf-8")
    return Settings(corpus_dir=corpus, index_dir=folder / "index")


def _ask_in_turns(
    assistant: Assistant, hidden: Sequence[str], absent: Sequence[str], rounds: int
) -> tuple[list[float], list[float]]:
    """Return the seconds of refusals about what is hidden, and about nothing."""
    took: tuple[list[float], list[float]] = ([], [])
    assistant.ask(_QUESTION.format(name="first"))
    for turn in range(rounds):
        for pair in zip(hidden, absent, strict=True):
            # Whichever comes second finds more in the caches.
            order = (0, 1) if turn % 2 else (1, 0)
            for which in order:
                began = time.perf_counter()
                assistant.ask(_QUESTION.format(name=pair[which]))
                took[which].append(time.perf_counter() - began)
    return took


def _print(hidden: list[float], absent: list[float]) -> None:
    for name, took in (("hidden", hidden), ("nowhere", absent)):
        cut = statistics.quantiles(took, n=10)
        typer.echo(
            f"{name:8} {len(took)} refusals: median {1000 * cut[4]:.0f} ms, "
            f"10 % under {1000 * cut[0]:.0f} ms, 90 % under {1000 * cut[8]:.0f} ms"
        )
    longer = sum((h > a) + (h == a) / 2 for h in hidden for a in absent)
    share = longer / (len(hidden) * len(absent))
    # Of as many that differ in nothing, 95 % of shares lie within this.
    size = len(hidden)
    chance = 1.96 * ((2 * size + 1) / (12 * size * size)) ** 0.5
    typer.echo(
        f"One about what is hidden takes longer in {share:.1%} of pairs; by chance "
        f"alone 50 % ± {chance:.1%}."
    )
