"""Measure answers of a process that has answered before: to one asker, to many at once.

The same questions are answered in turns by this project and by the same assistant with
the reader as it was loaded, each question read in threads of its own.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console
from rich.table import Table

from assistant.errors import EmptyQuestionError
from assistant.extract.span_model.model import WEIGHTS, SpanModel, open_span_model
from assistant.extract.span_model.serving import Serving
from assistant.pipeline import Assistant
from assistant.settings import Settings
from index.embedding.embedder import load_embedder
from index.embedding.packaged.batching import run_batches
from index.pipeline import sync_index
from index.storage.live_index import LiveIndex

if TYPE_CHECKING:
    import numpy as np

    from assistant.extract.span_model.inputs import ReaderInput

_QUESTIONS = (
    "How many firms are in the Xuzhou cluster?",
    "Which actions does Shandong take to upgrade its clusters?",
    "Hur många företag finns i klustret i Xuzhou?",
    "Vilka åtgärder vidtar Shandong?",
    "徐州产业集群有多少家企业？",
    "山东采取哪些行动？",
    "Wie viele Firmen gibt es im Cluster von Xuzhou?",
    "Who is the mayor of Stockholm?",
)


class _EachForItself(Serving):
    """The reader as it is loaded, with threads that each question makes for itself."""

    def logits(self, inputs: Sequence[ReaderInput]) -> list[np.ndarray]:
        def run(batch: list[int]) -> list[np.ndarray]:
            import torch

            with torch.inference_mode():
                return list(self.network([inputs[place] for place in batch]).numpy())

        return run_batches([len(item.ids) for item in inputs], run)


@dataclass(frozen=True, slots=True)
class _Run:
    """What asking all questions took, in seconds."""

    each: Sequence[float]
    """From question to answer."""
    total: float
    """Until all were answered."""
    processor: float
    """Of all threads, for an answer."""
    answers: Sequence[str]


_MEASURES: dict[str, Callable[[_Run], float]] = {
    "p50": lambda run: statistics.median(run.each),
    "p95": lambda run: sorted(run.each)[int(0.95 * (len(run.each) - 1) + 0.5)],
    "until all are answered": lambda run: run.total,
    "processor time for an answer": lambda run: run.processor,
}


def measure_asking(
    questions: Annotated[
        Path | None, typer.Argument(exists=True, help="A text file, one a line.")
    ] = None,
    rounds: Annotated[int, typer.Option(min=1, help="How often each is run.")] = 3,
    at_once: Annotated[int, typer.Option(min=1, help="Askers at once.")] = 10,
) -> None:
    """Ask one question after the other, and many at once, in a long-lived process.

    In turns, the same with the reader uncompiled, each question in its own threads.
    """
    asked = _load(questions)
    settings = Settings.load().model_copy(update={"chat_model": ""})
    sync_index(settings)
    with ExitStack() as opened:
        ways = {
            "this project": opened.enter_context(_open(settings, Serving)),
            "not compiled": opened.enter_context(_open(settings, _EachForItself)),
        }
        together = [asked[place % len(asked)] for place in range(at_once)]
        tables = {
            "one asker": (asked, 1),
            f"{at_once} at once": (together, at_once),
        }
        for name, (texts, askers) in tables.items():
            runs: dict[str, list[_Run]] = {way: [] for way in ways}
            for round_ in range(rounds + 1):
                for way, assistant in ways.items():
                    run = _ask(assistant, texts, askers)
                    if round_:  # The first one fills caches.
                        runs[way].append(run)
            Console().print(
                _table(name, runs, f"{len(texts)} questions, {rounds} rounds")
            )


def _load(path: Path | None) -> Sequence[str]:
    if path is None:
        return _QUESTIONS
    asked = [line.strip() for line in path.read_text("utf-8").splitlines()]
    if not any(asked):
        raise EmptyQuestionError(
            f"There is no question in {path}.", "Write one a line."
        )
    return [line for line in asked if line]


def _open(settings: Settings, way: type[Serving]) -> Assistant:
    embedder = load_embedder(settings.model_copy(update={"embedding_model": ""}))
    loaded = open_span_model(embedder, WEIGHTS)
    serving = way(loaded.serving.network)
    if way is Serving:
        serving.prepare()
    model = SpanModel(serving, embedder, loaded.calibration)
    return Assistant(settings, LiveIndex(settings), load_embedder(settings), model)


def _ask(assistant: Assistant, texts: Sequence[str], askers: int) -> _Run:
    def ask(question: str) -> tuple[float, str]:
        began = time.perf_counter()
        text = assistant.ask(question).text
        return time.perf_counter() - began, text

    began, used = time.perf_counter(), time.process_time()
    with ThreadPoolExecutor(askers) as pool:
        done = list(pool.map(ask, texts))
    total, processor = time.perf_counter() - began, time.process_time() - used
    return _Run(
        [seconds for seconds, _ in done],
        total,
        processor / len(texts),
        [text for _, text in done],
    )


def _table(name: str, runs: dict[str, list[_Run]], caption: str) -> Table:
    table = Table(f"{name}: seconds, median", *runs, "ratio", caption=caption)
    ours, plain = runs.values()
    for measure, of in _MEASURES.items():
        pairs = [(of(a), of(b)) for a, b in zip(ours, plain, strict=True)]
        ratio = statistics.median(a / b for a, b in pairs)
        medians = (statistics.median(side) for side in zip(*pairs, strict=True))
        table.add_row(measure, *(f"{value:.3f}" for value in medians), f"{ratio:.2f}")
    both = zip(ours[0].answers, plain[0].answers, strict=True)
    same = sum(a == b for a, b in both)
    table.add_row("the same answers", f"{same} of {len(ours[0].answers)}", "", "")
    return table
