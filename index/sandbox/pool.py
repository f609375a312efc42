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
from typing import Self

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
) -> Generator[Result, None, None]:
    """Read files with a ``ReadingPool`` that is there for them alone.

    Nothing starts before the first result is asked for.
    """
    with ReadingPool(corpus_dir, limits, workers, load) as pool:
        yield from pool.read(files, waiting)


class ReadingPool:
    """Threads with a process each that reads files, started as there is work for them.

    To be closed, or used in a ``with`` block.
    """

    def __init__(
        self,
        corpus_dir: Path,
        limits: ReadLimits = DEFAULT_LIMITS,
        workers: int | None = None,
        load: Loader = load_document,
        *,
        ready: bool = False,
    ) -> None:
        """Read files of a corpus.

        Args:
            corpus_dir: The folder they lie in.
            limits: What one file may cost; what goes beyond is a failure.
            workers: How many processes at most; by default as the machine has
                processors, up to four.
            load: Reads one file; the workers import it by its name.
            ready: Start a process for the files to come, beside what the caller does;
                otherwise nothing starts yet.
        """
        log_level = logging.getLogger("index").getEffectiveLevel()
        self._job = Job(load, corpus_dir, limits, log_level)
        self._size = workers or min(os.cpu_count() or 1, _MOST_WORKERS)
        self._in_flight = 0  # Files given whose results were not taken.
        self._tasks: SimpleQueue[tuple[str, Request] | None] = SimpleQueue()
        self._results: SimpleQueue[Result | Exception] = SimpleQueue()
        self._workers: list[ReadingProcess] = []
        self._threads: list[Thread] = []
        # Whoever forgets to close must not hang at the end of the program.
        atexit.register(self.close)
        if ready:
            self._start_worker(ready=True)

    def __enter__(self) -> Self:
        """Return the pool itself."""
        return self

    def __exit__(self, *error: object) -> None:
        """End what is being read."""
        self.close()

    def close(self) -> None:
        """End what is being read, at once."""
        for worker in self._workers:
            self._tasks.put(None)
            worker.stop()
        for thread in self._threads:
            thread.join()
        self._workers.clear()
        self._threads.clear()
        atexit.unregister(self.close)

    def read(
        self,
        files: Iterable[tuple[str, Path]],
        waiting: Callable[[], None] = lambda: None,
        begun: Callable[[str], Begun | None] = lambda _: None,
    ) -> Generator[Result, None, None]:
        """Yield what became of each file as it is done.

        Only a few files are ahead of whoever takes the results. One reading goes on at
        a time, and who leaves it before its end closes the pool.

        Args:
            files: Document ids and paths; taken one by one as there is room.
            waiting: Called twice a second while nothing is done; what it raises ends
                it.
            begun: Gives, for a document id, the text recognition to go on from.

        Raises:
            DisplayableError: No process can be started.
        """
        for document_id, path in files:
            # One file each beside the one it reads: no worker waits, no results pile
            # up.
            while self._in_flight >= 2 * self._size or not self._results.empty():
                yield self._take(waiting)
            self._give(document_id, Request(path, begun(document_id)))
        while self._in_flight:
            yield self._take(waiting)

    def _give(self, document_id: str, request: Request) -> None:
        self._in_flight += 1
        self._tasks.put((document_id, request))
        if len(self._threads) < min(self._in_flight, self._size):
            self._start_worker()

    def _take(self, waiting: Callable[[], None]) -> Result:
        result = None
        while result is None:
            try:
                result = self._results.get(timeout=_WAKE)
            except Empty:
                waiting()
        self._in_flight -= 1
        if isinstance(result, Exception):
            raise result
        return result

    def _start_worker(self, *, ready: bool = False) -> None:
        worker = ReadingProcess(self._job)
        thread = Thread(target=self._work, args=(worker, ready), daemon=True)
        self._workers.append(worker)
        self._threads.append(thread)
        thread.start()

    def _work(self, worker: ReadingProcess, ready: bool) -> None:
        # The system ends a worker with the thread that started it, so this one stays.
        if ready:
            worker.get_ready()
        while (task := self._tasks.get()) is not None:
            try:
                self._results.put(worker.read(*task))
            except Exception as exc:
                self._results.put(exc)
        worker.end()
