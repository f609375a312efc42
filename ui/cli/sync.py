"""Bring the index up to date from a terminal: progress, Ctrl-C, and what was done."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from threading import Event
from types import FrameType
from typing import TYPE_CHECKING

import typer
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn

from index.errors import IndexBusyError
from index.storage.opening import open_index
from index.sync.watcher import Held, watch
from ui.cli.output import print_failures, print_line
from ui.sync_messages import (
    HELD,
    changes,
    count,
    describe_changes,
    describe_failure,
    describe_progress,
    progress_share,
    shorten,
)

if TYPE_CHECKING:
    from assistant.settings import Settings
    from index.sync.reports import SyncProgress, SyncReport
    from index.sync.watcher import News

FORWARD = "Run `cluster-policy index` to go forward again."
INTERRUPTED = 130
_NAMES = 3
_FAMILIES = 10


@contextmanager
def stopped_by_interrupt() -> Iterator[Event]:
    """Give an event that Ctrl-C sets, so that what runs ends in order.

    A second Ctrl-C ends the program at once, which harms nothing that is published.
    """
    stop = Event()
    console = Console(stderr=True)

    def end(_number: int, _frame: FrameType | None) -> None:
        console.show_cursor()
        os._exit(INTERRUPTED)

    def ask(_number: int, _frame: FrameType | None) -> None:
        stop.set()
        signal.signal(signal.SIGINT, end)

    before = signal.signal(signal.SIGINT, ask)
    try:
        yield stop
    finally:
        signal.signal(signal.SIGINT, before)


def bring_up_to_date(settings: Settings) -> None:
    """Bring the index up to date, unless somebody keeps it as it is or is at it.

    One on a server is written by `index` and `watch` alone: this machine's folder may
    hold other documents, or none.
    """
    if settings.chroma_url:
        return
    with open_index(settings) as opened:
        held = opened.generations.held()
    if held:
        typer.echo(f"{HELD} {FORWARD}", err=True)
        return
    try:
        with stopped_by_interrupt() as stop:
            # Who asks a question is not to wait until it is kept how that ended.
            _sync(settings, stop, unasked=True)
    except IndexBusyError as error:
        # Somebody else is bringing it up to date: the page follows by itself.
        typer.echo(error.message, err=True)


def sync_with_progress(
    settings: Settings, stop: Event, *, rebuild: bool = False, unasked: bool = False
) -> SyncReport:
    """Bring the index up to date, with a progress bar where there is a terminal.

    How far it is and how it ended is kept for other processes.

    Raises:
        DisplayableError: As ``sync_index`` does.
    """
    from assistant.service.last_sync import LastSync

    sync = partial(_sync, settings, stop, rebuild=rebuild, unasked=unasked)
    return LastSync(settings).run(sync)


def _sync(
    settings: Settings,
    stop: Event,
    tell: Callable[[SyncProgress], None] = lambda _: None,
    *,
    rebuild: bool = False,
    unasked: bool = False,
) -> SyncReport:
    from index.pipeline import sync_index

    console = Console(stderr=True)
    columns = BarColumn(), TextColumn("{task.description}")
    with Progress(
        *columns, console=console, transient=True, disable=not console.is_terminal
    ) as bar:
        task = bar.add_task("", total=1.0)

        def show(progress: SyncProgress) -> None:
            stopping = "Stopping: Ctrl-C again ends at once" if stop.is_set() else ""
            bar.update(
                task,
                description=stopping or describe_progress(progress),
                completed=progress_share(progress),
            )
            tell(progress)

        return sync_index(settings, show, rebuild=rebuild, stop=stop, unasked=unasked)


def follow_folder(settings: Settings) -> None:
    """Bring the index up to date whenever files change, until Ctrl-C; a line each."""
    with stopped_by_interrupt() as stop:
        sync = partial(sync_with_progress, settings, stop, unasked=True)
        print_line(f"Following {settings.corpus_dir} until you press Ctrl-C.")
        for news in watch(settings, sync, stop):
            print_news(news)
    print_line(f"No longer following {settings.corpus_dir}.")


def print_report(report: SyncReport) -> None:
    """Print what a sync did."""
    counts = [f"{len(names)} {verb}" for verb, names in changes(report)]
    counts.append(f"{len(report.unchanged)} unchanged")
    print_line(f"{', '.join(counts)}; {_size(report)}")
    for renamed in dict(changes(report))["renamed"]:
        print_line(f"renamed: {renamed}")
    print_failures(report.failures)
    for family in report.near_duplicates[:_FAMILIES]:
        print_line(f"nearly the same: {shorten(family, _NAMES)}")
    if rest := len(report.near_duplicates[_FAMILIES:]):
        print_line(f"and {rest:,} more families: see `cluster-policy doctor --json`")


def print_news(news: News) -> None:
    """Print one line, with the time, of what happened while a folder is followed."""
    now = datetime.now().astimezone()
    print_line(f"{now:%H:%M:%S}  {_describe_news(news)}")


def print_went_back(generation: str) -> None:
    """Say which state of the index answers now."""
    print_line(f"Generation {generation} of the index answers now. {FORWARD}")


def _describe_news(news: News) -> str:
    if isinstance(news, Held):
        return f"{HELD} {FORWARD}"
    if isinstance(news, Exception):
        return news.whole
    parts = [
        f"{verb} {shorten(names, _NAMES)}" for verb, names in changes(news) if names
    ]
    if not describe_changes(news):
        parts.append("up to date")
    failed = [f"{f.document_id} ({describe_failure(f)})" for f in news.failures]
    if failed:
        parts.append(f"could not be read: {shorten(failed, _NAMES)}")
    return "; ".join([*parts, _size(news)])


def _size(report: SyncReport) -> str:
    return f"{count(report.passages, 'passage')}, {report.seconds:.1f} s"
