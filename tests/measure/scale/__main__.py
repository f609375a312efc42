"""The command ``python -m tests.measure.scale``: an index of several sizes, measured.

For each it starts a PostgreSQL and a Chroma server on this machine, lets
``assistant.benchmark scale`` measure the folder and the servers, and adds what these
took themselves.
"""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer
from pydantic import SecretStr
from rich.console import Console
from rich.table import Table

from assistant.benchmark.scale import measure_index, size_of
from index.settings import IndexSettings
from tests.index.storage.server.chroma_server import ChromaServer
from tests.measure.ending import end_with_servers
from tests.measure.page.memory import peak_megabytes
from tests.postgresql_server import PostgresqlServer


def measure_sizes(
    corpus: Annotated[Path, typer.Argument(help="A folder of documents to vary.")],
    passages: Annotated[list[int], typer.Option(min=1, help="Sizes, one each.")],
    embedded: Annotated[int, typer.Option(min=1)] = 1_500,
) -> None:
    """Measure an index of each size in a folder, and on servers started for it."""
    end_with_servers()
    for size in passages:
        with ExitStack() as ends:
            folder = Path(ends.enter_context(tempfile.TemporaryDirectory()))
            postgresql, chroma = PostgresqlServer(), ChromaServer(folder)
            ends.callback(postgresql.remove)
            ends.callback(chroma.kill)
            postgresql.start()
            chroma.start()
            on_servers = {
                "database_url": SecretStr(postgresql.url),
                "chroma_url": chroma.url,
            }
            settings = IndexSettings.load().model_copy(update=on_servers)
            measure_index(settings, corpus, size, embedded)
            table = Table("of the servers", "measured")
            peak = f"{peak_megabytes(chroma.pid):.0f} MB"
            table.add_row("peak memory of Chroma", peak)
            table.add_row("disk of Chroma", _size(folder))
            table.add_row("disk of PostgreSQL, all files", _size(postgresql.folder))
            Console().print(table)


def _size(folder: Path) -> str:
    return f"{size_of(folder) / 1e6:.0f} MB"


if __name__ == "__main__":
    typer.run(measure_sizes)
