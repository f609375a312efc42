"""Measure how awkward files are read: ``python -m tests.measure.awkward FOLDER``.

Every file is read as the index reads it, with the limits that it has by default,
unless an option says otherwise.
"""

from __future__ import annotations

import os
import re
import tarfile
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from index.documents import Document, ReadFailure
from index.limits import DEFAULT_LIMITS, ReadLimits
from index.sandbox.pool import read_files
from tests.measure.awkward.measured import RECORD, Cost, load_measured, recorded_costs

_SLOW = 3.0
_NAMED = 3
# Reasons that may say more of the reader than of the file: a person should look.
_DOUBTFUL = re.compile(
    r"may be damaged|crash|\bfail \(|took longer|of memory|stopped its reader"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What became of one file."""

    name: str
    result: Document | ReadFailure
    cost: Cost

    @property
    def reason(self) -> str:
        """Return why it was not read; "" if it was."""
        return self.result.reason if isinstance(self.result, ReadFailure) else ""


def main(
    folder: Annotated[Path, typer.Argument(help="A folder, or a tar file of one.")],
    show: Annotated[str, typer.Option(help="Print the text of this file.")] = "",
    only: Annotated[str, typer.Option(help="Read one format: pdf.")] = "",
    name_all: Annotated[
        bool, typer.Option("--all", help="Name all files that failed.")
    ] = False,
    ocr_seconds: Annotated[
        float, typer.Option(help="For the text recognition of one file; 0: none.")
    ] = DEFAULT_LIMITS.ocr_seconds,
) -> None:
    """Read every file of a folder; tell what failed, what was slow, what it cost."""
    with _opened(folder) as opened:
        paths = [
            path
            for path in sorted(opened.rglob("*"))
            if path.is_file()
            and path.as_posix().endswith(show)
            and (not only or path.suffix.lower() == f".{only}")
        ]
        limits = replace(DEFAULT_LIMITS, ocr_seconds=ocr_seconds)
        readings = _read(opened, paths, limits)
    every = [reading for found in readings.values() for reading in found]
    if show:
        for reading in every:
            _show(reading)
    else:
        _print_formats(readings, every)
        _print_slow(every)
        _print_reasons(every, name_all)


@contextmanager
def _opened(folder: Path) -> Iterator[Path]:
    """Yield the folder; a tar file is unpacked for as long as it is used."""
    with tempfile.TemporaryDirectory() as scratch:
        os.environ[RECORD] = str(Path(scratch, "costs.jsonl"))
        Path(os.environ[RECORD]).touch()
        if folder.is_dir():
            yield folder
        else:
            unpacked = Path(scratch, "unpacked")
            with tarfile.open(folder) as archive:
                archive.extractall(unpacked, filter="data")
            yield unpacked


def _read(
    folder: Path, paths: Sequence[Path], limits: ReadLimits
) -> dict[str, list[Reading]]:
    """Return what became of the files, by format."""
    formats: defaultdict[str, list[Path]] = defaultdict(list)
    for path in paths:
        formats[path.suffix.lower()].append(path)
    readings = {}
    # One format after the other: each has processes, and their memory, of its own.
    for ending, files in sorted(formats.items()):
        typer.echo(f"{len(files):5} {ending}", err=True)
        named = [(str(path), path) for path in files]
        results = {
            result.path if isinstance(result, Document) else result.document_id: result
            for result in read_files(named, folder, limits, load=load_measured)
        }
        costs = recorded_costs()
        # What was killed wrote nothing down.
        killed = Cost("", DEFAULT_LIMITS.seconds, 0)
        readings[ending] = [
            Reading(
                path.relative_to(folder).as_posix(),
                results[str(path)],
                costs.get(str(path), killed),
            )
            for path in files
        ]
    return readings


def _show(reading: Reading) -> None:
    result = reading.result
    typer.echo(f"=== {reading.name}: {reading.cost.seconds:.1f} s")
    if isinstance(result, ReadFailure):
        typer.echo(result.reason)
        return
    typer.echo(f"{result.title!r} {result.language} {result.encoding} {result.date}")
    typer.echo(f"{len(result.pages)} pages, {len(result.headings)} headings")
    for line in (*result.notes, *map(str, result.warnings)):
        typer.echo(f"  {line}")
    typer.echo(f"---\n{result.text}")


def _print_formats(
    readings: dict[str, list[Reading]], every: Sequence[Reading]
) -> None:
    table = Table("format", "files", "read", "failed", "slowest, s", "peak, MB")
    for ending, found in [*readings.items(), ("all", every)]:
        failed = sum(1 for reading in found if reading.reason)
        table.add_row(
            ending,
            str(len(found)),
            str(len(found) - failed),
            str(failed),
            f"{max((reading.cost.seconds for reading in found), default=0):.1f}",
            f"{max((reading.cost.peak for reading in found), default=0) / 1e6:.0f}",
        )
    Console().print(table)


def _print_slow(every: Sequence[Reading]) -> None:
    typer.echo(f"\nSlower than {_SLOW:g} s:")
    for reading in sorted(every, key=lambda reading: -reading.cost.seconds):
        if reading.cost.seconds >= _SLOW:
            seconds = f"{reading.cost.seconds:.1f} s"
            typer.echo(f"{seconds:>9}  {reading.name}  {reading.reason}")


def _print_reasons(every: Sequence[Reading], name_all: bool) -> None:
    reasons: defaultdict[str, list[str]] = defaultdict(list)
    for reading in every:
        if reading.reason:
            reasons[reading.reason].append(reading.name)
    typer.echo("\nFailures by reason; where a person should look, all are named:")
    for reason, names in sorted(reasons.items(), key=lambda item: -len(item[1])):
        typer.echo(f"{len(names):5}  {reason}")
        named = None if name_all or _DOUBTFUL.search(reason) else _NAMED
        for name in names[:named]:
            typer.echo(f"         {name}")


if __name__ == "__main__":
    typer.run(main)
