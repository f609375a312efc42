"""The commands ``python -m index.benchmark embedding`` and so on."""

from __future__ import annotations

import typer

from index.benchmark.embedding import compare_embedding
from index.benchmark.pipeline import compare_pipelines
from index.benchmark.retrieval import measure_retrieval
from index.benchmark.sync import compare_syncs
from index.benchmark.waiting import measure_waiting
from index.errors import exit_on_displayable_error

app = typer.Typer(
    add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False
)
app.command("embedding")(compare_embedding)
app.command("pipeline")(compare_pipelines)
app.command("retrieval")(measure_retrieval)
app.command("sync")(compare_syncs)
app.command("waiting")(measure_waiting)

if __name__ == "__main__":
    with exit_on_displayable_error():
        app()
