"""Read files where a parser that crashes, hangs or eats memory takes nothing with it.

file → a free worker process → Document, or a ReadFailure with the reason
"""

from __future__ import annotations

import atexit
import logging
import os
from collections.abc import Callable, Generator, Iterable
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread

from index.documents import Document, ReadFailure
from index.limits import DEFAULT_LIMITS, ReadLimits
from index.readers import load_document
from index.readers.pdf.recognition import Begun
from index.sandbox.messages import Job, Loader, Request
from index.sandbox.process import ReadingProcess

_MOST_WORKERS = 4
_WAKE = 0.5

Result = Document | ReadFailure


def read_files(
    files: Iterable[tuple[str, Path]],
    corpus_dir: Path,
    limits: ReadLimits = DEFAULT_LIMITS,
    workers: int | None = None,
    load: Loader = load_document,
    waiting: Callable[[], None] = lambda: None,
    begun: Callable[[str], Begun | None] = lambda _: None,
) -> Generator[Result, None, None]:
    """Read files in processes of their own, and yield each as it is done.

    Nothing starts before the first result is asked for, and only a few files are
    ahead of whoever takes the results. Closing the iterator ends all at once.

    Args:
        files: Document ids and paths; taken one by one as there is room.
        corpus_dir: The folder they lie in.
        limits: What one file may cost; what goes beyond is a failure.
        workers: How many processes at most; by default as the machine has processors,
            up to four.
        load: Reads one file; the workers import it by its name.
        begun: Gives, for a document id, the text recognition to go on from.
        waiting: Called twice a second while nothing is done; what it raises ends all.

    Raises:
        DisplayableError: No process can be started.
    """
    log_level = logging.getLogger("index").getEffectiveLevel()
    job = Job(load, corpus_dir, limits, log_level)
    pool = _Pool(job, workers or _count_processors(), waiting)
    # Whoever forgets to close must not hang at the end of the program.
    atexit.register(pool.close)
    try:
        for document_id, path in files:
            while pool.is_full or pool.has_results:
                yield pool.take()
            pool.give(document_id, Request(path, begun(document_id)))
        while pool.in_flight:
            yield pool.take()
    finally:
        pool.close()
        atexit.unregister(pool.close)


def _count_processors() -> int:
    return min(os.cpu_count() or 1, _MOST_WORKERS)


class _Pool:
    """Threads with a worker each, started as there is work for them."""

    def __init__(self, job: Job, size: int, waiting: Callable[[], None]) -> None:
        self.in_flight = 0
        """Files given whose results were not taken."""
        self._job = job
        self._waiting = waiting
        self._size = size
        self._tasks: SimpleQueue[tuple[str, Request] | None] = SimpleQueue()
        self._results: SimpleQueue[Result | Exception] = SimpleQueue()
        self._workers: list[ReadingProcess] = []
        self._threads: list[Thread] = []

    @property
    def is_full(self) -> bool:
        # One file each beside the one it reads: no worker waits, no results pile up.
        return self.in_flight >= 2 * self._size

    @property
    def has_results(self) -> bool:
        return not self._results.empty()

    def give(self, document_id: str, request: Request) -> None:
        self.in_flight += 1
        self._tasks.put((document_id, request))
        if len(self._threads) < min(self.in_flight, self._size):
            worker = ReadingProcess(self._job)
            thread = Thread(target=self._work, args=(worker,), daemon=True)
            self._workers.append(worker)
            self._threads.append(thread)
            thread.start()

    def take(self) -> Result:
        result = None
        while result is None:
            try:
                result = self._results.get(timeout=_WAKE)
            except Empty:
                self._waiting()
        self.in_flight -= 1
        if isinstance(result, Exception):
            raise result
        return result

    def close(self) -> None:
        for worker in self._workers:
            self._tasks.put(None)
            worker.stop()
        for thread in self._threads:
            thread.join()
        self._workers.clear()
        self._threads.clear()

    def _work(self, worker: ReadingProcess) -> None:
        # The system ends a worker with the thread that started it, so this one stays.
        while (task := self._tasks.get()) is not None:
            try:
                self._results.put(worker.read(*task))
            except Exception as exc:
                self._results.put(exc)
        worker.end()
