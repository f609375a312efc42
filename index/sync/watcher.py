"""Follow the corpus folder: bring the index up to date whenever files change.

look → sync → say what is new → wait until files look otherwise → …
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import Event

from index.errors import (
    CorpusMissingError,
    DisplayableError,
    IndexBusyError,
    SyncStoppedError,
)
from index.settings import IndexSettings
from index.storage.generations import Generations
from index.storage.opening import open_index
from index.sync.changes import PACE, Pace, WatchedFolder
from index.sync.reports import SyncReport

LOGGER = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Held:
    """Somebody went back to an earlier state of the index: nothing moves it on."""

    generation: str | None


News = SyncReport | Held | DisplayableError


def watch(
    settings: IndexSettings,
    sync: Callable[[], SyncReport],
    stop: Event,
    pace: Pace = PACE,
) -> Iterator[News]:
    """Sync at once and whenever files change, until told to stop; yield what is new.

    Several processes may follow one folder: one of them writes, and the others find
    nothing left to do. What hinders a sync is said once, and tried again.

    Args:
        settings: Where the corpus and the index are.
        sync: Brings the index up to date, as ``sync_index`` does where it is unasked.
        stop: Set it from elsewhere to end.
        pace: How long to wait for what.
    """
    folder = WatchedFolder(settings.corpus_dir, settings.index_dir)
    said: News | None = None
    with open_index(settings) as index:
        while not stop.is_set():
            seen = folder.look()
            news = _held(index.generations) or _try(sync, stop, pace)
            # Somebody may have gone back while another writer was waited for.
            news = _held(index.generations) or news
            if news is not None and _essence(news) != _essence(said):
                said = news
                _log(news)
                yield news
            if news is None or isinstance(news, SyncReport):
                folder.wait_for_change(seen, stop, pace)
            else:
                cheap = isinstance(news, Held | CorpusMissingError | IndexBusyError)
                stop.wait(pace.retry if cheap else pace.mend)


def _log(news: News) -> None:
    if isinstance(news, Held):
        LOGGER.info("Generation %s is held: changes are not followed", news.generation)
    elif isinstance(news, DisplayableError):
        LOGGER.warning("The index is not brought up to date yet: %s", news)


def _held(generations: Generations) -> Held | None:
    return Held(generations.live()) if generations.held() else None


def _try(sync: Callable[[], SyncReport], stop: Event, pace: Pace) -> News | None:
    """Sync, as soon as nobody else does; return ``None`` if it was stopped."""
    deadline = time.monotonic() + pace.patience
    while True:
        try:
            return sync()
        except SyncStoppedError:
            return None
        except IndexBusyError as error:
            if time.monotonic() >= deadline:
                return error
            LOGGER.info("%s Tried again in %g s", error, pace.retry)
            if stop.wait(pace.retry):
                return None
        except DisplayableError as error:
            return error
        except OSError as error:
            reason = error.strerror or str(error)
            return DisplayableError(
                f"The index could not be brought up to date: {reason}.",
                "It goes on answering as it is, and the update is tried again.",
            )


def _essence(news: News | None) -> object:
    """Return what makes news the same as those before."""
    if isinstance(news, SyncReport):
        return news.generation
    return str(news) if isinstance(news, DisplayableError) else news
