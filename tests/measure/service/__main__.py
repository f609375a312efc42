"""The command ``python -m tests.measure.service``: answers over HTTP and in Python.

The same questions are answered in turns by one assistant, asked in Python and over HTTP
on loopback, and then by many clients at once.
"""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import httpx
import typer
from rich.console import Console
from rich.table import Table

from assistant import Assistant, Settings
from assistant.service.application import make_application
from assistant.service.keys import Keys
from assistant.service.served import Served
from index import sync_index
from index.errors import exit_on_displayable_error
from tests.assistant.service.conftest import listening
from tests.measure.page.memory import megabytes, peak_megabytes
from tests.waiting import PATIENCE

_BURSTS = 3


def measure_service(
    corpus: Annotated[Path, typer.Argument(help="A folder of documents.")],
    questions: Annotated[
        Path, typer.Argument(exists=True, help="A text file, one question a line.")
    ],
    rounds: Annotated[int, typer.Option(min=1, help="Of all questions.")] = 10,
    clients: Annotated[int, typer.Option(min=1, help="Who ask at once.")] = 50,
) -> None:
    """Measure what HTTP adds to an answer, and many requests at once."""
    asked = [line for line in questions.read_text("utf-8").splitlines() if line.strip()]
    with TemporaryDirectory() as folder:
        settings = Settings(corpus_dir=corpus, index_dir=Path(folder))
        sync_index(settings)
        with (
            Assistant.open(settings) as assistant,
            closing(Keys.open(settings)) as keys,
            closing(Served(settings, keys, lambda: assistant)) as served,
            listening(make_application(served)) as address,
            httpx.Client(base_url=address, timeout=PATIENCE) as client,
        ):
            _print(assistant, client, asked, rounds, clients)


def _print(
    assistant: Assistant,
    client: httpx.Client,
    asked: list[str],
    rounds: int,
    clients: int,
) -> None:
    def over_http(question: str) -> str:
        response = client.post("/api/ask", json={"question": question})
        return str(response.raise_for_status().json()["text"])

    def in_python(question: str) -> str:
        return assistant.ask(question).text

    alone = {question: in_python(question) for question in asked}  # Warm by then.
    python, http = [], []
    for _ in range(rounds):
        for question in asked:
            python.append(_milliseconds(in_python, question))
            http.append(_milliseconds(over_http, question))
    before, peak_before = megabytes(os.getpid()), peak_megabytes(os.getpid())
    many = [asked[number % len(asked)] for number in range(clients)]
    came = wrong = 0
    after = []
    for _ in range(_BURSTS):
        with ThreadPoolExecutor(clients) as pool:
            answers = list(pool.map(over_http, many))
        came += len(answers)
        wrong += sum(
            alone[question] != answer
            for question, answer in zip(many, answers, strict=True)
        )
        after.append(megabytes(os.getpid()))
    added = statistics.median(b - a for a, b in zip(python, http, strict=True))
    middle = statistics.median(python), statistics.median(http)
    table = Table("what", "measured", title=f"{len(python)} pairs of answers")
    table.add_row("p50 in Python, over HTTP", "{:.0f} ms, {:.0f} ms".format(*middle))
    table.add_row("ratio of both", f"{middle[1] / middle[0]:.3f}")
    table.add_row("added to the same question, median", f"{added:.1f} ms")
    table.add_row(
        f"{clients} at once, {_BURSTS} times: answers, others' among them",
        f"{came}, {wrong}",
    )
    table.add_row("… memory before, after each time", _listed([before, *after]))
    peaks = [peak_before, peak_megabytes(os.getpid())]
    table.add_row("… at its most, before and during", _listed(peaks))
    Console().print(table)


def _listed(megabytes: list[float]) -> str:
    return ", ".join(f"{value:.0f}" for value in megabytes) + " MB"


def _milliseconds(ask: Callable[[str], str], question: str) -> float:
    started = time.perf_counter()
    ask(question)
    return 1000 * (time.perf_counter() - started)


if __name__ == "__main__":
    with exit_on_displayable_error():
        typer.run(measure_service)
